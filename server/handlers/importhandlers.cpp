// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/importhandlers.h"

#include <charconv>
#include <memory>
#include <utility>

#include "models/base/utf8.h"
#include "server/imports/importlist.h"

namespace qunce::server {

namespace {

constexpr size_t kLongestFileName = 200;
constexpr size_t kLongestImportId = 64;

Outcome<std::monostate> checkImporter(const Caller &caller)
{
    if (!mayImport(caller.role) || !caller.scope.isWholeBrand())
        return Refusal {Refusal::Code::Forbidden, "only HQ content and administrators import"};
    return std::monostate();
}

Outcome<Uuid> uploadOf(const Request &request)
{
    const auto found = request.query.find("upload");
    const std::optional<Uuid> upload =
        found == request.query.end() ? std::nullopt : Uuid::parse(found->second);
    if (!upload || upload->isNil())
        return Refusal {Refusal::Code::Malformed, "upload is missing or no UUID"};
    return *upload;
}

Outcome<uint64_t> offsetOf(const Request &request)
{
    const auto found = request.query.find("offset");
    uint64_t offset = 0;
    if (found == request.query.end())
        return Refusal {Refusal::Code::Malformed, "offset is missing"};
    const std::string &text = found->second;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), offset);
    if (failure != std::errc() || end != text.data() + text.size() || offset > kLargestImport)
        return Refusal {Refusal::Code::Malformed, "offset is no number of a byte"};
    return offset;
}

class UploadPieceHandler : public QueryHandler
{
public:
    UploadPieceHandler(const SyncServices &services, const ImportParts &parts)
        : QueryHandler(services), m_uploads(parts.uploads)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        QUNCE_TRY(checkImporter(*context.caller));
        QUNCE_ASSIGN(const Uuid upload, uploadOf(context.request));
        QUNCE_ASSIGN(const uint64_t offset, offsetOf(context.request));
        QUNCE_ASSIGN(const uint64_t received,
            m_uploads.add(context.caller->account, upload, offset, context.request.body));
        return answerWith(UploadReply {received}, context.format);
    }

private:
    UploadBook &m_uploads;
};

class DropUploadHandler : public QueryHandler
{
public:
    DropUploadHandler(const SyncServices &services, const ImportParts &parts)
        : QueryHandler(services), m_uploads(parts.uploads)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        QUNCE_TRY(checkImporter(*context.caller));
        QUNCE_ASSIGN(const Uuid upload, uploadOf(context.request));
        m_uploads.drop(context.caller->account, upload);
        return emptyAnswer(context.format);
    }

private:
    UploadBook &m_uploads;
};

class ListImportsHandler : public QueryHandler
{
public:
    ListImportsHandler(const SyncServices &services, const ImportParts &parts)
        : QueryHandler(services), m_parts(parts)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        QUNCE_TRY(checkImporter(*context.caller));
        ImportsReply reply;
        QUNCE_ASSIGN(reply.imports, pastImports(m_parts.storage));
        reply.running = m_parts.runner.running();
        return answerWith(reply, context.format);
    }

private:
    const ImportParts m_parts;
};

Refusal importRunning(
    const RunningImport &running, const std::function<std::string(const Message &)> &translate)
{
    return {Refusal::Code::ImportRunning,
        translate({QUNCE_TEXT("%1 is importing %2 just now. Try again when that is over."),
            {running.who, running.file}})};
}

/// Answers when the import has ended. Nobody waiting any more ends it, with nothing changed.
class RunImportHandler : public SyncHandler
{
public:
    RunImportHandler(const SyncServices &services, const ImportParts &parts)
        : SyncHandler(services, Access::SignedIn), m_parts(parts)
    { }

protected:
    void call(CallContext context, AnswerSink sink) override
    {
        Outcome<UploadImport> what = importOf(context);
        if (!what.ok())
            return sink(std::move(what).error());
        auto turn = m_parts.runner.takeTurn(what->who, what->fileName);
        if (const auto *running = std::get_if<RunningImport>(&turn))
            return sink(importRunning(*running, what->translate));
        const auto waiting = std::make_shared<AnswerSink>(std::move(sink));
        const auto translate = what->translate;
        m_parts.runner.start(std::get<std::shared_ptr<ImportRunner::Turn>>(std::move(turn)),
            std::move(what).value(),
            [waiting, translate, format = context.format](const Result<ImportReply> &outcome) {
                (*waiting)(outcome.ok() ? Outcome<Answer>(answerWith(*outcome, format))
                                        : Outcome<Answer>(refusalOf(outcome.error(), translate)));
            });
    }

private:
    Outcome<UploadImport> importOf(const CallContext &context) const
    {
        QUNCE_TRY(checkImporter(*context.caller));
        QUNCE_ASSIGN(const ImportAsk ask, decoded<ImportAsk>(context.request, decodeImportAsk));
        UploadImport what;
        if (m_parts.textIn)
            what.translate = m_parts.textIn(ask.language);
        const std::optional<ImportKind> kind = importKindNamed(ask.kind);
        if (!kind)
            return Refusal {Refusal::Code::Malformed, "there is no such kind of import file"};
        what.kind = *kind;
        what.fileName = ask.file.empty() ? ask.kind : std::string(cutUtf8(ask.file, kLongestFileName));
        what.file = m_parts.uploads.find(context.caller->account, ask.upload);
        if (!what.file)
            return Refusal {Refusal::Code::NotFound, "no such upload (any more)"};
        what.dryRun = ask.dryRun;
        what.fed = ask.fed;
        what.renames = ask.renames;
        what.who = context.caller->name;
        what.cancelled = [token = context.request.cancelled] { return token.cancelled(); };
        return what;
    }

    /// What is wrong with a file is for the person who chose it.
    static Refusal refusalOf(const Error &error, const std::function<std::string(const Message &)> &translate)
    {
        if (error.code == ErrorCode::InvalidInput)
            return {Refusal::Code::Malformed, translate(error.userText)};
        return refusalFor(error);
    }

    const ImportParts m_parts;
};

/// Answers when the undo has ended. Nobody waiting any more ends it, with nothing changed.
class UndoImportHandler : public SyncHandler
{
public:
    UndoImportHandler(const SyncServices &services, const ImportParts &parts)
        : SyncHandler(services, Access::SignedIn), m_parts(parts)
    { }

protected:
    void call(CallContext context, AnswerSink sink) override
    {
        Outcome<UploadUndo> what = undoOf(context);
        if (!what.ok())
            return sink(std::move(what).error());
        auto turn = m_parts.runner.takeTurn(what->who, what->translate(QUNCE_TEXT("the undo of an import")));
        if (const auto *running = std::get_if<RunningImport>(&turn))
            return sink(importRunning(*running, what->translate));
        const auto waiting = std::make_shared<AnswerSink>(std::move(sink));
        m_parts.runner.startUndo(std::get<std::shared_ptr<ImportRunner::Turn>>(std::move(turn)),
            std::move(what).value(), [waiting, format = context.format](const Result<UndoReply> &outcome) {
                (*waiting)(outcome.ok() ? Outcome<Answer>(answerWith(*outcome, format))
                                        : Outcome<Answer>(refusalFor(outcome.error())));
            });
    }

private:
    Outcome<UploadUndo> undoOf(const CallContext &context) const
    {
        QUNCE_TRY(checkImporter(*context.caller));
        QUNCE_ASSIGN(UndoAsk ask, decoded<UndoAsk>(context.request, decodeUndoAsk));
        if (ask.id.empty() || ask.id.size() > kLongestImportId)
            return Refusal {Refusal::Code::Malformed, "id is missing or none of an import"};
        UploadUndo what;
        if (m_parts.textIn)
            what.translate = m_parts.textIn(ask.language);
        what.id = std::move(ask.id);
        what.dryRun = ask.dryRun;
        what.inChinese = ask.language.starts_with("zh");
        what.who = context.caller->name;
        what.cancelled = [token = context.request.cancelled] { return token.cancelled(); };
        return what;
    }

    const ImportParts m_parts;
};

} // namespace

void addImportRoutes(Router &router, const SyncServices &services, const ImportParts &parts)
{
    RouteOptions piece;
    piece.bodyLimit = kImportPiece;
    router.add("POST", "/v1/import/file", std::make_shared<UploadPieceHandler>(services, parts), piece);
    router.add("DELETE", "/v1/import/file", std::make_shared<DropUploadHandler>(services, parts));
    router.add("POST", "/v1/import", std::make_shared<RunImportHandler>(services, parts));
    router.add("POST", "/v1/import/undo", std::make_shared<UndoImportHandler>(services, parts));
    router.add("GET", "/v1/imports", std::make_shared<ListImportsHandler>(services, parts));
}

} // namespace qunce::server
