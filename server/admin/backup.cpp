// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/backup.h"

#include <cerrno>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "models/base/day.h"
#include "models/base/filewriter.h"
#include "server/admin/check.h"
#include "server/admin/checksum.h"
#include "server/admin/keypair.h"
#include "server/storage/connection.h"
#include "server/storage/databasecopy.h"
#include "server/storage/dialect.h"
#include "server/storage/migrations.h"
#include "server/storage/sqlitestorage.h"

namespace qunce::server {

namespace {

namespace fs = std::filesystem;

// A brand in use has no such settings; its keys are files.
constexpr const char *kSigningKey = "backup.signing.key";
constexpr const char *kSealingKey = "backup.sealing.key";

Result<void> rename(const std::string &from, const std::string &to)
{
    return ::rename(from.c_str(), to.c_str()) == 0 ? Result<void>() : Result<void>(fileError(errno, to));
}

/// So that the names of a folder outlive a power cut.
void flushFolder(const std::string &folder)
{
    const int open = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (open < 0)
        return;
    ::fsync(open);
    ::close(open);
}

void removeDatabase(const std::string &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        ::unlink((path + suffix).c_str());
}

/// The keys that came in the backup; nothing in one that was made by other means.
struct KeyTexts {
    std::string signing;
    std::string sealing;
};

/// Makes a brand's database of the copy of a backup, and takes the keys out of it.
Result<KeyTexts> prepare(const std::string &database, const Clock &clock)
{
    QUNCE_ASSIGN(const auto storage, SqliteStorage::open(database, SqliteStorage::Mode::Open, clock));
    QUNCE_ASSIGN(const auto transaction, storage->beginWrite());
    KeyTexts keys;
    QUNCE_ASSIGN(keys.signing, transaction->setting(kSigningKey));
    QUNCE_ASSIGN(keys.sealing, transaction->setting(kSealingKey));
    QUNCE_TRY(transaction->dropSetting(kSigningKey));
    QUNCE_TRY(transaction->dropSetting(kSealingKey));
    QUNCE_TRY(transaction->leapHeads());
    QUNCE_TRY(transaction->appendAudit({clock.nowMs(), "cli", "restore", "{}"}));
    QUNCE_TRY(transaction->commit());
    return keys;
}

/// A name for the file that has to go, with the time in it.
std::string keptName(const std::string &path, const Clock &clock)
{
    const std::string name = path + ".before-restore-" + std::to_string(clock.nowMs());
    std::error_code ignored;
    return fs::exists(name, ignored) ? name + "-" + std::to_string(::getpid()) : name;
}

/// Returns where the other keys are now that were there.
Result<std::vector<std::string>> placeKeys(const KeyTexts &texts, const DataLayout &brand, const Clock &clock)
{
    std::vector<std::string> kept;
    if (texts.signing.empty() || texts.sealing.empty()) {
        const Result<BrandKeys> there = readBrandKeys(brand.signingKey(), brand.sealingKey());
        return there.ok() ? Result<std::vector<std::string>>(kept)
                          : Result<std::vector<std::string>>(there.error());
    }
    QUNCE_ASSIGN(const KeyPair signing, keyPairFromText(texts.signing));
    QUNCE_ASSIGN(const KeyPair sealing, keyPairFromText(texts.sealing));
    for (const auto &[path, key] : {std::pair(brand.signingKey(), signing), {brand.sealingKey(), sealing}}) {
        const Result<KeyPair> there = readKeyPair(path);
        if (there.ok() && textOf(*there) != textOf(key)) {
            kept.push_back(keptName(path, clock));
            QUNCE_TRY(writeKeyPair(kept.back(), *there)); // a copy: there is a key at every moment
        }
        QUNCE_TRY(writeKeyPair(path, key));
    }
    return kept;
}

/// How many problems the check finds.
Result<uint64_t> problemsOf(const std::string &database, const Clock &clock)
{
    QUNCE_ASSIGN(const auto storage, SqliteStorage::open(database, SqliteStorage::Mode::Open, clock));
    QUNCE_ASSIGN(const auto transaction, storage->beginRead());
    QUNCE_ASSIGN(const CheckReport report, checkDatabase(*transaction));
    return report.problemCount;
}

/// The keys of a backup that may be restored, and what the check says of it.
struct Prepared {
    KeyTexts keys;
    uint64_t problems = 0;
};

Result<Prepared> prepareBackup(
    const std::string &file, const std::string &fresh, const Clock &clock, bool evenDamaged)
{
    Prepared prepared;
    if (fs::exists(file)) {
        QUNCE_ASSIGN(const std::optional<bool> isAsWritten, agreesWithChecksum(file));
        if (isAsWritten == false && !evenDamaged)
            return Error {ErrorCode::InvalidInput,
                {QUNCE_TEXT(
                     "%1 is not what was written: its SHA-256 is not the one in %2. Nothing was "
                     "changed; take another backup. If there is none, --damaged restores it as it is."),
                    {file, checksumPath(file)}},
                {}};
        prepared.problems += isAsWritten == false ? 1 : 0;
    }
    QUNCE_TRY(copyDatabase(file, fresh));
    QUNCE_ASSIGN(prepared.keys, prepare(fresh, clock));
    QUNCE_ASSIGN(const uint64_t found, problemsOf(fresh, clock));
    prepared.problems += found;
    if (prepared.problems == 0 || evenDamaged)
        return prepared;
    return Error {ErrorCode::InvalidInput,
        {QUNCE_TEXT(
             "%1 is damaged: the check finds %2 problems in it. Nothing was changed; take another backup. If "
             "there is none, --damaged restores it as it is."),
            {file, std::to_string(prepared.problems)}},
        {}};
}

/// A backup takes the place of an older one, and of nothing else.
Result<void> refuseOther(const std::string &file)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored)
        || (fs::is_regular_file(file, ignored) && fs::file_size(file, ignored) == 0))
        return {};
    const auto storage = Connection::open(file, Connection::Access::ReadOnly, 0);
    if (storage.ok() && refuseNewer(**storage, sqliteDialect(), serverMigrations()).ok())
        return {};
    return Error {ErrorCode::AlreadyExists,
        {QUNCE_TEXT("%1 is there already and is no backup. Choose another name; nothing was written."),
            {file}},
        {}};
}

Result<std::string> setAside(const DataLayout &brand, const Clock &clock)
{
    std::error_code ignored;
    if (!fs::exists(brand.database(), ignored))
        return std::string();
    const std::string kept = keptName(brand.database(), clock);
    // The log first: without its database it means nothing, and the database without it would be older than it was.
    if (fs::exists(brand.database() + "-wal", ignored))
        QUNCE_TRY(rename(brand.database() + "-wal", kept + "-wal"));
    ::unlink((brand.database() + "-shm").c_str());
    QUNCE_TRY(rename(brand.database(), kept));
    return kept;
}

/// It is the file that is damaged, not the brand that is there.
Error aboutBackup(const Error &error, const std::string &file)
{
    if (error.code != ErrorCode::Corrupt)
        return error;
    return {ErrorCode::Corrupt,
        {QUNCE_TEXT("%1 is no backup that can be used: it is another file, or damaged. Nothing was changed; "
                    "take another backup."),
            {file}},
        error.detail};
}

} // namespace

Result<void> backUp(const DataLayout &brand, const std::string &file)
{
    QUNCE_ASSIGN(const BrandKeys keys, readBrandKeys(brand.signingKey(), brand.sealingKey()));
    QUNCE_TRY(refuseOther(file));
    const std::string part = file + ".part";
    removeDatabase(part); // of a backup that was interrupted
    QUNCE_TRY(copyDatabase(
        brand.database(), part, {{kSigningKey, textOf(keys.signing)}, {kSealingKey, textOf(keys.sealing)}}));
    const Result<std::string> sum = sha256Of(part);
    if (sum.ok()) // a backup without a sum can be restored, one with another's cannot
        ::unlink(checksumPath(file).c_str());
    const Result<void> renamed = sum.ok() ? rename(part, file) : Result<void>(sum.error());
    if (!renamed.ok())
        removeDatabase(part);
    flushFolder(fs::path(file).parent_path().string());
    QUNCE_TRY(renamed);
    return writeChecksum(file, *sum);
}

Result<Restored> restore(
    const std::string &file, const std::string &path, const Clock &clock, bool evenDamaged)
{
    std::error_code failed;
    if (fs::create_directories(path, failed))
        fs::permissions(path, fs::perms::owner_all, failed);
    QUNCE_ASSIGN(const DataDirectory directory, DataDirectory::open(path, "qunced restore"));
    const DataLayout &brand = directory.layout();
    const std::string fresh = brand.database() + ".restored";
    removeDatabase(fresh);
    Restored restored;
    const Result<void> prepared = [&]() -> Result<void> {
        QUNCE_ASSIGN(const Prepared backup, prepareBackup(file, fresh, clock, evenDamaged));
        restored.problems = backup.problems;
        QUNCE_ASSIGN(restored.keptKeys, placeKeys(backup.keys, brand, clock));
        return {};
    }();
    if (!prepared.ok()) {
        removeDatabase(fresh);
        return aboutBackup(prepared.error(), file);
    }
    QUNCE_ASSIGN(restored.keptDatabase, setAside(brand, clock));
    QUNCE_TRY(rename(fresh, brand.database()));
    flushFolder(path);
    return restored;
}

} // namespace qunce::server
