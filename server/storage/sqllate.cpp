// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Columns as writers see them: where a month is closed, the late column stands for the frozen one (docs/DATA.md, "Month
// close").

#include <algorithm>
#include <map>
#include <utility>

#include "models/domain/latecolumn.h"
#include "server/storage/sqlwriter.h"

namespace qunce::server {

namespace {

ColumnAddress besideIt(const ColumnAddress &address)
{
    return {address.region, address.year, address.metric, lateKeyOf(address.key)};
}

void sortOnce(std::vector<ColumnAddress> &addresses)
{
    std::sort(addresses.begin(), addresses.end());
    addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
}

} // namespace

Result<void> SqlWriter::storeLate(const ColumnAddress &address, std::string_view encoded)
{
    QUNCE_ASSIGN(const std::string frozen, m_reader.column(address));
    return frozen == encoded ? dropColumn(besideIt(address))
                             : storeColumn(besideIt(address), storedAsLate(encoded));
}

Result<std::string> SqlWriter::column(const ColumnAddress &address)
{
    QUNCE_ASSIGN(const bool isFrozen, m_closed.isFrozen(address));
    if (isFrozen) {
        QUNCE_ASSIGN(const std::string late, m_reader.column(besideIt(address)));
        if (!late.empty())
            return std::string(encodedOfLate(late));
    }
    return m_reader.column(address);
}

Result<void> SqlWriter::eachColumn(Metric metric, std::string_view keyFrom, std::string_view keyTo,
    std::span<const Uuid> regions, const ReadTransaction::ColumnVisitor &visitor)
{
    QUNCE_ASSIGN(const std::vector<ClosedMonth> *const closed, m_closed.months());
    std::map<std::pair<Uuid, std::string>, std::string> late;
    if (!closed->empty() && !isLateKey(keyFrom)) {
        QUNCE_TRY(m_reader.eachColumn(metric, lateKeyOf(keyFrom), lateKeyOf(keyTo), regions,
            [&late](const Uuid &region, std::string_view key, std::string_view bytes) -> Result<void> {
                late.emplace(
                    std::pair(region, std::string(keyBeside(key))), std::string(encodedOfLate(bytes)));
                return {};
            }));
    }
    if (late.empty())
        return m_reader.eachColumn(metric, keyFrom, keyTo, regions, visitor);
    // What the columns are, and then in their order what they would be.
    QUNCE_TRY(m_reader.eachColumn(metric, keyFrom, keyTo, regions,
        [&late](const Uuid &region, std::string_view key, std::string_view bytes) -> Result<void> {
            late.try_emplace(std::pair(region, std::string(key)), std::string(bytes));
            return {};
        }));
    for (const auto &[place, bytes] : late) {
        if (!bytes.empty())
            QUNCE_TRY(visitor(place.first, place.second, bytes));
    }
    return {};
}

Result<std::vector<ColumnAddress>> SqlWriter::columnsWithKey(const Uuid &region, std::string_view key)
{
    QUNCE_ASSIGN(std::vector<ColumnAddress> addresses, m_reader.columnsWithKey(region, key));
    QUNCE_ASSIGN(const std::vector<ClosedMonth> *const closed, m_closed.months());
    if (closed->empty())
        return addresses;
    QUNCE_ASSIGN(const std::vector<ColumnAddress> late, m_reader.columnsWithKey(region, lateKeyOf(key)));
    for (ColumnAddress address : late) {
        address.key = key;
        addresses.push_back(std::move(address));
    }
    sortOnce(addresses);
    return addresses;
}

Result<std::vector<ColumnAddress>> SqlWriter::dayColumnsFrom(const Uuid &region, std::string_view keyFrom)
{
    QUNCE_ASSIGN(std::vector<ColumnAddress> addresses, m_reader.dayColumnsFrom(region, keyFrom));
    QUNCE_ASSIGN(const std::vector<ClosedMonth> *const closed, m_closed.months());
    if (closed->empty())
        return addresses;
    QUNCE_ASSIGN(const std::vector<ColumnAddress> late, m_reader.lateColumns(region));
    for (ColumnAddress address : late) {
        address.key = std::string(keyBeside(address.key));
        const FactKind kind = info(address.metric).kind;
        const bool ofTask = kind == FactKind::GuideTask || kind == FactKind::GroupTask;
        if (!ofTask && address.key >= keyFrom)
            addresses.push_back(std::move(address));
    }
    sortOnce(addresses);
    return addresses;
}

Result<uint64_t> SqlWriter::settleLate(Period days)
{
    if (m_failure)
        return *m_failure;
    uint64_t settled = 0;
    QUNCE_ASSIGN(const std::vector<Uuid> regions, m_reader.regionsWithFacts());
    for (const Uuid &region : regions) {
        QUNCE_ASSIGN(const std::vector<ColumnAddress> all, m_reader.lateColumns(region));
        for (const ColumnAddress &late : all) {
            QUNCE_ASSIGN(const std::optional<Day> day, m_closed.dayOf(late));
            if (!day || !days.contains(*day))
                continue;
            QUNCE_ASSIGN(const std::string bytes, m_reader.column(late));
            const ColumnAddress address {
                late.region, late.year, late.metric, std::string(keyBeside(late.key))};
            const std::string_view encoded = encodedOfLate(bytes);
            QUNCE_TRY(watched(encoded.empty() ? dropColumn(address) : storeColumn(address, encoded)));
            QUNCE_TRY(watched(dropColumn(late)));
            ++settled;
        }
    }
    return settled;
}

} // namespace qunce::server
