// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/ledgerwriter.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <tuple>

#include "models/domain/businessnight.h"
#include "server/import/factcells.h"

namespace qunce::server {

namespace {

constexpr char kDeliveryCounter[] = "ledger_delivery";

/// The order as the row makes it. A row does not take anything away: an empty cell says nothing.
LedgerOrder withRow(LedgerOrder order, const OrderRow &row, uint64_t delivery)
{
    const auto take = [](const auto &from, auto &into) {
        if (from)
            into = *from;
    };
    order.code = row.code;
    take(row.guide, order.guide);
    take(row.group, order.group);
    take(row.paidAt, order.paidAt);
    take(row.amount, order.amount);
    take(row.refunds, order.refunds);
    if (row.items)
        order.items = row.items;
    take(row.source, order.source);
    take(row.channel, order.channel);
    const BusinessNight night = businessNightOf(Instant {order.paidAt});
    order.night = night.day;
    order.isAfterHours = night.isAfterHours;
    order.delivery = delivery;
    return order;
}

} // namespace

Result<uint64_t> nextLedgerDelivery(WriteTransaction &transaction)
{
    QUNCE_ASSIGN(const std::string last, transaction.setting(kDeliveryCounter));
    uint64_t number = 0;
    std::from_chars(last.data(), last.data() + last.size(), number);
    ++number;
    QUNCE_TRY(transaction.putSetting(kDeliveryCounter, std::to_string(number)));
    return number;
}

Result<LedgerWriter::Verdict> LedgerWriter::put(const OrderRow &row, uint64_t delivery)
{
    QUNCE_ASSIGN(const std::optional<LedgerOrder> before, m_transaction.ledgerOrder(row.code));
    if (!before) {
        if (std::optional<Rejection> rejection = whyNoOrder(row))
            return Verdict {Change::Unchanged, std::move(rejection)};
    } else if (before->delivery == delivery) {
        if (std::optional<Rejection> rejection = whyNotTwice(*before, row))
            return Verdict {Change::Unchanged, std::move(rejection)};
    }
    const LedgerOrder after = withRow(before.value_or(LedgerOrder {}), row, delivery);
    if (std::optional<Rejection> rejection = whyWrong(after))
        return Verdict {Change::Unchanged, std::move(rejection)};
    if (before) {
        LedgerOrder same = *before;
        same.delivery = delivery;
        if (same == after)
            return Verdict {};
        m_changes[{before->night, before->guide}].add(sumsOf(*before), -1);
    }
    FormerValues *const formers = m_transaction.formerValues();
    if (formers && (!before || before->delivery != delivery))
        QUNCE_TRY(formers->noteOrder(row.code, before));
    QUNCE_TRY(m_transaction.putLedgerOrder(after));
    m_changes[{after.night, after.guide}].add(sumsOf(after));
    if (m_changes.size() >= kMostDays)
        QUNCE_TRY(settle());
    return Verdict {before ? Change::Updated : Change::Created, std::nullopt};
}

Result<void> LedgerWriter::takeBack(const LedgerOrder &now, const std::optional<LedgerOrder> &former)
{
    m_changes[{now.night, now.guide}].add(sumsOf(now), -1);
    if (former)
        m_changes[{former->night, former->guide}].add(sumsOf(*former));
    QUNCE_TRY(former ? m_transaction.putLedgerOrder(*former) : m_transaction.dropLedgerOrder(now.code));
    return m_changes.size() >= kMostDays ? settle() : Result<void>();
}

std::optional<Rejection> LedgerWriter::whyNoOrder(const OrderRow &row) const
{
    if (!row.guide && !row.paidAt && !row.amount)
        return Rejection {OrderCode,
            Message(QUNCE_TEXT(
                "There is no order of this number yet. Hand in the order first, then its refunds."))};
    if (!row.guide)
        return Rejection {OrderGuide, emptyCell()};
    if (!row.paidAt)
        return Rejection {OrderPaidAt, emptyCell()};
    if (!row.amount)
        return Rejection {OrderAmount, emptyCell()};
    return std::nullopt;
}

/// A file that says two things of one order does not say which is right; refunds and what was left out may follow.
std::optional<Rejection> LedgerWriter::whyNotTwice(const LedgerOrder &before, const OrderRow &row) const
{
    const auto differs = [](const auto &said, const auto &held) { return said && *said != held; };
    const Message reason(QUNCE_TEXT("The order stands in this file already, with another value here."));
    if (differs(row.guide, before.guide))
        return Rejection {OrderGuide, reason};
    if (differs(row.paidAt, before.paidAt))
        return Rejection {OrderPaidAt, reason};
    if (differs(row.amount, before.amount))
        return Rejection {OrderAmount, reason};
    return std::nullopt;
}

std::optional<Rejection> LedgerWriter::whyWrong(const LedgerOrder &order) const
{
    if (order.refunds > order.amount)
        return Rejection {OrderRefunds,
            Message(QUNCE_TEXT("More is refunded than was paid: %1 of %2 fen."),
                {std::to_string(order.refunds), std::to_string(order.amount)})};
    if (order.night < kFirstDataDay)
        return Rejection {OrderPaidAt,
            Message(QUNCE_TEXT("The night begins before the first day of data, %1."),
                {kFirstDataDay.toString()})};
    if (!placeOf({order.night, order.guide}))
        return Rejection {OrderGuide,
            Message(QUNCE_TEXT("The guide belongs to no region on %1. Correct the day."),
                {order.night.toString()})};
    return std::nullopt;
}

std::optional<FactPlaces::Place> LedgerWriter::placeOf(const DayKey &key) const
{
    const auto guide = m_places.guideById.find(key.second);
    return guide == m_places.guideById.end() ? std::nullopt
                                             : m_places.guides.placeOn(guide->second, key.first);
}

Result<void> LedgerWriter::settle()
{
    std::vector<Place> places;
    places.reserve(m_changes.size());
    for (const auto &[key, change] : m_changes) {
        const std::optional<FactPlaces::Place> place = placeOf(key);
        if (!place)
            return Error {ErrorCode::Corrupt,
                Message(QUNCE_TEXT("A stored record cannot be read. Run `qunced check`.")), "ledger guide"};
        places.push_back({place->region, place->slot, &key, &change});
    }
    std::sort(places.begin(), places.end(), [](const Place &one, const Place &other) {
        return std::tie(one.key->first, one.region, one.slot)
            < std::tie(other.key->first, other.region, other.slot);
    });
    for (auto first = places.begin(); first != places.end();) {
        const auto last = std::find_if(first, places.end(), [&](const Place &place) {
            return place.key->first != first->key->first || place.region != first->region;
        });
        QUNCE_TRY(settleNight(first->key->first, {first, last}));
        first = last;
    }
    m_changes.clear();
    return {};
}

/// All of one region.
Result<void> LedgerWriter::settleNight(Day night, std::span<const Place> places)
{
    const Uuid &region = m_places.regions[places.front().region];
    std::vector<StoredColumn> columns;
    for (const Metric metric : kLedgerMetrics) {
        QUNCE_ASSIGN(StoredColumn column,
            StoredColumn::open(m_transaction, {region, night.year(), metric, night.toString()}));
        columns.push_back(std::move(column));
    }
    for (const Place &place : places)
        QUNCE_TRY(settleGuide(place, columns));
    for (StoredColumn &column : columns)
        QUNCE_TRY(column.save());
    if (!m_fed)
        return {};
    QUNCE_ASSIGN(StoredColumn fed,
        StoredColumn::open(m_transaction, {region, night.year(), Metric::Fed, night.toString()}));
    for (const Metric metric : kLedgerMetrics)
        fed.put(static_cast<uint32_t>(metric), 1);
    return fed.save();
}

Result<void> LedgerWriter::settleGuide(const Place &place, std::vector<StoredColumn> &columns)
{
    QUNCE_ASSIGN(std::optional<LedgerDay> day, m_transaction.ledgerDay(place.key->first, place.key->second));
    if (!day) {
        day = LedgerDay {place.key->first, place.key->second, {}, {}};
        // What stands there was imported as a total: from now on it is kept beside.
        for (size_t i = 0; i < columns.size(); ++i) {
            if (const std::optional<uint64_t> held = columns[i].at(place.slot))
                day->imported[i] = static_cast<int64_t>(*held);
        }
    }
    day->sums.add(*place.change);
    if (day->sums.rows == 0) {
        for (size_t i = 0; i < columns.size(); ++i)
            columns[i].put(place.slot,
                day->imported[i] ? std::optional(static_cast<uint64_t>(*day->imported[i])) : std::nullopt);
        return m_transaction.dropLedgerDay(day->night, day->guide);
    }
    const auto values = day->sums.values();
    for (size_t i = 0; i < columns.size(); ++i)
        columns[i].put(place.slot, static_cast<uint64_t>(std::max<int64_t>(values[i], 0)));
    return m_transaction.putLedgerDay(*day);
}

} // namespace qunce::server
