// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/salesbyhour.h"

#include <algorithm>

namespace qunce {

namespace {

void addSales(std::optional<uint64_t> &sum, const std::optional<uint64_t> &value)
{
    if (value)
        sum = sum.value_or(0) + *value;
}

std::optional<Fraction> shareUntil(const std::vector<SalesDay> &days, size_t last)
{
    if (last + 1 < static_cast<size_t>(kShareDays))
        return std::nullopt;
    SalesDay sum;
    for (size_t i = last + 1 - static_cast<size_t>(kShareDays); i <= last; ++i) {
        addSales(sum.amount, days[i].amount);
        addSales(sum.afterHours, days[i].afterHours);
    }
    // Days that have not come in yet would show the days before as the newest.
    return days[last].amount ? sum.share() : std::nullopt;
}

} // namespace

std::optional<uint64_t> SalesDay::inHours() const
{
    if (!amount || !afterHours)
        return std::nullopt;
    return *amount - std::min(*amount, *afterHours);
}

SalesByHour salesByHour(
    Day readFrom, Day from, const DaySums &amount, const DaySums &afterHours, const DaySums &orders)
{
    const bool isOfHours = sumOfDays(afterHours).has_value();
    std::vector<SalesDay> days;
    for (size_t i = 0; i < amount.size(); ++i) {
        SalesDay day {readFrom + static_cast<int>(i), amount[i], afterHours[i], orders[i]};
        if (isOfHours && day.amount && !day.afterHours)
            day.afterHours = 0;
        days.push_back(day);
    }
    SalesByHour sales;
    for (size_t i = 0; i < days.size(); ++i) {
        if (days[i].day < from)
            continue;
        sales.days.push_back(days[i]);
        sales.trend.push_back(shareUntil(days, i));
        addSales(sales.sum.amount, days[i].amount);
        addSales(sales.sum.afterHours, days[i].afterHours);
        addSales(sales.sum.orders, days[i].orders);
    }
    return sales;
}

} // namespace qunce
