// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/importer.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "models/base/csvreader.h"
#include "models/base/filewriter.h"
#include "models/base/textfile.h"
#include "models/protocol/headermap.h"
#include "models/sheets/tabletext.h"
#include "server/import/dueplaces.h"
#include "server/import/errorsfile.h"
#include "server/import/rowtext.h"

namespace qunce::server {

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kRowsBetweenLooks = 1024;

/// What of its changes the undo of such an import needs (server/undo): places, sums and summaries follow from it.
KeptParts keptPartsOf(ImportKind kind)
{
    KeptParts parts;
    switch (kind) {
    case ImportKind::Org: // everything hangs on it: it is not taken back
        break;
    case ImportKind::Guides:
    case ImportKind::Groups:
    case ImportKind::Koc:
    case ImportKind::Content:
    case ImportKind::Entries:
    case ImportKind::Tasks:
    case ImportKind::Goals:
        parts.records = true;
        break;
    case ImportKind::TaskResults:
        parts.columns = true;
        parts.groupRows = true;
        break;
    case ImportKind::GuideDays:
        parts.totals = true;
        parts.columns = true;
        break;
    case ImportKind::GroupDays:
    case ImportKind::KocDays:
    case ImportKind::GroupHours:
        parts.columns = true;
        break;
    case ImportKind::Orders:
        parts.orders = true;
        parts.fedColumns = true;
        break;
    }
    return parts;
}

/// A CSV file or workbook that is being read, and what its columns mean.
struct OpenFile {
    TableText table;
    std::unique_ptr<CsvReader> rows;
    HeaderMap header;

    /// Of the row at hand, as people count.
    uint64_t line() const { return table.text->rowOfLine(rows->line()); }
};

Result<OpenFile> openFile(const ImportDescriptor &kind, const std::string &path, const ImportRequest &request)
{
    OpenFile file;
    const int descriptor = request.files->openInput(path);
    if (descriptor < 0)
        return fileError(-descriptor, path);
    QUNCE_ASSIGN(file.table, adoptTable(path, descriptor));
    QUNCE_ASSIGN(file.rows, CsvReader::open(*file.table.text));
    std::vector<std::string> names = file.rows->header();
    for (std::string &name : names) {
        if (const auto renamed = request.renames.find(name); renamed != request.renames.end())
            name = renamed->second;
    }
    QUNCE_ASSIGN(file.header, mapHeader(kind, names));
    return file;
}

RefusedRow wholeRow(uint64_t line, std::string why)
{
    return {line, why, {}, {}, why};
}

/// One run of importFile.
class FileImport
{
public:
    FileImport(ImportKind kind, const std::string &path, const ImportRequest &request)
        : m_kind(descriptor(kind)), m_path(path), m_request(request)
    {
        m_report.kind = kind;
        m_report.path = path;
        m_report.dryRun = request.dryRun;
        m_report.id = request.id;
    }

    Result<ImportReport> run(Storage &storage, IdSource &ids, const SinkFactory &factory);

private:
    Result<void> feed(OpenFile &file, RowSink &sink, WriteTransaction &transaction);
    Result<void> goOn() const;
    Result<void> beginDay(Storage &storage) const;
    Result<void> takeRow(OpenFile &file, RowSink &sink);
    Result<void> refuse(std::span<const std::string_view> raw, RefusedRow row);
    RefusedRow refusedRow(
        const OpenFile &file, uint64_t line, const Rejection &rejection, std::string_view value) const;
    Result<void> refuseLate(std::vector<LateRejection> late);
    Result<void> keepFormer(WriteTransaction &transaction);
    Result<void> audit(WriteTransaction &transaction) const;

    const ImportDescriptor &m_kind;
    const std::string &m_path;
    const ImportRequest &m_request;
    ImportReport m_report;
    std::optional<ErrorsFile> m_errors;
    std::vector<std::string_view> m_cells;
};

Result<ImportReport> FileImport::run(Storage &storage, IdSource &ids, const SinkFactory &factory)
{
    QUNCE_ASSIGN(OpenFile file, openFile(m_kind, m_path, m_request));
    m_report.unknownColumns = file.header.unknown;
    m_report.sheet = file.table.sheet;
    m_report.otherSheets = file.table.otherSheets;
    if (!m_request.errorsPath.empty() && m_request.files->isSame(m_request.errorsPath, m_path))
        return Error {ErrorCode::Usage,
            Message(
                QUNCE_TEXT("The file %1 cannot be read and written at once. Give another name."), {m_path}),
            "errors"};
    if (!m_request.dryRun)
        QUNCE_TRY(beginDay(storage));
    m_errors.emplace(m_request.errorsPath, file.rows->header(), *m_request.files);
    QUNCE_ASSIGN(const std::unique_ptr<WriteTransaction> transaction, storage.beginWrite());
    const SinkContext context {*transaction, ids, file.header, m_request.import, m_request.spoolDirectory};
    FormerValues *const formers = transaction->formerValues();
    if (formers && !m_request.dryRun && !m_request.id.empty())
        formers->begin(keptPartsOf(m_kind.kind));
    QUNCE_ASSIGN(const std::unique_ptr<RowSink> sink, factory(m_kind.kind, context));
    QUNCE_TRY(feed(file, *sink, *transaction));
    std::vector<LateRejection> late;
    QUNCE_ASSIGN(m_report.counts, sink->finish(late));
    QUNCE_TRY(refuseLate(std::move(late)));
    QUNCE_TRY(m_errors->close());
    QUNCE_TRY(goOn());
    if (!m_request.dryRun) {
        QUNCE_TRY(keepFormer(*transaction));
        QUNCE_TRY(audit(*transaction));
        QUNCE_TRY(transaction->commit());
    }
    QUNCE_TRY(m_errors->publish());
    return m_report;
}

Result<void> FileImport::feed(OpenFile &file, RowSink &sink, WriteTransaction &transaction)
{
    m_cells.resize(m_kind.columns.size());
    for (;;) {
        QUNCE_ASSIGN(const bool more, file.rows->next());
        if (!more)
            return {};
        ++m_report.rows;
        if (m_report.rows % kRowsBetweenLooks == 0) {
            QUNCE_TRY(goOn());
            // Most kinds write at the end: until then somebody may sign in.
            QUNCE_TRY(transaction.letAsideIn());
        }
        const Message ofSheet = file.table.text->problemOfLine(file.rows->line());
        if (file.rows->problem() == CsvProblem::None && ofSheet.empty())
            QUNCE_TRY(takeRow(file, sink));
        else
            QUNCE_TRY(refuse(file.rows->rawCells(),
                wholeRow(
                    file.line(), m_request.translate(ofSheet.empty() ? file.rows->problemText() : ofSheet))));
    }
}

/// Where no server runs, moves that were planned take effect with the first import of their day.
Result<void> FileImport::beginDay(Storage &storage) const
{
    {
        QUNCE_ASSIGN(const auto reading, storage.beginRead());
        QUNCE_ASSIGN(const std::optional<Day> done, placesDay(*reading));
        if (done && *done >= m_request.import.today)
            return {};
    }
    QUNCE_ASSIGN(const auto transaction, storage.beginWrite());
    QUNCE_TRY(applyDuePlaces(*transaction, m_request.import.today));
    return transaction->commit();
}

Result<void> FileImport::goOn() const
{
    if (!m_request.cancelled || !m_request.cancelled())
        return {};
    return Error {
        ErrorCode::Cancelled, Message(QUNCE_TEXT("The import was stopped; it changed nothing.")), m_path};
}

Result<void> FileImport::takeRow(OpenFile &file, RowSink &sink)
{
    for (size_t i = 0; i < m_cells.size(); ++i)
        m_cells[i] = cellOf(file.header, file.rows->cells(), i);
    const ImportRow row(file.line(), m_cells, file.header.inFile);
    QUNCE_ASSIGN(const std::optional<Rejection> rejection, sink.take(row));
    if (!rejection)
        return {};
    return refuse(
        file.rows->rawCells(), refusedRow(file, file.line(), *rejection, m_cells[rejection->column]));
}

RefusedRow FileImport::refusedRow(
    const OpenFile &file, uint64_t line, const Rejection &rejection, std::string_view value) const
{
    const ImportColumn &column = m_kind.columns[rejection.column];
    return {line, reasonOf(m_kind, file.header, rejection, value, m_request.translate),
        file.header.chinese ? column.chinese : column.name, shownValue(value),
        m_request.translate(rejection.reason)};
}

Result<void> FileImport::refuse(std::span<const std::string_view> raw, RefusedRow row)
{
    ++m_report.rejected;
    QUNCE_TRY(m_errors->add(raw, row.line, row.reason));
    if (m_report.firstRefused.size() < m_request.shownRefused)
        m_report.firstRefused.push_back(std::move(row));
    return {};
}

Result<void> FileImport::refuseLate(std::vector<LateRejection> late)
{
    if (late.empty())
        return {};
    std::sort(late.begin(), late.end(),
        [](const LateRejection &a, const LateRejection &b) { return a.line < b.line; });
    auto next = late.begin();
    // The rows themselves are gone, so they are looked up in the file again; a pipe cannot be read twice.
    if (m_request.files->isRegular(m_path)) {
        QUNCE_ASSIGN(OpenFile file, openFile(m_kind, m_path, m_request));
        while (next != late.end()) {
            QUNCE_ASSIGN(const bool more, file.rows->next());
            if (!more)
                break;
            if (file.line() != next->line)
                continue;
            QUNCE_TRY(refuse(file.rows->rawCells(),
                refusedRow(file, next->line, next->rejection,
                    cellOf(file.header, file.rows->cells(), next->rejection.column))));
            ++next;
        }
    }
    for (; next != late.end(); ++next)
        QUNCE_TRY(refuse({}, wholeRow(next->line, m_request.translate(next->rejection.reason))));
    return {};
}

Result<void> FileImport::keepFormer(WriteTransaction &transaction)
{
    FormerValues *const formers = transaction.formerValues();
    if (!formers || m_request.id.empty())
        return {};
    KeptImport kept;
    kept.id = m_request.id;
    kept.kind = m_kind.name;
    kept.atMs = m_request.import.nowMs;
    QUNCE_ASSIGN(m_report.canUndo, formers->end(kept, m_request.kept));
    return {};
}

Result<void> FileImport::audit(WriteTransaction &transaction) const
{
    nlohmann::json detail {{"kind", m_kind.name}, {"file", fs::path(m_path).filename().string()},
        {"rows", m_report.rows}, {"created", m_report.counts.created}, {"updated", m_report.counts.updated},
        {"unchanged", m_report.counts.unchanged}, {"rejected", m_report.rejected},
        {"fed", m_request.import.fed}};
    if (!m_request.id.empty())
        detail["id"] = m_request.id;
    return transaction.appendAudit({m_request.import.nowMs, m_request.who, "import",
        detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)});
}

std::optional<fs::path> fileOf(const fs::path &folder, const ImportDescriptor &kind, FileAccess &files)
{
    for (const std::string name : {kind.name, kind.chinese}) {
        for (const char *extension : {".csv", ".tsv", ".txt", ".xlsx"}) {
            const fs::path path = folder / (name + extension);
            if (files.isRegular(path.string()))
                return path;
        }
    }
    return std::nullopt;
}

} // namespace

Result<ImportReport> importFile(Storage &storage, ImportKind kind, const std::string &path,
    const ImportRequest &request, IdSource &ids, const SinkFactory &factory)
{
    return FileImport(kind, path, request).run(storage, ids, factory);
}

Result<ImportAllReport> importAll(Storage &storage, const fs::path &folder, const ImportRequest &request,
    IdSource &ids, const SinkFactory &factory)
{
    ImportAllReport all;
    bool any = false;
    for (const ImportDescriptor &kind : allImportKinds()) {
        const std::optional<fs::path> path = fileOf(folder, kind, *request.files);
        if (!path)
            continue;
        any = true;
        ImportRequest ofFile = request;
        if (!request.id.empty())
            ofFile.id = ids.next().toString();
        if (!request.errorsPath.empty())
            ofFile.errorsPath = (fs::path(request.errorsPath) / (std::string(kind.name) + ".csv")).string();
        Result<ImportReport> report = importFile(storage, kind.kind, path->string(), ofFile, ids, factory);
        if (!report) {
            all.error = std::move(report).error();
            all.failedFile = path->string();
            break;
        }
        all.files.push_back(*std::move(report));
    }
    if (!any)
        return Error {ErrorCode::NotFound,
            Message(QUNCE_TEXT("There is no file to import in %1. Files are named after their kind, such as "
                               "guides.csv."),
                {folder.string()}),
            "import all"};
    return all;
}

Result<ImportKind> parseImportKind(std::string_view name)
{
    if (const std::optional<ImportKind> kind = importKindNamed(name))
        return *kind;
    std::string known;
    for (const ImportDescriptor &kind : allImportKinds())
        known += (known.empty() ? "" : ", ") + std::string(kind.name);
    return Error {ErrorCode::Usage,
        Message(QUNCE_TEXT("There is no kind of import file called %1. Known are: %2."),
            {std::string(name), known}),
        "import"};
}

} // namespace qunce::server
