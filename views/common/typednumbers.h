// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

#include <QString>

namespace qunce {

// As models/boards/targetplan.h reads and writes them.
/// A whole number of at least 0 as people write it: 12,000, 1.2万, 3亿. Pure.
std::optional<int64_t> countTyped(const QString &typed);
/// Yuan, given back as fen.
std::optional<int64_t> amountTyped(const QString &typed);
/// Fen as somebody would type the yuan.
QString typedAmount(int64_t fen);

} // namespace qunce
