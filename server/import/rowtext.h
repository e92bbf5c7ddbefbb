// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "models/protocol/headermap.h"
#include "server/import/rowsink.h"

// What everybody who reads rows of an import kind needs. Pure functions.

namespace qunce::server {

/// The cell of the kind's column in a row of a file with this header; empty if the file does not have it.
std::string_view cellOf(const HeaderMap &header, std::span<const std::string_view> cells, size_t column);

/// A value as it may stand in a sentence: not too long, and whole characters.
std::string shownValue(std::string_view value);

/// `guide_code = X1: There is no …`, the column in the header's language; a long value is cut.
std::string reasonOf(const ImportDescriptor &kind, const HeaderMap &header, const Rejection &rejection,
    std::string_view value, const std::function<std::string(const Message &)> &translate);

} // namespace qunce::server
