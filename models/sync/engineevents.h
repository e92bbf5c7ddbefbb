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
#include "models/store/editstore.h"

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
struct PushCall {
    PushRequest request;
};
using Call =
    std::variant<SignInCall, RefreshCall, SignOutCall, HelloCall, PullCall, WaitCall, VerifyCall, PushCall>;

// Answers, already checked: magic, type, hash, request id, `end`.

struct PullAnswer {
    std::shared_ptr<const PullPage> page;
};
/// Nothing that counts as an answer came. The detail is for logs, and for the user's message about a certificate.
struct NoAnswer {
    enum class Cause : uint8_t {
        Unreachable, ///< no connection, or it broke before the answer's head
        ConnectionRefused, ///< the machine is there, and nobody listens
        TimedOut, ///< no bytes for too long
        NotQunce, ///< a portal's or proxy's page, a redirect, a wrong type
        Damaged, ///< cut, too large, wrong hash, malformed, somebody else's answer
        Untrusted, ///< TLS: the certificate is not valid for this server
        NotTls, ///< https was asked for, and what answers does not speak it
    };
    Cause cause = Cause::Unreachable;
    std::string detail;
};
struct Refused {
    int status = 0;
    ErrorReply error;
};
struct Done { };
using Answer = std::variant<NoAnswer, Refused, SessionReply, RefreshReply, Done, HelloReply, PullAnswer,
    WaitReply, VerifyReply, PushReply>;

// Events.

struct SignIn {
    std::string server; ///< URL without a slash at the end
    std::string user;
    std::string password;
    std::string deviceName;
};
/// The program has opened the profile.
struct Started {
    std::optional<Session> session; ///< as kept by KeepSession
    std::optional<SignIn> signIn; ///< to begin with, in place of the session
    bool once = false; ///< sync until everything is complete, then stop (`qunce sync --once`)
    bool verifyAll = false; ///< and compare every bucket with the server (`--verify`)
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
/// Somebody has committed edits, or has retried or discarded some: the outbox is another one.
struct EditsChanged { };
/// A command to the outbox has ended.
struct EditsStored {
    uint64_t edit = 0;
    Result<StoredEdits> state; ///< after it
    std::vector<PushGroup> groups; ///< of TakeEdits
};
/// KeepSession has ended.
struct SessionKept {
    Result<void> result;
};
enum class Timer : uint8_t {
    BackOff, ///< the next attempt
    Poll, ///< the next pull where waiting does not work
    Lease, ///< hello is due, or the lease is over
    Deadline, ///< the running call has taken too long, whatever the transport says
    Push, ///< the next attempt to send edits
    PushDeadline, ///< as Deadline, of a push
};
struct TimerFired {
    Timer timer = Timer::BackOff;
};
using Event = std::variant<Started, SignIn, SignOut, SyncNow, Stop, Answered, StoreLoaded, StoreTook,
    StoreDid, StoreDigested, StoreListed, EditsChanged, EditsStored, SessionKept, TimerFired>;

// Commands. Store commands are carried out in their order, one after the other. At most one of them, and one call, is
// of interest at a time: a newer one makes the answer to an older one void. Beside them goes the push: one call of its
// own, and commands to the outbox of edits, in their order, one after the other, whatever the store is doing.

struct Send {
    uint64_t call = 0; ///< no other of this profile has had it, in no run
    Call request;
    std::string server;
    std::string accessToken; ///< empty for sign-in and refresh
    Uuid clientId;
    int64_t stallMs = 30'000; ///< with hardly a byte
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
// Commands to the outbox (EditStore). Each ends with EditsStored.

struct LookAtEdits {
    uint64_t edit = 0;
    UserInfo user; ///< whose conflicts count
};
struct TakeEdits {
    uint64_t edit = 0;
    UserInfo user;
    PushBounds bounds;
};
struct KeepResults {
    uint64_t edit = 0;
    UserInfo user;
    std::vector<PushResult> results;
};
struct ReopenEdits {
    uint64_t edit = 0;
    UserInfo user;
    uint64_t lmid = 0;
};
struct AskEditsAgain {
    uint64_t edit = 0;
    UserInfo user;
};
struct RotateClient {
    uint64_t edit = 0;
    UserInfo user;
    NextClient next = NextClient::OfTheSameUser;
};
struct SetEditsAside {
    uint64_t edit = 0;
    UserInfo user;
    Uuid gid;
    std::string code;
};
struct SealEdits {
    uint64_t edit = 0;
    UserInfo user;
    std::optional<std::string> sealingKey; ///< nothing: they are deleted without a copy
};
/// Write the session to its file, or remove it (empty). Durable before SessionKept: a token that was used and then
/// forgotten would make the server take this device for a stolen one.
struct KeepSession {
    std::optional<Session> session; ///< without tokens after signing out, so that another user is recognised
};
/// Replaces an armed timer of the same name. `atMs` is on the clock that step() is given, which may jump: whoever waits
/// does so for `atMs` - `nowMs` of this step.
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
    Adopt, DigestTree, ListRows, StageRepair, SaveHello, DiscardCache, LookAtEdits, TakeEdits, KeepResults,
    ReopenEdits, AskEditsAgain, RotateClient, SetEditsAside, SealEdits, KeepSession, Arm, Disarm, TellChanged,
    TellStatus, Finished>;

} // namespace qunce
