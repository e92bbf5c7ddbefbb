// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

namespace qunce {

/// What of the values an axis shows, and where its lines are.
struct AxisRange {
    double from = 0;
    double to = 1;
    std::vector<double> ticks; ///< from the top; steps of 1, 2, 2.5 or 5 times a power of ten
};

/// For values from `low` to `high`. Of rates up to 1 nothing above 100 % is shown. Pure.
AxisRange axisRange(double low, double high, bool isRate, bool beginsAtZero);

} // namespace qunce
