// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/base/cellparse.h"
#include "models/base/result.h"
#include "models/protocol/importkinds.h"

namespace qunce::server {

/// What a cell's meaning depends on beside its column.
struct CanonicalContext {
    std::optional<FactKind> metrics; ///< whose metrics a Metric column names
    std::optional<Metric> metric; ///< of the row, for a Value column
    MoneyUnit unit = MoneyUnit::Fen;
};

/// One text for all ways to write the same value, so that imports can be compared: choices by English name, days
/// `YYYY-MM-DD`, instants `SECONDS DAY` with the day that was written, periods `FROM/TO`, lists sorted with `;`.
/// `cell` is trimmed and not empty. Fails with InvalidInput and a reason for people.
Result<std::string> canonicalCell(
    const ImportColumn &column, std::string_view cell, const CanonicalContext &context);

} // namespace qunce::server
