// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/sheets/cellnumbers.h"
#include "models/sheets/zipreader.h"

// What stands around the cells of a workbook. All fail with InvalidInput if a part is damaged. One thread.

namespace qunce {

/// Texts that cells refer to by number. Bounded, because they have to be in memory.
class SharedStrings
{
public:
    static constexpr size_t kMostBytes = 96ULL << 20;

    void add(std::string_view text);
    /// Empty for a number that there is not.
    std::string_view at(uint64_t number) const;
    size_t size() const { return m_ends.size(); }
    size_t bytes() const { return m_texts.size(); }

private:
    std::string m_texts; ///< one behind the other
    std::vector<uint32_t> m_ends;
};

struct Workbook {
    std::string sheetName; ///< of the sheet that is read: the first one that is not hidden
    std::string sheetPath; ///< in the archive
    size_t otherSheets = 0; ///< visible ones that are not read
    bool is1904 = false; ///< days are counted from 1904
    std::vector<CellFormat> formats; ///< by the style of a cell
    SharedStrings strings;
};

/// `path`: of the file, for messages.
Result<Workbook> readWorkbook(const ZipReader &archive, const std::string &path);

} // namespace qunce
