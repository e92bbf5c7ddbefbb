// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/fileaccess.h"
#include "models/base/message.h"
#include "models/base/result.h"
#include "models/protocol/importkinds.h"
#include "server/import/sinkfactory.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// How a file is to be imported; `import` is what the sinks are told.
struct ImportRequest {
    ImportOptions import;
    bool dryRun = false; ///< everything but the commit
    std::string errorsPath; ///< where refused rows go; of importAll a folder. Empty: nowhere
    std::filesystem::path spoolDirectory = std::filesystem::temp_directory_path();
    std::string who = "cli"; ///< for the audit
    /// Likewise: what the import is called, and can be taken back by (docs/DATA.md, "Undo of an import"). Empty: it cannot. Of
    /// importAll only whether: each file gets one of its own.
    std::string id {};
    KeptLimits kept {}; ///< how much of former imports is kept
    /// What somebody says of columns whose names are none of ours: name in the file -> name of the kind's column.
    std::map<std::string, std::string> renames {};
    size_t shownRefused = 10; ///< how many refused rows the report names
    /// Opens what is named here; used by the importing thread.
    std::shared_ptr<FileAccess> files = std::make_shared<LocalFileAccess>();
    /// Asked from time to time: nobody waits for the import any more, so that it ends with Cancelled and changes nothing.
    std::function<bool()> cancelled;
    /// Turns reasons into the user's language for the errors file.
    std::function<std::string(const Message &)> translate = [](const Message &text) {
        return text.english();
    };
};

/// A refused row, for people.
struct RefusedRow {
    uint64_t line = 0;
    std::string reason; ///< names column, value and why
    std::string column {}; ///< in the header's language; empty if the row as a whole is not good
    std::string value {}; ///< what stands there; a long one is cut
    std::string why {}; ///< without column and value
};

/// rows = created + updated + unchanged + rejected.
struct ImportReport {
    ImportKind kind = ImportKind::Org;
    std::string path;
    uint64_t rows = 0;
    ImportCounts counts;
    uint64_t rejected = 0;
    std::vector<std::string> unknownColumns;
    std::string sheet {}; ///< of a workbook: the one that was read
    size_t otherSheets = 0; ///< visible ones that were not
    std::vector<RefusedRow> firstRefused; ///< at most ImportRequest::shownRefused
    bool dryRun = false;
    std::string id {}; ///< ImportRequest::id
    bool canUndo = false; ///< something was changed, and can be taken back
};

/// Reads the file and applies it in one write transaction: all good rows or, on an error, nothing. Refused rows are
/// counted and no error. Fails with the errors of TextFile, CsvReader, mapHeader, the sink, the storage and ErrorsFile.
Result<ImportReport> importFile(Storage &storage, ImportKind kind, const std::string &path,
    const ImportRequest &request, IdSource &ids, const SinkFactory &factory = makeSink);

struct ImportAllReport {
    std::vector<ImportReport> files; ///< those that went in
    std::optional<Error> error; ///< what the next one failed with; the rest was not tried
    std::string failedFile; ///< that one
};

/// Imports each KIND.csv, .tsv or .txt of the folder, English or Chinese kind names, what is referred to first. Each file
/// is a transaction of its own. Fails with NotFound if there is no such file. With --dry-run a file does not see the rows
/// of the ones before it.
Result<ImportAllReport> importAll(Storage &storage, const std::filesystem::path &folder,
    const ImportRequest &request, IdSource &ids, const SinkFactory &factory = makeSink);

/// `org`, `guides`, … or the Chinese name; fails with Usage and lists them.
Result<ImportKind> parseImportKind(std::string_view name);

} // namespace qunce::server
