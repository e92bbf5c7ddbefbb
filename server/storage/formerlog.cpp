// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The log of FormerBook. A change is its number and six texts, each with its length before it; parts are compressed, since
// what changes of thousands of records is much alike.
#include "server/storage/formerbook.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "models/domain/column.h"

namespace qunce::server {

namespace {

constexpr char kPutPart[] = "INSERT INTO import_log (import, part, raw_size, payload)"
                            " VALUES (:import, :part, :raw_size, :payload)";
constexpr char kLastPart[] = "SELECT coalesce(max(part), -1) FROM import_log WHERE import = :import";
constexpr char kPart[] = "SELECT raw_size, payload FROM import_log WHERE import = :import AND part = :part";
constexpr size_t kPartBytes = 256 * 1024;

void appendText(std::string &log, std::string_view text)
{
    appendVarint(log, text.size());
    log.append(text);
}

std::string_view idBytes(const Uuid &id)
{
    return {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()};
}

Error badLog()
{
    return {ErrorCode::Corrupt,
        Message(QUNCE_TEXT("What an import had overwritten cannot be read. Run `qunced check`.")),
        "import log"};
}

bool takeText(std::string_view log, size_t &position, std::string_view &text)
{
    uint64_t size = 0;
    if (!readVarint(log, position, size) || size > log.size() - position)
        return false;
    text = log.substr(position, size);
    position += size;
    return true;
}

bool takeChange(std::string_view log, size_t &position, LoggedChange &change)
{
    change.what = static_cast<LoggedChange::What>(log[position++]);
    std::string_view id;
    std::string_view texts[5];
    bool isGood = takeText(log, position, texts[0]) && takeText(log, position, id);
    for (size_t i = 1; i < 5; ++i)
        isGood = isGood && takeText(log, position, texts[i]);
    if (!isGood || id.size() != change.id.bytes.size())
        return false;
    change.name = texts[0];
    std::copy_n(id.data(), id.size(), reinterpret_cast<char *>(change.id.bytes.data()));
    change.bucketBefore = texts[1];
    change.bucketAfter = texts[2];
    change.before = texts[3];
    change.after = texts[4];
    return true;
}

std::string toText(const LedgerOrder &order)
{
    nlohmann::json json {{"guide", order.guide.toString()}, {"paid", order.paidAt},
        {"night", order.night.number}, {"after", order.isAfterHours}, {"amount", order.amount},
        {"refunds", order.refunds}, {"channel", static_cast<int>(order.channel)}, {"source", order.source},
        {"delivery", order.delivery}};
    if (!order.group.isNil())
        json["group"] = order.group.toString();
    if (order.items)
        json["items"] = *order.items;
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string toText(const ImportedTotalsArray &totals)
{
    nlohmann::json json = nlohmann::json::array();
    for (const std::optional<int64_t> &total : totals)
        json.push_back(total ? nlohmann::json(*total) : nlohmann::json());
    return json.dump();
}

} // namespace

LedgerOrder orderFromLog(const LoggedChange &change)
{
    const nlohmann::json json = nlohmann::json::parse(change.before, nullptr, false);
    LedgerOrder order;
    order.code = change.name;
    if (!json.is_object())
        return order;
    order.guide = Uuid::parse(json.value("guide", std::string())).value_or(Uuid {});
    order.group = Uuid::parse(json.value("group", std::string())).value_or(Uuid {});
    order.paidAt = json.value("paid", int64_t {0});
    order.night = Day {json.value("night", int32_t {0})};
    order.isAfterHours = json.value("after", false);
    order.amount = json.value("amount", int64_t {0});
    order.refunds = json.value("refunds", int64_t {0});
    if (json.contains("items"))
        order.items = json.value("items", int64_t {0});
    order.channel = static_cast<OrderChannel>(json.value("channel", 0));
    order.source = json.value("source", std::string());
    order.delivery = json.value("delivery", uint64_t {0});
    return order;
}

ImportedTotalsArray totalsFromLog(std::string_view text)
{
    ImportedTotalsArray totals;
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    for (size_t i = 0; json.is_array() && i < std::min(totals.size(), json.size()); ++i) {
        if (json[i].is_number_integer())
            totals[i] = json[i].get<int64_t>();
    }
    return totals;
}

Result<void> FormerBook::noteCreated(const Record &record, std::string_view fields)
{
    return log({LoggedChange::What::Created, descriptor(record.kind).name, record.id, {}, record.bucket, {},
        std::string(fields)});
}

Result<void> FormerBook::noteChanged(
    const Record &stored, std::string_view bucketAfter, std::string_view before, std::string_view after)
{
    return log({LoggedChange::What::Changed, descriptor(stored.kind).name, stored.id, stored.bucket,
        std::string(bucketAfter), std::string(before), std::string(after)});
}

Result<void> FormerBook::noteImported(
    Kind kind, const Uuid &id, std::string_view before, std::string_view after)
{
    if (!m_parts.records)
        return {};
    return log({LoggedChange::What::Values, descriptor(kind).name, id, {}, {}, std::string(before),
        std::string(after)});
}

Result<void> FormerBook::noteTotals(
    Day night, const Uuid &guide, const ImportedTotalsArray &before, const ImportedTotalsArray &after)
{
    return log({LoggedChange::What::Totals, night.toString(), guide, {}, {}, toText(before), toText(after)});
}

Result<void> FormerBook::noteOrder(std::string_view code, const std::optional<LedgerOrder> &before)
{
    if (!m_parts.orders)
        return {};
    return log({LoggedChange::What::Order, std::string(code), {}, {}, {},
        before ? toText(*before) : std::string(), {}});
}

Result<void> FormerBook::log(const LoggedChange &change)
{
    QUNCE_TRY(number());
    m_log.push_back(static_cast<char>(change.what));
    appendText(m_log, change.name);
    appendText(m_log, idBytes(change.id));
    appendText(m_log, change.bucketBefore);
    appendText(m_log, change.bucketAfter);
    appendText(m_log, change.before);
    appendText(m_log, change.after);
    return m_log.size() < kPartBytes ? Result<void>() : flushLog();
}

Result<void> FormerBook::flushLog()
{
    if (m_log.empty())
        return {};
    QUNCE_ASSIGN(const std::string_view payload, m_session.codec.compress(m_log));
    Statement put(*m_session.connection, kPutPart);
    put.bind(":import", m_import.number).bind(":part", m_nextPart);
    QUNCE_TRY(put.bind(":raw_size", uint64_t {m_log.size()}).bindBytes(":payload", payload).run());
    ++m_nextPart;
    m_log.clear();
    return weigh(payload.size());
}

Result<void> FormerBook::eachLogged(const KeptImport &import, const LogVisitor &visitor)
{
    int64_t part = -1;
    {
        Statement last(*m_session.connection, kLastPart);
        QUNCE_ASSIGN(const bool found, last.bind(":import", import.number).step());
        part = found ? last.integer(0) : -1;
    }
    for (; part >= 0; --part) {
        std::string raw;
        {
            Statement query(*m_session.connection, kPart);
            QUNCE_ASSIGN(const bool found, query.bind(":import", import.number).bind(":part", part).step());
            if (!found)
                return badLog();
            QUNCE_ASSIGN(raw, unpacked(query.number(0), query.bytes(1)));
        }
        std::vector<LoggedChange> changes;
        for (size_t position = 0; position < raw.size();) {
            if (!takeChange(raw, position, changes.emplace_back()))
                return badLog();
        }
        for (auto change = changes.rbegin(); change != changes.rend(); ++change)
            QUNCE_TRY(visitor(*change));
    }
    return {};
}

} // namespace qunce::server
