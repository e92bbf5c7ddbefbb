// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/outbox.h"

#include <filesystem>
#include <fstream>

#include "models/base/seededbugs.h"
#include "models/store/migrations.h"
#include "models/store/outboxrecovery.h"
#include "models/store/profile.h"

namespace qunce {

namespace {

constexpr int kBusyTimeoutMs = 5'000;

constexpr char kReadMeta[] =
    "SELECT client_id, session_no, epoch, lease_until_ms, clock_offset_ms, fact_from, last_generation,"
    " owner_id, owner_name FROM meta";
constexpr char kWriteMeta[] =
    "INSERT OR REPLACE INTO meta (only_row, client_id, session_no, epoch, lease_until_ms, clock_offset_ms,"
    " fact_from, last_generation, owner_id, owner_name) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr char kReadGenerations[] = "SELECT number, boot_id, durable, shown FROM generation ORDER BY number";
constexpr char kWriteGeneration[] =
    "INSERT OR REPLACE INTO generation (number, boot_id, durable, shown) VALUES (?, ?, ?, ?)";
constexpr char kRemoveGeneration[] = "DELETE FROM generation WHERE number = ?";
constexpr char kShownGeneration[] =
    "SELECT max(number) FROM generation WHERE shown = 1 AND (durable = 1 OR (boot_id = ?1 AND ?1 <> ''))";

} // namespace

std::string machineBootId()
{
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

bool canBeTrusted(const Generation &generation, const std::string &bootId)
{
    return generation.durable || (!bootId.empty() && generation.bootId == bootId);
}

/// Corrupt if it is damaged anywhere.
Result<std::unique_ptr<Database>> Outbox::openChecked(const std::string &path)
{
    QUNCE_ASSIGN(auto database, Database::open(path, Database::Access::Create, kBusyTimeoutMs));
    QUNCE_ASSIGN(
        const int version, storedVersion(*database, outboxMigrations())); // before anything is done to it
    QUNCE_ASSIGN(const bool sound, version == 0 ? Result<bool>(true) : isOutboxSound(*database));
    if (!sound)
        return Error {ErrorCode::Corrupt, Message(QUNCE_TEXT("A file of the profile is damaged.")), path};
    if (version > 0 && version < outboxMigrations().back().number)
        QUNCE_TRY(copyOutbox(*database, path));
    QUNCE_TRY(
        database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON"));
    if (seededBug("edits not flushed"))
        QUNCE_TRY(database->execute("PRAGMA synchronous = OFF"));
    QUNCE_TRY(migrate(*database, outboxMigrations()));
    // A new file's name, and that the journal of its first page is gone: a loss of power could bring that back, and it
    // would empty the file.
    if (version == 0)
        QUNCE_TRY(flushDirectory(std::filesystem::path(path).parent_path().string()));
    return database;
}

Result<std::unique_ptr<Outbox>> Outbox::open(const std::string &path, const OutboxOptions &options)
{
    std::shared_ptr<const OutboxRecovery> recovery;
    const auto recover = [&]() -> Result<void> {
        QUNCE_ASSIGN(OutboxRecovery done, recoverOutbox(path));
        recovery = std::make_shared<const OutboxRecovery>(std::move(done));
        return {};
    };
    if (isOutboxMissing(path))
        QUNCE_TRY(recover());
    Result<std::unique_ptr<Database>> database = openChecked(path);
    if (!database.ok() && database.error().code == ErrorCode::Corrupt && !recovery) {
        QUNCE_TRY(recover());
        database = openChecked(path);
    }
    if (!database.ok())
        return std::move(database).error();
    keepBallast(path, options.ballastBytes);
    std::unique_ptr<Outbox> outbox(new Outbox(std::move(database).value(), path));
    outbox->m_recovery = std::move(recovery);
    return outbox;
}

Result<void> Outbox::copy()
{
    const std::lock_guard lock(m_mutex);
    return copyOutbox(*m_database, m_path);
}

bool Outbox::hasMoved()
{
    const std::lock_guard lock(m_mutex);
    return m_database->hasMoved();
}

Result<std::unique_ptr<Outbox>> Outbox::openReadOnly(const std::string &path)
{
    QUNCE_ASSIGN(auto database, Database::open(path, Database::Access::ReadOnly, kBusyTimeoutMs));
    QUNCE_ASSIGN(const int version, storedVersion(*database, outboxMigrations()));
    if (version < outboxMigrations().back().number)
        return Error {ErrorCode::VersionMismatch,
            Message(
                QUNCE_TEXT("The profile is of an older program. Close the other window, then start again.")),
            "version " + std::to_string(version)};
    return std::unique_ptr<Outbox>(new Outbox(std::move(database), path));
}

Result<OutboxMeta> Outbox::meta()
{
    const std::lock_guard lock(m_mutex);
    return readMeta();
}

Result<void> Outbox::save(const OutboxMeta &meta)
{
    const std::lock_guard lock(m_mutex);
    return writeMeta(meta);
}

Result<OutboxMeta> Outbox::update(const std::function<void(OutboxMeta &meta)> &change)
{
    const std::lock_guard lock(m_mutex);
    QUNCE_ASSIGN(OutboxMeta meta, readMeta());
    change(meta);
    QUNCE_TRY(writeMeta(meta));
    return meta;
}

Result<OutboxMeta> Outbox::readMeta()
{
    QUNCE_ASSIGN(Statement query, Statement::prepare(*m_database, kReadMeta));
    QUNCE_ASSIGN(const bool row, query.step());
    OutboxMeta meta;
    if (row) {
        meta.clientId = query.uuid(0);
        meta.sessionNo = query.number(1);
        meta.epoch = query.text(2);
        meta.leaseUntilMs = query.integer(3);
        meta.clockOffsetMs = query.integer(4);
        meta.factFrom = query.text(5);
        meta.lastGeneration = query.number(6);
        meta.ownerId = query.uuid(7);
        meta.ownerName = query.text(8);
    }
    return meta;
}

Result<void> Outbox::writeMeta(const OutboxMeta &meta)
{
    QUNCE_ASSIGN(Statement write, Statement::prepare(*m_database, kWriteMeta));
    return write.bind(1, meta.clientId)
        .bind(2, meta.sessionNo)
        .bindText(3, meta.epoch)
        .bind(4, meta.leaseUntilMs)
        .bind(5, meta.clockOffsetMs)
        .bindText(6, meta.factFrom)
        .bind(7, meta.lastGeneration)
        .bind(8, meta.ownerId)
        .bindText(9, meta.ownerName)
        .run();
}

Result<std::vector<Generation>> Outbox::generations()
{
    const std::lock_guard lock(m_mutex);
    QUNCE_ASSIGN(Statement query, Statement::prepare(*m_database, kReadGenerations));
    std::vector<Generation> found;
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return found;
        found.push_back(
            {query.number(0), std::string(query.text(1)), query.integer(2) != 0, query.integer(3) != 0});
    }
}

Result<void> Outbox::save(const Generation &generation)
{
    const std::lock_guard lock(m_mutex);
    QUNCE_ASSIGN(Statement write, Statement::prepare(*m_database, kWriteGeneration));
    return write.bind(1, generation.number)
        .bindText(2, generation.bootId)
        .bind(3, generation.durable)
        .bind(4, generation.shown)
        .run();
}

Result<void> Outbox::removeGeneration(uint64_t number)
{
    const std::lock_guard lock(m_mutex);
    QUNCE_ASSIGN(Statement remove, Statement::prepare(*m_database, kRemoveGeneration));
    return remove.bind(1, number).run();
}

Result<std::optional<uint64_t>> Outbox::shownGeneration(const std::string &bootId)
{
    const std::lock_guard lock(m_mutex);
    if (!m_shown.isPrepared()) {
        QUNCE_ASSIGN(m_shown, Statement::prepare(*m_database, kShownGeneration));
    }
    const ResetAtEnd reset(m_shown);
    m_shown.bindText(1, bootId);
    QUNCE_ASSIGN(const bool row, m_shown.step());
    return row && !m_shown.isNull(0) ? std::optional<uint64_t>(m_shown.number(0)) : std::nullopt;
}

} // namespace qunce
