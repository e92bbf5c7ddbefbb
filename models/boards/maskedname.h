// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace qunce {

/// 林* for 林晓梅, 欧阳* for 欧阳修远: the family name and a star, as names stand on what is shown to everybody. Of a name
/// that is not Chinese the first letter stays; of one character nothing is left to hide, so it stays with its star.
/// `name` is UTF-8; empty stays empty. Pure.
std::string maskedName(std::string_view name);

} // namespace qunce
