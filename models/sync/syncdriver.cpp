// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/syncdriver.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "models/sync/commandworker.h"
#include "models/sync/editcommands.h"
#include "models/sync/eventqueue.h"
#include "models/sync/storecommands.h"

namespace qunce {

namespace {

const char *nameOf(const Call &call)
{
    static constexpr std::array kNames {
        "sign-in", "refresh", "sign-out", "hello", "pull", "wait", "verify", "push"};
    static_assert(kNames.size() == std::variant_size_v<Call>);
    return kNames[call.index()];
}

/// For the log: what went wrong, nothing if all is well.
std::string troubleOf(const Answer &answer)
{
    static constexpr std::array kCauses {
        "unreachable", "connection refused", "timed out", "not Qunce", "damaged", "untrusted", "not TLS"};
    static_assert(kCauses.size() == static_cast<size_t>(NoAnswer::Cause::NotTls) + 1);
    if (const auto *silence = std::get_if<NoAnswer>(&answer))
        return std::string("no answer, ") + kCauses[static_cast<size_t>(silence->cause)] + ": "
            + silence->detail;
    if (const auto *refusal = std::get_if<Refused>(&answer))
        return "refused, " + std::to_string(refusal->status) + " " + refusal->error.code + ": "
            + refusal->error.detail;
    return {};
}

Message lockedText()
{
    return QUNCE_TEXT("Another Qunce has this profile open. Here it can be read, but it is not synced.");
}

} // namespace

class SyncDriver::Private
{
public:
    Private(std::unique_ptr<SyncStore> store, SessionFile sessionFile, Transport &transport,
        const Clock &clock, SyncDriverOptions options)
        : m_store(std::move(store))
        , m_sessionFile(std::move(sessionFile))
        , m_transport(transport)
        , m_clock(clock)
        , m_options(std::move(options))
        , m_engine(withEdits(m_options))
    {
        if (m_store)
            return;
        m_status.phase = SyncPhase::ReadOnly;
        m_status.problem = lockedText();
    }

    void start(SyncStart how);
    void post(Event event) { m_events->post(std::move(event)); }
    SyncStatus status() const
    {
        const std::lock_guard lock(m_mutex);
        return m_status;
    }
    std::optional<Result<void>> waitFinished(std::chrono::milliseconds patience) const
    {
        std::unique_lock lock(m_mutex);
        m_finishedChanged.wait_for(lock, patience, [this] { return m_finished.has_value(); });
        return m_finished;
    }
    void stop();

private:
    static EngineOptions withEdits(const SyncDriverOptions &options)
    {
        EngineOptions engine = options.engine;
        engine.edits = options.edits != nullptr;
        return engine;
    }

    using Timers = std::map<Timer, EventQueue::Clock::time_point>;

    void run(const SyncStart &how);
    Event nextEvent();
    void step(const Event &event);
    void carryOut(Command &&command, int64_t nowMs);
    void send(const Send &send);
    void finished(const Result<void> &result);
    void log(const std::string &line) const
    {
        if (m_options.log)
            m_options.log(line);
    }

    std::unique_ptr<SyncStore> m_store; ///< until start()
    const SessionFile m_sessionFile;
    Transport &m_transport;
    const Clock &m_clock;
    const SyncDriverOptions m_options;
    const std::shared_ptr<EventQueue> m_events = std::make_shared<EventQueue>();

    // The engine's thread only.
    Engine m_engine;
    Timers m_timers;
    std::set<uint64_t> m_calls; ///< that may still run
    std::unique_ptr<CommandWorker> m_worker;
    std::unique_ptr<CommandWorker> m_editWorker; ///< null without an outbox of edits
    bool m_ended = false;

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_finishedChanged;
    SyncStatus m_status;
    std::optional<Result<void>> m_finished;

    std::jthread m_thread;
};

void SyncDriver::Private::start(SyncStart how)
{
    if (!m_store)
        return finished(Error {ErrorCode::Locked, lockedText(), "another process has the profile"});
    m_thread = std::jthread([this, how = std::move(how)] { run(how); });
}

void SyncDriver::Private::stop()
{
    post(Stop {});
    if (m_thread.joinable())
        m_thread.join();
    finished({});
}

void SyncDriver::Private::run(const SyncStart &how)
{
    const auto report = [events = m_events](Event result) { events->post(std::move(result)); };
    m_worker = std::make_unique<CommandWorker>(
        [this, store = std::shared_ptr<SyncStore>(std::move(m_store))](
            const Command &command) { return carryOutStoreCommand(*store, command, m_clock.nowMs()); },
        report);
    if (m_options.edits)
        m_editWorker = std::make_unique<CommandWorker>(
            [this](const Command &command) {
                return carryOutEditCommand(*m_options.edits, command, m_clock.nowMs());
            },
            report);
    Result<std::optional<Session>> session = m_sessionFile.read();
    if (!session.ok())
        log("the session file cannot be read: " + session.error().detail);
    Started started;
    if (session.ok())
        started.session = std::move(session).value();
    started.signIn = how.signIn;
    started.once = how.once;
    started.verifyAll = how.verifyAll;
    step(started);
    while (!m_ended)
        step(nextEvent());
    m_events->close();
    for (const uint64_t call : m_calls)
        m_transport.cancel(call);
    m_editWorker.reset();
    m_worker.reset();
}

Event SyncDriver::Private::nextEvent()
{
    const auto due = std::min_element(m_timers.begin(), m_timers.end(),
        [](const auto &left, const auto &right) { return left.second < right.second; });
    const bool overdue = due != m_timers.end() && due->second <= EventQueue::Clock::now();
    if (!overdue) { // however many events there are, timers have their turn
        std::optional<Event> event =
            m_events->take(due == m_timers.end() ? EventQueue::Clock::time_point::max() : due->second);
        if (event)
            return std::move(*event);
    }
    const Timer timer = due->first;
    m_timers.erase(due);
    return TimerFired {timer};
}

void SyncDriver::Private::step(const Event &event)
{
    if (const auto *answered = std::get_if<Answered>(&event)) {
        m_calls.erase(answered->call);
        if (const std::string trouble = troubleOf(answered->answer); !trouble.empty())
            log("call " + std::to_string(answered->call) + ": " + trouble);
    }
    const int64_t nowMs = m_clock.nowMs();
    for (Command &command : m_engine.step(event, nowMs))
        carryOut(std::move(command), nowMs);
}

void SyncDriver::Private::carryOut(Command &&command, int64_t nowMs)
{
    if (isStoreCommand(command)) {
        m_worker->carryOut(std::move(command));
    } else if (isEditCommand(command)) {
        m_editWorker->carryOut(std::move(command));
    } else if (const auto *call = std::get_if<Send>(&command)) {
        send(*call);
    } else if (const auto *abandon = std::get_if<Abandon>(&command)) {
        m_transport.cancel(abandon->call);
    } else if (const auto *keep = std::get_if<KeepSession>(&command)) {
        Result<void> kept = keep->session ? m_sessionFile.write(*keep->session) : m_sessionFile.remove();
        if (!kept.ok())
            log("the session file cannot be written: " + kept.error().detail);
        post(SessionKept {std::move(kept)});
    } else if (const auto *arm = std::get_if<Arm>(&command)) {
        // The engine's clock may jump; how long to wait does not.
        m_timers[arm->timer] = EventQueue::Clock::now() + std::chrono::milliseconds(arm->atMs - nowMs);
    } else if (const auto *disarm = std::get_if<Disarm>(&command)) {
        m_timers.erase(disarm->timer);
    } else if (const auto *changed = std::get_if<TellChanged>(&command)) {
        if (m_options.dataChanged)
            m_options.dataChanged(changed->kinds);
    } else if (std::holds_alternative<TellStatus>(command)) {
        {
            const std::lock_guard lock(m_mutex);
            m_status = m_engine.status();
        }
        if (m_options.statusChanged)
            m_options.statusChanged(m_engine.status());
    } else if (const auto *end = std::get_if<Finished>(&command)) {
        m_ended = true;
        finished(end->result);
    }
}

void SyncDriver::Private::send(const Send &send)
{
    log("call " + std::to_string(send.call) + ": " + nameOf(send.request));
    m_calls.insert(send.call);
    // Pages are checked and decoded in the transport's thread, beside the store and the engine.
    m_transport.send(send.call, send.server, httpRequest(send), send.stallMs,
        [events = m_events, send](Transport::Outcome outcome) {
            if (auto *silence = std::get_if<NoAnswer>(&outcome))
                events->post(Answered {send.call, std::move(*silence)});
            else
                events->post(Answered {send.call, answerOf(send, std::get<HttpAnswer>(outcome))});
        });
}

void SyncDriver::Private::finished(const Result<void> &result)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_finished)
            m_finished = result;
    }
    m_finishedChanged.notify_all();
}

SyncDriver::SyncDriver(std::unique_ptr<SyncStore> store, SessionFile sessionFile, Transport &transport,
    const Clock &clock, SyncDriverOptions options)
    : d(std::make_unique<Private>(
        std::move(store), std::move(sessionFile), transport, clock, std::move(options)))
{ }

SyncDriver::~SyncDriver()
{
    stop();
}

void SyncDriver::start(SyncStart how)
{
    d->start(std::move(how));
}

void SyncDriver::signIn(SignIn who)
{
    d->post(std::move(who));
}

void SyncDriver::signOut()
{
    d->post(SignOut {});
}

void SyncDriver::syncNow()
{
    d->post(SyncNow {});
}

void SyncDriver::editsChanged()
{
    d->post(EditsChanged {});
}

SyncStatus SyncDriver::status() const
{
    return d->status();
}

std::optional<Result<void>> SyncDriver::waitFinished(std::chrono::milliseconds patience) const
{
    return d->waitFinished(patience);
}

void SyncDriver::stop()
{
    d->stop();
}

} // namespace qunce
