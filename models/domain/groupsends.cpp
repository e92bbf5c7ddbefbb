// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/groupsends.h"

#include "models/domain/rollup.h"
#include "models/domain/slotsums.h"

namespace qunce {

Result<GroupSends> groupSends(const Brand &brand, const FactSource &facts, size_t task, OrgIndex under)
{
    const Day due = brand.tasks[task].dueDay;
    const Rollup rollup = Rollup::byDay(brand, SubjectKind::Guide, under, Uuid {}, {due, due});
    const auto key = static_cast<int32_t>(task);
    SlotSums sent(brand, rollup);
    SlotSums planned(brand, rollup);
    QUNCE_TRY(sent.read(facts, Metric::TaskSent, {key, key}));
    QUNCE_TRY(planned.read(facts, Metric::TaskPlanned, {key, key}));
    GroupSends sends;
    for (const Rollup::Segment &segment : rollup.segments({due, due})) {
        for (const size_t region : rollup.regions()) {
            for (size_t slot = 0; slot < brand.regions[region].guides.size(); ++slot) {
                if (segment.rowOf(region, slot) == Rollup::kNoRow)
                    continue;
                sends.sent += sent.sum(region, slot);
                sends.planned += planned.sum(region, slot);
                sends.hasData |= sent.isPresent(region, slot) || planned.isPresent(region, slot);
            }
        }
    }
    return sends;
}

} // namespace qunce
