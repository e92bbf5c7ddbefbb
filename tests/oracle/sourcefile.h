// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"

namespace qunce::oracle {

/// One import file as plain rows: what `qunced import KIND FILE [--fed] --today DAY` reads. Columns have the English
/// names of data.md; a money column may end in `(元)`. Value type of the tests, any thread.
struct SourceFile {
    std::string kind;
    Day today;
    bool fed = false;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// One row of a file, cells by column name.
class SourceRow
{
public:
    SourceRow(const SourceFile &file, size_t row) : m_file(file), m_cells(file.rows[row]) { }

    bool has(std::string_view column) const;
    /// Empty if the column is missing.
    const std::string &cell(std::string_view column) const;
    std::optional<Day> day(std::string_view column) const { return Day::parse(cell(column)); }

private:
    const SourceFile &m_file;
    const std::vector<std::string> &m_cells;
};

enum class Encoding { Utf8, Utf8Bom, Gb18030, Utf16Le, Utf16Be };

/// How a file is written; everything here must make no difference to the numbers.
struct FileStyle {
    Encoding encoding = Encoding::Utf8;
    bool chineseHeaders = false;
    char separator = ',';
    bool crlf = false;
    unsigned shuffle = 0; ///< rotates the columns by that many places
    bool padded = false; ///< spaces, half and full width, around some cells
};

/// The bytes of the file.
std::string writtenFile(const SourceFile &file, const FileStyle &style);

/// The file read back from plain comma-separated UTF-8 text without quotes, as golden cases are written.
SourceFile plainFile(std::string kind, std::string_view text);

/// `text` at each `separator`; an empty text gives one empty part.
std::vector<std::string> split(std::string_view text, char separator);

} // namespace qunce::oracle
