// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/typednumbers.h"

#include <cmath>

namespace qunce {

namespace {

constexpr double kLargestTyped = 1e13;

} // namespace

std::optional<double> numberTyped(const QString &typed)
{
    QString digits = typed.simplified();
    for (const QChar sign : {QChar(u','), QChar(0xFF0C), QChar(u' '), QChar(0xA5), QChar(0xFFE5)})
        digits.remove(sign);
    double factor = 1;
    if (digits.endsWith(QChar(0x4E07))) // 万
        factor = 1e4;
    else if (digits.endsWith(QChar(0x4EBF))) // 亿
        factor = 1e8;
    if (factor > 1)
        digits.chop(1);
    bool isNumber = false;
    const double number = digits.toDouble(&isNumber) * factor;
    return isNumber && number >= 0 && number <= kLargestTyped ? std::optional(number) : std::nullopt;
}

std::optional<int64_t> countTyped(const QString &typed)
{
    const std::optional<double> count = numberTyped(typed);
    const bool isWhole = count && std::abs(*count - std::round(*count)) < 1e-6;
    return isWhole ? std::optional<int64_t>(std::llround(*count)) : std::nullopt;
}

std::optional<int64_t> amountTyped(const QString &typed)
{
    const std::optional<double> yuan = numberTyped(typed);
    return yuan ? std::optional<int64_t>(std::llround(*yuan * 100)) : std::nullopt;
}

QString typedAmount(int64_t fen)
{
    return fen % 100 == 0 ? QString::number(fen / 100)
                          : QString::number(static_cast<double>(fen) / 100, 'f', 2);
}

} // namespace qunce
