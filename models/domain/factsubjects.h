// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "models/domain/brand.h"
#include "models/domain/metric.h"

namespace qunce {

/// Whose slots are the places of a fact kind's columns; nothing for marks of feeds, whose places are metrics. Any thread.
inline std::optional<SubjectKind> subjectsOf(FactKind kind)
{
    switch (kind) {
    case FactKind::GuideDay:
    case FactKind::GuideTask:
        return SubjectKind::Guide;
    case FactKind::GroupDay:
    case FactKind::GroupHour:
    case FactKind::GroupTask:
        return SubjectKind::Group;
    case FactKind::KocDay:
        return SubjectKind::Koc;
    case FactKind::Feed:
        break;
    }
    return std::nullopt;
}

} // namespace qunce
