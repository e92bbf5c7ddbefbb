// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/base/message.h"
#include "models/sync/engineevents.h"

namespace qunce {

enum class SyncPhase : uint8_t {
    Loading,
    SignedOut, ///< nobody is signed in
    SignInNeeded, ///< the server no longer takes the session
    Connecting,
    Pulling,
    Verifying,
    Synced,
    Offline, ///< waiting for the next attempt
    ReadOnly, ///< the server is too new or too old for this program
    Error, ///< needs somebody: full disk, revoked device, broken cache that cannot be rebuilt
    Stopped,
};

/// What the sync chip shows. Value.
struct SyncStatus {
    SyncPhase phase = SyncPhase::Loading;
    uint64_t rowsDone = 0; ///< of this run of pulls
    uint64_t rowsTotal = 0; ///< an estimate
    bool recordsUsable = false; ///< readers have something to read, of this cache generation or of the last
    bool leaseOver = false; ///< nobody may read the cache before the next hello
    int64_t lastCompleteMs = 0; ///< 0: never
    int64_t nextAttemptMs = 0; ///< 0: none planned
    int failures = 0; ///< attempts in a row that failed, while one is planned
    EditCounts
        edits; ///< of this computer, that are not done with; with any of them nobody is told that all is well
    uint64_t editsSent = 0; ///< in this run, whatever became of them
    bool sending = false; ///< edits are on their way, or about to be
    Message pushProblem; ///< why edits are not sent, while everything else may go on; empty if all is well
    uint64_t bucketsCompared = 0; ///< because the user asked (verifyAll), and found equal in the end
    uint64_t bucketsRepaired = 0; ///< of those
    uint64_t rowsRepaired = 0; ///< one by one; a bucket that is begun anew counts none
    bool unheard = false; ///< nobody is signed in because nobody answered, not because of a wrong password
    Message problem; ///< what happened and what to do; empty if all is well
};

struct EngineOptions {
    int64_t backOffMinMs = 1'000;
    int64_t backOffMaxMs = 300'000; ///< where the server asks for it; for an unreachable one pollMs
    int64_t pollMs = 60'000; ///< a pull at least this often where waiting does not work
    int64_t pullAtLeastMs =
        240'000; ///< a pull at least this often (and one wait more), whatever the wait says
    int64_t pullGapMs = 1'000; ///< between the starts of two pulls that news begin
    int64_t stallMs = 30'000; ///< of a call, without bytes
    int64_t answerMs = 900'000; ///< of a call as a whole
    int onceAttempts = 6; ///< failures in a row after which `once` gives up
    int onceUnheardAttempts = 4; ///< the same while the server has never answered in this run
    int64_t onceUnheardMs = 20'000; ///< and the time after which it does
    std::string app; ///< for hello
    bool edits = false; ///< there is an outbox of edits (EditStore)
    uint64_t seed = 0; ///< of the jitter
};

/// Everything is here, everything typed is at the server, and nothing of it waits for somebody.
bool isAllWell(const SyncStatus &status);

/// What a refusal of the session or the sign-in, by its code on the wire, means for the user.
Message loginText(const std::string &code);

/// The client's side of docs/SYNC.md as a state machine: same options, same events, same times, same commands. Brings
/// the cache to what the server says and keeps it there. Every waiting state has a deadline. One thread at a time.
class Engine
{
public:
    explicit Engine(EngineOptions options);
    ~Engine();

    /// `nowMs`: a clock that may jump; used for deadlines only, never for order.
    std::vector<Command> step(const Event &event, int64_t nowMs);
    const SyncStatus &status() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce
