// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstddef>

#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/domain/factsource.h"

namespace qunce {

/// 已发/应发 of a group push: what group_send_rate is made of, for one task.
struct GroupSends {
    uint64_t sent = 0;
    uint64_t planned = 0;
    bool hasData = false; ///< somebody's group rows are known

    bool operator==(const GroupSends &) const = default;
};

/// Of Brand::tasks[task], summed over the guide slots that count under `under` on its due day. Any thread.
Result<GroupSends> groupSends(const Brand &brand, const FactSource &facts, size_t task, OrgIndex under);

} // namespace qunce
