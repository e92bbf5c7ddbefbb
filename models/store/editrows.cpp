// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/editrows.h"

#include <nlohmann/json.hpp>

#include "models/base/crc32.h"
#include "models/base/seededbugs.h"

namespace qunce {

namespace {

using nlohmann::json;

constexpr char kReadEditState[] = "SELECT log_id, revision, next_mid FROM edit_log";
constexpr char kWriteEditState[] =
    "INSERT OR REPLACE INTO edit_log (only_row, log_id, revision, next_mid) VALUES (1, ?, ?, ?)";
constexpr char kEdits[] = "SELECT place, mid, state, gid, aid, payload, crc, status, bucket, seq, conflict,"
                          " kept, code, message, answered_ms, settled, to_send FROM edit ";
constexpr char kAdd[] =
    "INSERT INTO edit (mid, to_send, state, state_before, changed, gid, aid, kind, id, payload, crc, status,"
    " bucket, seq, settled, conflict, kept, code, message, answered_ms)"
    " VALUES (?, 1, ?, 0, ?, ?, ?, ?, ?, ?, 0, 0, '', 0, 0, x'', '[]', '', '', 0)";
constexpr char kSign[] = "UPDATE edit SET crc = ?2 WHERE place = ?1";
constexpr char kUpdateEdited[] =
    "UPDATE edit SET mid = ?2, to_send = ?3, state = ?4, state_before = ?5, changed = ?6, status = ?7,"
    " bucket = ?8, seq = ?9, conflict = ?10, kept = ?11, code = ?12, message = ?13, answered_ms = ?14,"
    " settled = 0 WHERE place = ?1";
constexpr char kAddAction[] =
    "INSERT OR REPLACE INTO edit_action (aid, at_ms, title, undoes, crc) VALUES (?, ?, ?, ?, ?)";
constexpr char kFindAction[] = "SELECT at_ms, title, undoes, crc FROM edit_action WHERE aid = ?1";

std::string jsonOf(const std::vector<std::string> &texts)
{
    return json(texts).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<std::string> textsOf(std::string_view stored)
{
    std::vector<std::string> texts;
    const json array = json::parse(stored, nullptr, false);
    for (const json &item : array) {
        if (item.is_string())
            texts.push_back(item.get<std::string>());
    }
    return texts;
}

std::string_view idBytesOf(const Uuid &id)
{
    return {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()};
}

Error damagedEdit(const std::string &detail)
{
    return {ErrorCode::Corrupt, Message(QUNCE_TEXT("The file of your edits is damaged.")), detail};
}

uint32_t actionChecksum(const Uuid &aid, int64_t atMs, std::string_view title)
{
    return crc32(title, crc32(std::to_string(atMs), crc32(idBytesOf(aid))));
}

Result<LiveEdit> editFrom(const Statement &row)
{
    LiveEdit live;
    StoredEdit &edit = live.edit;
    edit.place = row.integer(0);
    edit.gid = row.uuid(3);
    edit.aid = row.uuid(4);
    const std::string_view payload = row.bytes(5);
    if (static_cast<uint32_t>(row.integer(6)) != editChecksum(edit.place, edit.gid, edit.aid, payload))
        return damagedEdit("checksum of edit " + std::to_string(edit.place));
    Result<PushOp> op = decodeOp(payload);
    if (!op.ok())
        return damagedEdit("edit " + std::to_string(edit.place) + ": " + op.error().detail);
    edit.op = std::move(op).value();
    edit.op.mid = row.number(1);
    edit.state = static_cast<EditState>(row.integer(2));
    edit.result.mid = edit.op.mid;
    edit.result.status = static_cast<PushStatus>(row.integer(7));
    edit.result.bucket = row.text(8);
    edit.result.seq = row.number(9);
    edit.result.conflict = row.uuid(10);
    edit.result.kept = textsOf(row.text(11));
    edit.result.code = row.text(12);
    edit.result.message = row.text(13);
    edit.answeredMs = row.integer(14);
    live.settled = row.integer(15) != 0;
    edit.toSend = row.integer(16) != 0;
    return live;
}

} // namespace

uint32_t editChecksum(int64_t place, const Uuid &gid, const Uuid &aid, std::string_view payload)
{
    if (seededBug("checksum of edits ignored"))
        return 0;
    return crc32(payload, crc32(idBytesOf(aid), crc32(idBytesOf(gid), crc32(std::to_string(place)))));
}

std::string payloadOf(const PushOp &op)
{
    PushOp typed = op;
    typed.mid = 0;
    return encodeOp(typed);
}

Result<EditLogState> readEditLogState(Database &database)
{
    QUNCE_ASSIGN(Statement query, Statement::prepare(database, kReadEditState));
    QUNCE_ASSIGN(const bool row, query.step());
    return row ? EditLogState {query.uuid(0), query.number(1), query.number(2)} : EditLogState {};
}

Result<void> writeEditLogState(Database &database, const EditLogState &state)
{
    QUNCE_ASSIGN(Statement write, Statement::prepare(database, kWriteEditState));
    return write.bind(1, state.logId).bind(2, state.revision).bind(3, state.nextMid).run();
}

Result<void> eachEdit(Database &database, std::string_view condition,
    const std::function<void(Statement &query)> &bind, const EditVisitor &visitor)
{
    QUNCE_ASSIGN(Statement query, Statement::prepare(database, kEdits + std::string(condition)));
    bind(query);
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return {};
        QUNCE_ASSIGN(LiveEdit edit, editFrom(query));
        QUNCE_TRY(visitor(std::move(edit)));
    }
}

Result<EditWriter> EditWriter::prepare(Database &database, uint64_t revision)
{
    EditWriter made;
    made.m_database = &database;
    made.m_revision = revision;
    QUNCE_ASSIGN(made.m_add, Statement::prepare(database, kAdd));
    QUNCE_ASSIGN(made.m_sign, Statement::prepare(database, kSign));
    QUNCE_ASSIGN(made.m_update, Statement::prepare(database, kUpdateEdited));
    return made;
}

Result<int64_t> EditWriter::add(const Uuid &gid, const Uuid &aid, const PushOp &op, EditState state)
{
    const std::string payload = payloadOf(op);
    QUNCE_TRY(m_add.bind(1, op.mid)
                  .bind(2, static_cast<uint32_t>(state))
                  .bind(3, m_revision)
                  .bind(4, gid)
                  .bind(5, aid)
                  .bindText(6, op.kind)
                  .bind(7, op.id)
                  .bindBytes(8, payload)
                  .run());
    const int64_t place = m_database->lastRow();
    QUNCE_TRY(m_sign.bind(1, place).bind(2, editChecksum(place, gid, aid, payload)).run());
    return place;
}

Result<void> EditWriter::update(const StoredEdit &edit, EditState stateBefore)
{
    const std::string kept = jsonOf(edit.result.kept);
    m_update.bind(1, edit.place);
    if (edit.op.mid != 0)
        m_update.bind(2, edit.op.mid);
    return m_update.bind(3, edit.toSend)
        .bind(4, static_cast<uint32_t>(edit.state))
        .bind(5, static_cast<uint32_t>(stateBefore))
        .bind(6, m_revision)
        .bind(7, static_cast<uint32_t>(edit.result.status))
        .bindText(8, edit.result.bucket)
        .bind(9, edit.result.seq)
        .bind(10, edit.result.conflict)
        .bindText(11, kept)
        .bindText(12, edit.result.code)
        .bindText(13, edit.result.message)
        .bind(14, edit.answeredMs)
        .run();
}

Result<void> addAction(Database &database, const EditAction &action)
{
    std::vector<std::string> texts {action.title.source};
    texts.insert(texts.end(), action.title.arguments.begin(), action.title.arguments.end());
    const std::string title = jsonOf(texts);
    QUNCE_ASSIGN(Statement add, Statement::prepare(database, kAddAction));
    add.bind(1, action.aid).bind(2, action.atMs).bindText(3, title);
    if (!action.undoes.isNil())
        add.bind(4, action.undoes);
    return add.bind(5, actionChecksum(action.aid, action.atMs, title)).run();
}

Result<std::optional<ListedAction>> findAction(Database &database, const Uuid &aid)
{
    QUNCE_ASSIGN(Statement query, Statement::prepare(database, kFindAction));
    QUNCE_ASSIGN(const bool row, query.bind(1, aid).step());
    if (!row)
        return std::optional<ListedAction>();
    ListedAction action;
    action.aid = aid;
    action.atMs = query.integer(0);
    const std::string_view title = query.text(1);
    if (static_cast<uint32_t>(query.integer(3)) != actionChecksum(aid, action.atMs, title))
        return damagedEdit("checksum of action " + aid.toString());
    std::vector<std::string> texts = textsOf(title);
    if (!texts.empty()) {
        action.title.source = texts.front();
        action.title.arguments.assign(texts.begin() + 1, texts.end());
    }
    action.undoes = query.uuid(2);
    return std::optional(std::move(action));
}

} // namespace qunce
