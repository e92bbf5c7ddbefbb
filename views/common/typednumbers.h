// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

#include <QString>

namespace qunce {

/// A number of at least 0 as people write it: 12,000.5, ￥3亿, 1.2万. Pure.
std::optional<double> numberTyped(const QString &typed);
/// The same where only whole ones make sense.
std::optional<int64_t> countTyped(const QString &typed);
/// Yuan, given back as fen.
std::optional<int64_t> amountTyped(const QString &typed);
/// Fen as somebody would type the yuan.
QString typedAmount(int64_t fen);

} // namespace qunce
