// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/textfile.h"
#include "models/sheets/workbookparts.h"
#include "models/sheets/xmlpull.h"
#include "models/sheets/zipreader.h"

namespace qunce {

/// The first visible sheet of a workbook (.xlsx) as CSV text, so that whatever reads CSV reads workbooks too. Streams:
/// the memory is that of the shared texts (SharedStrings::kMostBytes at most), whatever the number of rows.
///
/// What is in the cells: texts as they are; numbers as codes and amounts are written (models/sheets/cellnumbers.h); days
/// and times by the format of the cell, in the file's epoch; of formulas the result that was saved. Hidden rows and columns
/// are read as all others. Rows above the first one with two cells or more are titles, and are passed over. A row with an
/// error (#N/A, #REF!) or a formula without a result has a problem, and is refused as a whole: nobody knows what it says.
/// One thread.
class XlsxText : public TextInput
{
public:
    /// Whether the file begins as a workbook or another archive does.
    static bool isArchive(int descriptor);
    /// Whether it is an old .xls, or a workbook with a password: both are no archives, and cannot be read.
    static bool isOldOrLocked(int descriptor);
    /// Takes the descriptor; `path` is its name for messages. Fails with InvalidInput if it is no workbook, or one that
    /// is damaged, locked, or holds more than can be read.
    static Result<std::unique_ptr<XlsxText>> adopt(const std::string &path, int descriptor);

    const std::string &sheetName() const { return m_book.sheetName; }
    /// Visible sheets that are not read.
    size_t otherSheets() const { return m_book.otherSheets; }

    Result<size_t> read(std::span<char> into) override;
    uint64_t rowOfLine(uint64_t line) const override;
    Message problemOfLine(uint64_t line) const override;

private:
    struct Trouble {
        uint64_t line;
        uint32_t column;
        bool isFormula; ///< without a result; otherwise an error
    };

    explicit XlsxText(std::string path) : m_path(std::move(path)) { }
    Result<void> open(int descriptor);
    /// One token of the sheet further; false at the end.
    Result<bool> step();
    void beginCell();
    void endCell();
    Result<void> endRow();
    void writeRow();

    std::string m_path;
    std::unique_ptr<ZipReader> m_archive;
    Workbook m_book;
    std::unique_ptr<ZipStream> m_stream;
    std::unique_ptr<XmlPull> m_xml;
    std::string m_out; ///< lines that are ready, handed out up to m_given
    size_t m_given = 0;
    bool m_ended = false;
    bool m_inSheet = false; ///< within sheetData
    size_t m_columns = 0; ///< of the header; 0 before it

    uint64_t m_row = 0; ///< of the sheet, 1 is the first
    uint64_t m_line = 0; ///< lines that were written
    uint64_t m_lineOfRow = 0; ///< rows that were written, empty ones included
    std::vector<std::string> m_cells;
    size_t m_width = 0; ///< cells of the row
    size_t m_column = 0; ///< of the cell at hand, or the next one
    std::string m_type;
    size_t m_format = 0;
    std::string m_value;
    bool m_isValue = false; ///< what comes is the cell's value
    bool m_hasFormula = false;
    bool m_hasValue = false;
    size_t m_aloud = 0;
    std::vector<Trouble> m_troublesOfRow;

    std::vector<std::pair<uint64_t, uint64_t>> m_shifts; ///< from this line on so many lines more than rows
    std::vector<Trouble> m_troubles; ///< ascending by line
};

} // namespace qunce
