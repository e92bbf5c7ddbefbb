// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/outboxrecovery.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <set>

#include <sqlite3.h>

#include "models/base/clock.h"
#include "models/base/filewriter.h"
#include "models/store/editrows.h"
#include "models/store/migrations.h"
#include "models/store/profile.h"

namespace qunce {

namespace {

namespace fs = std::filesystem;

constexpr int kRecoveryBusyMs = 5'000;

constexpr char kCheck[] = "PRAGMA integrity_check(1)";
constexpr char kHasEdits[] = "SELECT count(*) FROM sqlite_master WHERE name = 'edit'";
constexpr char kPlaces[] = "SELECT place FROM edit";
constexpr char kMaxPlace[] = "SELECT max(place) FROM edit";
constexpr char kEverGiven[] = "SELECT seq FROM sqlite_sequence WHERE name = 'edit'";
constexpr char kSigned[] = "SELECT place, gid, aid, payload, crc FROM edit";
constexpr char kNextMid[] = "SELECT coalesce(max(mid), 0) + 1 FROM edit";
constexpr char kMaxChanged[] = "SELECT coalesce(max(changed), 0) FROM edit";
constexpr char kChangedAt[] = "SELECT coalesce((SELECT changed FROM edit WHERE place = ?1), -1)";
constexpr char kColumns[] = "place, gid, aid, payload, crc, changed, mid, to_send, state, state_before, "
                            "kind, id, status, bucket, seq,"
                            " settled, conflict, kept, code, message, answered_ms, ";
constexpr char kNewerColumns[] = "former_client, former_mid";
constexpr char kWithoutNewer[] = "NULL, NULL"; // of a program before migration 3
constexpr int kColumnCount = 23;
/// A number of an edit that only the older copy still has, and that another edit got since.
constexpr char kGiveUpMid[] = "UPDATE edit SET mid = NULL, to_send = 0, state = 3, code = 'recovered'"
                              " WHERE mid = ?1 AND place <> ?2";
constexpr char kDelete[] = "DELETE FROM edit WHERE place = ?1";
constexpr char kAction[] = "SELECT aid, at_ms, title, undoes, crc FROM edit_action WHERE aid = ?1";
constexpr char kPutAction[] =
    "INSERT OR REPLACE INTO edit_action (aid, at_ms, title, undoes, crc) VALUES (?, ?, ?, ?, ?)";
constexpr char kMissingActions[] =
    "SELECT DISTINCT aid FROM edit WHERE state <> 7 AND aid NOT IN (SELECT aid FROM edit_action)";
constexpr char kPlacesOfAction[] = "SELECT min(place) FROM edit WHERE aid = ?1";
struct WholeTable {
    const char *read;
    const char *readOlder; ///< where an older program has written it
    const char *write;
    int columns;
};
constexpr WholeTable kMeta {
    "SELECT only_row, client_id, session_no, epoch, lease_until_ms, clock_offset_ms, fact_from,"
    " last_generation, owner_id, owner_name FROM meta",
    "SELECT only_row, client_id, session_no, epoch, lease_until_ms, clock_offset_ms, fact_from,"
    " last_generation, x'', '' FROM meta",
    "INSERT OR REPLACE INTO meta (only_row, client_id, session_no, epoch, lease_until_ms, clock_offset_ms, "
    "fact_from,"
    " last_generation, owner_id, owner_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    10};
constexpr char kRecoveredGenerations[] = "SELECT number, boot_id, durable, shown FROM generation";
constexpr WholeTable kGenerations {kRecoveredGenerations, kRecoveredGenerations,
    "INSERT OR REPLACE INTO generation (number, boot_id, durable, shown) VALUES (?, ?, ?, ?)", 4};
constexpr char kReadFormer[] = "SELECT number, client_id, next_mid FROM former_client";
constexpr WholeTable kFormer {kReadFormer, kReadFormer,
    "INSERT OR REPLACE INTO former_client (number, client_id, next_mid) VALUES (?, ?, ?)", 3};

std::string damagedPath(const std::string &outboxPath)
{
    return fs::path(outboxPath).replace_extension(".damaged.db").string();
}

/// The file first: if this is cut off, there is no outbox, and that is noticed.
Result<std::string> setAside(const std::string &outboxPath)
{
    const std::string target = damagedPath(outboxPath);
    std::error_code failed;
    if (fs::exists(outboxPath, failed)) {
        for (const char *suffix : {"", "-wal", "-shm"})
            fs::remove(target + suffix, failed);
        if (std::rename(outboxPath.c_str(), target.c_str()) != 0)
            return fileError(errno, outboxPath);
    }
    if (fs::exists(outboxPath + "-wal", failed)
        && std::rename((outboxPath + "-wal").c_str(), (target + "-wal").c_str()) != 0)
        return fileError(errno, outboxPath);
    fs::remove(outboxPath + "-shm", failed);
    QUNCE_TRY(flushDirectory(fs::path(outboxPath).parent_path().string()));
    return fs::exists(target, failed) ? target : std::string();
}

/// The sound one with the newest edits; empty if there is none.
std::string bestCopy(const std::string &outboxPath)
{
    std::string best;
    uint64_t newest = 0;
    for (const std::string &path : outboxCopies(outboxPath)) {
        std::error_code failed;
        if (!fs::exists(path, failed))
            continue;
        const auto copy = Database::open(path, Database::Access::ReadOnly, kRecoveryBusyMs);
        if (!copy.ok())
            continue;
        const Result<bool> sound = isOutboxSound(**copy);
        const Result<EditLogState> state = readEditLogState(**copy);
        if (!sound.ok() || !*sound || !state.ok() || (!best.empty() && state->revision < newest))
            continue;
        best = path;
        newest = state->revision;
    }
    return best;
}

/// Takes over what can be read of a damaged database. Whatever fails there is passed over.
class Salvage
{
public:
    Salvage(Database &damaged, Database &made) : m_damaged(damaged), m_made(made) { }

    Result<void> run(int64_t lastNoted)
    {
        QUNCE_TRY(wholeTable(kMeta));
        QUNCE_TRY(wholeTable(kGenerations));
        QUNCE_TRY(wholeTable(kFormer));
        int64_t last = lastNoted;
        for (const char *sql : {kMaxPlace, kEverGiven}) {
            const Result<int64_t> found = m_damaged.queryInteger(sql);
            last = std::max(last, found.ok() && *found < lastNoted + kFarthest ? *found : 0);
        }
        // One by one, since a damaged page ends every walk over it.
        for (int64_t place = 1; place <= last; ++place)
            QUNCE_TRY(edit(place));
        return actions();
    }

private:
    static constexpr int64_t kFarthest = 1'000'000; ///< a number that damage has made is passed over

    static void bindFrom(const Statement &to, const Statement &from, int columns)
    {
        for (int i = 0; i < columns; ++i)
            sqlite3_bind_value(to.handle(), i + 1, sqlite3_column_value(from.handle(), i));
    }
    Result<void> wholeTable(const WholeTable &table)
    {
        Result<Statement> read = Statement::prepare(m_damaged, table.read);
        if (!read.ok())
            read = Statement::prepare(m_damaged, table.readOlder);
        if (!read.ok())
            return {};
        for (;;) {
            const Result<bool> row = read->step();
            if (!row.ok() || !*row)
                return {};
            QUNCE_ASSIGN(Statement write, Statement::prepare(m_made, table.write));
            bindFrom(write, *read, table.columns);
            QUNCE_TRY(write.run());
        }
    }
    Result<Statement> readingEdit(const char *newerColumns)
    {
        return Statement::prepare(
            m_damaged, "SELECT " + std::string(kColumns) + newerColumns + " FROM edit WHERE place = ?1");
    }
    Result<void> edit(int64_t place)
    {
        Result<Statement> read = readingEdit(kNewerColumns);
        if (!read.ok())
            read = readingEdit(kWithoutNewer);
        if (!read.ok())
            return {};
        const Result<bool> row = read->bind(1, place).step();
        if (!row.ok() || !*row || read->integer(0) != place)
            return {};
        const bool isWhole = static_cast<uint32_t>(read->integer(4))
            == editChecksum(place, read->uuid(1), read->uuid(2), read->bytes(3));
        if (!isWhole || !decodeOp(read->bytes(3)).ok())
            return {};
        QUNCE_ASSIGN(Statement known, Statement::prepare(m_made, kChangedAt));
        QUNCE_ASSIGN(const bool has, known.bind(1, place).step());
        if (has && known.integer(0) >= read->integer(5))
            return {};
        for (const char *sql : {kDelete, kGiveUpMid}) {
            QUNCE_ASSIGN(Statement clear, Statement::prepare(m_made, sql));
            if (sql == kDelete)
                QUNCE_TRY(clear.bind(1, place).run());
            else if (!read->isNull(6))
                QUNCE_TRY(clear.bind(1, read->integer(6)).bind(2, place).run());
        }
        QUNCE_ASSIGN(Statement write,
            Statement::prepare(m_made,
                "INSERT INTO edit (" + std::string(kColumns) + kNewerColumns
                    + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
        bindFrom(write, *read, kColumnCount);
        return write.run();
    }
    /// Names of what has none in the copy; one whose name is lost gets another.
    Result<void> actions()
    {
        std::vector<Uuid> missing;
        {
            QUNCE_ASSIGN(Statement query, Statement::prepare(m_made, kMissingActions));
            for (;;) {
                QUNCE_ASSIGN(const bool row, query.step());
                if (!row)
                    break;
                missing.push_back(query.uuid(0));
            }
        }
        for (const Uuid &aid : missing) {
            Result<Statement> read = Statement::prepare(m_damaged, kAction);
            const bool found = read.ok() && read->bind(1, aid).step().ok() && read->uuid(0) == aid;
            if (found) {
                QUNCE_ASSIGN(Statement write, Statement::prepare(m_made, kPutAction));
                bindFrom(write, *read, 5);
                QUNCE_TRY(write.run());
                const Result<std::optional<ListedAction>> readable = findAction(m_made, aid);
                if (readable.ok())
                    continue;
            }
            EditAction named;
            named.aid = aid;
            named.title = Message(QUNCE_TEXT("Recovered change"));
            QUNCE_TRY(addAction(m_made, named));
        }
        return {};
    }

    Database &m_damaged;
    Database &m_made;
};

/// Numbers go on above everything known; readers begin anew.
Result<void> renewState(Database &made)
{
    QUNCE_ASSIGN(EditLogState state, readEditLogState(made));
    QUNCE_ASSIGN(const int64_t mid, made.queryInteger(kNextMid));
    QUNCE_ASSIGN(const int64_t changed, made.queryInteger(kMaxChanged));
    const SystemClock clock;
    state.logId = RandomIdSource(clock).next();
    state.nextMid = std::max(state.nextMid, static_cast<uint64_t>(mid));
    state.revision = std::max(state.revision, static_cast<uint64_t>(changed)) + 1;
    return writeEditLogState(made, state);
}

Result<std::vector<NotedEdits>> lostOf(Database &made, std::vector<NotedEdits> noted)
{
    std::set<int64_t> places;
    QUNCE_ASSIGN(Statement query, Statement::prepare(made, kPlaces));
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            break;
        places.insert(query.integer(0));
    }
    std::erase_if(noted, [&](const NotedEdits &edits) {
        const auto first = places.lower_bound(edits.firstPlace);
        const auto count = std::distance(first, places.upper_bound(edits.lastPlace));
        return count == edits.lastPlace - edits.firstPlace + 1;
    });
    std::sort(noted.begin(), noted.end(),
        [](const NotedEdits &a, const NotedEdits &b) { return a.firstPlace < b.firstPlace; });
    return noted;
}

} // namespace

Result<bool> isOutboxSound(Database &database)
{
    Result<Statement> check = Statement::prepare(database, kCheck);
    if (!check.ok())
        return check.error().code == ErrorCode::Corrupt ? Result<bool>(false) : Result<bool>(check.error());
    const Result<bool> row = check->step();
    if (!row.ok())
        return row.error().code == ErrorCode::Corrupt ? Result<bool>(false) : Result<bool>(row.error());
    if (!*row || check->text(0) != "ok")
        return false;
    QUNCE_ASSIGN(const int64_t hasEdits, database.queryInteger(kHasEdits));
    if (hasEdits == 0)
        return true; // of an older program
    QUNCE_ASSIGN(Statement edits, Statement::prepare(database, kSigned));
    for (;;) {
        QUNCE_ASSIGN(const bool next, edits.step());
        if (!next)
            return true;
        const uint32_t crc = editChecksum(edits.integer(0), edits.uuid(1), edits.uuid(2), edits.bytes(3));
        if (crc != static_cast<uint32_t>(edits.integer(4)) || !decodeOp(edits.bytes(3)).ok())
            return false;
    }
}

bool isOutboxMissing(const std::string &outboxPath)
{
    std::error_code failed;
    if (fs::exists(outboxPath, failed))
        return false;
    const std::vector<std::string> copies = outboxCopies(outboxPath);
    return std::any_of(
        copies.begin(), copies.end(), [&](const auto &path) { return fs::exists(path, failed); });
}

Result<OutboxRecovery> recoverOutbox(const std::string &outboxPath)
{
    OutboxRecovery report;
    const std::vector<NotedEdits> noted = notedEdits(outboxPath);
    QUNCE_ASSIGN(report.setAside, setAside(outboxPath));
    const std::string part = outboxPath + ".part";
    std::error_code failed;
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(part + suffix, failed);
    const std::string copy = bestCopy(outboxPath);
    report.fromCopy = !copy.empty();
    if (report.fromCopy && !fs::copy_file(copy, part, failed))
        return fileError(failed.value(), part);
    {
        QUNCE_ASSIGN(const auto made, Database::open(part, Database::Access::Create, kRecoveryBusyMs));
        QUNCE_TRY(migrate(*made, outboxMigrations()));
        QUNCE_TRY(made->execute("BEGIN IMMEDIATE"));
        if (!report.setAside.empty()) {
            const auto damaged =
                Database::open(report.setAside, Database::Access::ReadWrite, kRecoveryBusyMs);
            const int64_t last = noted.empty() ? 0 : noted.back().lastPlace;
            if (damaged.ok())
                QUNCE_TRY(Salvage(**damaged, *made).run(last));
        }
        QUNCE_TRY(renewState(*made));
        QUNCE_ASSIGN(report.lost, lostOf(*made, noted));
        QUNCE_TRY(made->execute("COMMIT"));
        QUNCE_TRY(made->flushToDisk());
    }
    if (std::rename(part.c_str(), outboxPath.c_str()) != 0)
        return fileError(errno, outboxPath);
    QUNCE_TRY(flushDirectory(fs::path(outboxPath).parent_path().string()));
    return report;
}

} // namespace qunce
