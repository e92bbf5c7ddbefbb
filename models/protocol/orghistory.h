// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/base/uuid.h"

namespace qunce {

/// One entry of an org record's field `parents`: the unit above from a day on; nil = HQ.
struct ParentSince {
    Day from;
    Uuid parent;

    bool operator==(const ParentSince &) const = default;
};

/// `[{"from":"YYYY-MM-DD","parent":"ID"},…]`, ascending by day, the first one holds since ever; no parent = HQ.
std::string parentsToJson(const std::vector<ParentSince> &parents);
/// Takes the empty text for an empty history. Fails with ErrorCode::Corrupt.
Result<std::vector<ParentSince>> parentsFromJson(std::string_view json);

} // namespace qunce
