// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/base/result.h"

namespace qunce {

/// The beginning of a file that is to be imported, as the server will read it.
struct ImportPreview {
    std::string path;
    uint64_t bytes = 0;
    std::string sheet; ///< of a workbook
    size_t otherSheets = 0; ///< visible ones, which are not read
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< the first ones
};

/// Reads a CSV file or workbook up to its first rows; not in the GUI thread. Fails as the readers do.
Result<ImportPreview> readImportPreview(const std::string &path, size_t rows);

} // namespace qunce
