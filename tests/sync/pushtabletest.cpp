// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever has happened to an engine with edits, in whatever order: as soon as everything answers as it should, every
// edit is decided, in order and once.

#include <functional>
#include <random>

#include "tests/sync/pushbench.h"

namespace qunce::test {

namespace {

using PushWay = std::function<void(PushBench &)>;

PushWay pushRefusal(int status, WireAction action, const std::string &code)
{
    return [=](PushBench &bench) {
        if (bench.push)
            bench.refusePush(status, action, code);
        else if (bench.call)
            bench.refuse(status, action, code);
    };
}

PushWay pushSilence(NoAnswer::Cause cause)
{
    return [=](PushBench &bench) {
        if (bench.push)
            bench.silencePush(cause);
        else if (bench.call)
            bench.silence(cause);
    };
}

PushWay pushTimer(Timer pushTimer)
{
    return [=](PushBench &bench) {
        bench.timers.erase(pushTimer);
        bench.step(TimerFired {pushTimer});
    };
}

/// Whoever waits for something gets it, as it should be.
bool goOn(PushBench &bench)
{
    bench.serve();
    if (bench.loading) {
        bench.loadStore();
    } else if (bench.storing<TakePage>()) {
        bench.took();
    } else if (bench.operation) {
        bench.did();
    } else if (bench.keeping) {
        bench.kept();
    } else if (bench.push) {
        bench.decide();
    } else if (bench.calling<SignInCall>()) {
        bench.answer(bench.sessionReply());
    } else if (bench.calling<RefreshCall>()) {
        bench.answer(RefreshReply {{"access-" + std::to_string(bench.nowMs), 1, "refresh", 2}});
    } else if (bench.calling<HelloCall>()) {
        HelloReply hello = bench.hello();
        hello.lmid = bench.acknowledged;
        bench.answer(hello);
    } else if (bench.calling<PullCall>()) {
        PullHeader last = bench.header();
        last.recordsComplete = last.allComplete = true;
        last.checkpoint = "checkpoint";
        last.lmid = bench.acknowledged;
        bench.answerPage(last);
    } else if (const auto *wait = bench.calling<WaitCall>(); wait != nullptr && wait->since.empty()) {
        bench.answer(WaitReply {{}, "token"});
    } else if (bench.phase() == SyncPhase::SignedOut || bench.phase() == SyncPhase::SignInNeeded) {
        bench.step(SignIn {"http://127.0.0.1:1", "wang", "secret", "laptop"});
    } else {
        return false;
    }
    return true;
}

const std::vector<std::pair<std::string, PushWay>> &pushEvents()
{
    static const std::vector<std::pair<std::string, PushWay>> kEvents {
        {"commit", [](PushBench &bench) { bench.commit(); }},
        {"commit many", [](PushBench &bench) { bench.commit(3); }},
        {"on", [](PushBench &bench) { goOn(bench); }},
        {"on and on",
            [](PushBench &bench) {
                for (int i = 0; i < 5 && goOn(bench); ++i) { }
            }},
        {"decided",
            [](PushBench &bench) {
                if (bench.push)
                    bench.decide(1);
            }},
        {"rejected",
            [](PushBench &bench) {
                if (bench.push)
                    bench.decide(SIZE_MAX, PushStatus::Rejected);
            }},
        {"another's answer",
            [](PushBench &bench) {
                if (bench.push)
                    bench.answerPush(PushReply {77, {}});
            }},
        {"unreachable", pushSilence(NoAnswer::Cause::Unreachable)},
        {"damaged", pushSilence(NoAnswer::Cause::Damaged)},
        {"400", pushRefusal(400, WireAction::Bisect, "malformed")},
        {"401", pushRefusal(401, WireAction::Refresh, "token_expired")},
        {"401 login", pushRefusal(401, WireAction::Login, "token_invalid")},
        {"403", pushRefusal(403, WireAction::Quarantine, "forbidden")},
        {"403 unsigned", pushRefusal(403, WireAction::Wipe, "device_revoked")},
        {"404", pushRefusal(404, WireAction::Report, "not_found")},
        {"409 rotate", pushRefusal(409, WireAction::RotateClient, "client_forked")},
        {"409 resend", pushRefusal(409, WireAction::ResendFrom, "mutation_gap")},
        {"409 epoch", pushRefusal(409, WireAction::Hello, "epoch_changed")},
        {"413", pushRefusal(413, WireAction::Halve, "too_large")},
        {"426", pushRefusal(426, WireAction::ReadOnly, "upgrade_required")},
        {"429", pushRefusal(429, WireAction::BackOff, "slow_down")},
        {"500", pushRefusal(500, WireAction::BackOff, "internal")},
        {"outbox fails",
            [](PushBench &bench) {
                bench.diskFull = true;
                bench.step(EditsChanged {});
                if (bench.edit)
                    bench.failOutbox(ErrorCode::DiskFull);
                bench.diskFull = false;
            }},
        {"stale result",
            [](PushBench &bench) {
                bench.step(EditsStored {1, StoredEdits {}, {}});
            }},
        {"sync now", [](PushBench &bench) { bench.step(SyncNow {}); }},
        {"sign out", [](PushBench &bench) { bench.step(SignOut {}); }},
        {"back-off timer", pushTimer(Timer::BackOff)},
        {"poll timer", pushTimer(Timer::Poll)},
        {"lease timer", pushTimer(Timer::Lease)},
        {"deadline timer", pushTimer(Timer::Deadline)},
        {"push timer", pushTimer(Timer::Push)},
        {"push deadline timer", pushTimer(Timer::PushDeadline)},
    };
    return kEvents;
}

TEST(PushTable, WhateverHasHappenedEveryEditIsDecidedWhenAllIsWell)
{
    for (unsigned seed = 1; seed <= 2'000; ++seed) {
        std::mt19937 random(seed);
        PushBench bench;
        bench.storeComplete();
        Started started;
        started.session = bench.session();
        bench.step(started);
        std::string story;
        for (int i = 0; i < 120; ++i) {
            bench.nowMs += static_cast<int64_t>(random() % 20'000);
            const auto &[name, way] = pushEvents()[random() % pushEvents().size()];
            story += name + ", ";
            way(bench);
            bench.serve();
        }
        bench.nowMs += 20 * 60'000;
        const int64_t healed = bench.nowMs;
        for (int i = 0; i < 2'000 && !bench.groups.empty(); ++i) {
            if (goOn(bench))
                continue;
            const auto next = std::min_element(bench.timers.begin(), bench.timers.end(),
                [](const auto &left, const auto &right) { return left.second < right.second; });
            ASSERT_NE(next, bench.timers.end()) << "seed " << seed << " waits for nothing: " << story;
            bench.wait(next->first);
        }
        ASSERT_TRUE(bench.groups.empty())
            << "seed " << seed << " stands in phase " << static_cast<int>(bench.phase()) << ", "
            << bench.problem() << " / " << bench.engine.status().pushProblem.english() << ": " << story;
        EXPECT_LE(bench.nowMs - healed, 400'000) << "seed " << seed << ": " << story;
        EXPECT_EQ(bench.acknowledged, bench.lastMid);
    }
}

} // namespace

} // namespace qunce::test
