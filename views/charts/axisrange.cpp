// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/axisrange.h"

#include <algorithm>
#include <cmath>

namespace qunce {

namespace {

/// Distance of the ticks: 1, 2, 2.5 or 5 times a power of ten, so that there are at most `count` steps.
double niceStep(double span, int count)
{
    if (span <= 0)
        return 1;
    const double rough = span / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (rough <= factor * power * (1 + 1e-9))
            return factor * power;
    }
    return 10 * power;
}

} // namespace

AxisRange axisRange(double low, double high, bool isRate, bool beginsAtZero)
{
    const double least = isRate ? 0.02 : 1;
    if (high - low < least)
        low = std::max(low - least, low >= 0 ? 0.0 : low - least);
    const double step = std::max(niceStep(std::max(high - low, least), 3), isRate ? 0.01 : 1.0);
    double from = std::floor(low / step + 1e-9) * step;
    double to = std::ceil(high / step - 1e-9) * step;
    if (isRate && high <= 1)
        to = std::min(to, 1.0);
    if (to <= from)
        to = from + step;
    AxisRange range;
    // From the top, so that 100 % is always a line.
    for (double tick = to; tick >= from - step * 1e-6; tick -= step)
        range.ticks.push_back(tick);
    if (range.ticks.size() < 2)
        range.ticks.push_back(from);
    from = std::min(from, range.ticks.back());
    // Half of a line that lies on the first or last tick would be cut off at the plot's edge.
    const double edge = (to - from) * 0.03;
    range.from = beginsAtZero ? from : from - edge;
    range.to = to + edge;
    return range;
}

} // namespace qunce
