// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string_view>

namespace qunce {

/// Whether a zstd frame says of itself that it unpacks to more bytes; false where it says nothing or is none. Any thread.
bool isFrameOfMoreThan(std::string_view frame, size_t limit);

} // namespace qunce
