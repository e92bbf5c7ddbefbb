// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/ledgercheck.h"

#include <map>
#include <unordered_map>

#include "models/domain/column.h"
#include "models/protocol/slotrecord.h"
#include "server/rules/closedmonthsof.h"

namespace qunce::server {

namespace {

/// Columns of one night at a time, by region and metric.
class NightColumns
{
public:
    explicit NightColumns(ReadTransaction &transaction) : m_transaction(transaction) { }

    Result<std::optional<uint64_t>> at(const SlotRecord &slot, Metric metric, Day night)
    {
        if (night != m_night) {
            m_night = night;
            m_columns.clear();
        }
        auto found = m_columns.find({slot.region, metric});
        if (found == m_columns.end()) {
            QUNCE_ASSIGN(const std::string bytes,
                currentColumn(m_transaction, {slot.region, night.year(), metric, night.toString()}));
            QUNCE_ASSIGN(const ColumnView view, ColumnView::open(bytes));
            found = m_columns.emplace(std::pair(slot.region, metric), view.toColumn()).first;
        }
        return found->second.at(slot.number);
    }

private:
    ReadTransaction &m_transaction;
    Day m_night;
    std::map<std::pair<Uuid, Metric>, Column> m_columns;
};

using GuideSlots = std::unordered_map<Uuid, std::vector<SlotRecord>>;

Result<GuideSlots> slotsOfGuides(ReadTransaction &transaction)
{
    GuideSlots slots;
    QUNCE_TRY(transaction.eachRecord(Kind::Slot, [&slots](const Record &record) -> Result<void> {
        const std::optional<SlotRecord> slot = slotFromRecord(record);
        if (slot && slot->kind == SubjectKind::Guide)
            slots[slot->slot.subject].push_back(*slot);
        return {};
    }));
    return slots;
}

} // namespace

Result<std::vector<Message>> ledgerProblems(ReadTransaction &transaction)
{
    std::vector<Message> problems;
    QUNCE_ASSIGN(const uint64_t differences, transaction.ledgerDifferences());
    if (differences > 0)
        problems.push_back(
            {QUNCE_TEXT("The ledger of orders: %1 nights of guides are not the sums of their orders."),
                {std::to_string(differences)}});
    std::optional<GuideSlots> slots; // read when there is a ledger
    NightColumns columns(transaction);
    uint64_t apart = 0;
    const auto compare = [&](const LedgerDay &day) -> Result<void> {
        if (!slots) {
            QUNCE_ASSIGN(slots, slotsOfGuides(transaction));
        }
        const auto values = day.sums.values();
        bool isThere = false;
        for (const SlotRecord &slot : (*slots)[day.guide]) {
            if (day.night < slot.slot.from || slot.slot.until <= day.night)
                continue;
            isThere = true;
            for (size_t i = 0; i < values.size(); ++i) {
                QUNCE_ASSIGN(
                    const std::optional<uint64_t> held, columns.at(slot, kLedgerMetrics[i], day.night));
                isThere = isThere && held == static_cast<uint64_t>(values[i]);
            }
        }
        apart += isThere ? 0 : 1;
        return {};
    };
    QUNCE_TRY(transaction.eachLedgerDay(kFirstDataDay, kLastDataDay, compare));
    if (apart > 0)
        problems.push_back(
            {QUNCE_TEXT("The ledger of orders: %1 nights of guides are not what the columns say."),
                {std::to_string(apart)}});
    return problems;
}

} // namespace qunce::server
