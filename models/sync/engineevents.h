// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/base/message.h"
#include "models/base/result.h"
#include "models/protocol/pullpage.h"
#include "models/protocol/syncmessages.h"
#include "models/store/session.h"
#include "models/store/syncstore.h"

// What goes into the sync engine and what comes out: plain values. A driver (syncdriver.h, or the simulator) carries
// commands out and brings their results back as events; the engine itself knows no thread, clock, socket or disk.

namespace qunce {

// Requests. The engine fills them; a transport turns them into HTTP (wirecall.h) with the headers of docs/SYNC.md.

struct SignInCall {
    SessionRequest request;
};
struct RefreshCall {
    std::string refresh;
};
struct SignOutCall { };
struct HelloCall {
    HelloRequest request;
};
struct PullCall {
    PullRequest request;
};
struct WaitCall {
    std::string since;
};
struct VerifyCall {
    VerifyRequest request;
};
using Call = std::variant<SignInCall, RefreshCall, SignOutCall, HelloCall, PullCall, WaitCall, VerifyCall>;

// Answers, already checked: magic, type, hash, request id, `end`.

struct PullAnswer {
    std::shared_ptr<const PullPage> page;
};
/// Nothing that counts as an answer came: no network, time-out, cut, a portal's page, a wrong hash, somebody else's
/// answer. `reason` says which, for the user; the detail is for logs.
struct NoAnswer {
    enum class Cause : uint8_t { Unreachable, TimedOut, NotQunce, Damaged };
    Cause cause = Cause::Unreachable;
    std::string detail;
};
struct Refused {
    int status = 0;
    ErrorReply error;
};
struct Done { };
using Answer = std::variant<NoAnswer, Refused, SessionReply, RefreshReply, Done, HelloReply, PullAnswer,
    WaitReply, VerifyReply>;

// Events.

/// The program has opened the profile. `session` is empty if nobody is signed in.
struct Started {
    std::optional<Session> session;
    bool once = false; ///< sync until everything is complete, then stop (`qunce sync --once`)
    bool verifyAll = false; ///< and compare every bucket with the server (`--verify`)
};
struct SignIn {
    std::string server;
    std::string user;
    std::string password;
    std::string deviceName;
};
struct SignOut { };
struct SyncNow { }; ///< the user asks, or the machine woke up, or the network changed
struct Stop { };
struct Answered {
    uint64_t call = 0;
    Answer answer;
};
struct StoreLoaded {
    Result<StoredSync> state;
};
struct StoreTook {
    uint64_t operation = 0;
    Result<TakeOutcome> outcome;
};
/// A store operation without a result of its own ended.
struct StoreDid {
    uint64_t operation = 0;
    Result<void> result;
};
struct StoreDigested {
    uint64_t operation = 0;
    Result<TreeDigest> digest;
};
struct StoreListed {
    uint64_t operation = 0;
    Result<std::vector<WireRowId>> rows;
};
enum class Timer : uint8_t { BackOff, Poll, Lease };
struct TimerFired {
    Timer timer = Timer::BackOff;
};
using Event = std::variant<Started, SignIn, SignOut, SyncNow, Stop, Answered, StoreLoaded, StoreTook,
    StoreDid, StoreDigested, StoreListed, TimerFired>;

// Commands.

struct Send {
    uint64_t call = 0;
    Call request;
    std::string server;
    std::string accessToken; ///< empty for sign-in and refresh
    Uuid clientId;
    int64_t stallMs = 30'000; ///< without a byte
};
struct Abandon { ///< nobody wants the answer any more
    uint64_t call = 0;
};
struct LoadStore { };
struct BeginGeneration {
    uint64_t operation = 0;
    std::string epoch;
};
struct TakePage {
    uint64_t operation = 0;
    std::shared_ptr<const PullPage> page; ///< null: SyncStore::apply
    TakePlan plan;
};
struct FinishGeneration {
    uint64_t operation = 0;
};
struct Restart {
    uint64_t operation = 0;
    std::vector<std::string> buckets;
};
struct Adopt {
    uint64_t operation = 0;
    BucketState state;
};
struct DigestTree {
    uint64_t operation = 0;
    std::string bucket;
    std::string prefix;
    int depth = 0;
};
struct ListRows {
    uint64_t operation = 0;
    std::string bucket;
    std::string prefix;
};
struct StageRepair {
    uint64_t operation = 0;
    std::string bucket;
    std::shared_ptr<const PullPage> page;
    std::vector<WireRowId> gone;
};
struct SaveHello {
    uint64_t operation = 0;
    HelloReply hello;
};
struct DiscardCache {
    uint64_t operation = 0;
};
/// Write the session to its file, or remove it (empty).
struct KeepSession {
    std::optional<Session> session;
};
/// Replaces an armed timer of the same name; `atMs` on the clock that step() is given.
struct Arm {
    Timer timer = Timer::BackOff;
    int64_t atMs = 0;
};
struct Disarm {
    Timer timer = Timer::BackOff;
};
/// What readers should look at again.
struct TellChanged {
    std::vector<std::string> kinds; ///< wire kinds; `fact` for columns
};
/// The status changed (Engine::status()).
struct TellStatus { };
/// The engine has stopped for good: `once` is over, or Stop was asked.
struct Finished {
    Result<void> result;
};
using Command = std::variant<Send, Abandon, LoadStore, BeginGeneration, TakePage, FinishGeneration, Restart,
    Adopt, DigestTree, ListRows, StageRepair, SaveHello, DiscardCache, KeepSession, Arm, Disarm, TellChanged,
    TellStatus, Finished>;

} // namespace qunce
