// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sheets/xlsxtext.h"

#include <algorithm>
#include <cstring>
#include <unistd.h>

namespace qunce {

namespace {

constexpr size_t kTextPieceBytes = 64 * 1024;
constexpr uint64_t kMostRows = 1048576;
constexpr size_t kMostTroubles = 1U << 20; // as many rows as a sheet can have
constexpr std::string_view kArchive = "PK\3\4";
constexpr std::string_view kOldOrLocked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

bool beginsWith(int descriptor, std::string_view mark)
{
    char begin[8] {};
    return ::pread(descriptor, begin, mark.size(), 0) == static_cast<ssize_t>(mark.size())
        && std::memcmp(begin, mark.data(), mark.size()) == 0;
}

void appendQuoted(std::string_view cell, std::string &out)
{
    if (cell.find_first_of(",\t;\"\r\n") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

/// Lines that a reader of CSV counts in the cell: CRLF, LF and CR are one each.
uint64_t breaksIn(std::string_view cell)
{
    uint64_t breaks = 0;
    for (size_t i = 0; i < cell.size(); ++i)
        breaks +=
            cell[i] == '\n' || (cell[i] == '\r' && (i + 1 == cell.size() || cell[i + 1] != '\n')) ? 1 : 0;
    return breaks;
}

bool isErrorText(std::string_view text)
{
    return text == "#N/A" || text == "#REF!" || text == "#VALUE!" || text == "#DIV/0!" || text == "#NAME?"
        || text == "#NUM!" || text == "#NULL!";
}

/// `C` of 2.
std::string letters(size_t column)
{
    std::string name;
    for (size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

} // namespace

bool XlsxText::isArchive(int descriptor)
{
    return beginsWith(descriptor, kArchive);
}

bool XlsxText::isOldOrLocked(int descriptor)
{
    return beginsWith(descriptor, kOldOrLocked);
}

Result<std::unique_ptr<XlsxText>> XlsxText::adopt(const std::string &path, int descriptor)
{
    std::unique_ptr<XlsxText> text(new XlsxText(path));
    QUNCE_TRY(text->open(descriptor));
    return text;
}

Result<void> XlsxText::open(int descriptor)
{
    if (isOldOrLocked(descriptor)) {
        ::close(descriptor);
        return Error {ErrorCode::InvalidInput,
            Message(
                QUNCE_TEXT(
                    "%1 has a password or is an old .xls. Take the password off, save it as .xlsx or CSV, "
                    "and try again."),
                {m_path}),
            "compound file"};
    }
    QUNCE_ASSIGN(m_archive, ZipReader::adopt(m_path, descriptor));
    QUNCE_ASSIGN(m_book, readWorkbook(*m_archive, m_path));
    QUNCE_ASSIGN(m_stream, m_archive->open(*m_archive->find(m_book.sheetPath)));
    m_xml = std::make_unique<XmlPull>(
        [stream = m_stream.get()](std::span<char> into) { return stream->read(into); });
    return {};
}

Result<size_t> XlsxText::read(std::span<char> into)
{
    if (m_given == m_out.size()) {
        m_out.clear();
        m_given = 0;
        while (!m_ended && m_out.size() < kTextPieceBytes) {
            QUNCE_ASSIGN(const bool isMore, step());
            m_ended = !isMore;
        }
    }
    const size_t count = std::min(into.size(), m_out.size() - m_given);
    std::memcpy(into.data(), m_out.data() + m_given, count);
    m_given += count;
    return count;
}

Result<bool> XlsxText::step()
{
    QUNCE_ASSIGN(const XmlPull::Token token, m_xml->next());
    if (token == XmlPull::Token::Done)
        return false;
    if (token == XmlPull::Token::Text) {
        if (m_isValue && m_aloud == 0)
            m_value += m_xml->text();
        return true;
    }
    const bool begins = token == XmlPull::Token::Start;
    const std::string_view name = m_xml->name();
    if (name == "c" && m_inSheet) {
        if (begins)
            beginCell();
        else
            endCell();
    } else if (name == "v" || name == "t") {
        m_isValue = begins && m_inSheet;
        m_hasValue = m_hasValue || begins;
    } else if (name == "f") {
        m_hasFormula = m_hasFormula || begins;
    } else if (name == "rPh") {
        m_aloud += begins ? 1 : static_cast<size_t>(-1);
    } else if (name == "row" && m_inSheet) {
        if (!begins) {
            QUNCE_TRY(endRow());
        } else {
            const std::string_view number = m_xml->attribute("r");
            m_row = number.empty() ? m_row + 1 : numberIn(number);
            m_width = 0;
            m_column = 0;
            m_troublesOfRow.clear();
        }
    } else if (name == "sheetData") {
        m_inSheet = begins;
    }
    return true;
}

void XlsxText::beginCell()
{
    if (const std::optional<size_t> column = columnOf(m_xml->attribute("r")))
        m_column = *column;
    m_type = m_xml->attribute("t");
    m_format = numberIn(m_xml->attribute("s"));
    m_value.clear();
    m_isValue = false;
    m_hasFormula = false;
    m_hasValue = false;
    m_aloud = 0;
}

void XlsxText::endCell()
{
    m_isValue = false;
    const bool isError = m_type == "e" || (m_hasFormula && isErrorText(m_value)); // some write them as text
    const bool isOpenFormula = m_hasFormula && !m_hasValue;
    if (isError || isOpenFormula) {
        m_troublesOfRow.push_back({0, static_cast<uint32_t>(m_column), isOpenFormula});
        if (m_value.empty())
            m_value = "?"; // it is seen in the file of refused rows, and the row is no empty one
    }
    if (m_type == "s") {
        m_value = m_book.strings.at(numberIn(m_value));
    } else if (m_type == "d") {
        m_value = isoCellText(m_value);
    } else if (m_type.empty() || m_type == "n") {
        m_value = cellText(m_value,
            m_format < m_book.formats.size() ? m_book.formats[m_format] : CellFormat {}, m_book.is1904);
    }
    if (!m_value.empty()) {
        if (m_cells.size() <= m_column)
            m_cells.resize(m_column + 1);
        for (; m_width <= m_column; ++m_width)
            m_cells[m_width].clear();
        m_cells[m_column] = m_value;
    }
    ++m_column;
}

Result<void> XlsxText::endRow()
{
    if (m_row <= m_lineOfRow || m_row > kMostRows)
        return damagedWorkbook(
            m_path, "row " + std::to_string(m_row) + " behind " + std::to_string(m_lineOfRow));
    // Rows that are not there are lines all the same: what is said of a line is true of the sheet.
    for (; m_lineOfRow + 1 < m_row; ++m_lineOfRow) {
        m_out += '\n';
        ++m_line;
    }
    const auto filled = std::count_if(m_cells.begin(), m_cells.begin() + static_cast<ptrdiff_t>(m_width),
        [](const std::string &cell) { return !cell.empty(); });
    if (m_columns == 0 && filled >= 2)
        m_columns = m_width;
    if (m_columns > 0 && (m_width > 0 || !m_troublesOfRow.empty()))
        writeRow();
    m_out += '\n';
    ++m_line;
    m_lineOfRow = m_row;
    return {};
}

void XlsxText::writeRow()
{
    const uint64_t line = m_line + 1;
    uint64_t breaks = 0;
    // Cells at the end that nobody filled are not in the sheet.
    for (size_t i = 0; i < std::max(m_width, m_columns); ++i) {
        if (i > 0)
            m_out += ',';
        if (i >= m_width)
            continue;
        appendQuoted(m_cells[i], m_out);
        breaks += breaksIn(m_cells[i]);
    }
    for (Trouble &each : m_troublesOfRow) {
        each.line = line;
        if (m_troubles.size() < kMostTroubles)
            m_troubles.push_back(each);
    }
    if (breaks > 0) {
        m_line += breaks;
        m_shifts.emplace_back(m_line + 1, m_line - m_lineOfRow);
    }
}

uint64_t XlsxText::rowOfLine(uint64_t line) const
{
    const auto behind = std::upper_bound(m_shifts.begin(), m_shifts.end(), line,
        [](uint64_t wanted, const std::pair<uint64_t, uint64_t> &shift) { return wanted < shift.first; });
    return behind == m_shifts.begin() ? line : line - std::prev(behind)->second;
}

Message XlsxText::problemOfLine(uint64_t line) const
{
    const auto found = std::lower_bound(m_troubles.begin(), m_troubles.end(), line,
        [](const Trouble &trouble, uint64_t wanted) { return trouble.line < wanted; });
    if (found == m_troubles.end() || found->line != line)
        return {};
    if (found->isFormula)
        return {QUNCE_TEXT("The formula in column %1 has no result. Open the file in Excel or WPS, save it, "
                           "and try again."),
            {letters(found->column)}};
    return {QUNCE_TEXT("Column %1 holds an error of a formula."), {letters(found->column)}};
}

} // namespace qunce
