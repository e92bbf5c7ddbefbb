// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace qunce::server {

/// As many whole rows of the CSV as fit into so many bytes; a line break between quotes ends no row. Pure, any thread.
std::string_view wholeRows(std::string_view csv, size_t most);

} // namespace qunce::server
