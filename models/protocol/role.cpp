// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/role.h"

#include <algorithm>
#include <array>

namespace qunce {

namespace {

constexpr std::array<std::string_view, 4> kRoleNames {"admin", "hq_content", "region_manager", "viewer"};

} // namespace

std::string_view name(Role role)
{
    return kRoleNames[static_cast<size_t>(role)];
}

std::optional<Role> roleNamedAs(std::string_view name)
{
    const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
    if (found == kRoleNames.end())
        return std::nullopt;
    return static_cast<Role>(found - kRoleNames.begin());
}

} // namespace qunce
