// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/outliers.h"

#include <algorithm>
#include <cmath>

namespace qunce {

namespace {

constexpr size_t kLeastValues = 6;
constexpr double kDeviations = 3;
constexpr double kLeastDeviation = 0.03;
/// Makes the median distance of a normal distribution its standard deviation.
constexpr double kNormal = 1.4826;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace

std::vector<bool> lowOutliers(std::span<const std::optional<double>> rates)
{
    std::vector<bool> marks(rates.size());
    std::vector<double> values;
    for (const std::optional<double> &rate : rates) {
        if (rate)
            values.push_back(*rate);
    }
    if (values.size() < kLeastValues)
        return marks;
    const double middle = median(values);
    for (double &value : values)
        value = std::abs(value - middle);
    const double deviation = std::max(kNormal * median(std::move(values)), kLeastDeviation);
    for (size_t i = 0; i < rates.size(); ++i)
        marks[i] = rates[i] && *rates[i] < middle - kDeviations * deviation;
    return marks;
}

} // namespace qunce
