// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string_view>

#include "models/protocol/importkinds.h"

namespace qunce::server {

/// What is handed in under a purpose (IngestToken::purpose, and the last part of the path): rows of that import kind.
/// Nothing for a purpose that this program does not know.
constexpr std::optional<ImportKind> kindOfPurpose(std::string_view purpose)
{
    if (purpose == "task-results")
        return ImportKind::TaskResults;
    if (purpose == "orders")
        return ImportKind::Orders;
    return std::nullopt;
}

} // namespace qunce::server
