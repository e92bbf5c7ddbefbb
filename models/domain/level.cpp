// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/level.h"

#include <algorithm>
#include <array>

namespace qunce {

namespace {

constexpr std::array<std::string_view, 7> kLevelNames {
    "guide", "store", "city", "region", "zone", "group", "koc"};

} // namespace

std::string_view name(Level level)
{
    return kLevelNames[static_cast<size_t>(level)];
}

std::optional<Level> levelNamed(std::string_view name)
{
    const auto *found = std::find(kLevelNames.begin(), kLevelNames.end(), name);
    return found == kLevelNames.end() ? std::nullopt
                                      : std::optional(static_cast<Level>(found - kLevelNames.begin()));
}

std::optional<SubjectKind> subjectOf(Level level)
{
    switch (level) {
    case Level::Guide:
        return SubjectKind::Guide;
    case Level::Group:
        return SubjectKind::Group;
    case Level::Koc:
        return SubjectKind::Koc;
    default:
        return std::nullopt;
    }
}

std::optional<OrgKind> orgKindOf(Level level)
{
    switch (level) {
    case Level::Store:
        return OrgKind::Store;
    case Level::City:
        return OrgKind::City;
    case Level::Region:
        return OrgKind::Region;
    case Level::Zone:
        return OrgKind::Zone;
    default:
        return std::nullopt;
    }
}

} // namespace qunce
