// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/sidecalls.h"

#include <algorithm>
#include <mutex>

#include "models/protocol/imagefile.h"
#include "models/sync/troubletexts.h"

namespace qunce {

namespace {

constexpr uint64_t kOwnCalls = uint64_t {1} << 62; ///< above all numbers of the driver's
constexpr int64_t kStallMs = 15'000;
constexpr int kNotFound = 404;
constexpr int kForbidden = 403;
constexpr int kMalformed = 400;
constexpr int kTooLarge = 413;
constexpr int kConflict = 409;
constexpr int64_t kImageStallMs = 30'000;
constexpr int64_t kImportMs = 60 * 60 * 1000; ///< while it works the server says nothing

Error unheard(std::string detail)
{
    return {ErrorCode::Io,
        Message(QUNCE_TEXT(
            "The server cannot be asked now. What happened there is shown when it answers again.")),
        std::move(detail)};
}

/// What the server says of a call that it refuses; empty if that cannot be read.
ErrorReply refusalIn(const HttpAnswer &http)
{
    WireFormat format = WireFormat::Json;
    if (!wireFormatOf(http.header("content-type"), format))
        return {};
    Result<ErrorReply> reply = decodeErrorReply(http.body, format);
    return reply.ok() ? std::move(*reply) : ErrorReply();
}

Error refused(const HttpAnswer &http, const Message &notFound)
{
    const int status = http.status;
    if (status == kNotFound)
        return {ErrorCode::NotFound, notFound, {}};
    if (status == kForbidden)
        return {ErrorCode::PermissionDenied, Message(QUNCE_TEXT("The server does not allow this.")), {}};
    if (status == kMalformed || status == kTooLarge)
        return {ErrorCode::InvalidInput, Message(QUNCE_TEXT("The server does not take this.")), {}};
    if (const ErrorReply refusal = refusalIn(http); saysDiskFull(refusal))
        return serverDiskFull(refusal);
    return unheard("refused, " + std::to_string(status));
}

/// The answer, if it is what the server said.
Result<const HttpAnswer *> answerOf(
    const Transport::Outcome &outcome, const std::string &requestId, const Message &notFound)
{
    const auto *http = std::get_if<HttpAnswer>(&outcome);
    if (!http)
        return unheard(std::get<NoAnswer>(outcome).detail);
    const bool isOurs = http->header("x-qunce-sync") == "1" && http->header("x-request-id") == requestId
        && http->header("x-body-hash") == bodyHash(http->body);
    if (!isOurs)
        return unheard("status " + std::to_string(http->status));
    if (http->status != 200)
        return refused(*http, notFound);
    return http;
}

/// Why an import was not done, in the server's words where they are for people.
Error refusedImport(const HttpAnswer &http)
{
    const ErrorReply refusal = refusalIn(http);
    const std::string &detail = refusal.detail;
    if (saysDiskFull(refusal))
        return serverDiskFull(refusal);
    if (http.status == kNotFound)
        return {ErrorCode::NotFound,
            Message(QUNCE_TEXT("This server cannot import files, or has forgotten this one. Try again.")),
            detail};
    if (http.status == kForbidden)
        return {ErrorCode::PermissionDenied, Message(QUNCE_TEXT("The server does not allow this.")), detail};
    if (http.status == kTooLarge)
        return {ErrorCode::InvalidInput,
            Message(QUNCE_TEXT("The file is larger than 256 MB. Split it, or use `qunced import`.")), detail};
    if (http.status == kConflict && !detail.empty())
        return {ErrorCode::Conflict, Message("%1", {detail}), {}};
    if (http.status == kMalformed && !detail.empty())
        return {ErrorCode::InvalidInput, Message("%1", {detail}), {}};
    return unheard("refused, " + std::to_string(http.status));
}

/// The same as a message. `notFound`: what 404 means.
template <typename Reply>
Result<Reply> replyFrom(const Transport::Outcome &outcome, const std::string &requestId,
    const Message &notFound, Result<Reply> (*decode)(std::string_view body, WireFormat format))
{
    QUNCE_ASSIGN(const HttpAnswer *const http, answerOf(outcome, requestId, notFound));
    WireFormat format = WireFormat::Json;
    if (!wireFormatOf(http->header("content-type"), format))
        return unheard("status " + std::to_string(http->status));
    Result<Reply> reply = decode(http->body, format);
    return reply.ok() ? std::move(reply) : Result<Reply>(unheard(reply.error().detail));
}

/// The answer of an import's call as a message.
template <typename Reply>
Result<Reply> importReplyFrom(const Transport::Outcome &outcome, const std::string &requestId,
    Result<Reply> (*decode)(std::string_view body, WireFormat format))
{
    const auto *http = std::get_if<HttpAnswer>(&outcome);
    const bool isOurs = http && http->header("x-qunce-sync") == "1"
        && http->header("x-request-id") == requestId && http->header("x-body-hash") == bodyHash(http->body);
    if (isOurs && http->status != 200)
        return refusedImport(*http);
    return replyFrom(outcome, requestId, Message(), decode);
}

} // namespace

class SideCalls::Private
{
public:
    struct Rights {
        std::string server;
        HttpFields headers; ///< without those of one call
    };

    explicit Private(Transport &transport) : inner(transport) { }

    void remember(const std::string &server, const HttpRequest &request)
    {
        HttpFields kept;
        bool hasToken = false;
        for (const auto &field : request.headers) {
            hasToken = hasToken || field.first == "Authorization";
            if (field.first != "X-Request-Id" && field.first != "Content-Type"
                && field.first != "X-Body-Hash")
                kept.push_back(field);
        }
        const std::lock_guard lock(mutex);
        if (hasToken && request.method != "DELETE")
            rights = {server, std::move(kept)};
        else
            rights.reset(); // signing in, out, or with new tokens: what was good may be so no more
    }

    /// Asks with the driver's rights.
    template <typename Reply>
    void ask(std::string method, std::string path, const Message &notFound,
        Result<Reply> (*decode)(std::string_view, WireFormat), std::function<void(Result<Reply>)> heard)
    {
        const auto shared = std::make_shared<std::function<void(Result<Reply>)>>(std::move(heard));
        const bool isSent = 0
            != send(std::move(method), std::move(path), {}, kStallMs,
                [notFound, decode, shared](const Outcome &outcome, const std::string &requestId) {
                    (*shared)(replyFrom(outcome, requestId, notFound, decode));
                });
        if (!isSent)
            (*shared)(unheard("nobody is signed in"));
    }

    /// The number of the call; 0 if nobody is signed in, and then nobody answers.
    uint64_t send(std::string method, std::string path, std::string body, int64_t stallMs,
        std::function<void(const Outcome &outcome, const std::string &requestId)> heard,
        std::string_view type = "application/octet-stream")
    {
        std::optional<Rights> with;
        uint64_t call = 0;
        {
            const std::lock_guard lock(mutex);
            with = rights;
            call = ++calls;
        }
        if (!with)
            return 0;
        HttpRequest request;
        request.method = std::move(method);
        request.path = std::move(path);
        request.headers = with->headers;
        if (!body.empty()) {
            request.headers.emplace_back("Content-Type", type);
            request.headers.emplace_back("X-Body-Hash", bodyHash(body));
            request.body = std::move(body);
        }
        const std::string requestId = "side-" + std::to_string(call);
        request.headers.emplace_back("X-Request-Id", requestId);
        inner.send(kOwnCalls + call, with->server, std::move(request), stallMs,
            [requestId, heard = std::move(heard)](const Outcome &outcome) { heard(outcome, requestId); });
        return kOwnCalls + call;
    }

    template <typename Reply>
    uint64_t askImport(std::string method, std::string path, std::string body, int64_t stallMs,
        Result<Reply> (*decode)(std::string_view, WireFormat), std::function<void(Result<Reply>)> heard,
        std::string_view type = "application/octet-stream")
    {
        const auto shared = std::make_shared<std::function<void(Result<Reply>)>>(std::move(heard));
        const uint64_t call = send(
            std::move(method), std::move(path), std::move(body), stallMs,
            [decode, shared](const Outcome &outcome, const std::string &requestId) {
                (*shared)(importReplyFrom(outcome, requestId, decode));
            },
            type);
        if (call == 0)
            (*shared)(unheard("nobody is signed in"));
        return call;
    }

    Transport &inner;
    std::mutex mutex;
    std::optional<Rights> rights;
    uint64_t calls = 0;
};

SideCalls::SideCalls(Transport &inner) : d(std::make_unique<Private>(inner)) { }

SideCalls::~SideCalls() = default;

void SideCalls::send(
    uint64_t call, const std::string &server, HttpRequest request, int64_t stallMs, Receiver receiver)
{
    d->remember(server, request);
    d->inner.send(call, server, std::move(request), stallMs, std::move(receiver));
}

void SideCalls::cancel(uint64_t call)
{
    d->inner.cancel(call);
}

void SideCalls::askHistory(std::string_view kind, const Uuid &id, HistoryHeard heard)
{
    d->ask<HistoryReply>("GET", "/v1/history?kind=" + std::string(kind) + "&id=" + id.toString(),
        QUNCE_TEXT("The record does not exist (any more)."), decodeHistoryReply, std::move(heard));
}

void SideCalls::askDevices(DevicesHeard heard)
{
    d->ask<DevicesReply>("GET", "/v1/session/devices", QUNCE_TEXT("This server is too old for that."),
        decodeDevicesReply, std::move(heard));
}

void SideCalls::revokeDevice(const Uuid &device, Done done)
{
    d->ask<RevokeReply>("DELETE", "/v1/session/devices/" + device.toString(),
        QUNCE_TEXT("This device is no longer signed in."), decodeRevokeReply,
        [done = std::move(done)](const Result<RevokeReply> &outcome) {
            done(outcome.ok() ? Result<void>() : Result<void>(outcome.error()));
        });
}

void SideCalls::askBlob(const std::string &name, BlobHeard heard)
{
    const bool isSent = 0
        != d->send("GET", "/v1/blob/" + name, {}, kImageStallMs,
            [name, heard](const Outcome &outcome, const std::string &requestId) {
                const Result<const HttpAnswer *> http =
                    answerOf(outcome, requestId, QUNCE_TEXT("The server does not have this image (yet)."));
                if (!http.ok())
                    heard(http.error());
                else if (blobName((*http)->body) != name)
                    heard(unheard("another image"));
                else
                    heard((*http)->body);
            });
    if (!isSent)
        heard(unheard("nobody is signed in"));
}

void SideCalls::sendBlob(const std::string &name, std::string bytes, Done done)
{
    const bool isSent = 0
        != d->send("PUT", "/v1/blob/" + name, std::move(bytes), kImageStallMs,
            [done](const Outcome &outcome, const std::string &requestId) {
                // A server without this path is too old: it may be a newer one tomorrow.
                const Result<const HttpAnswer *> http =
                    answerOf(outcome, requestId, QUNCE_TEXT("This server is too old for that."));
                done(http.ok() ? Result<void>() : Result<void>(http.error()));
            });
    if (!isSent)
        done(unheard("nobody is signed in"));
}

uint64_t SideCalls::sendImportPiece(const Uuid &upload, uint64_t offset, std::string bytes, UploadHeard heard)
{
    return d->askImport<UploadReply>("POST",
        "/v1/import/file?upload=" + upload.toString() + "&offset=" + std::to_string(offset), std::move(bytes),
        kImageStallMs, decodeUploadReply, std::move(heard));
}

uint64_t SideCalls::runImport(const ImportAsk &ask, ImportHeard heard)
{
    return d->askImport<ImportReply>("POST", "/v1/import", encode(ask, WireFormat::Json), kImportMs,
        decodeImportReply, std::move(heard), contentType(WireFormat::Json));
}

void SideCalls::askImports(ImportsHeard heard)
{
    d->askImport<ImportsReply>("GET", "/v1/imports", {}, kStallMs, decodeImportsReply, std::move(heard));
}

void SideCalls::undoImport(const UndoAsk &ask, UndoHeard heard)
{
    d->askImport<UndoReply>(
        "POST", "/v1/import/undo", encode(ask, WireFormat::Json), kImportMs, decodeUndoReply,
        [heard = std::move(heard)](Result<UndoReply> reply) {
            if (!reply.ok() && reply.error().code == ErrorCode::NotFound)
                reply = Error {ErrorCode::NotFound, importNotKept(), reply.error().detail};
            heard(std::move(reply));
        },
        contentType(WireFormat::Json));
}

void SideCalls::dropUpload(const Uuid &upload)
{
    d->send("DELETE", "/v1/import/file?upload=" + upload.toString(), {}, kStallMs,
        [](const Outcome &, const std::string &) {});
}

} // namespace qunce
