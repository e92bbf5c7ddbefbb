// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/addedguides.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "models/domain/column.h"

namespace qunce::server {

namespace {

constexpr std::array kAdded {Metric::FriendsAdded, Metric::CohortAdded};

} // namespace

Result<SubjectSet> addedGuides(ReadTransaction &transaction, const DispatchPlaces &places, Day day)
{
    const std::string key = day.toString();
    std::set<Uuid> known;
    std::set<std::pair<Uuid, uint32_t>> added; // region, slot
    QUNCE_TRY(transaction.eachColumn(Metric::Fed, key, key, {},
        [&](const Uuid &region, std::string_view, std::string_view bytes) -> Result<void> {
            QUNCE_ASSIGN(const ColumnView column, ColumnView::open(bytes));
            for (const Metric metric : kAdded) {
                if (column.at(static_cast<uint32_t>(metric)))
                    known.insert(region);
            }
            return {};
        }));
    for (const Metric metric : kAdded) {
        QUNCE_TRY(transaction.eachColumn(metric, key, key, {},
            [&](const Uuid &region, std::string_view, std::string_view bytes) -> Result<void> {
                QUNCE_ASSIGN(const ColumnView column, ColumnView::open(bytes));
                known.insert(region);
                column.forEach([&](uint32_t slot, uint64_t value) {
                    if (value > 0)
                        added.emplace(region, slot);
                });
                return {};
            }));
    }
    const PlanPeople &people = *places.people;
    SubjectSet found(people.subjects());
    for (size_t i = 0; i < people.guides.size(); ++i) {
        const std::optional<uint32_t> subject = places.guides.find(people.guides[i].code);
        const std::optional<FactPlaces::Place> place =
            subject ? places.guides.placeOn(*subject, day) : std::nullopt;
        // Who had no place then has no numbers; whether their region has any is asked of where they are now.
        const Uuid &region = place ? places.regions[place->region] : people.guides[i].region;
        if (!known.contains(region) || (place && added.contains({region, place->slot})))
            found.add(people.guideSubject(i));
    }
    return found;
}

} // namespace qunce::server
