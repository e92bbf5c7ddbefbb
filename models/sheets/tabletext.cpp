// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sheets/tabletext.h"

#include "models/sheets/xlsxtext.h"

namespace qunce {

Result<TableText> adoptTable(const std::string &path, int descriptor)
{
    TableText table;
    if (XlsxText::isArchive(descriptor) || XlsxText::isOldOrLocked(descriptor)) {
        QUNCE_ASSIGN(std::unique_ptr<XlsxText> sheet, XlsxText::adopt(path, descriptor));
        table.sheet = sheet->sheetName();
        table.otherSheets = sheet->otherSheets();
        table.text = std::move(sheet);
    } else {
        QUNCE_ASSIGN(table.text, TextFile::adopt(path, descriptor));
    }
    return table;
}

} // namespace qunce
