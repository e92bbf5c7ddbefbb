// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/pushlane.h"

#include <algorithm>

#include "models/base/seededbugs.h"
#include "models/sync/troubletexts.h"

namespace qunce {

namespace {

constexpr size_t kGroups = 100;
constexpr size_t kOperations = 2'000;
constexpr size_t kBytes = 768 * 1024; ///< below what a body may have, as a body is more than its operations
/// What the server cannot take again and again is looked at piece by piece.
constexpr int kPatientFailures = 5;
constexpr int64_t kPatienceMs = 600'000;
/// New client ids since the last result after which one waits for the next.
constexpr int kRotations = 2;

uint64_t firstMid(const std::vector<PushGroup> &groups)
{
    return groups.front().ops.front().mid;
}

uint64_t lastMidOf(const std::vector<PushGroup> &groups)
{
    return groups.back().ops.back().mid;
}

/// What the server would say if it took all of it; for a mistake that tests look for.
PushReply answerOf(const std::vector<PushGroup> &groups)
{
    PushReply reply {lastMidOf(groups), {}};
    for (const PushGroup &group : groups) {
        for (const PushOp &op : group.ops) {
            reply.results.emplace_back();
            reply.results.back().mid = op.mid;
        }
    }
    return reply;
}

bool isSkip(const PushGroup &group)
{
    return std::all_of(
        group.ops.begin(), group.ops.end(), [](const PushOp &op) { return op.op == OpKind::Skip; });
}

} // namespace

PushLane::PushLane(const EngineOptions &options)
    : m_options(options), m_backOff(options.backOffMinMs, ~options.seed), m_groupLimit(kGroups)
{ }

void PushLane::begin(const UserInfo &user)
{
    m_user = user;
    if (!std::exchange(m_begun, true))
        wake(false);
}

void PushLane::open(Ground ground, std::optional<uint64_t> saidAt, const std::string &token)
{
    m_ground = std::move(ground);
    m_open = true;
    m_token = token;
    m_askAgain = m_askAgain || (m_returned && m_ground.lmid == kMoreThanWasSent);
    m_returned = false;
    const uint64_t had = saidAt.value_or(m_known ? m_known->acknowledged : 0);
    m_reopenFrom.reset();
    if (m_ground.lmid < had && !seededBug("rewind not noticed"))
        m_reopenFrom = m_ground.lmid;
    wake(false);
}

void PushLane::close()
{
    m_open = false;
    abandon();
    if (m_state == State::Pushing || m_state == State::BackingOff) {
        if (m_state == State::BackingOff)
            m_commands.push_back(Disarm {Timer::Push});
        m_state = State::Resting;
        m_dirty = true;
    }
}

void PushLane::abandon()
{
    if (m_call == 0)
        return;
    m_commands.push_back(Abandon {m_call});
    m_commands.push_back(Disarm {Timer::PushDeadline});
    m_call = 0;
}

void PushLane::tokenIs(const std::string &token)
{
    m_token = token;
    if (!m_refusedToken.empty() && token != m_refusedToken) {
        m_refusedToken.clear();
        wake(true);
    }
}

void PushLane::wake(bool atOnce)
{
    if (!m_begun)
        return;
    m_dirty = true;
    if (atOnce) {
        m_backOff.reset();
        if (m_state == State::BackingOff) {
            m_commands.push_back(Disarm {Timer::Push});
            m_state = State::Resting;
        }
    }
    if (m_state == State::Resting) {
        goOn();
    } else if (m_edit == 0) { // what is sent is not disturbed, but how many there are is told
        const State state = m_state;
        toEdits(state, LookAtEdits {});
    }
}

void PushLane::historyChanged()
{
    m_historyChanged = true;
    wake(false);
}

void PushLane::heardElsewhere()
{
    m_heardElsewhere = true;
}

void PushLane::rotate(NextClient next)
{
    if (!m_begun)
        return;
    close();
    m_mustRotate = true;
    if (next == NextClient::OfAnotherUser)
        m_nextClient = next;
    if (m_state == State::Resting)
        goOn();
}

void PushLane::seal(const std::string &sealingKey)
{
    m_sealingKey = sealingKey;
    beginSealing();
}

void PushLane::erase()
{
    m_sealingKey.reset();
    beginSealing();
}

void PushLane::beginSealing()
{
    close();
    m_sealing = true;
    m_sealFailure.reset();
    if (m_state == State::Resting)
        goOn();
}

bool PushLane::isBusy() const
{
    return m_state != State::Resting || m_dirty;
}

std::optional<uint64_t> PushLane::acknowledged() const
{
    return m_known ? std::optional(m_known->acknowledged) : std::nullopt;
}

/// From Resting to whatever is next.
void PushLane::goOn()
{
    m_state = State::Resting;
    if (!m_begun || m_edit != 0)
        return;
    if (m_sealing)
        return mend(Mending::Seal);
    if (m_mustRotate)
        return mend(Mending::Rotate);
    if (!m_dirty)
        return;
    const bool maySend = m_open && m_known.has_value();
    if (maySend && m_token == m_refusedToken) {
        wish(PushWish::Token);
        return backOff({}, m_options.pollMs);
    }
    const bool isBehind = maySend && m_reopenFrom && *m_reopenFrom < m_known->acknowledged;
    const bool isNew = maySend && m_ground.lmid == 0 && m_known->acknowledged == 0;
    if (maySend && !isNew)
        m_historyChanged = false; // its number says whether anything was lost
    const bool isForgotten = (isBehind && *m_reopenFrom == 0) || (isNew && m_historyChanged);
    if (isForgotten && m_known->hasFormer && !seededBug("former numbers forgotten"))
        return mend(Mending::Return);
    if (isBehind)
        return mend(Mending::Reopen);
    if (maySend && m_askAgain && !seededBug("refused former name not asked"))
        return mend(Mending::AskAgain);
    m_dirty = m_open && !maySend;
    m_reopenFrom.reset();
    if (maySend)
        toEdits(State::Looking, TakeEdits {0, {}, {m_groupLimit, kOperations, kBytes}});
    else
        toEdits(State::Looking, LookAtEdits {});
}

void PushLane::mend(Mending what)
{
    m_mending = what;
    switch (what) {
    case Mending::Reopen:
        return toEdits(State::Mending, ReopenEdits {0, {}, *m_reopenFrom});
    case Mending::AskAgain:
        return toEdits(State::Mending, AskEditsAgain {});
    case Mending::Rotate:
        ++m_rotations;
        return toEdits(State::Mending, RotateClient {0, {}, m_nextClient});
    case Mending::Return:
        return toEdits(State::Mending, RotateClient {0, {}, NextClient::TheFormer});
    case Mending::SetAside:
        return toEdits(State::Mending, SetEditsAside {0, {}, m_asideGid, m_asideCode});
    case Mending::Seal:
        return toEdits(State::Mending, SealEdits {0, {}, m_sealingKey});
    case Mending::None:
        return;
    }
}

void PushLane::stored(const EditsStored &event)
{
    if (event.edit != m_edit || m_edit == 0)
        return;
    m_edit = 0;
    const State state = m_state;
    const Mending mended = std::exchange(m_mending, Mending::None);
    if (!event.state.ok()) {
        if (mended == Mending::Seal) {
            m_sealing = false;
            m_sealFailure = event.state.error();
        }
        m_dirty = true;
        if (state == State::Pushing || state == State::BackingOff)
            return; // only how many there are is not known
        return backOff(event.state.error().userText, m_options.pollMs);
    }
    m_known = *event.state;
    switch (state) {
    case State::Looking:
        return looked(event.groups);
    case State::Keeping:
        return kept();
    case State::Mending:
        m_dirty = true;
        m_asideGid = {};
        if (mended == Mending::Seal)
            m_sealing = false;
        if (mended == Mending::AskAgain)
            m_askAgain = false;
        m_returned = m_returned || mended == Mending::Return;
        if (mended == Mending::Rotate) {
            m_returned = m_askAgain = false;
            m_mustRotate = false;
            m_nextClient = NextClient::OfTheSameUser;
        }
        if (mended == Mending::Rotate || mended == Mending::Return) {
            m_historyChanged = false;
            m_open = false; // until the server has heard of the new client
            m_groupLimit = kGroups;
            m_limitUntil = 0;
            m_bisecting = false;
            wish(PushWish::Load);
        }
        return goOn();
    case State::Resting:
        return goOn();
    case State::Pushing:
    case State::BackingOff:
        return;
    }
}

void PushLane::looked(std::vector<PushGroup> groups)
{
    if (!m_open || m_sealing || m_mustRotate) {
        m_dirty = m_dirty || !groups.empty();
        // Whoever is not connected knows how many there are, and waits for open().
        m_state = State::Resting;
        if (m_sealing || m_mustRotate)
            goOn();
        return;
    }
    // The server has decided more than was ever numbered here: a copy or an older state of this profile is about.
    const bool isBehind = groups.empty() && m_ground.lmid > m_known->lastMid;
    const bool hasGap = !groups.empty() && firstMid(groups) != m_known->acknowledged + 1;
    if (isBehind || hasGap)
        return rotateIfNotTooOften();
    if (groups.empty()) {
        m_state = State::Resting;
        m_problem = {};
        return m_dirty ? goOn() : void();
    }
    push(std::move(groups));
}

void PushLane::push(std::vector<PushGroup> groups)
{
    m_state = State::Pushing;
    m_sent = std::move(groups);
    m_heardElsewhere = false;
    Send send;
    send.request = PushCall {{m_ground.epoch, m_ground.clientId, m_ground.sessionNo, m_sent}};
    send.stallMs = m_options.stallMs;
    m_commands.push_back(std::move(send));
    m_commands.push_back(Arm {Timer::PushDeadline, m_nowMs + m_options.answerMs});
}

void PushLane::answered(const Answer &answer)
{
    m_call = 0;
    m_refusal = {};
    m_commands.push_back(Disarm {Timer::PushDeadline});
    if (m_state != State::Pushing)
        return;
    if (const auto *refusal = std::get_if<Refused>(&answer))
        return refused(*refusal);
    const auto *reply = std::get_if<PushReply>(&answer);
    if (reply != nullptr && fits(*reply))
        return keep(*reply);
    NoAnswer silence {NoAnswer::Cause::Damaged, "an answer to another push"};
    if (const auto *none = std::get_if<NoAnswer>(&answer))
        silence = *none;
    const int64_t maxMs = std::min(m_options.backOffMaxMs, m_options.pollMs);
    failed(m_heardElsewhere, errorOf(silence, m_ground.server).userText, maxMs);
}

/// Whether the results are of what was sent: the first groups of it, whole, in their order.
bool PushLane::fits(const PushReply &reply) const
{
    if (seededBug("answer to another push taken"))
        return !reply.results.empty();
    size_t next = 0;
    for (const PushGroup &group : m_sent) {
        if (next == reply.results.size())
            break;
        for (const PushOp &op : group.ops) {
            if (next == reply.results.size() || reply.results[next].mid != op.mid)
                return false;
            ++next;
        }
    }
    return next > 0 && next == reply.results.size() && reply.lmid >= reply.results.back().mid;
}

void PushLane::keep(const PushReply &reply)
{
    m_touchedKinds.clear();
    size_t next = 0;
    for (const PushGroup &group : m_sent) {
        for (const PushOp &op : group.ops) {
            if (next < reply.results.size() && reply.results[next++].status != PushStatus::Applied)
                m_touchedKinds.insert(op.kind);
        }
    }
    m_resultsBeingKept = reply.results.size();
    toEdits(State::Keeping, KeepResults {0, {}, reply.results});
}

void PushLane::kept()
{
    m_resultsKept += m_resultsBeingKept;
    m_backOff.reset();
    m_problem = {};
    m_rotations = 0;
    m_failedTimes = 0;
    m_failingMid = 0;
    if (m_known->acknowledged >= m_limitUntil) {
        m_groupLimit = kGroups;
        m_limitUntil = 0;
        m_bisecting = false;
    }
    m_touchedKinds.erase(std::string()); // of a skip
    if (!m_touchedKinds.empty())
        m_commands.push_back(TellChanged {{m_touchedKinds.begin(), m_touchedKinds.end()}});
    m_sent.clear();
    m_dirty = true;
    goOn();
}

void PushLane::refused(const Refused &refusal)
{
    const ErrorReply &error = refusal.error;
    m_refusal = error;
    const Message text = errorOf(refusal).userText;
    switch (error.action) {
    case WireAction::Refresh:
        m_refusedToken = m_token;
        m_dirty = true;
        return goOn();
    case WireAction::Login:
        if (seededBug("401 taken for an answer"))
            return keep(answerOf(m_sent));
        return leave(PushWish::Login);
    case WireAction::Wipe:
        return leave(PushWish::Wipe);
    case WireAction::ReadOnly:
        return leave(PushWish::ReadOnly);
    case WireAction::RotateClient:
        if (m_sent.size() > 1) {
            // Those before the one that is meant may have been decided long ago.
            limit(m_sent.size() / 2);
            return goOn();
        }
        return rotateIfNotTooOften();
    case WireAction::ResendFrom:
    case WireAction::VerifyReset:
    case WireAction::Hello:
    case WireAction::Quarantine:
        if (m_ground.lmid == kMoreThanWasSent)
            return rotateIfNotTooOften(); // nor does it know any edits of it
        wish(PushWish::Hello);
        return backOff(text, m_options.pollMs, error.retryAfterMs);
    case WireAction::Halve:
        return halve(error.code);
    case WireAction::BackOff:
        if (error.code != "internal")
            return backOff(text, m_options.backOffMaxMs, error.retryAfterMs);
        break;
    default:
        break;
    }
    // A body that was damaged on the way says nothing of what it carried.
    failed(error.code != "bad_hash", text, m_options.pollMs, error.retryAfterMs);
}

/// The engine does what everybody does about it.
void PushLane::leave(PushWish what)
{
    m_state = State::Resting;
    m_dirty = true;
    wish(what);
}

void PushLane::rotateIfNotTooOften()
{
    if (m_rotations >= kRotations) {
        m_rotations = 0;
        m_dirty = true;
        return backOff({}, m_options.pollMs);
    }
    mend(Mending::Rotate);
}

void PushLane::limit(size_t groups)
{
    m_groupLimit = groups;
    m_limitUntil = std::max(m_limitUntil, lastMidOf(m_sent));
    m_dirty = true;
}

/// What is too large, or what the server cannot take.
void PushLane::halve(const std::string &code)
{
    if (m_sent.size() > 1) {
        limit(m_sent.size() / 2);
        return goOn();
    }
    if (isSkip(m_sent.front()))
        return backOff(m_problem, m_options.pollMs);
    m_asideGid = m_sent.front().gid;
    m_asideCode = code;
    mend(Mending::SetAside);
}

void PushLane::failed(bool isTheirs, Message problem, int64_t maxMs, int64_t retryAfterMs)
{
    if (isTheirs) {
        if (m_failingMid != firstMid(m_sent)) {
            m_failingMid = firstMid(m_sent);
            m_failedTimes = 0;
            m_failingSinceMs = m_nowMs;
        }
        ++m_failedTimes;
        const bool isPoison = m_failedTimes >= kPatientFailures && m_nowMs - m_failingSinceMs >= kPatienceMs
            && !seededBug("poison never set aside");
        if (m_bisecting || isPoison) {
            m_bisecting = true;
            m_problem = std::move(problem);
            return halve(m_refusal.code.empty() ? "unanswered" : m_refusal.code);
        }
    }
    backOff(std::move(problem), maxMs, retryAfterMs);
}

void PushLane::backOff(Message problem, int64_t maxMs, int64_t retryAfterMs)
{
    m_problem = std::move(problem);
    m_dirty = true;
    m_state = State::BackingOff;
    if (!seededBug("push timer lost after a failure"))
        m_commands.push_back(Arm {Timer::Push, m_nowMs + m_backOff.next(maxMs, retryAfterMs)});
}

void PushLane::timerFired(Timer timer)
{
    if (timer == Timer::Push && m_state == State::BackingOff) {
        m_state = State::Resting;
        m_dirty = true;
        goOn();
    } else if (timer == Timer::PushDeadline && m_call != 0) {
        m_commands.push_back(Abandon {m_call});
        answered(NoAnswer {NoAnswer::Cause::TimedOut, "no end of an answer"});
    }
}

} // namespace qunce
