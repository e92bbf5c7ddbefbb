// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>

#include "models/base/day.h"

namespace qunce {

/// A business day as the fields for dates have it, and back. Pure.
inline QDate dateOf(Day day)
{
    return {day.year(), static_cast<int>(day.month()), static_cast<int>(day.dayOfMonth())};
}

inline Day dayOf(const QDate &date)
{
    return Day::fromYmd(date.year(), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

} // namespace qunce
