// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/imports/importpreview.h"

#include <filesystem>

#include "models/base/csvreader.h"
#include "models/base/filewriter.h"
#include "models/base/textfile.h"
#include "models/sheets/tabletext.h"

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
    QUNCE_ASSIGN(const TableText table, adoptTable(path, descriptor));
    preview.sheet = table.sheet;
    preview.otherSheets = table.otherSheets;
    QUNCE_ASSIGN(const std::unique_ptr<CsvReader> csv, CsvReader::open(*table.text));
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
