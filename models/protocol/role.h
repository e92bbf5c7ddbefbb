// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qunce {

/// What somebody is in the brand. Reading goes by scope; what each may change is said by models/merge/editrules.h.
enum class Role : uint8_t { Admin, HqContent, RegionManager, Viewer };
std::string_view name(Role role);
std::optional<Role> roleNamedAs(std::string_view name);

} // namespace qunce
