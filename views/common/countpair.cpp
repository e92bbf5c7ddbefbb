// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/countpair.h"

namespace qunce {

QString countPair(std::optional<int64_t> first, std::optional<int64_t> second, const Format &format)
{
    const auto part = [&format](const std::optional<int64_t> &count) {
        return count ? format.integer(*count) : Format::missing();
    };
    return part(first) + QStringLiteral(" / ") + part(second);
}

QString tightPair(std::optional<int64_t> first, std::optional<int64_t> second, const Format &format)
{
    return countPair(first, second, format).remove(QLatin1Char(' '));
}

} // namespace qunce
