// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "models/domain/brand.h"

namespace qunce {

/// What one row of a board stands for.
enum class Level : uint8_t { Guide, Store, City, Region, Zone, Group, Koc };
std::string_view name(Level level);
std::optional<Level> levelNamed(std::string_view name);

/// The subject whose slots are the rows of the level; nothing for levels of the organisation.
std::optional<SubjectKind> subjectOf(Level level);
/// The kind of unit of a level of the organisation.
std::optional<OrgKind> orgKindOf(Level level);

} // namespace qunce
