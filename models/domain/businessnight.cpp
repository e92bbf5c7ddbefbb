// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/businessnight.h"

namespace qunce {

namespace {

constexpr int kOpens = 10 * 3600;
constexpr int kCloses = 22 * 3600;

} // namespace

BusinessNight businessNightOf(Instant paidAt)
{
    const int second = paidAt.secondOfDay();
    const bool isMorning = second < kOpens;
    return {isMorning ? paidAt.day() - 1 : paidAt.day(), isMorning || second >= kCloses};
}

} // namespace qunce
