// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of SqlReader and SqlWriter that keeps the ledger of orders.
#include "server/storage/sqlreader.h"
#include "server/storage/sqlwriter.h"

namespace qunce::server {

namespace {

constexpr char kLedgerOrder[] = "SELECT code, guide, group_id, paid_at, night, after_hours, amount, refunds, "
                                "items, channel, source, delivery"
                                " FROM ledger_order WHERE code = :code";
constexpr char kLedgerDay[] =
    "SELECT night, guide, order_rows, orders, amount, after_hours, online, refunds, imported_orders,"
    " imported_amount, imported_after_hours, imported_online, imported_refunds"
    " FROM ledger_day WHERE night = :night AND guide = :guide";
constexpr char kLedgerDays[] =
    "SELECT night, guide, order_rows, orders, amount, after_hours, online, refunds, imported_orders,"
    " imported_amount, imported_after_hours, imported_online, imported_refunds"
    " FROM ledger_day WHERE night BETWEEN :first AND :last ORDER BY night, guide";
// Both ways, so that a sum without orders is found as well as orders without their sum.
constexpr char kLedgerDifferences[] =
    "WITH sums AS (SELECT night, guide, count(*) AS order_rows, sum(amount > refunds) AS orders,"
    " sum(amount - refunds) AS amount, sum((amount - refunds) * after_hours) AS after_hours,"
    " sum((amount - refunds) * (channel = 2)) AS online, sum(refunds) AS refunds"
    " FROM ledger_order GROUP BY night, guide),"
    " days AS (SELECT night, guide, order_rows, orders, amount, after_hours, online, refunds FROM ledger_day)"
    " SELECT count(*) FROM (SELECT night, guide FROM (SELECT * FROM sums EXCEPT SELECT * FROM days)"
    " UNION SELECT night, guide FROM (SELECT * FROM days EXCEPT SELECT * FROM sums))";
constexpr char kLedgerPutOrder[] =
    "INSERT INTO ledger_order (code, guide, group_id, paid_at, night, after_hours, amount, refunds, items, "
    "channel,"
    " source, delivery) VALUES (:code, :guide, :group_id, :paid_at, :night, :after_hours, :amount, :refunds,"
    " :items, :channel, :source, :delivery)"
    " ON CONFLICT (code) DO UPDATE SET guide = excluded.guide, group_id = excluded.group_id,"
    " paid_at = excluded.paid_at, night = excluded.night, after_hours = excluded.after_hours,"
    " amount = excluded.amount, refunds = excluded.refunds, items = excluded.items, channel = "
    "excluded.channel,"
    " source = excluded.source, delivery = excluded.delivery";
constexpr char kLedgerPutDay[] =
    "INSERT INTO ledger_day (night, guide, order_rows, orders, amount, after_hours, online, refunds,"
    " imported_orders, imported_amount, imported_after_hours, imported_online, imported_refunds)"
    " VALUES (:night, :guide, :order_rows, :orders, :amount, :after_hours, :online, :refunds, "
    ":imported_orders,"
    " :imported_amount, :imported_after_hours, :imported_online, :imported_refunds)"
    " ON CONFLICT (night, guide) DO UPDATE SET order_rows = excluded.order_rows, orders = excluded.orders,"
    " amount = excluded.amount, after_hours = excluded.after_hours, online = excluded.online,"
    " refunds = excluded.refunds, imported_orders = excluded.imported_orders,"
    " imported_amount = excluded.imported_amount, imported_after_hours = excluded.imported_after_hours,"
    " imported_online = excluded.imported_online, imported_refunds = excluded.imported_refunds";
constexpr char kLedgerDropOrder[] = "DELETE FROM ledger_order WHERE code = :code";
constexpr char kLedgerDropDay[] = "DELETE FROM ledger_day WHERE night = :night AND guide = :guide";
constexpr std::array<const char *, kLedgerMetrics.size()> kImportedNames {
    ":imported_orders", ":imported_amount", ":imported_after_hours", ":imported_online", ":imported_refunds"};

constexpr int kFirstImported = 8;

int64_t ledgerNumber(Day night)
{
    return night.number;
}

LedgerDay ledgerDayFrom(const Statement &row)
{
    LedgerDay day;
    day.night = Day {static_cast<int32_t>(row.integer(0))};
    day.guide = row.uuid(1);
    day.sums = {
        row.integer(2), row.integer(3), row.integer(4), row.integer(5), row.integer(6), row.integer(7)};
    for (size_t i = 0; i < day.imported.size(); ++i) {
        const int column = kFirstImported + static_cast<int>(i);
        if (!row.isNull(column))
            day.imported[i] = row.integer(column);
    }
    return day;
}

} // namespace

Result<std::optional<LedgerOrder>> SqlReader::ledgerOrder(std::string_view code)
{
    Statement query(*m_session.connection, kLedgerOrder);
    query.bindText(":code", code);
    QUNCE_ASSIGN(const bool found, query.step());
    if (!found)
        return std::optional<LedgerOrder>();
    LedgerOrder order;
    order.code = query.text(0);
    order.guide = query.uuid(1);
    if (!query.isNull(2))
        order.group = query.uuid(2);
    order.paidAt = query.integer(3);
    order.night = Day {static_cast<int32_t>(query.integer(4))};
    order.isAfterHours = query.integer(5) != 0;
    order.amount = query.integer(6);
    order.refunds = query.integer(7);
    if (!query.isNull(8))
        order.items = query.integer(8);
    order.channel = static_cast<OrderChannel>(query.integer(9));
    order.source = query.text(10);
    order.delivery = query.number(11);
    return std::optional(std::move(order));
}

Result<std::optional<LedgerDay>> SqlReader::ledgerDay(Day night, const Uuid &guide)
{
    Statement query(*m_session.connection, kLedgerDay);
    query.bind(":night", ledgerNumber(night)).bind(":guide", guide);
    QUNCE_ASSIGN(const bool found, query.step());
    return found ? std::optional(ledgerDayFrom(query)) : std::nullopt;
}

Result<void> SqlReader::eachLedgerDay(Day first, Day last, const ReadTransaction::LedgerDayVisitor &visitor)
{
    Statement query(*m_session.connection, kLedgerDays);
    query.bind(":first", ledgerNumber(first)).bind(":last", ledgerNumber(last));
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return {};
        QUNCE_TRY(visitor(ledgerDayFrom(query)));
    }
}

Result<uint64_t> SqlReader::ledgerDifferences()
{
    QUNCE_ASSIGN(const int64_t differences, m_session.connection->queryInteger(kLedgerDifferences));
    return static_cast<uint64_t>(differences);
}

Result<void> SqlWriter::putLedgerOrder(const LedgerOrder &order)
{
    if (m_failure)
        return *m_failure;
    Statement put(*m_session.connection, kLedgerPutOrder);
    put.bindText(":code", order.code).bind(":guide", order.guide).bindReference(":group_id", order.group);
    put.bind(":paid_at", order.paidAt).bind(":night", ledgerNumber(order.night));
    put.bind(":after_hours", int64_t {order.isAfterHours ? 1 : 0});
    put.bind(":amount", order.amount).bind(":refunds", order.refunds);
    if (order.items)
        put.bind(":items", *order.items);
    put.bind(":channel", static_cast<int64_t>(order.channel)).bindText(":source", order.source);
    return watched(put.bind(":delivery", order.delivery).run());
}

Result<void> SqlWriter::dropLedgerOrder(std::string_view code)
{
    if (m_failure)
        return *m_failure;
    Statement drop(*m_session.connection, kLedgerDropOrder);
    return watched(drop.bindText(":code", code).run());
}

Result<void> SqlWriter::putLedgerDay(const LedgerDay &day)
{
    if (m_failure)
        return *m_failure;
    if (m_formers.keepsTotals()) {
        QUNCE_ASSIGN(const std::optional<LedgerDay> stored, m_reader.ledgerDay(day.night, day.guide));
        const ImportedTotalsArray before = stored ? stored->imported : ImportedTotalsArray {};
        if (before != day.imported)
            QUNCE_TRY(watched(m_formers.noteTotals(day.night, day.guide, before, day.imported)));
    }
    Statement put(*m_session.connection, kLedgerPutDay);
    put.bind(":night", ledgerNumber(day.night)).bind(":guide", day.guide);
    put.bind(":order_rows", day.sums.rows).bind(":orders", day.sums.orders).bind(":amount", day.sums.amount);
    put.bind(":after_hours", day.sums.afterHours).bind(":online", day.sums.online);
    put.bind(":refunds", day.sums.refunds);
    for (size_t i = 0; i < day.imported.size(); ++i) {
        if (day.imported[i])
            put.bind(kImportedNames[i], *day.imported[i]);
    }
    return watched(put.run());
}

Result<void> SqlWriter::dropLedgerDay(Day night, const Uuid &guide)
{
    if (m_failure)
        return *m_failure;
    Statement drop(*m_session.connection, kLedgerDropDay);
    return watched(drop.bind(":night", ledgerNumber(night)).bind(":guide", guide).run());
}

} // namespace qunce::server
