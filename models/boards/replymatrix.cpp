// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/replymatrix.h"

#include <algorithm>

namespace qunce {

std::vector<Period> monthsUntil(Period period, Day today, Day factFrom)
{
    const Day last = std::min(period.to, today);
    std::vector<Period> months;
    for (Day day = last; day >= factFrom && months.size() < static_cast<size_t>(kMostMonths);) {
        const Day first = firstOfMonth(day);
        if (months.size() >= static_cast<size_t>(kFewestMonths) && day < period.from)
            break;
        months.push_back({std::max(first, factFrom), day});
        day = first - 1;
    }
    std::reverse(months.begin(), months.end());
    return months;
}

ReplyMatrix replyMatrix(std::vector<Period> months, std::vector<ReplyMatrixRow> rows)
{
    ReplyMatrix matrix;
    matrix.total.months.resize(months.size());
    for (ReplyMatrixRow &row : rows) {
        row.sum = sumOfDays(row.months);
        for (size_t i = 0; i < months.size(); ++i) {
            if (row.months[i])
                matrix.total.months[i] = matrix.total.months[i].value_or(0) + *row.months[i];
        }
    }
    matrix.total.sum = sumOfDays(matrix.total.months);
    std::stable_sort(rows.begin(), rows.end(), [](const ReplyMatrixRow &a, const ReplyMatrixRow &b) {
        return a.sum != b.sum ? a.sum > b.sum : a.code < b.code; // nothing comes after 0
    });
    matrix.months = std::move(months);
    matrix.rows = std::move(rows);
    return matrix;
}

} // namespace qunce
