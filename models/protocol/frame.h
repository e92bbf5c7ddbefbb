// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "models/base/result.h"

namespace qunce {

/// Bounds of a frame from the network (docs/SYNC.md, "Transport").
constexpr size_t kMaxFrameRatio = 200;
constexpr size_t kMaxFrameWindow = 8 * 1024 * 1024;

/// `blake2b-256=HEX` over the bytes as sent: the X-Body-Hash of requests and answers.
std::string bodyHash(std::string_view body);

/// One zstd frame that keeps the bounds; what would compress better than the ratio allows is stored. Any thread.
std::string packFrame(std::string_view bytes);

/// Undoes exactly one zstd frame: at most `limit` bytes, at most kMaxFrameRatio times the frame, a window of at most
/// kMaxFrameWindow; else InvalidInput. Never takes more memory than that. Any thread.
Result<std::string> unpackFrame(std::string_view frame, size_t limit);

} // namespace qunce
