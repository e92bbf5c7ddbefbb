// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/csvwriter.h"

#include "models/base/csvcell.h"

namespace qunce {

CsvWriter::CsvWriter(OutputFile &file) : m_file(file), m_row("\xEF\xBB\xBF") { }

void CsvWriter::cell(std::string_view text)
{
    if (!m_empty)
        m_row.push_back(',');
    m_empty = false;
    appendCsvCell(m_row, text);
}

Result<void> CsvWriter::endRow()
{
    m_row.append("\r\n");
    const Result<void> written = m_file.write(m_row);
    m_row.clear();
    m_empty = true;
    return written;
}

Result<void> CsvWriter::row(std::span<const std::string_view> cells)
{
    for (const std::string_view text : cells)
        cell(text);
    return endRow();
}

Result<void> CsvWriter::row(std::initializer_list<std::string_view> cells)
{
    return row(std::span(cells.begin(), cells.size()));
}

} // namespace qunce
