// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include "models/base/textfile.h"

namespace qunce {

/// A CSV file or a workbook as the text that CsvReader takes. Value.
struct TableText {
    std::unique_ptr<TextInput> text;
    std::string sheet; ///< of a workbook: the one that is read
    size_t otherSheets = 0; ///< visible ones that are not
};

/// Looks into the file, whatever its name. Takes the descriptor; `path` is its name for messages. Fails as
/// XlsxText::adopt() and TextFile::adopt() do. Any thread.
Result<TableText> adoptTable(const std::string &path, int descriptor);

} // namespace qunce
