// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/domain/metric.h"

namespace qunce {

/// Wire kind of fact columns.
constexpr std::string_view kFactWireKind = "fact";

/// Wire id of a fact column: `<fact kind>/<key>/<metric>`, e.g. `guide.day/2026-09-08/orders`.
std::string factRowId(Metric metric, std::string_view key);

/// A row's part of its bucket's digest (sync.md, "Buckets and order"): the first 8 bytes, little-endian, of BLAKE2b-256
/// over kind, 0x00, id, 0x00, seq as u64 little-endian. `id` is the row's wire id: of records the lower-case UUID.
/// The digest of a bucket is the sum mod 2^64 over its live rows.
uint64_t mix64(std::string_view kind, std::string_view id, uint64_t seq);

/// A row's place in its bucket's hash tree (docs/SYNC.md, "Verify"): the 64 lower-case hex digits of BLAKE2b-256 over
/// kind, 0x00, id.
std::string treePath(std::string_view kind, std::string_view id);

} // namespace qunce
