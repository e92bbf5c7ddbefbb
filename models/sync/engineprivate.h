// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/sync/backoff.h"
#include "models/sync/engine.h"
#include "models/sync/pullchain.h"
#include "models/sync/pushlane.h"
#include "models/sync/verifywalk.h"

namespace qunce {

// The engine is one class in several files, by concern:
//   engine.cpp         events to functions, calls, timers, status
//   enginesession.cpp  sign-in, refresh, sign-out, wipe
//   enginestore.cpp    loading, beginning, failing and discarding of the cache
//   enginepull.cpp     hello, the chain of pulls, waiting
//   engineverify.cpp   what happens when the cache differs from the server
//   enginetrouble.cpp  refusals, silence, back-off
//   enginepush.cpp     what the push lane (pushlane.h) wants of the rest
//
// The push lane is a state machine of its own beside this one, with its own call and its own commands. It sends from the
// end of a hello on, as long as somebody is signed in.
//
// States, what each waits for, and its deadline. "call" and "store" end by themselves: a call by the transport's stall
// timer or Timer::Deadline, a store command because it is local.
//
//   state        waits for                 on success             on silence, 429, 5xx    on 401
//   Loading      store: load               SigningIn or Hello     (store) BackingOff      -
//   SignedOut    the user                  SigningIn              -                       -
//   SigningIn    call: session             Keeping                SignedOut; once: back   SignedOut (429 too)
//   Keeping      store, session file       Hello                  BackingOff              -
//   Refreshing   call: refresh             Keeping                BackingOff              SignedOut
//   Hello        call: hello               Preparing              BackingOff              Refreshing, once
//   Preparing    store: begin, save        Token                  BackingOff              -
//   Token        call: wait without since  Pulling                Pulling                 Refreshing, once
//   Pulling      call: pull; store: take   Finishing              BackingOff              Refreshing, once
//   Verifying    call: verify; store       Loading, then Pulling  BackingOff              Refreshing, once
//   Finishing    store: finish             Waiting                BackingOff              -
//   Draining     the push lane (once)      Pulling, or the end    the end                 -
//   Waiting      call: wait                Pulling or Waiting     Pausing                 Refreshing, once
//   Pausing      Timer::Poll               Pulling                -                       -
//   BackingOff   Timer::BackOff            where it came from     -                       -
//   Wiping       store: discard            Stuck                  BackingOff              -
//   Stuck        Timer::BackOff (far), SyncNow, SignIn            -                       -
//   Stopped      nothing                   -                      -                       -
//
// SyncNow goes on at once from BackingOff, Pausing, Waiting and Stuck. Answers to calls and store commands that are not
// the current ones change nothing, but for what readers are told.
enum class EngineState : uint8_t {
    Fresh,
    Loading,
    SignedOut,
    SigningIn,
    Keeping,
    Refreshing,
    Hello,
    Preparing,
    Token,
    Pulling,
    Verifying,
    Finishing,
    Draining,
    Waiting,
    Pausing,
    BackingOff,
    Wiping,
    Stuck,
    Stopped,
};

class Engine::Private
{
public:
    explicit Private(EngineOptions options);

    std::vector<Command> step(const Event &event, int64_t nowMs);
    const SyncStatus &status() const { return m_status; }

private:
    using State = EngineState;

    /// Why a bucket is compared with the server.
    enum class Doubt : uint8_t {
        Mismatch, ///< row count or digest came out wrong
        MassDelete, ///< a page would delete much
        History, ///< the server's history changed
        Check, ///< the user asked for it
    };
    struct Suspect {
        std::string bucket;
        Doubt doubt = Doubt::Mismatch;
    };
    /// What the current store command is.
    enum class Operation : uint8_t {
        None,
        Begin,
        SaveHello,
        Take,
        Finish,
        Restart,
        Adopt,
        Digest,
        List,
        StageRepair,
        ApplyRepair,
        Discard,
    };
    struct AcceptedPage {
        std::shared_ptr<const PullPage> page;
        TakePlan plan;
    };

    // engine.cpp
    void on(const Started &event);
    void on(const SignIn &event);
    void on(const SignOut &event);
    void on(const SyncNow &event);
    void on(const Stop &event);
    void on(const Answered &event);
    void on(const StoreLoaded &event);
    void on(const StoreTook &event);
    void on(const StoreDid &event);
    void on(const StoreDigested &event);
    void on(const StoreListed &event);
    void on(const EditsChanged &event);
    void on(const EditsStored &event);
    void on(const SessionKept &event);
    void on(const TimerFired &event);
    void send(Call request, int64_t stallMs);
    void send(Call request) { send(std::move(request), m_options.stallMs); }
    void abandonCall();
    template <typename StoreCommand>
    void toStore(Operation kind, StoreCommand command)
    {
        m_operationKind = kind;
        command.operation = m_operation = ++m_lastOperation;
        m_commands.push_back(std::move(command));
    }
    void command(Command command) { m_commands.push_back(std::move(command)); }
    /// Changes the state and what the user sees of it, no more.
    void enter(State state);
    /// Enters the state and does what it is for.
    void go(State state);
    /// Nothing that was begun counts any more.
    void dropWork();
    void finish(Result<void> result);
    void checkLease();
    void armLease();

    // enginesession.cpp
    void beginSignIn();
    void signedIn(const SessionReply &reply);
    void keepSession();
    void tellFile(std::optional<Session> session);
    void sessionKept(const Result<void> &result);
    void refresh();
    void refreshed(const RefreshReply &reply);
    void loginNeeded(const std::string &code);
    void waitForSignIn();
    void mayBeRevoked(const ErrorReply &error);
    void wipe();
    bool hasSession() const { return m_session && !m_session->tokens.refresh.empty(); }

    // enginestore.cpp
    void load();
    void tryLoaded();
    void loaded(const StoredSync &stored);
    void did(Operation operation);
    void storeFailed(const Error &error);
    void discard();
    void wiped();
    void saveHello();

    // enginepull.cpp
    void sayHello();
    void helloed(const HelloReply &reply);
    void followNews();
    void tokenCame(const WaitReply &reply);
    void startPulling();
    void sendPull();
    void pulled(const std::shared_ptr<const PullPage> &page);
    void giveToStore();
    void took(const TakeOutcome &outcome);
    void drained();
    void complete();
    void synced();
    void wait();
    void waited(const WaitReply &reply);
    void pause(int64_t delayMs);

    // enginepush.cpp
    void beginPush();
    void openPush();
    void rotateClient();
    void runPush();
    void carryOutPush();
    void grant(PushWish wish);
    void refreshForPush();
    void helloForPush();
    void loadForPush();
    void drain();
    void sealed();
    bool hasEdits() const;

    // engineverify.cpp
    void doubt();
    void doubtAll();
    void nextSuspect();
    void askWalk();
    void verified(const VerifyReply &reply);
    void walkMoved();
    void walkEnded();
    bool atServersCursor() const;
    void historyCompared(bool equal);
    void checked(bool equal);
    void noteRepair(size_t rows);
    void suspectDone();
    void askRepair();
    void repaired(const std::shared_ptr<const PullPage> &page);
    void repairStaged();
    void applyRepair();
    void repairApplied(const TakeOutcome &outcome);
    void restart();
    void mismatched(const TakeOutcome &outcome);
    static Message unlikeServer(const std::string &bucket);

    // enginetrouble.cpp
    void refused(const Refused &refusal);
    bool refusedByState(const Refused &refusal);
    void tooOld(const std::string &detail);
    void silent(const NoAnswer &silence);
    void waitFailed(int64_t retryAfterMs);
    void backOff(State next, Error error, int64_t maxMs, int64_t retryAfterMs = 0);
    void stuck(Error error, SyncPhase phase);
    bool isOver(int64_t delayMs) const;
    /// Counts a detour; true, and backed off, if there were too many in a row.
    bool tooMuchTrouble();
    bool smallerPages();

    const EngineOptions m_options;
    int64_t m_nowMs = 0;
    std::vector<Command> m_commands;
    SyncStatus m_status;
    State m_state = State::Fresh;
    State m_afterBackOff = State::Fresh; ///< also after Stuck
    State m_afterKeeping = State::Fresh; ///< also after Refreshing
    bool m_once = false;
    int64_t m_startedMs = 0;
    bool m_heard = false; ///< the server has answered something in this run

    // Calls and store commands: the ones whose answer counts, 0 if none.
    uint64_t m_call = 0;
    uint64_t m_lastCall = 0;
    Call m_sent;
    std::string m_calledServer; ///< by the last call
    uint64_t m_operation = 0;
    Operation m_operationKind = Operation::None;
    uint64_t m_lastOperation = 0;

    // Session.
    std::optional<Session> m_session;
    std::optional<SignIn> m_signIn;
    std::optional<Session> m_newSession; ///< not kept yet
    int m_keeps = 0; ///< asked for and not answered
    bool m_refreshed = false; ///< since the last answer that counted

    // Cache.
    int m_loads = 0; ///< asked for and not answered
    StoredSync m_stored; ///< as loaded last, but for what hello says
    std::optional<StoredSync> m_justLoaded; ///< and the outbox has not been looked at yet
    bool m_discarded = false; ///< once in this run because of damage
    bool m_durable = false; ///< FinishGeneration has ended

    // Push.
    PushLane m_push;
    std::optional<uint64_t> m_ackedAtHello;
    uint64_t m_ackedAtPull = 0;
    uint64_t m_keptAtPull = 0;
    bool m_sealing = false; ///< the last step of wiping
    bool m_wipesEdits = false; ///< what was not sent is deleted and not sealed

    // Hello, pull, wait.
    std::optional<HelloReply> m_hello; ///< of this run
    bool m_helloKept = false; ///< on the disk; else it is said again: edits go only after one that is
    bool m_helloDue = false;
    PullChain m_chain;
    PullRequest m_asked;
    std::deque<AcceptedPage> m_accepted; ///< the first is with the store
    bool m_allAccepted = false;
    uint64_t m_left = 0;
    uint64_t m_pageShift = 0; ///< pages are 2^shift times smaller than they might be
    int m_goodPages = 0; ///< since the shift changed
    int m_idlePages = 0; ///< in a row that brought nothing
    std::vector<std::string> m_toRestart; ///< as soon as the store has what is accepted
    std::string m_token;
    int64_t m_pullStartMs = 0;
    int64_t m_waitStartMs = 0;
    int m_waitFailures = 0;
    bool m_toldMeanwhile =
        false; ///< SyncNow came while a call was on its way: what it fails with may be over

    // Verify.
    std::vector<Suspect> m_suspects; ///< the last is looked at
    std::optional<VerifyWalk> m_walk;
    bool m_repairing = false; ///< the walk has ended, its rows are being asked for
    size_t m_repairedRows = 0;
    std::map<std::string, int> m_mismatches; ///< of a bucket since it last came out right
    std::set<std::string> m_allowMassDelete;
    bool m_verifyAll = false;
    bool m_checking = false; ///< m_toCheck is what is left of it
    std::set<std::string> m_toCheck;
    std::set<std::string> m_repairedBuckets; ///< of those
    int m_checkRounds = 0;

    // Trouble.
    BackOff m_backOff;
    int m_trouble = 0; ///< detours since a page was accepted
};

} // namespace qunce
