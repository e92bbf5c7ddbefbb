// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/sync/backoff.h"
#include "models/sync/engine.h"

namespace qunce {

/// What the engine is to do for its push lane beyond carrying out commands.
enum class PushWish : uint8_t {
    None,
    Token, ///< the server no longer takes the access token
    Login, ///< nor any other: somebody has to sign in
    Wipe, ///< the server says that this device is revoked
    ReadOnly, ///< the program is too old
    Hello, ///< say hello again: client id, epoch or the server's history may be others
    Load, ///< the client id has changed: ask the store, then say hello
};

/// The way of edits to the server, beside the chain of pulls, which it never waits for and never holds up: one push on
/// its way at a time, groups in their order. A part of Engine, and as pure: events in, commands out, no clock and no
/// disk.
///
///   state        waits for                  then
///   Resting      edits, or hello            Looking
///   Looking      the outbox: what is there  Resting, Pushing, Mending
///   Pushing      call: push; its deadline   Keeping; silence, 429, 5xx: BackingOff
///   Keeping      the outbox: results kept   Looking
///   Mending      the outbox: reopen, rotate, set aside    Looking
///   BackingOff   Timer::Push                Looking
///
/// What answers mean (docs/SYNC.md, "Push"):
///   results             kept, then the next groups
///   401 refresh         the engine refreshes; goes on with the new token
///   401 login, 403 wipe, 426    as for every other call; edits stay
///   403 quarantine      hello (rights may have changed), back off
///   409 rotate_client   halve until the group that is meant is alone; then a new client id and new numbers
///   409 resend_from, verify_reset, hello    hello says which number the server has decided last; where that is none,
///                       though it was told something, the client becomes the one that it was before, if it was one;
///                       where that one is refused, everything that it was answered is asked about once more, and what
///                       the server does not know is said under the next name
///   413 halve           halve; a single group is set aside
///   400, 500, or silence while the server answers everything else: back off; from the fifth time over ten minutes on
///       halve with every failure; a single group is set aside, its numbers go as `skip`
///   429, 503, silence   back off, at most a minute where the server does not ask for more
/// Nothing that a server can answer removes an edit.
class PushLane
{
public:
    /// Where the server stands, by its last hello.
    struct Ground {
        std::string server; ///< its address, for texts
        std::string epoch;
        Uuid clientId;
        uint64_t sessionNo = 0;
        uint64_t lmid = 0;
    };

    /// As Ground::lmid: the server has refused to say hello to this client, but may know edits of it.
    static constexpr uint64_t kMoreThanWasSent = UINT64_MAX;

    explicit PushLane(const EngineOptions &options);

    /// Whose edits these are. The first time it looks at the outbox.
    void begin(const UserInfo &user);
    /// Edits may be sent from now on, or again. `saidAt`: acknowledged() when the hello was sent, as an answer to it that
    /// was overtaken by a push says less than is known.
    void open(Ground ground, std::optional<uint64_t> saidAt, const std::string &token);
    /// Nothing is sent until open(). Results that are here are still kept.
    void close();
    void tokenIs(const std::string &token);
    /// The server's history is another one than this client has seen, as after a restore from a backup.
    void historyChanged();
    /// Looks again: something was committed; or, `atOnce`, there is reason to think that what failed would work now.
    void wake(bool atOnce);
    /// A hello has said that the server stands at `lmid` or before it, and what it has forgotten goes again as soon as
    /// the push on its way has ended: another hello would say the same.
    bool willReopenFrom(uint64_t lmid) const { return m_open && m_reopenFrom && *m_reopenFrom <= lmid; }
    /// The server has answered another call: silence is not the network's.
    void heardElsewhere();
    /// The server takes this copy of the profile for another one's, or the profile gets another user.
    void rotate(NextClient next);
    /// Fails with an empty key.
    void seal(const std::string &sealingKey);
    /// The same without a sealed copy.
    void erase();

    void answered(const Answer &answer);
    void stored(const EditsStored &event);
    void timerFired(Timer timer);

    /// Sets the time of everything that follows.
    void setNow(int64_t nowMs) { m_nowMs = nowMs; }
    /// What is to be done, in order. Send has neither call nor server yet: both are the engine's.
    std::vector<Command> takeCommands() { return std::exchange(m_commands, {}); }
    PushWish takeWish() { return std::exchange(m_wish, PushWish::None); }
    const ErrorReply &refusal() const { return m_refusal; }
    bool wantsCall(uint64_t call) const { return m_call != 0 && m_call == call; }
    void callIs(uint64_t call) { m_call = call; }

    /// Nothing until the outbox has been looked at.
    std::optional<uint64_t> acknowledged() const;
    /// Whether the server may know edits of this client that it has not answered, or has to be asked whether it still has
    /// those that it did answer.
    bool hasQuestions() const { return m_returned || counts().pending > 0; }
    uint64_t lastMid() const { return m_known ? m_known->lastMid : 0; }
    bool isKnown() const { return m_known.has_value(); }
    /// None before the outbox has been looked at.
    EditCounts counts() const { return m_known ? m_known->counts : EditCounts(); }
    /// There is something to be done before everything that can be sent has been.
    bool isBusy() const;
    bool isSending() const { return m_open && (m_state == State::Pushing || m_state == State::Keeping); }
    bool isSealing() const { return m_sealing; }
    const std::optional<Error> &sealFailure() const { return m_sealFailure; }
    int failures() const { return m_backOff.failures(); }
    const Message &problem() const { return m_problem; }
    /// Results that were kept so far in this run: what a pull that began before one lacks its effect.
    uint64_t resultsKept() const { return m_resultsKept; }

private:
    enum class State : uint8_t { Resting, Looking, Pushing, Keeping, Mending, BackingOff };
    enum class Mending : uint8_t { None, Reopen, AskAgain, Rotate, Return, SetAside, Seal };

    template <typename EditCommand>
    void toEdits(State state, EditCommand command)
    {
        m_state = state;
        command.edit = m_edit = ++m_lastEdit;
        command.user = m_user;
        m_commands.push_back(std::move(command));
    }
    void beginSealing();
    void goOn();
    void mend(Mending what);
    void looked(std::vector<PushGroup> groups);
    void push(std::vector<PushGroup> groups);
    bool fits(const PushReply &reply) const;
    void keep(const PushReply &reply);
    void kept();
    void leave(PushWish what);
    void rotateIfNotTooOften();
    void limit(size_t groups);
    void refused(const Refused &refusal);
    void failed(bool isTheirs, Message problem, int64_t maxMs, int64_t retryAfterMs = 0);
    void halve(const std::string &code);
    void backOff(Message problem, int64_t maxMs, int64_t retryAfterMs = 0);
    void wish(PushWish wish) { m_wish = wish; }
    void abandon();

    const EngineOptions m_options;
    int64_t m_nowMs = 0;
    std::vector<Command> m_commands;
    PushWish m_wish = PushWish::None;
    ErrorReply m_refusal;

    State m_state = State::Resting;
    Mending m_mending = Mending::None;
    bool m_begun = false;
    bool m_open = false;
    bool m_dirty = false; ///< what is known of the outbox may be old
    bool m_mustRotate = false;
    NextClient m_nextClient = NextClient::OfTheSameUser;
    UserInfo m_user;
    Ground m_ground;
    std::string m_token;
    std::string m_refusedToken;
    std::optional<uint64_t> m_reopenFrom; ///< the server stands there, and the outbox further
    bool m_historyChanged = false; ///< since a hello that said that the server knows nothing of this client

    bool m_returned = false; ///< to the former name, under which no hello was answered yet
    bool m_askAgain = false; ///< the server does not say in that name how far it is

    uint64_t m_edit = 0; ///< the command to the outbox that counts
    uint64_t m_lastEdit = 0;
    uint64_t m_call = 0;
    std::vector<PushGroup> m_sent;
    std::optional<StoredEdits> m_known;
    size_t m_resultsBeingKept = 0;
    uint64_t m_resultsKept = 0;
    std::set<std::string> m_touchedKinds; ///< by results that are being kept
    bool m_sealing = false;
    std::optional<std::string> m_sealingKey; ///< nothing: no copy
    std::optional<Error> m_sealFailure;

    BackOff m_backOff;
    Message m_problem;
    int m_rotations = 0; ///< since the last result
    size_t m_groupLimit;
    uint64_t m_limitUntil = 0; ///< the mid from which on it is the usual one again
    bool m_bisecting = false; ///< every failure halves
    Uuid m_asideGid;
    std::string m_asideCode;
    // The batch that fails, by its first mid.
    uint64_t m_failingMid = 0;
    int m_failedTimes = 0;
    int64_t m_failingSinceMs = 0;
    bool m_heardElsewhere = false;
};

} // namespace qunce
