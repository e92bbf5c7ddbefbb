// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/imports/importpreview.h"

#include <filesystem>

#include "models/base/csvreader.h"
#include "models/base/filewriter.h"
#include "models/base/textfile.h"
#include "models/sheets/xlsxtext.h"

namespace qunce {

Result<ImportPreview> readImportPreview(const std::string &path, size_t rows)
{
    ImportPreview preview;
    preview.path = path;
    std::error_code failed;
    preview.bytes = std::filesystem::file_size(path, failed);
    if (failed)
        return fileError(failed.value(), path);
    const int descriptor = TextFile::openSeekable(path);
    if (descriptor < 0)
        return fileError(-descriptor, path);
    std::unique_ptr<TextSource> source;
    if (XlsxText::isArchive(descriptor) || XlsxText::isOldOrLocked(descriptor)) {
        QUNCE_ASSIGN(std::unique_ptr<XlsxText> sheet, XlsxText::adopt(path, descriptor));
        preview.sheet = sheet->sheetName();
        preview.otherSheets = sheet->otherSheets();
        source = std::move(sheet);
    } else {
        QUNCE_ASSIGN(source, TextFile::adopt(path, descriptor));
    }
    QUNCE_ASSIGN(const std::unique_ptr<CsvReader> csv, CsvReader::open(*source));
    preview.header = csv->header();
    while (preview.rows.size() < rows) {
        QUNCE_ASSIGN(const bool more, csv->next());
        if (!more)
            break;
        preview.rows.emplace_back(csv->cells().begin(), csv->cells().end());
    }
    return preview;
}

} // namespace qunce
