// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every state of the table in models/sync/engineprivate.h against every event, whether it makes sense there or not.
// Afterwards the engine must still be waiting for something that comes by itself, or for the user.

#include <functional>
#include <random>

#include "tests/sync/enginebench.h"

namespace qunce::test {

namespace {

using Way = std::function<void(EngineBench &)>;

const std::map<std::string, Way> &waysToStates()
{
    static const std::map<std::string, Way> kWays {
        {"Fresh", [](EngineBench &) {}},
        {"Loading",
            [](EngineBench &bench) {
                Started started;
                started.session = bench.session();
                bench.step(started);
            }},
        {"SignedOut",
            [](EngineBench &bench) {
                bench.step(Started {});
                bench.loadStore();
            }},
        {"SigningIn",
            [](EngineBench &bench) {
                bench.step(Started {});
                bench.loadStore();
                bench.step(SignIn {"http://127.0.0.1:1", "wang", "secret", "laptop"});
                bench.loadStore();
            }},
        {"Keeping",
            [](EngineBench &bench) {
                bench.start();
                bench.refuse(401, WireAction::Refresh, "token_expired");
                bench.answer(RefreshReply {{"access-2", 1, "refresh-2", 2}});
            }},
        {"Refreshing",
            [](EngineBench &bench) {
                bench.toPull();
                PullHeader header = bench.header();
                header.next = {{"ref", 5}};
                bench.answerPage(header);
                bench.refuse(401, WireAction::Refresh, "token_expired");
            }},
        {"Hello", [](EngineBench &bench) { bench.start(); }},
        {"Preparing",
            [](EngineBench &bench) {
                bench.start();
                bench.answer(bench.hello());
            }},
        {"Token",
            [](EngineBench &bench) {
                bench.storeComplete();
                bench.start();
                bench.answer(bench.hello());
                bench.did();
            }},
        {"Pulling", [](EngineBench &bench) { bench.toPull(); }},
        {"Pulling and taking",
            [](EngineBench &bench) {
                bench.toPull();
                PullHeader header = bench.header();
                header.next = {{"ref", 5}};
                bench.answerPage(header);
            }},
        {"Verifying",
            [](EngineBench &bench) {
                bench.storeComplete();
                bench.toPull();
                bench.answerLast({{"ref", 12}});
                TakeOutcome outcome;
                outcome.applied = false;
                outcome.mismatched = {"ref"};
                bench.took(outcome);
                bench.loadStore();
            }},
        {"Finishing",
            [](EngineBench &bench) {
                bench.toPull();
                bench.answerLast({{"ref", 12}});
                bench.took();
            }},
        {"Waiting", [](EngineBench &bench) { bench.toWaiting(); }},
        {"Pausing",
            [](EngineBench &bench) {
                bench.toWaiting();
                bench.silence();
            }},
        {"BackingOff",
            [](EngineBench &bench) {
                bench.toPull();
                bench.silence();
            }},
        {"BackingOff and taking",
            [](EngineBench &bench) {
                bench.toPull();
                PullHeader header = bench.header();
                header.next = {{"ref", 5}};
                bench.answerPage(header);
                bench.silence();
            }},
        {"Stuck",
            [](EngineBench &bench) {
                bench.toPull();
                bench.refuse(426, WireAction::ReadOnly, "upgrade_required");
            }},
        {"Wiping",
            [](EngineBench &bench) {
                bench.start();
                Refused refusal {403, {"device_revoked", WireAction::Wipe, 0, {}, {}, {}}};
                refusal.error.signature = bench.sign(wipeText(bench.stored.clientId));
                bench.answer(refusal);
            }},
        {"Stopped",
            [](EngineBench &bench) {
                bench.toPull();
                bench.step(Stop {});
            }},
    };
    return kWays;
}

uint64_t operationOf(const EngineBench &bench)
{
    return !bench.operation ? 0
                            : std::visit(
                                [](const auto &command) -> uint64_t {
                                    if constexpr (requires { command.operation; })
                                        return command.operation;
                                    return 0;
                                },
                                *bench.operation);
}

/// Whatever the store was asked ends with this error.
void failStore(EngineBench &bench, ErrorCode code)
{
    const Error error {code, QUNCE_TEXT("x"), "test"};
    const uint64_t id = operationOf(bench);
    if (bench.loading) {
        bench.loading = --bench.loads > 0;
        bench.step(StoreLoaded {error});
    } else if (bench.storing<TakePage>()) {
        bench.takeFailed(code);
    } else if (bench.storing<DigestTree>()) {
        bench.operation.reset();
        bench.step(StoreDigested {id, error});
    } else if (bench.storing<ListRows>()) {
        bench.operation.reset();
        bench.step(StoreListed {id, error});
    } else if (bench.operation) {
        bench.failed(code);
    }
}

Way refusal(int status, WireAction action, const std::string &code)
{
    return [=](EngineBench &bench) {
        if (bench.call)
            bench.refuse(status, action, code);
    };
}
Way silence(NoAnswer::Cause cause)
{
    return [=](EngineBench &bench) {
        if (bench.call)
            bench.silence(cause);
    };
}
Way reply(Answer answer)
{
    return [=](EngineBench &bench) {
        if (bench.call)
            bench.answer(answer);
    };
}
Way timer(Timer timer)
{
    return [=](EngineBench &bench) {
        bench.timers.erase(timer);
        bench.step(TimerFired {timer});
    };
}

const std::map<std::string, Way> &events()
{
    static const std::map<std::string, Way> kEvents {
        {"started again", [](EngineBench &bench) { bench.step(Started {}); }},
        {"sign in",
            [](EngineBench &bench) {
                bench.step(SignIn {"http://127.0.0.1:1", "li", "secret", "laptop"});
            }},
        {"sign out", [](EngineBench &bench) { bench.step(SignOut {}); }},
        {"sync now", [](EngineBench &bench) { bench.step(SyncNow {}); }},
        {"stop", [](EngineBench &bench) { bench.step(Stop {}); }},
        {"unreachable", silence(NoAnswer::Cause::Unreachable)},
        {"off", silence(NoAnswer::Cause::ConnectionRefused)},
        {"not TLS", silence(NoAnswer::Cause::NotTls)},
        {"timed out", silence(NoAnswer::Cause::TimedOut)},
        {"portal", silence(NoAnswer::Cause::NotQunce)},
        {"damaged", silence(NoAnswer::Cause::Damaged)},
        {"untrusted", silence(NoAnswer::Cause::Untrusted)},
        {"400", refusal(400, WireAction::Bisect, "malformed")},
        {"401 expired", refusal(401, WireAction::Refresh, "token_expired")},
        {"401 invalid", refusal(401, WireAction::Login, "token_invalid")},
        {"403 forbidden", refusal(403, WireAction::Quarantine, "forbidden")},
        {"403 unsigned wipe", refusal(403, WireAction::Wipe, "device_revoked")},
        {"404", refusal(404, WireAction::Report, "not_found")},
        {"409 history", refusal(409, WireAction::VerifyReset, "history_changed")},
        {"409 checkpoint", refusal(409, WireAction::SendBase, "checkpoint_unknown")},
        {"409 epoch", refusal(409, WireAction::Hello, "epoch_changed")},
        {"410", refusal(410, WireAction::Resnapshot, "cursor_too_old")},
        {"413", refusal(413, WireAction::Halve, "too_large")},
        {"426", refusal(426, WireAction::ReadOnly, "upgrade_required")},
        {"429", refusal(429, WireAction::BackOff, "slow_down")},
        {"503", refusal(503, WireAction::BackOff, "unavailable")},
        {"hello reply", [](EngineBench &bench) { reply(bench.hello())(bench); }},
        {"hello of another epoch", [](EngineBench &bench) { reply(bench.hello("epoch-9"))(bench); }},
        {"session reply", [](EngineBench &bench) { reply(bench.sessionReply())(bench); }},
        {"refresh reply", reply(RefreshReply {{"access-9", 1, "refresh-9", 2}})},
        {"sign-out reply", reply(Done {})},
        {"news", reply(WaitReply {{"ref"}, "token-9"})},
        {"no news", reply(WaitReply {{}, "token-9"})},
        {"tree", reply(VerifyReply {{"ref", {12, 7}, 1, 1}, {}, {}, {}})},
        {"last page",
            [](EngineBench &bench) {
                if (bench.calling<PullCall>())
                    bench.answerLast({{"ref", 20}});
            }},
        {"a page of nothing",
            [](EngineBench &bench) {
                if (bench.calling<PullCall>())
                    bench.answerPage(bench.header());
            }},
        {"store answers",
            [](EngineBench &bench) {
                if (bench.loading)
                    bench.loadStore();
                else if (bench.storing<TakePage>())
                    bench.took();
                else if (const auto *tree = bench.storing<DigestTree>())
                    bench.step(StoreDigested {tree->operation, TreeDigest {{"ref", {12, 0}, 1, 1}, {}}});
                else if (bench.operation)
                    bench.did();
            }},
        {"disk full", [](EngineBench &bench) { failStore(bench, ErrorCode::DiskFull); }},
        {"corrupt", [](EngineBench &bench) { failStore(bench, ErrorCode::Corrupt); }},
        {"newer cache", [](EngineBench &bench) { failStore(bench, ErrorCode::VersionMismatch); }},
        {"refused page", [](EngineBench &bench) { failStore(bench, ErrorCode::InvalidInput); }},
        {"session kept",
            [](EngineBench &bench) {
                if (bench.keeping)
                    bench.kept();
            }},
        {"session not kept",
            [](EngineBench &bench) {
                if (!bench.keeping)
                    return;
                bench.keeping = --bench.keeps > 0;
                bench.step(SessionKept {Error {ErrorCode::DiskFull, QUNCE_TEXT("x"), "test"}});
            }},
        {"stale answer",
            [](EngineBench &bench) {
                bench.step(Answered {1, Done {}});
            }},
        {"stale load",
            [](EngineBench &bench) {
                bench.step(StoreDid {12'345, {}});
            }},
        {"back-off timer", timer(Timer::BackOff)},
        {"poll timer", timer(Timer::Poll)},
        {"lease timer", timer(Timer::Lease)},
        {"deadline timer", timer(Timer::Deadline)},
    };
    return kEvents;
}

/// Something will come without the user: a call, the store, the session file, or a timer.
bool isWaiting(const EngineBench &bench)
{
    return (bench.call && bench.timers.count(Timer::Deadline)) || bench.operation || bench.loading
        || bench.keeping || bench.timers.count(Timer::BackOff) || bench.timers.count(Timer::Poll);
}

bool isUsersTurn(const EngineBench &bench)
{
    return bench.phase() == SyncPhase::SignedOut || bench.phase() == SyncPhase::SignInNeeded
        || bench.phase() == SyncPhase::Stopped;
}

TEST(EngineTable, AfterEveryEventInEveryStateSomethingIsWaitedFor)
{
    for (const auto &[state, way] : waysToStates()) {
        for (const auto &[event, happens] : events()) {
            EngineBench bench;
            way(bench);
            if (state == "Fresh") {
                happens(bench);
                continue; // nothing has been asked of it yet
            }
            EXPECT_TRUE(isWaiting(bench) || isUsersTurn(bench)) << state << " itself";
            bench.commands.clear();
            happens(bench);
            EXPECT_TRUE(isWaiting(bench) || isUsersTurn(bench)) << state << " after " << event;
            EXPECT_TRUE(state != "Stopped" || bench.commands.empty()) << event;
            EXPECT_TRUE(event != "stop" || (bench.finished && bench.finished->ok())) << state;
            if (::testing::Test::HasFailure())
                return;
        }
    }
}

/// A random walk of events that fit, and of some that do not.
std::vector<Command> wander(unsigned seed, EngineBench &bench)
{
    std::mt19937 random(seed);
    bench.stored.clientId = *Uuid::parse("0197a000-0000-7000-8000-0000000000c1");
    if (random() % 2 == 0)
        bench.storeComplete();
    Started started;
    started.session = bench.session();
    started.verifyAll = random() % 4 == 0;
    bench.step(started);
    std::vector<const Way *> ways;
    for (const auto &[name, way] : events()) {
        if (name != "stop" && name != "sign out")
            ways.push_back(&way);
    }
    for (int steps = 0; steps < 200; ++steps) {
        bench.nowMs += static_cast<int64_t>(random() % 5'000);
        (*ways[random() % ways.size()])(bench);
        EXPECT_TRUE(isWaiting(bench) || isUsersTurn(bench)) << "seed " << seed << ", step " << steps;
        if (::testing::Test::HasFailure())
            break;
    }
    return bench.trace;
}

/// What a trace says, as far as it can be compared.
std::vector<std::string> shape(const std::vector<Command> &trace)
{
    std::vector<std::string> lines;
    for (const Command &command : trace) {
        std::string line = std::to_string(command.index());
        if (const auto *send = std::get_if<Send>(&command))
            line += " " + std::to_string(send->call) + " " + std::to_string(send->request.index());
        if (const auto *arm = std::get_if<Arm>(&command))
            line += " " + std::to_string(static_cast<int>(arm->timer)) + " " + std::to_string(arm->atMs);
        if (const auto *take = std::get_if<TakePage>(&command))
            line += " " + std::to_string(take->operation) + " " + std::to_string(take->plan.apply.size());
        lines.push_back(std::move(line));
    }
    return lines;
}

TEST(EngineTable, TheSameEventsMakeTheSameCommands)
{
    for (unsigned seed = 1; seed <= 300; ++seed) {
        EngineBench first;
        EngineBench second;
        second.publicKey = first.publicKey;
        second.secretKey = first.secretKey;
        EXPECT_EQ(shape(wander(seed, first)), shape(wander(seed, second))) << "seed " << seed;
        if (::testing::Test::HasFailure())
            return;
    }
}

} // namespace

} // namespace qunce::test
