// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/stage.h"

#include <map>

namespace qunce {

namespace {

constexpr char kAddPage[] = "INSERT INTO stage_page (page, gone) VALUES (?1, ?2)";
constexpr char kAddUse[] =
    "INSERT INTO stage_use (bucket, page) VALUES (?1, (SELECT max(id) FROM stage_page))";
constexpr char kUses[] = "SELECT page FROM stage_use WHERE bucket = ?1";
constexpr char kPage[] = "SELECT page, gone FROM stage_page WHERE id = ?1";
constexpr char kRemoveUse[] = "DELETE FROM stage_use WHERE bucket = ?1";
constexpr char kRemovePages[] = "DELETE FROM stage_page WHERE id NOT IN (SELECT page FROM stage_use)";

/// Our own file's contents that do not parse are damage, not bad input.
Error damaged(Error error)
{
    error.code = ErrorCode::Corrupt;
    error.userText = Message(QUNCE_TEXT("A file of the profile is damaged."));
    return std::move(error).withContext("staged page");
}

std::string encodeRows(const std::vector<WireRowId> &rows)
{
    if (rows.empty())
        return {};
    CborWriter writer;
    writer.array(rows.size());
    for (const WireRowId &row : rows) {
        writer.text(row.kind);
        writer.text(row.id);
        writer.unsignedInteger(row.seq);
    }
    return writer.take();
}

std::vector<WireRowId> decodeRows(std::string_view bytes)
{
    std::vector<WireRowId> rows;
    CborReader reader(bytes);
    const uint64_t count = bytes.empty() ? 0 : reader.array();
    for (uint64_t i = 0; i < count && !reader.failed(); ++i) {
        WireRowId row;
        row.kind = reader.text();
        row.id = reader.text();
        row.seq = reader.unsignedInteger();
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

const char kCreateStage[] =
    "CREATE TABLE stage_page (id INTEGER PRIMARY KEY AUTOINCREMENT, page BLOB NOT NULL, gone BLOB NOT NULL);"
    "CREATE TABLE stage_use (bucket INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (bucket, page))"
    " WITHOUT ROWID;";

Result<Stage> Stage::prepare(Database &database)
{
    Stage made;
    made.m_database = &database;
    QUNCE_ASSIGN(made.m_addPage, Statement::prepare(database, kAddPage));
    QUNCE_ASSIGN(made.m_addUse, Statement::prepare(database, kAddUse));
    QUNCE_ASSIGN(made.m_removeUse, Statement::prepare(database, kRemoveUse));
    return made;
}

Result<void> Stage::add(std::string_view page, const std::vector<WireRowId> &gone, const Numbers &buckets)
{
    const std::string goneBytes = encodeRows(gone);
    QUNCE_TRY(m_addPage.bindBytes(1, page).bindBytes(2, goneBytes).run());
    for (const uint32_t bucket : buckets)
        QUNCE_TRY(m_addUse.bind(1, bucket).run());
    return {};
}

Result<void> Stage::each(const Numbers &buckets, const Visitor &visitor)
{
    std::map<int64_t, Numbers> pages;
    QUNCE_ASSIGN(Statement uses, Statement::prepare(*m_database, kUses));
    for (const uint32_t bucket : buckets) {
        const ResetAtEnd reset(uses);
        uses.bind(1, bucket);
        for (;;) {
            QUNCE_ASSIGN(const bool row, uses.step());
            if (!row)
                break;
            pages[uses.integer(0)].insert(bucket);
        }
    }
    QUNCE_ASSIGN(Statement read, Statement::prepare(*m_database, kPage));
    for (const auto &[id, waiting] : pages) {
        const ResetAtEnd reset(read);
        QUNCE_ASSIGN(const bool row, read.bind(1, id).step());
        if (!row)
            return damaged({ErrorCode::Corrupt, {}, "is missing"});
        Result<PullPage> page = PullPage::parse(std::string(read.bytes(0)));
        if (!page.ok())
            return damaged(std::move(page).error());
        const std::vector<WireRowId> gone = decodeRows(read.bytes(1));
        QUNCE_TRY(visitor(*page, waiting, gone));
    }
    return {};
}

Result<void> Stage::forget(const Numbers &buckets)
{
    int64_t forgotten = 0;
    for (const uint32_t bucket : buckets) {
        QUNCE_TRY(m_removeUse.bind(1, bucket).run());
        forgotten += m_database->changes();
    }
    return forgotten > 0 ? m_database->execute(kRemovePages) : Result<void>();
}

} // namespace qunce
