// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "models/base/clock.h"
#include "models/protocol/kinds.h"
#include "server/handlers/wireexchange.h"
#include "server/rules/caller.h"

namespace qunce::server {

/// What all handlers of the sync protocol share; what it refers to outlives them.
struct SyncServices {
    Authenticator &authenticator;
    const Clock &clock;
    /// Takes a line; any thread. May be empty.
    std::function<void(const std::string &line)> errorLog {};
    int oldestSchema = 1; ///< of clients that are served
    int newestSchema = kSchemaVersion;
};

/// A call that has passed what is the same for all: magic, schema, client, token, hash.
struct CallContext {
    Request request; ///< for its parameters, query and CancelToken
    std::shared_ptr<const Caller> caller; ///< none for Access::Anybody
    Uuid clientId;
    int schema = 0;
    int64_t nowMs = 0; ///< when the call came
    /// CborZstd: compressed answers are welcome, and answerWith() compresses what is large enough.
    WireFormat format = WireFormat::Json;
};

/// Answers one call, from any thread; dropped without an answer it becomes 503, or 500 if an exception drops it.
class AnswerSink
{
public:
    AnswerSink(Responder responder, const CallContext &context, const SyncServices &services);

    /// `user` is for the request log where the call had no caller yet.
    void operator()(Outcome<Answer> outcome, const std::string &user = {});

private:
    Responder m_responder;
    WireFormat m_format;
    std::string m_user;
    std::string m_requestId;
    const SyncServices &m_services;
};

enum class Access : uint8_t { SignedIn, Anybody };

/// The part of a handler that is the same for every endpoint of docs/SYNC.md: checks a request, refuses what does not
/// hold, and hands the rest to call(). Used directly by what answers later; the two classes below answer at once.
/// `services` must outlive the handler.
class SyncHandler : public Handler
{
public:
    SyncHandler(const SyncServices &services, Access access) : m_services(services), m_access(access) { }

    void handle(Request request, Responder responder) final;

protected:
    /// By several threads at once.
    virtual void call(CallContext context, AnswerSink sink) = 0;

private:
    Outcome<std::monostate> admit(CallContext &context) const;
    Refusal upgradeRequired() const;

    const SyncServices &m_services;
    const Access m_access;
};

template <typename Message>
using Decoder = Result<Message> (*)(std::string_view body, WireFormat format);

/// The body of a request as a message, whatever its format.
template <typename Message>
Outcome<Message> decoded(const Request &request, Decoder<Message> decoder)
{
    QUNCE_ASSIGN(const WireFormat format, bodyFormat(request));
    QUNCE_ASSIGN(Message message, decoder(request.body, format));
    return message;
}

/// Answers a message of the client, e.g. `class PullHandler : public MessageHandler<PullRequest>` with decodePullRequest.
template <typename Message>
class MessageHandler : public SyncHandler
{
public:
    MessageHandler(const SyncServices &services, Decoder<Message> decoder, Access access = Access::SignedIn)
        : SyncHandler(services, access), m_decoder(decoder)
    { }

protected:
    /// By several threads at once; takes no longer than a worker may be away.
    virtual Outcome<Answer> answer(const CallContext &context, Message message) = 0;

    void call(CallContext context, AnswerSink sink) final
    {
        Outcome<Message> message = decoded(context.request, m_decoder);
        sink(message.ok() ? answer(context, std::move(message).value())
                          : Outcome<Answer>(std::move(message).error()));
    }

private:
    const Decoder<Message> m_decoder;
};

/// Answers a request without a body, by its query alone.
class QueryHandler : public SyncHandler
{
public:
    explicit QueryHandler(const SyncServices &services, Access access = Access::SignedIn)
        : SyncHandler(services, access)
    { }

protected:
    virtual Outcome<Answer> answer(const CallContext &context) = 0;

    void call(CallContext context, AnswerSink sink) final { sink(answer(context)); }
};

} // namespace qunce::server
