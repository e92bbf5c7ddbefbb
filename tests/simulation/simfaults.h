// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "models/sync/wirecall.h"
#include "tests/simulation/simrandom.h"

namespace qunce::simulation {

/// Everything that goes wrong in a schedule. Those up to LastOfNetwork happen to one exchange.
enum class Fault : uint8_t {
    Refuse, ///< no connection
    HangRequest, ///< the server never sees it, nothing comes back
    HangAnswer, ///< the server acts, nothing comes back
    CutBefore, ///< the server acts, the connection breaks before the answer
    CutMid, ///< it breaks in the answer
    Truncated, ///< the body is short and nobody says so
    BitFlip, ///< in the answer's body
    BitFlipRequest,
    WrongHash,
    NoMagic,
    WrongType,
    RequestTwice, ///< the server sees it twice
    AnswerTwice, ///< the engine gets it twice
    OldAnswer, ///< an earlier answer to this client, from somebody's cache
    OldAnswerSameId, ///< the same, and the cache has written today's request id on it
    OthersAnswer, ///< the last answer to another client
    Portal,
    Redirect,
    PlainStatus, ///< 401, 403, 404, 413, 426, 429 and 5xx of somebody who is not Qunce
    Refusal, ///< the same of the server itself
    FalseWipe, ///< device_revoked without a signature
    Bomb,
    NoEnd, ///< a well-formed message without its end
    Slow, ///< seconds, up to past the patience of the client
    LastOfNetwork = Slow,

    NetworkDown, ///< for a while, for one client
    ServerDown,
    ServerRestarted,
    ServerRestored, ///< from an older copy of its database
    EpochChanged,
    ServerUpgraded, ///< no longer serves this client's schema, for a while
    Retention, ///< tombstones go, floors rise
    YearsPass, ///< fact buckets retire, sessions end
    ScopeChanged,
    UserDisabled,
    PasswordChanged,
    WrongPassword,
    OtherUser, ///< signs in on the same profile
    SessionLost, ///< its file is gone at the next start
    Killed, ///< between two commands
    KilledWriting, ///< in the middle of a transaction
    PowerLost, ///< and what was not flushed is lost
    ClockJump,
    DiskFull, ///< for a while
    BadBlock, ///< one call of the disk fails
    CacheDamaged,
    CacheOlder, ///< of a program that knew fewer fields
    ProfileCopied,
    MassDelete,
    Count
};
constexpr size_t kFaults = static_cast<size_t>(Fault::Count);
constexpr size_t kNetworkFaults = static_cast<size_t>(Fault::LastOfNetwork) + 1;
const char *name(Fault fault);

/// How often each fault struck, over many schedules.
using Coverage = std::array<uint64_t, kFaults>;

/// Does to an answer what the fault says. For those that are about bytes only.
void damage(Fault fault, SimRandom &random, HttpAnswer &answer);
/// For BitFlipRequest.
void damage(SimRandom &random, HttpRequest &request);
/// An answer of nobody we know: Portal, Redirect, PlainStatus.
HttpAnswer strangersAnswer(Fault fault, SimRandom &random);
/// An error in the server's own envelope, well formed in every respect: Refusal, FalseWipe. `requestId` as sent.
HttpAnswer refusalOf(Fault fault, SimRandom &random, const std::string &requestId);

} // namespace qunce::simulation
