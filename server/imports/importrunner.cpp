// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/imports/importrunner.h"

#include <exception>

#include "models/base/uuid.h"
#include "server/imports/errorsheet.h"

namespace qunce::server {

namespace {

constexpr const char *kErrorsName = "errors.csv"; ///< of no meaning: UploadFileAccess gives a nameless file

ImportReply replyOf(const ImportReport &report, const std::string &id)
{
    ImportReply reply;
    reply.id = id;
    reply.kind = descriptor(report.kind).name;
    reply.dryRun = report.dryRun;
    reply.rows = report.rows;
    reply.created = report.counts.created;
    reply.updated = report.counts.updated;
    reply.unchanged = report.counts.unchanged;
    reply.rejected = report.rejected;
    reply.unknownColumns = report.unknownColumns;
    reply.sheet = report.sheet;
    reply.otherSheets = report.otherSheets;
    for (const RefusedRow &row : report.firstRefused)
        reply.problems.push_back({row.line, row.column, row.value, row.why});
    return reply;
}

Error stopped()
{
    return {ErrorCode::Cancelled, Message(QUNCE_TEXT("The import was stopped; it changed nothing.")), {}};
}

} // namespace

ImportRunner::ImportRunner(Storage &storage, const Clock &clock, std::filesystem::path folder)
    : m_storage(storage), m_clock(clock), m_folder(std::move(folder))
{ }

std::variant<std::shared_ptr<ImportRunner::Turn>, RunningImport> ImportRunner::takeTurn(
    const std::string &who, const std::string &file)
{
    const int64_t nowMs = m_clock.nowMs();
    const std::lock_guard lock(m_mutex);
    if (m_running)
        return *m_running;
    m_running = RunningImport {who, file, nowMs};
    return std::shared_ptr<Turn>(new Turn(*this));
}

void ImportRunner::endTurn()
{
    const std::lock_guard lock(m_mutex);
    m_running.reset();
    m_cancelled = {};
}

std::optional<RunningImport> ImportRunner::running() const
{
    const std::lock_guard lock(m_mutex);
    return m_running;
}

bool ImportRunner::isGivenUp() const
{
    const std::lock_guard lock(m_mutex);
    return m_running && (m_stopping || (m_cancelled && m_cancelled()));
}

ImportRequest ImportRunner::baseRequest() const
{
    ImportRequest request;
    request.import.today = m_clock.today();
    request.import.nowMs = m_clock.nowMs();
    request.spoolDirectory = m_folder;
    return request;
}

Result<ImportReply> ImportRunner::run(const UploadImport &what)
{
    RandomIdSource ids(m_clock);
    QUNCE_ASSIGN(const std::shared_ptr<UploadedFile> errors, UploadedFile::make(m_folder));
    ImportRequest request = baseRequest();
    request.import.fed = what.fed;
    request.dryRun = what.dryRun;
    request.errorsPath = kErrorsName;
    request.who = what.who;
    request.id = ids.next().toString();
    request.renames = what.renames;
    request.shownRefused = kShownProblems;
    request.files = std::make_shared<UploadFileAccess>(what.fileName, what.file, errors);
    request.cancelled = [this, &what] { return m_stopping || (what.cancelled && what.cancelled()); };
    request.translate = what.translate;
    QUNCE_ASSIGN(const ImportReport report, importFile(m_storage, what.kind, what.fileName, request, ids));
    ImportReply reply = replyOf(report, request.id);
    if (report.rejected > 0) {
        QUNCE_ASSIGN(std::string sheet, errors->head(kErrorsBytes + 1));
        const std::string_view whole = wholeRows(sheet, kErrorsBytes);
        reply.errorsCut = whole.size() < sheet.size();
        sheet.resize(whole.size());
        reply.errorsFile = std::move(sheet);
    }
    return reply;
}

Result<UndoReply> ImportRunner::runUndo(const UploadUndo &what)
{
    RandomIdSource ids(m_clock);
    UndoRequest request;
    request.id = what.id;
    request.dryRun = what.dryRun;
    request.who = what.who;
    request.today = m_clock.today();
    request.nowMs = m_clock.nowMs();
    request.inChinese = what.inChinese;
    request.shownKept = kShownProblems;
    request.cancelled = [this, &what] { return m_stopping || (what.cancelled && what.cancelled()); };
    QUNCE_ASSIGN(const UndoReport report, undoImport(m_storage, request, ids));
    UndoReply reply;
    reply.id = report.id;
    reply.kind = report.kind;
    reply.dryRun = report.dryRun;
    reply.restored = report.restored;
    reply.removed = report.removed;
    reply.kept = report.kept;
    for (const KeptValue &kept : report.firstKept)
        reply.problems.push_back({kept.kind, kept.name, kept.what, what.translate(kept.why)});
    return reply;
}

/// No exception leaves the thread.
template <typename Reply, typename What>
void ImportRunner::startThread(std::shared_ptr<Turn> turn, What what, std::function<void(Result<Reply>)> done,
    Result<Reply> (ImportRunner::*runs)(const What &))
{
    const std::lock_guard lock(m_threadMutex);
    if (m_stopping)
        return done(stopped());
    if (m_thread.joinable())
        m_thread.join(); // the last one's turn has ended
    {
        const std::lock_guard running(m_mutex);
        m_cancelled = what.cancelled;
    }
    const auto guarded = [this, runs](const What &asked) -> Result<Reply> {
        try {
            return (this->*runs)(asked);
        } catch (const std::exception &exception) { // short memory
            return Error {ErrorCode::Internal, {}, exception.what()};
        }
    };
    m_thread = std::thread(
        [guarded, turn = std::move(turn), what = std::move(what), done = std::move(done)]() mutable {
            Result<Reply> outcome = guarded(what);
            turn.reset(); // first: who hears that it is over may begin the next one at once
            done(std::move(outcome));
        });
}

void ImportRunner::start(std::shared_ptr<Turn> turn, UploadImport what, Done done)
{
    startThread<ImportReply, UploadImport>(
        std::move(turn), std::move(what), std::move(done), &ImportRunner::run);
}

void ImportRunner::startUndo(std::shared_ptr<Turn> turn, UploadUndo what, UndoDone done)
{
    startThread<UndoReply, UploadUndo>(
        std::move(turn), std::move(what), std::move(done), &ImportRunner::runUndo);
}

Result<ImportReport> ImportRunner::importPath(const std::string &path, ImportKind kind, bool fed,
    const std::string &who, const std::string &errorsPath,
    const std::function<std::string(const Message &)> &translate)
{
    RandomIdSource ids(m_clock);
    ImportRequest request = baseRequest();
    request.import.fed = fed;
    request.errorsPath = errorsPath;
    request.who = who;
    request.id = ids.next().toString();
    request.cancelled = [this] { return m_stopping.load(); };
    request.translate = translate;
    return importFile(m_storage, kind, path, request, ids);
}

void ImportRunner::stop()
{
    m_stopping = true;
    const std::lock_guard lock(m_threadMutex);
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace qunce::server
