// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/undo/factundo.h"

#include <algorithm>

#include "models/domain/column.h"
#include "server/import/entryprogress.h"
#include "server/import/storedcolumn.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

namespace {

std::optional<size_t> ledgerIndex(Metric metric)
{
    const auto found = std::find(kLedgerMetrics.begin(), kLedgerMetrics.end(), metric);
    return found == kLedgerMetrics.end() ? std::nullopt
                                         : std::optional(static_cast<size_t>(found - kLedgerMetrics.begin()));
}

Result<Column> columnOf(std::string_view encoded)
{
    QUNCE_ASSIGN(const ColumnView view, ColumnView::open(encoded));
    return view.toColumn();
}

bool isOfTasks(Metric metric)
{
    const FactKind kind = info(metric).kind;
    return kind == FactKind::GuideTask || kind == FactKind::GroupTask;
}

std::optional<int64_t> totalOf(std::optional<uint64_t> cell)
{
    return cell ? std::optional(static_cast<int64_t>(*cell)) : std::nullopt;
}

} // namespace

Result<void> FactUndo::run(ImportKind kind)
{
    m_hasTotals = kind == ImportKind::GuideDays;
    if (m_hasTotals)
        QUNCE_TRY(loadPlaces());
    QUNCE_TRY(takeBackRows());
    QUNCE_TRY(takeBackColumns());
    QUNCE_TRY(saveNight());
    if (m_hasTotals)
        QUNCE_TRY(takeBackTotals());
    return followResults(m_parts.transaction, std::vector<Uuid>(m_tasks.begin(), m_tasks.end()));
}

Result<void> FactUndo::loadPlaces()
{
    BrandParts parts;
    parts.kocs = false;
    QUNCE_ASSIGN(const Brand brand, loadBrand(m_parts.transaction, {}, parts));
    m_regions = regionIds(brand);
    m_guides = std::make_unique<FactPlaces>(brand, SubjectKind::Guide);
    for (uint32_t i = 0; i < m_guides->size(); ++i)
        m_guideById.emplace(m_guides->id(i), i);
    return {};
}

/// Lists of group rows are taken back whole. Where one has changed since, it stays, and so do the columns that are its
/// sums.
Result<void> FactUndo::takeBackRows()
{
    for (int64_t number = 0;;) {
        QUNCE_ASSIGN(const std::optional<FormerValue> value, m_parts.formers.next(m_parts.import, number));
        if (!value)
            return {};
        number = value->number;
        if (!value->isGroupRows)
            continue;
        QUNCE_TRY(m_parts.tally.goOn());
        const Uuid task = Uuid::parse(value->key).value_or(Uuid {});
        QUNCE_ASSIGN(const std::string now, m_parts.transaction.assignmentRows(value->region, task));
        if (value->after && *value->after != now) {
            m_keptRows.emplace(value->region, value->key);
            QUNCE_TRY(m_parts.tally.keptGroupRows(value->region, value->key, changedSince()));
        } else {
            QUNCE_TRY(m_parts.transaction.putAssignmentRows(value->region, task, value->former));
        }
    }
}

Result<void> FactUndo::takeBackColumns()
{
    for (int64_t number = 0;;) {
        QUNCE_ASSIGN(const std::optional<FormerValue> value, m_parts.formers.next(m_parts.import, number));
        if (!value)
            return {};
        number = value->number;
        if (value->isGroupRows)
            continue;
        QUNCE_TRY(m_parts.tally.goOn());
        if (isOfTasks(value->metric)) {
            if (m_keptRows.contains({value->region, value->key}))
                continue;
            if (const std::optional<Uuid> task = Uuid::parse(value->key))
                m_tasks.insert(*task);
        }
        QUNCE_TRY(takeBackColumn(*value));
    }
}

Result<void> FactUndo::takeBackColumn(const FormerValue &value)
{
    const ColumnAddress address {value.region, value.year, value.metric, value.key};
    QUNCE_ASSIGN(const std::string stored, m_parts.transaction.column(address));
    QUNCE_ASSIGN(Column now, columnOf(stored));
    QUNCE_ASSIGN(const Column before, columnOf(value.former));
    QUNCE_ASSIGN(const Column after, columnOf(value.after ? *value.after : stored));
    const std::optional<size_t> index = m_hasTotals ? ledgerIndex(value.metric) : std::nullopt;
    if (index)
        QUNCE_TRY(openNight(Day::parse(value.key).value_or(Day {})));
    bool isChanged = false;
    for (uint32_t slot = 0; slot < std::max(before.size(), after.size()); ++slot) {
        const std::optional<uint64_t> was = before.at(slot);
        const std::optional<uint64_t> left = after.at(slot);
        if (was == left)
            continue;
        bool isDone = false;
        const auto held = index ? m_held.find({value.region, slot}) : m_held.end();
        if (held != m_held.end()) { // since then the ledger speaks for it, and the total is beside
            std::optional<int64_t> &total = held->second.day.imported[*index];
            isDone = total == totalOf(left);
            if (isDone) {
                total = totalOf(was);
                held->second.isChanged = true;
            }
        } else {
            isDone = now.at(slot) == left;
            if (isDone)
                isChanged = (was ? now.set(slot, *was) : now.clear(slot)) || isChanged;
        }
        if (isDone)
            was ? m_parts.tally.restored() : m_parts.tally.removed();
        else // also where it is as before again: it may have moved with its guide
            QUNCE_TRY(m_parts.tally.keptNumber(value.region, slot, value.metric, value.key, changedSince()));
    }
    return isChanged ? m_parts.transaction.putColumn(address, encodeColumn(now)) : Result<void>();
}

/// Holds the nights of guides that the ledger speaks for.
Result<void> FactUndo::openNight(Day night)
{
    if (m_night == night)
        return {};
    QUNCE_TRY(saveNight());
    m_night = night;
    return m_parts.transaction.eachLedgerDay(night, night, [&](const LedgerDay &day) -> Result<void> {
        const auto guide = m_guideById.find(day.guide);
        const std::optional<FactPlaces::Place> place =
            guide == m_guideById.end() ? std::nullopt : m_guides->placeOn(guide->second, night);
        if (place)
            m_held.emplace(Place(m_regions[place->region], place->slot), HeldDay {day, false});
        return {};
    });
}

Result<void> FactUndo::saveNight()
{
    for (const auto &[place, held] : m_held) {
        if (held.isChanged)
            QUNCE_TRY(m_parts.transaction.putLedgerDay(held.day));
    }
    m_held.clear();
    m_night.reset();
    return {};
}

/// Totals that the import put beside the ledger. Where its orders have gone since, they stand in the columns again.
Result<void> FactUndo::takeBackTotals()
{
    return m_parts.formers.eachLogged(m_parts.import, [this](const LoggedChange &change) -> Result<void> {
        return change.what == LoggedChange::What::Totals ? takeBackTotal(change) : Result<void>();
    });
}

Result<void> FactUndo::takeBackTotal(const LoggedChange &change)
{
    QUNCE_TRY(m_parts.tally.goOn());
    const Day night = Day::parse(change.name).value_or(Day {});
    const ImportedTotalsArray before = totalsFromLog(change.before);
    const ImportedTotalsArray after = totalsFromLog(change.after);
    QUNCE_ASSIGN(std::optional<LedgerDay> day, m_parts.transaction.ledgerDay(night, change.id));
    const auto guide = m_guideById.find(change.id);
    const std::optional<FactPlaces::Place> place =
        guide == m_guideById.end() ? std::nullopt : m_guides->placeOn(guide->second, night);
    if (!place)
        return {};
    const Uuid &region = m_regions[place->region];
    for (size_t i = 0; i < before.size(); ++i) {
        if (before[i] == after[i])
            continue;
        const ColumnAddress address {region, night.year(), kLedgerMetrics[i], night.toString()};
        QUNCE_ASSIGN(StoredColumn column, StoredColumn::open(m_parts.transaction, address));
        const std::optional<int64_t> now = day ? day->imported[i] : totalOf(column.at(place->slot));
        if (now != after[i]) {
            QUNCE_TRY(m_parts.tally.keptNumber(
                region, place->slot, kLedgerMetrics[i], night.toString(), changedSince()));
            continue;
        }
        before[i] ? m_parts.tally.restored() : m_parts.tally.removed();
        if (day) {
            day->imported[i] = before[i];
            continue;
        }
        column.put(place->slot, before[i] ? std::optional(static_cast<uint64_t>(*before[i])) : std::nullopt);
        QUNCE_TRY(column.save());
    }
    return day ? m_parts.transaction.putLedgerDay(*day) : Result<void>();
}

} // namespace qunce::server
