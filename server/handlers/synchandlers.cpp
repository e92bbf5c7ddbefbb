// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/synchandlers.h"

#include <charconv>
#include <functional>
#include <memory>
#include <utility>

#include "models/protocol/framesize.h"

namespace qunce::server {

namespace {

constexpr size_t kLargestSyncMessage = 16 * 1024;
/// The cursors of thousands of buckets, or the names of a page of rows to repair.
constexpr size_t kLargestPull = 2 * 1024 * 1024;
constexpr size_t kLargestPush = kMaxPushBytes;

/// What answers a message without more ado.
template <typename Message>
using MessageAnswer = std::function<Outcome<Answer>(const CallContext &context, const Message &message)>;

template <typename Message>
class AnsweringHandler : public MessageHandler<Message>
{
public:
    AnsweringHandler(const SyncServices &services, Decoder<Message> decoder, MessageAnswer<Message> answer)
        : MessageHandler<Message>(services, decoder), m_answer(std::move(answer))
    { }

protected:
    Outcome<Answer> answer(const CallContext &context, Message message) override
    {
        return m_answer(context, message);
    }

private:
    const MessageAnswer<Message> m_answer;
};

/// The reply of a service, written as the caller wants it.
template <typename Reply>
Outcome<Answer> answerOf(const CallContext &context, const Outcome<Reply> &reply)
{
    return reply.ok() ? Outcome<Answer>(answerWith(*reply, context.format)) : Outcome<Answer>(reply.error());
}

template <typename Message>
std::shared_ptr<Handler> answering(
    const SyncServices &services, Decoder<Message> decoder, MessageAnswer<Message> answer)
{
    return std::make_shared<AnsweringHandler<Message>>(services, decoder, std::move(answer));
}

Outcome<Answer> pullAnswer(const CallContext &context, const PullRequest &message, const SyncParts &parts)
{
    const WireFormat plain = context.format == WireFormat::CborZstd ? WireFormat::Cbor : context.format;
    QUNCE_ASSIGN(const uint64_t lmid, parts.lmids.of(context.clientId));
    QUNCE_ASSIGN(std::string page, parts.pull.answer(message, context.caller->scope, plain, lmid));
    return answerFrom(std::move(page), context.format);
}

/// Is answered after the commit that has the edits, by whoever made it.
class PushHandler : public SyncHandler
{
public:
    PushHandler(const SyncServices &services, PushQueue &pushes)
        : SyncHandler(services, Access::SignedIn), m_pushes(pushes)
    { }

protected:
    void call(CallContext context, AnswerSink sink) override
    {
        // In fewer groups it would pass, so this is not said to be malformed.
        const Outcome<WireFormat> format = bodyFormat(context.request);
        if (format.ok() && *format == WireFormat::CborZstd
            && isFrameOfMoreThan(context.request.body, kMaxPushBytes))
            return sink(Refusal {Refusal::Code::TooLarge, "more than 1 MiB of edits"});
        Outcome<PushRequest> message = decoded(context.request, decodePushRequest);
        if (!message.ok())
            return sink(std::move(message).error());
        if (message->clientId != context.clientId)
            return sink(Refusal {Refusal::Code::Malformed, "client_id is not X-Client-Id"});
        const auto answer = std::make_shared<AnswerSink>(std::move(sink));
        m_pushes.push(std::move(message).value(), context.caller,
            [answer, format = context.format](const Outcome<PushReply> &reply) {
                if (reply.ok())
                    (*answer)(answerWith(*reply, format));
                else
                    (*answer)(reply.error());
            });
    }

private:
    PushQueue &m_pushes;
};

std::string parameter(const CallContext &context, const char *name)
{
    const auto found = context.request.query.find(name);
    return found == context.request.query.end() ? std::string() : found->second;
}

/// The same for what is asked without a body.
class AskedHandler : public QueryHandler
{
public:
    using AskedAnswer = std::function<Outcome<Answer>(const CallContext &context)>;

    AskedHandler(const SyncServices &services, AskedAnswer answer)
        : QueryHandler(services), m_answer(std::move(answer))
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override { return m_answer(context); }

private:
    const AskedAnswer m_answer;
};

Outcome<Answer> resultsAnswer(const CallContext &context, const PushService &push)
{
    const std::string after = parameter(context, "after");
    uint64_t mid = 0;
    const auto [end, failure] = std::from_chars(after.data(), after.data() + after.size(), mid);
    if (failure != std::errc() || end != after.data() + after.size())
        return Refusal {Refusal::Code::Malformed, "results need the number of an edit"};
    return answerOf(context, push.results(context.clientId, *context.caller, mid));
}

/// Keeps who waits without a thread: the answer comes from a commit, or from the end of the request.
class WaitHandler : public SyncHandler
{
public:
    WaitHandler(const SyncServices &services, WaitService &wait)
        : SyncHandler(services, Access::SignedIn), m_wait(wait)
    { }

protected:
    void call(CallContext context, AnswerSink sink) override
    {
        const auto waiting = std::make_shared<AnswerSink>(std::move(sink));
        const auto tell = [waiting, format = context.format](
                              const WaitReply &reply) { (*waiting)(answerWith(reply, format)); };
        uint64_t waiter = 0;
        const auto now = m_wait.wait(parameter(context, "since"), context.caller, tell, waiter);
        if (!now.ok())
            (*waiting)(now.error());
        else if (*now)
            tell(**now);
        else
            context.request.cancelled.onCancel(
                [&wait = m_wait, waiter](CancelReason) { wait.endWait(waiter); });
    }

private:
    WaitService &m_wait;
};

} // namespace

void addSyncRoutes(Router &router, const SyncServices &services, const SyncParts &parts,
    std::chrono::milliseconds longestWait)
{
    RouteOptions small;
    small.bodyLimit = kLargestSyncMessage;
    RouteOptions pull;
    pull.bodyLimit = kLargestPull;
    RouteOptions push;
    push.bodyLimit = kLargestPush;
    RouteOptions wait = small;
    wait.longPoll = longestWait;
    router.add("POST", "/v1/sync/hello",
        answering<HelloRequest>(services, decodeHelloRequest,
            [&hello = parts.hello](const CallContext &context, const HelloRequest &message) {
                return answerOf(context, hello.answer(message, *context.caller));
            }),
        small);
    router.add("POST", "/v1/sync/pull",
        answering<PullRequest>(services, decodePullRequest,
            [parts](const CallContext &context, const PullRequest &message) {
                return pullAnswer(context, message, parts);
            }),
        pull);
    router.add("POST", "/v1/sync/push", std::make_shared<PushHandler>(services, parts.pushes), push);
    router.add("GET", "/v1/sync/results",
        std::make_shared<AskedHandler>(services,
            [&pushes = parts.push](const CallContext &context) { return resultsAnswer(context, pushes); }),
        small);
    router.add("POST", "/v1/sync/verify",
        answering<VerifyRequest>(services, decodeVerifyRequest,
            [&verify = parts.verify](const CallContext &context, const VerifyRequest &message) {
                return answerOf(context, verify.answer(message, context.caller->scope));
            }),
        small);
    router.add("GET", "/v1/sync/wait", std::make_shared<WaitHandler>(services, parts.wait), wait);
    router.add("GET", "/v1/history",
        std::make_shared<AskedHandler>(services,
            [&history = parts.history](const CallContext &context) {
                return answerOf(context,
                    history.answer(
                        parameter(context, "kind"), parameter(context, "id"), context.caller->scope));
            }),
        small);
}

} // namespace qunce::server
