// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace qunce::test {

/// The first sheet of a workbook as the importers read it, as CSV; what is wrong with it if it is none.
std::string workbookText(const std::string &path);

} // namespace qunce::test
