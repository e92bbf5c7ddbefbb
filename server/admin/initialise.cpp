// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/initialise.h"

#include <filesystem>

#include "server/admin/datadirectory.h"
#include "server/admin/keypair.h"
#include "server/storage/sqlitestorage.h"

namespace qunce::server {

namespace {

namespace fs = std::filesystem;

Error cannotMake(const std::string &path, const std::error_code &why)
{
    return {ErrorCode::Io,
        Message(QUNCE_TEXT("The data directory %1 cannot be used: %2"), {path, why.message()}), {}};
}

DatabaseMaker emptyDatabase(const Clock &clock)
{
    return [&clock](const std::string &file, const auto &prepare) -> Result<void> {
        QUNCE_ASSIGN(const auto storage, SqliteStorage::open(file, SqliteStorage::Mode::Create, clock));
        QUNCE_ASSIGN(const auto transaction, storage->beginWrite());
        QUNCE_TRY(prepare(*transaction));
        return transaction->commit();
    };
}

} // namespace

Result<void> initialise(const std::string &path, const Clock &clock, IdSource &ids)
{
    return initialise(path, clock, ids, emptyDatabase(clock));
}

Result<void> initialise(
    const std::string &path, const Clock &clock, IdSource &ids, const DatabaseMaker &maker)
{
    std::error_code failed;
    const bool made = fs::create_directories(path, failed);
    if (!failed && made)
        fs::permissions(path, fs::perms::owner_all, failed);
    if (failed)
        return cannotMake(path, failed);
    QUNCE_ASSIGN(const DataDirectory directory, DataDirectory::open(path, "qunced init"));
    const DataLayout &layout = directory.layout();
    if (fs::exists(layout.database(), failed))
        return Error {ErrorCode::AlreadyExists,
            Message(QUNCE_TEXT("There is already a brand in %1, and it was left as it is."), {path}), {}};

    QUNCE_ASSIGN(const KeyPair signing, makeSigningKeys());
    QUNCE_TRY(writeKeyPair(layout.signingKey(), signing));
    QUNCE_ASSIGN(const KeyPair sealing, makeSealingKeys());
    QUNCE_TRY(writeKeyPair(layout.sealingKey(), sealing));

    const std::string fresh = layout.database() + ".new";
    for (const char *suffix : {"", "-wal", "-shm"})
        fs::remove(fresh + suffix, failed);
    const auto prepare = [&](WriteTransaction &transaction) -> Result<void> {
        QUNCE_TRY(transaction.putSetting("epoch", ids.next().toString()));
        return transaction.appendAudit({clock.nowMs(), "cli", "init", "{}"});
    };
    QUNCE_TRY(maker(fresh, prepare));
    fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, failed);
    if (!failed)
        fs::rename(fresh, layout.database(), failed);
    return failed ? Result<void>(cannotMake(path, failed)) : Result<void>();
}

} // namespace qunce::server
