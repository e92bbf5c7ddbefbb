// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/csvreader.h"

#include <algorithm>
#include <cstring>

#include "models/base/csvcell.h"
#include "models/base/utf8.h"

// The buffer always holds the whole row. scanRow() only notes where cells begin and end; when the row turns
// out to go on behind the buffer's end, more is read and the row is scanned again from its start. Quotes are
// undoubled in place once the row is known to be sound, so a row that is given up can still be read as plain
// lines.

namespace qunce {

namespace {

constexpr size_t kFirstBufferBytes = 256 * 1024;
/// So much of a row that was given up is kept for the errors file.
constexpr size_t kExcerptBytes = 64 * 1024;

uint64_t lineBreaks(std::string_view text)
{
    uint64_t count = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const bool lone = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
        if (text[i] == '\n' || lone)
            ++count;
    }
    return count;
}

size_t undouble(char *text, size_t size)
{
    size_t kept = 0;
    for (size_t i = 0; i < size; ++i) {
        text[kept++] = text[i];
        if (text[i] == '"')
            ++i;
    }
    return kept;
}

Error headerError(const Message &text)
{
    return {ErrorCode::InvalidInput, text, "header row"};
}

} // namespace

CsvReader::CsvReader(TextInput &source) : m_source(source), m_buffer(kFirstBufferBytes) { }

Result<std::unique_ptr<CsvReader>> CsvReader::open(TextInput &source)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(source));
    QUNCE_TRY(reader->findDelimiter());
    QUNCE_TRY(reader->readHeader());
    return reader;
}

/// Counts candidates outside quotes in the first line that is not blank.
Result<void> CsvReader::findDelimiter()
{
    QUNCE_TRY(fill());
    constexpr std::string_view kCandidates = ",\t;";
    std::array<size_t, kCandidates.size()> counts {};
    bool quoted = false;
    bool blank = true;
    for (const char c : std::string_view(m_buffer.data(), m_end)) {
        if (c == '"')
            quoted = !quoted;
        const bool lineEnds = !quoted && (c == '\n' || c == '\r');
        if (lineEnds && !blank)
            break;
        blank = blank && (lineEnds || c == ' ' || c == '\t');
        const size_t candidate = kCandidates.find(c);
        if (!quoted && candidate != std::string_view::npos)
            ++counts[candidate];
        if (lineEnds)
            counts = {};
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    m_delimiter = kCandidates[static_cast<size_t>(most - counts.begin())];
    for (const char c : {m_delimiter, '\n', '\r', '\0'})
        m_isSpecial[static_cast<uint8_t>(c)] = true;
    return {};
}

Result<void> CsvReader::readHeader()
{
    QUNCE_ASSIGN(const bool found, next());
    if (!found)
        return headerError(
            QUNCE_TEXT("The file is empty. Its first line must hold the names of the columns."));
    if (m_seen > kMaxColumns)
        return headerError(
            QUNCE_TEXT("The header row has more than 1,000 columns. Check that the file is a CSV file."));
    if (m_problem != CsvProblem::None) {
        return headerError(
            QUNCE_TEXT("The header row cannot be read as text. Save the file as CSV in UTF-8 and try "
                       "again."));
    }
    m_columns = m_count;
    m_header.assign(m_cells.begin(), m_cells.begin() + static_cast<ptrdiff_t>(m_columns));
    m_cells.clear();
    m_raw.clear();
    return {};
}

Result<bool> CsvReader::next()
{
    for (;;) {
        QUNCE_ASSIGN(const bool found, scanNext());
        if (!found)
            return false;
        if (m_problem != CsvProblem::None || !isBlank())
            return true;
    }
}

bool CsvReader::isBlank() const
{
    return std::all_of(m_cells.begin(), m_cells.end(), [](std::string_view cell) { return cell.empty(); });
}

Result<bool> CsvReader::scanNext()
{
    m_begin = m_next;
    m_line = m_nextLine;
    for (;;) {
        if (m_begin == m_end && m_atEnd)
            return false;
        switch (scanRow()) {
        case Scan::Row:
            finishRow();
            return true;
        case Scan::BrokenQuote:
            QUNCE_TRY(giveUpRow(CsvProblem::BrokenQuote));
            return true;
        case Scan::NeedMore:
            break;
        }
        if (m_end - m_begin >= kMaxRowBytes) {
            QUNCE_TRY(giveUpRow(CsvProblem::RowTooLong));
            return true;
        }
        QUNCE_TRY(fill());
    }
}

CsvReader::Scan CsvReader::scanRow()
{
    m_raw.clear();
    m_escaped.clear();
    m_problem = CsvProblem::None;
    m_count = 0;
    m_seen = 0;
    m_nextLine = m_line + 1;
    size_t position = m_begin;
    for (;;) {
        if (position < m_end && m_buffer[position] == '"') {
            const Scan scan = scanQuoted(position);
            if (scan != Scan::Row)
                return scan;
        } else {
            scanPlain(position);
        }
        if (position == m_end) {
            m_next = m_end;
            return m_atEnd ? Scan::Row : Scan::NeedMore;
        }
        const char c = m_buffer[position++];
        if (c == m_delimiter)
            continue;
        if (c == '\r' && position == m_end && !m_atEnd)
            return Scan::NeedMore;
        if (c == '\r' && position < m_end && m_buffer[position] == '\n')
            ++position;
        m_next = position;
        return Scan::Row;
    }
}

void CsvReader::scanPlain(size_t &position)
{
    const size_t from = position;
    for (;;) {
        while (position < m_end && !m_isSpecial[static_cast<uint8_t>(m_buffer[position])])
            ++position;
        if (position == m_end || m_buffer[position] != '\0')
            break;
        m_problem = CsvProblem::Damaged;
        ++position;
    }
    addCell(from, position, false);
}

CsvReader::Scan CsvReader::scanQuoted(size_t &position)
{
    const size_t from = ++position;
    bool escaped = false;
    for (;;) {
        const void *quote = std::memchr(m_buffer.data() + position, '"', m_end - position);
        if (!quote)
            return m_atEnd ? Scan::BrokenQuote : Scan::NeedMore;
        position = static_cast<size_t>(static_cast<const char *>(quote) - m_buffer.data());
        if (position + 1 == m_end && !m_atEnd)
            return Scan::NeedMore;
        if (position + 1 == m_end || m_buffer[position + 1] != '"')
            break;
        escaped = true;
        position += 2;
    }
    const std::string_view cell(m_buffer.data() + from, position - from);
    if (std::memchr(cell.data(), '\0', cell.size()))
        m_problem = CsvProblem::Damaged;
    m_nextLine += lineBreaks(cell);
    addCell(from, position, escaped);
    ++position;
    while (position < m_end && m_buffer[position] == ' ')
        ++position;
    if (position == m_end)
        return m_atEnd ? Scan::Row : Scan::NeedMore;
    const char after = m_buffer[position];
    const bool closed = after == m_delimiter || after == '\n' || after == '\r';
    return closed ? Scan::Row : Scan::BrokenQuote;
}

void CsvReader::addCell(size_t from, size_t to, bool escaped)
{
    const std::string_view cell(m_buffer.data() + from, to - from);
    ++m_seen;
    if (cell.size() > kMaxCellBytes && m_problem == CsvProblem::None)
        m_problem = CsvProblem::CellTooLong;
    if (m_seen <= m_columns) {
        m_count = m_seen;
        if (escaped)
            m_escaped.push_back(static_cast<uint32_t>(m_raw.size()));
        m_raw.push_back(cell);
    } else if (!trimmed(cell).empty()) {
        m_count = m_seen;
    }
}

void CsvReader::finishRow()
{
    for (const uint32_t index : m_escaped) {
        const std::string_view cell = m_raw[index];
        char *text = m_buffer.data() + (cell.data() - m_buffer.data());
        m_raw[index] = std::string_view(text, undouble(text, cell.size()));
    }
    m_cells.clear();
    for (const std::string_view cell : m_raw)
        m_cells.push_back(trimmed(withoutFormulaGuard(trimmed(cell))));
    if (m_header.empty())
        return;
    if (m_problem == CsvProblem::None && m_count != m_columns && !isBlank())
        m_problem = m_count < m_columns ? CsvProblem::TooFewCells : CsvProblem::TooManyCells;
    if (m_problem == CsvProblem::None && m_count > m_columns)
        m_problem = CsvProblem::TooManyCells;
    m_raw.resize(m_columns);
    m_cells.resize(m_columns);
}

/// Keeps the row's first line, split at every delimiter, and goes on behind it.
Result<void> CsvReader::giveUpRow(CsvProblem problem)
{
    const auto begin = m_buffer.begin() + static_cast<ptrdiff_t>(m_begin);
    const auto end = m_buffer.begin() + static_cast<ptrdiff_t>(m_end);
    const auto lineEnd = std::find_if(begin, end, [](char c) { return c == '\n' || c == '\r'; });
    m_excerpt = cutUtf8(std::string_view(begin, lineEnd), kExcerptBytes);
    m_problem = problem;
    m_nextLine = m_line + 1;
    m_raw.clear();
    std::string_view rest = m_excerpt;
    while (m_raw.size() < m_columns) {
        const size_t cut = std::min(rest.find(m_delimiter), rest.size());
        m_raw.push_back(rest.substr(0, cut));
        rest.remove_prefix(std::min(cut + 1, rest.size()));
        if (rest.empty())
            break;
    }
    m_raw.resize(m_columns);
    m_cells.clear();
    for (const std::string_view cell : m_raw)
        m_cells.push_back(trimmed(cell));
    return skipLine();
}

Result<void> CsvReader::skipLine()
{
    for (;;) {
        const auto begin = m_buffer.begin() + static_cast<ptrdiff_t>(m_begin);
        const auto end = m_buffer.begin() + static_cast<ptrdiff_t>(m_end);
        const auto lineEnd = std::find_if(begin, end, [](char c) { return c == '\n' || c == '\r'; });
        m_begin = static_cast<size_t>(lineEnd - m_buffer.begin());
        m_next = m_begin;
        if (m_begin < m_end && m_buffer[m_begin] == '\n') {
            m_next = m_begin + 1;
            return {};
        }
        if (m_begin + 1 < m_end) {
            m_next = m_begin + (m_buffer[m_begin + 1] == '\n' ? 2 : 1);
            return {};
        }
        if (m_atEnd) {
            m_next = m_end;
            return {};
        }
        QUNCE_TRY(fill());
    }
}

/// Moves the row to the buffer's front, makes room if the row fills it, and reads until the buffer is full.
Result<void> CsvReader::fill()
{
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_end == m_buffer.size())
        m_buffer.resize(std::min(m_buffer.size() * 2, kMaxRowBytes));
    while (m_end < m_buffer.size()) {
        QUNCE_ASSIGN(const size_t count, m_source.read(std::span(m_buffer).subspan(m_end)));
        if (count == 0) {
            m_atEnd = true;
            break;
        }
        m_end += count;
    }
    return {};
}

Message CsvReader::problemText() const
{
    switch (m_problem) {
    case CsvProblem::None:
        break;
    case CsvProblem::TooFewCells:
    case CsvProblem::TooManyCells:
        return {
            QUNCE_TEXT(
                "The row has %1 cells where the header has %2. Look for a missing or unquoted delimiter."),
            {std::to_string(m_count), std::to_string(m_columns)}};
    case CsvProblem::Damaged:
        return QUNCE_TEXT(
            "The row holds bytes that are not text in the file's encoding. Type the row again.");
    case CsvProblem::CellTooLong:
        return QUNCE_TEXT("A cell of the row is longer than 1 MB. Shorten it.");
    case CsvProblem::RowTooLong:
        return QUNCE_TEXT(
            "The row is longer than 4 MB, or a quote in it is never closed. Shorten it or close the quote.");
    case CsvProblem::BrokenQuote:
        return QUNCE_TEXT(
            "A quote in the row is not closed, or text follows it. Double each quote inside a quoted cell.");
    }
    return {};
}

} // namespace qunce
