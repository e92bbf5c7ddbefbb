// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <sodium.h>

#include "models/protocol/kinds.h"
#include "models/protocol/pullpage.h"
#include "models/sync/engine.h"
#include "models/sync/signature.h"
#include "models/sync/verifywalk.h"

namespace qunce::test {

/// Drives an engine by hand, one event at a time, and remembers what it wants: the call it waits for, the store command,
/// the armed timers. Plays a server with one record bucket and one fact bucket, and a store that says yes.
class EngineBench
{
public:
    static constexpr const char *kRegion = "fact:r:0197a000-0000-7000-8000-000000000001:2026";
    static constexpr const char *kOlder = "fact:r:0197a000-0000-7000-8000-000000000001:2025";

    explicit EngineBench(EngineOptions options = {}) : engine(std::move(options))
    {
        EXPECT_GE(sodium_init(), 0);
        publicKey.resize(crypto_sign_PUBLICKEYBYTES);
        secretKey.resize(crypto_sign_SECRETKEYBYTES);
        crypto_sign_keypair(bytes(publicKey), bytes(secretKey));
        stored.clientId = *Uuid::parse("0197a000-0000-7000-8000-0000000000c1");
        stored.sessionNo = 1;
    }

    // Events.

    const std::vector<Command> &step(const Event &event)
    {
        commands = engine.step(event, nowMs);
        for (const Command &command : commands)
            std::visit([this](const auto &wanted) { note(wanted); }, command);
        trace.insert(trace.end(), commands.begin(), commands.end());
        return commands;
    }
    void answer(Answer answer)
    {
        ASSERT_TRUE(call) << "no call to answer";
        const uint64_t id = call->call;
        call.reset();
        step(Answered {id, std::move(answer)});
    }
    void silence(NoAnswer::Cause cause = NoAnswer::Cause::Unreachable) { answer(NoAnswer {cause, "test"}); }
    static Refused refusal(int status, WireAction action, const std::string &code, int64_t retryAfterMs = 0)
    {
        Refused refusal;
        refusal.status = status;
        refusal.error.action = action;
        refusal.error.code = code;
        refusal.error.retryAfterMs = retryAfterMs;
        return refusal;
    }
    void refuse(int status, WireAction action, const std::string &code, int64_t retryAfterMs = 0)
    {
        answer(refusal(status, action, code, retryAfterMs));
    }
    void answerPush(Answer answer)
    {
        ASSERT_TRUE(push) << "no push to answer";
        const uint64_t id = push->call;
        push.reset();
        step(Answered {id, std::move(answer)});
    }
    void loadStore()
    {
        ASSERT_TRUE(loading);
        loading = --loads > 0;
        ++stored.sessionNo;
        step(StoreLoaded {stored});
    }
    /// The running store command has worked.
    void did() { step(StoreDid {takeOperation(), {}}); }
    void failed(ErrorCode code) { step(StoreDid {takeOperation(), Error {code, {}, "test"}}); }
    void took(TakeOutcome outcome = {}) { step(StoreTook {takeOperation(), std::move(outcome)}); }
    void takeFailed(ErrorCode code) { step(StoreTook {takeOperation(), Error {code, {}, "test"}}); }
    void kept()
    {
        ASSERT_TRUE(keeping);
        keeping = --keeps > 0;
        step(SessionKept {});
    }
    void fire(Timer timer)
    {
        ASSERT_TRUE(timers.count(timer)) << "the timer is not armed";
        nowMs = std::max(nowMs, timers[timer]);
        timers.erase(timer);
        step(TimerFired {timer});
    }

    // What the server would say.

    Session session() const
    {
        Session session;
        session.server = "http://127.0.0.1:1";
        session.user.id = *Uuid::parse("0197a000-0000-7000-8000-0000000000a1");
        session.user.name = "wang";
        session.user.wholeBrand = true;
        session.tokens = {"access-1", 1, "refresh-1", 2};
        session.signingKey = publicKey;
        return session;
    }
    SessionReply sessionReply() const
    {
        const Session like = session();
        SessionReply reply;
        reply.user = like.user;
        reply.tokens = like.tokens;
        reply.signingKey = like.signingKey;
        return reply;
    }
    HelloReply hello(const std::string &epoch = "epoch-1") const
    {
        HelloReply reply;
        reply.epoch = epoch;
        reply.serverTimeMs = nowMs;
        reply.leaseUntilMs = nowMs + 14 * 86'400'000LL;
        reply.leaseSignature = sign(leaseText(stored.clientId, reply.leaseUntilMs));
        return reply;
    }
    std::string sign(const std::string &text) const
    {
        std::string signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(bytes(signature), nullptr, reinterpret_cast<const unsigned char *>(text.data()),
            text.size(), reinterpret_cast<const unsigned char *>(secretKey.data()));
        return signature;
    }
    static BucketState state(const std::string &bucket, uint64_t seq, uint64_t salt = 7)
    {
        return {bucket, {seq, salt}, 1, 2};
    }
    /// `from` is what the running pull asked.
    PullHeader header() const
    {
        const PullRequest &asked = std::get<PullCall>(call->request).request;
        PullHeader header;
        header.epoch = asked.epoch;
        header.from = asked.from;
        return header;
    }
    static PullAnswer page(const PullHeader &header)
    {
        PullWriter writer(WireFormat::Cbor);
        Result<PullPage> parsed = PullPage::parse(writer.finish(header));
        EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().detail);
        return {std::make_shared<const PullPage>(std::move(parsed).value())};
    }
    void answerPage(const PullHeader &header) { answer(page(header)); }
    /// The last page of a pull: the named buckets complete at these seqs, everything complete.
    void answerLast(const std::vector<std::pair<std::string, uint64_t>> &complete = {})
    {
        PullHeader last = header();
        for (const auto &[bucket, seq] : complete) {
            last.next[bucket] = seq;
            last.complete.push_back(state(bucket, seq));
        }
        last.recordsComplete = last.allComplete = true;
        last.checkpoint = "checkpoint-" + std::to_string(nowMs);
        answerPage(last);
    }

    // Ways to a state.

    void start(bool once = false, bool verifyAll = false)
    {
        Started started;
        started.session = session();
        started.once = once;
        started.verifyAll = verifyAll;
        step(started);
        loadStore();
    }
    /// A cache that was complete yesterday.
    void storeComplete()
    {
        stored.epoch = "epoch-1";
        stored.hasGeneration = stored.shown = stored.readable = true;
        stored.checkpoint = "checkpoint-0";
        stored.buckets.clear();
        for (const std::string bucket : {kOlder, kRegion, "ref"}) {
            StoredBucket known;
            known.bucket = bucket;
            known.complete = true;
            known.at = {10, 7};
            known.rows = 1;
            known.digest = 2;
            stored.buckets.push_back(known);
        }
    }
    /// A cache that was discarded.
    void storeEmpty()
    {
        StoredSync empty;
        empty.clientId = stored.clientId;
        empty.sessionNo = stored.sessionNo;
        stored = empty;
    }
    /// As far as the first pull of a run; `once` asks for no token.
    void toPull(bool once = false, bool verifyAll = false)
    {
        start(once, verifyAll);
        answer(hello());
        if (std::get_if<BeginGeneration>(&*operation))
            did();
        did();
        if (!once)
            answer(WaitReply {{}, "token-1"});
    }
    void toWaiting()
    {
        storeComplete();
        toPull();
        answerLast();
        took();
        did();
    }

    // What the engine wants.

    template <typename Wanted>
    const Wanted *commanded() const
    {
        for (const Command &command : commands) {
            if (const auto *found = std::get_if<Wanted>(&command))
                return found;
        }
        return nullptr;
    }
    template <typename Sent>
    const Sent *calling() const
    {
        return call ? std::get_if<Sent>(&call->request) : nullptr;
    }
    template <typename StoreCommand>
    const StoreCommand *storing() const
    {
        return operation ? std::get_if<StoreCommand>(&*operation) : nullptr;
    }
    const PullRequest &pull() const { return std::get<PullCall>(call->request).request; }
    SyncPhase phase() const { return engine.status().phase; }
    std::string problem() const { return engine.status().problem.english(); }

    Engine engine;
    int64_t nowMs = 1'789'000'000'000;
    StoredSync stored;
    std::string publicKey;
    std::string secretKey;

    std::vector<Command> commands; ///< of the last step
    std::vector<Command> trace; ///< of all steps
    std::optional<Send> call;
    std::optional<Command> operation;
    std::optional<Send> push; ///< beside `call`
    std::optional<Command> edit; ///< the command to the outbox
    bool loading = false;
    bool keeping = false;
    int loads = 0; ///< that nobody has answered
    int keeps = 0;
    std::map<Timer, int64_t> timers;
    std::optional<Result<void>> finished;

private:
    static unsigned char *bytes(std::string &text) { return reinterpret_cast<unsigned char *>(text.data()); }

    uint64_t takeOperation()
    {
        EXPECT_TRUE(operation) << "no store command runs";
        if (!operation)
            return 0;
        const uint64_t id = std::visit(
            [](const auto &command) -> uint64_t {
                if constexpr (requires { command.operation; })
                    return command.operation;
                else
                    return 0;
            },
            *operation);
        operation.reset();
        return id;
    }

    template <typename Wanted>
    void note(const Wanted &wanted)
    {
        if constexpr (std::is_same_v<Wanted, Send>)
            (std::holds_alternative<PushCall>(wanted.request) ? push : call) = wanted;
        else if constexpr (std::is_same_v<Wanted, Abandon>)
            (push && push->call == wanted.call ? push : call).reset();
        else if constexpr (requires { wanted.edit; })
            edit = wanted;
        else if constexpr (std::is_same_v<Wanted, LoadStore>)
            loading = ++loads > 0;
        else if constexpr (std::is_same_v<Wanted, KeepSession>)
            keeping = ++keeps > 0;
        else if constexpr (std::is_same_v<Wanted, Arm>)
            timers[wanted.timer] = wanted.atMs;
        else if constexpr (std::is_same_v<Wanted, Disarm>)
            timers.erase(wanted.timer);
        else if constexpr (std::is_same_v<Wanted, Finished>)
            finished = wanted.result;
        else if constexpr (requires { wanted.operation; })
            operation = wanted;
    }
};

} // namespace qunce::test
