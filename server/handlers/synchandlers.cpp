// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/synchandlers.h"

#include <charconv>
#include <memory>

#include "models/protocol/framesize.h"

namespace qunce::server {

namespace {

constexpr size_t kLargestSyncMessage = 16 * 1024;
/// The cursors of thousands of buckets, or the names of a page of rows to repair.
constexpr size_t kLargestPull = 2 * 1024 * 1024;
constexpr size_t kLargestPush = kMaxPushBytes;

class HelloHandler : public MessageHandler<HelloRequest>
{
public:
    HelloHandler(const SyncServices &services, const HelloService &hello)
        : MessageHandler(services, decodeHelloRequest), m_hello(hello)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context, HelloRequest message) override
    {
        QUNCE_ASSIGN(const HelloReply reply, m_hello.answer(message, *context.caller));
        return answerWith(reply, context.format);
    }

private:
    const HelloService &m_hello;
};

class PullHandler : public MessageHandler<PullRequest>
{
public:
    PullHandler(const SyncServices &services, const PullService &pull, LmidCache &lmids)
        : MessageHandler(services, decodePullRequest), m_pull(pull), m_lmids(lmids)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context, PullRequest message) override
    {
        const WireFormat plain = context.format == WireFormat::CborZstd ? WireFormat::Cbor : context.format;
        QUNCE_ASSIGN(const uint64_t lmid, m_lmids.of(context.clientId));
        QUNCE_ASSIGN(std::string page, m_pull.answer(message, context.caller->scope, plain, lmid));
        return answerFrom(std::move(page), context.format);
    }

private:
    const PullService &m_pull;
    LmidCache &m_lmids;
};

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

class VerifyHandler : public MessageHandler<VerifyRequest>
{
public:
    VerifyHandler(const SyncServices &services, const VerifyService &verify)
        : MessageHandler(services, decodeVerifyRequest), m_verify(verify)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context, VerifyRequest message) override
    {
        QUNCE_ASSIGN(const VerifyReply reply, m_verify.answer(message, context.caller->scope));
        return answerWith(reply, context.format);
    }

private:
    const VerifyService &m_verify;
};

std::string parameter(const CallContext &context, const char *name)
{
    const auto found = context.request.query.find(name);
    return found == context.request.query.end() ? std::string() : found->second;
}

class ResultsHandler : public QueryHandler
{
public:
    ResultsHandler(const SyncServices &services, const PushService &push)
        : QueryHandler(services), m_push(push)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        const std::string after = parameter(context, "after");
        uint64_t mid = 0;
        const auto [end, failure] = std::from_chars(after.data(), after.data() + after.size(), mid);
        if (failure != std::errc() || end != after.data() + after.size())
            return Refusal {Refusal::Code::Malformed, "results need the number of an edit"};
        QUNCE_ASSIGN(const PushReply reply, m_push.results(context.clientId, *context.caller, mid));
        return answerWith(reply, context.format);
    }

private:
    const PushService &m_push;
};

class HistoryHandler : public QueryHandler
{
public:
    HistoryHandler(const SyncServices &services, const HistoryService &history)
        : QueryHandler(services), m_history(history)
    { }

protected:
    Outcome<Answer> answer(const CallContext &context) override
    {
        QUNCE_ASSIGN(const HistoryReply reply,
            m_history.answer(parameter(context, "kind"), parameter(context, "id"), context.caller->scope));
        return answerWith(reply, context.format);
    }

private:
    const HistoryService &m_history;
};

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
    router.add("POST", "/v1/sync/hello", std::make_shared<HelloHandler>(services, parts.hello), small);
    router.add(
        "POST", "/v1/sync/pull", std::make_shared<PullHandler>(services, parts.pull, parts.lmids), pull);
    router.add("POST", "/v1/sync/push", std::make_shared<PushHandler>(services, parts.pushes), push);
    router.add("GET", "/v1/sync/results", std::make_shared<ResultsHandler>(services, parts.push), small);
    router.add("POST", "/v1/sync/verify", std::make_shared<VerifyHandler>(services, parts.verify), small);
    router.add("GET", "/v1/sync/wait", std::make_shared<WaitHandler>(services, parts.wait), wait);
    router.add("GET", "/v1/history", std::make_shared<HistoryHandler>(services, parts.history), small);
}

} // namespace qunce::server
