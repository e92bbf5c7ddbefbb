// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulation/simclient.h"

#include <utility>

#include <sodium.h>

#include "models/base/overloaded.h"
#include "models/sync/editcommands.h"
#include "models/sync/storecommands.h"

namespace qunce::simulation {

namespace fs = std::filesystem;

namespace {

std::string errorText(const Error &error)
{
    return std::to_string(static_cast<int>(error.code)) + " " + error.detail;
}

std::string describe(const Command &command)
{
    return std::visit(
        Overloaded {
            [](const TakePage &take) {
                std::string text = take.page ? "take" : "apply";
                for (const auto &[bucket, seq] : take.plan.next)
                    text += " " + bucket.substr(0, 12) + ":" + std::to_string(seq);
                text += " |";
                for (const BucketState &state : take.plan.apply)
                    text += " " + state.bucket.substr(0, 12) + "@" + std::to_string(state.at.seq);
                for (const auto &[bucket, cause] : take.plan.drop)
                    text += " drop " + bucket + (cause == DropCause::Revoked ? " revoked" : " retired");
                return text + (take.plan.showRecords ? " show" : "")
                    + (take.plan.checkpoint.empty() ? "" : " checkpoint");
            },
            [](const LoadStore &) { return std::string("load"); },
            [](const BeginGeneration &) { return std::string("begin generation"); },
            [](const FinishGeneration &) { return std::string("finish generation"); },
            [](const Restart &restart) {
                std::string text = "restart";
                for (const std::string &bucket : restart.buckets)
                    text += " " + bucket;
                return text;
            },
            [](const Adopt &adopt) { return "adopt " + adopt.state.bucket; },
            [](const DigestTree &tree) { return "digest " + tree.bucket + " " + tree.prefix; },
            [](const ListRows &list) { return "list " + list.bucket + " " + list.prefix; },
            [](const StageRepair &repair) { return "repair " + repair.bucket; },
            [](const SaveHello &) { return std::string("save hello"); },
            [](const DiscardCache &) { return std::string("discard"); },
            [](const LookAtEdits &) { return std::string("look at edits"); },
            [](const TakeEdits &) { return std::string("take edits"); },
            [](const KeepResults &keep) {
                std::string text = "keep results";
                for (const PushResult &result : keep.results)
                    text += " " + std::to_string(result.mid) + ":" + std::string(name(result.status));
                return text;
            },
            [](const ReopenEdits &reopen) { return "reopen edits after " + std::to_string(reopen.lmid); },
            [](const AskEditsAgain &) { return std::string("ask again about edits"); },
            [](const RotateClient &) { return std::string("rotate the client"); },
            [](const SetEditsAside &aside) { return "set edits aside: " + aside.code; },
            [](const SealEdits &) { return std::string("seal edits"); },
            [](const auto &) { return std::string("command"); },
        },
        command);
}

std::string describe(const Event &event)
{
    return std::visit(
        Overloaded {
            [](const Answered &answered) {
                return "answer " + std::to_string(answered.answer.index()) + " to "
                    + std::to_string(answered.call);
            },
            [](const TimerFired &fired) { return "timer " + std::to_string(static_cast<int>(fired.timer)); },
            [](const StoreTook &took) {
                if (!took.outcome.ok())
                    return "took: " + errorText(took.outcome.error());
                return std::string("took") + (took.outcome->applied ? "" : ", not applied");
            },
            [](const StoreDid &did) {
                return did.result.ok() ? "did" : "did: " + errorText(did.result.error());
            },
            [](const EditsStored &stored) {
                if (!stored.state.ok())
                    return "edits: " + errorText(stored.state.error());
                return "edits: " + std::to_string(stored.state->acknowledged) + " of "
                    + std::to_string(stored.state->lastMid);
            },
            [](const auto &other) { return "event " + std::to_string(Event(other).index()); },
        },
        event);
}

} // namespace

Result<std::unique_ptr<CacheStore>> openStore(const std::string &directory, const std::string &bootId)
{
    // Ids of profiles come from the seed, too, through libsodium.
    class SodiumIds : public IdSource
    {
        Uuid next() override
        {
            Uuid id;
            ::randombytes_buf(id.bytes.data(), id.bytes.size());
            return id;
        }
    };
    static SodiumIds ids;
    QUNCE_ASSIGN(Profile profile, Profile::open(directory, Profile::Access::ReadWrite));
    StoreOptions options;
    options.bootId = bootId;
    options.batchRows = 60;
    return CacheStore::open(std::move(profile), ids, options);
}

SimClient::SimClient(
    ClientWorld &world, SimRandom &random, test::DiskFaults &disk, std::string name, std::string directory)
    : m_world(world)
    , m_random(random)
    , m_disk(disk)
    , m_name(std::move(name))
    , m_directory(std::move(directory))
{
    fs::create_directories(m_directory);
}

bool SimClient::start(Started how)
{
    if (running())
        return true;
    ++m_run;
    if (m_diskFull) {
        m_disk.aimAt(m_directory);
        m_disk.failAt(1, test::DiskFaults::Fault::FullDisk);
    }
    Result<std::unique_ptr<CacheStore>> store = openStore(m_directory, bootId());
    m_disk.mend();
    if (!store.ok()) {
        m_world.trace(m_name + " cannot open: " + errorText(store.error()));
        if (!m_diskFull)
            m_world.violation(m_name + " cannot open its profile: " + errorText(store.error()));
        return false;
    }
    m_edits = (*store)->edits();
    m_store = std::move(store).value();
    m_reader = std::make_unique<CacheReader>(m_directory, bootId());
    EngineOptions options;
    options.edits = true;
    options.app = "simulation";
    options.seed = m_random.next();
    m_engine = std::make_unique<Engine>(options);
    if (!how.signIn && !how.session)
        how.session = keptSession();
    m_world.trace(m_name + " starts");
    step(how);
    return true;
}

std::optional<Session> SimClient::keptSession() const
{
    const Result<std::optional<Session>> kept = SessionFile(m_directory + "/session.json").read();
    return kept.ok() ? kept.value() : std::nullopt;
}

void SimClient::stop()
{
    ++m_run;
    m_engine.reset();
    m_reader.reset();
    m_edits.reset();
    m_store.reset();
    m_storeQueue.clear();
    m_storeBusy = false;
    m_editQueue.clear();
    m_editBusy = false;
    m_inFlight.clear();
    m_timers.clear();
    m_killAtCall = 0;
    m_failCall = 0;
}

void SimClient::copyFiles(const std::string &to) const
{
    std::error_code ignored;
    fs::remove_all(to, ignored);
    fs::create_directories(to);
    for (const fs::directory_entry &entry : fs::directory_iterator(m_directory)) {
        // Shared memory is rebuilt by whoever opens first.
        if (!entry.path().string().ends_with("-shm"))
            fs::copy_file(entry.path(), fs::path(to) / entry.path().filename(), ignored);
    }
    test::DiskFaults::copied(m_directory, to);
}

void SimClient::kill()
{
    const std::string image = m_directory + ".image";
    copyFiles(image);
    stop();
    std::error_code ignored;
    fs::remove_all(m_directory, ignored);
    fs::rename(image, m_directory);
    test::DiskFaults::copied(image, m_directory);
    m_world.trace(m_name + " is killed");
}

void SimClient::failCallOfAll(int call, bool full)
{
    m_failAtDiskCall = m_diskCalls + call;
    m_failsFull = full;
}

void SimClient::losePower()
{
    kill();
    ++m_boots;
}

void SimClient::step(const Event &event)
{
    ++m_steps;
    m_world.trace(m_name + " " + describe(event));
    const uint64_t run = m_run;
    perform(m_engine->step(event, ownTime()));
    if (run == m_run)
        m_world.stepped(*this);
}

void SimClient::perform(std::vector<Command> commands)
{
    const uint64_t run = m_run;
    for (const Command &command : commands) {
        performOne(command);
        if (run != m_run)
            return;
    }
}

void SimClient::performOne(const Command &command)
{
    std::visit(
        Overloaded {
            [&](const Send &send) {
                ++m_sends;
                if (!m_inFlight.insert(send.call).second)
                    m_world.violation(m_name + " uses the number of a call twice");
                m_world.send(*this, send);
            },
            [&](const Abandon &abandon) {
                m_inFlight.erase(abandon.call);
                m_world.abandon(*this, abandon.call);
            },
            [&](const KeepSession &keep) {
                const SessionFile file(m_directory + "/session.json");
                const Result<void> kept = m_diskFull ? Result<void>(Error {ErrorCode::DiskFull, {}, "full"})
                    : keep.session                   ? file.write(*keep.session)
                                                     : file.remove();
                m_world.after(1, [this, run = m_run, kept] {
                    if (run == m_run)
                        step(SessionKept {kept});
                });
            },
            [&](const Arm &arm) {
                const uint64_t arming = ++m_armings;
                m_timers[arm.timer] = arming;
                m_world.after(std::max<int64_t>(0, arm.atMs - ownTime()), [this, timer = arm.timer, arming] {
                    const auto armed = m_timers.find(timer);
                    if (armed == m_timers.end() || armed->second != arming)
                        return;
                    m_timers.erase(armed);
                    step(TimerFired {timer});
                });
            },
            [&](const Disarm &disarm) { m_timers.erase(disarm.timer); },
            [&](const TellChanged &) {},
            [&](const TellStatus &) {},
            [&](const Finished &finished) { m_world.finished(*this, finished.result); },
            [&](const auto &) { enqueue(command); },
        },
        command);
}

void SimClient::enqueue(Command command)
{
    if (isEditCommand(command)) {
        m_editQueue.push_back(std::move(command));
        if (!m_editBusy)
            runNextEdit();
        return;
    }
    m_storeQueue.push_back(std::move(command));
    if (!m_storeBusy)
        runNext();
}

void SimClient::runNextEdit()
{
    m_editBusy = !m_editQueue.empty();
    if (!m_editBusy)
        return;
    m_world.after(m_random.between(0, 15), [this, run = m_run] {
        if (run != m_run)
            return;
        const Command command = std::move(m_editQueue.front());
        m_editQueue.pop_front();
        const Event event = carryOut(command);
        if (run != m_run)
            return;
        step(event);
        if (run == m_run)
            runNextEdit();
    });
}

void SimClient::runNext()
{
    m_storeBusy = !m_storeQueue.empty();
    if (!m_storeBusy)
        return;
    // A laptop's disk: mostly quick, sometimes busy with something else.
    const int64_t takes = m_random.chance(3) ? m_random.between(100, 3000) : m_random.between(0, 20);
    m_world.after(takes, [this, run = m_run] {
        if (run != m_run)
            return;
        const Command command = std::move(m_storeQueue.front());
        m_storeQueue.pop_front();
        const Event event = carryOut(command);
        if (run != m_run)
            return;
        step(event);
        if (run == m_run)
            runNext();
    });
}

bool SimClient::workOnDisk(const std::function<void()> &work)
{
    m_disk.aimAt(m_directory);
    const std::string image = m_directory + ".image";
    bool struck = false;
    m_hadDiskFault = true;
    if (m_diskFull)
        m_disk.failAt(1, test::DiskFaults::Fault::FullDisk);
    else if (const int call = std::exchange(m_failCall, 0); call > 0)
        m_disk.failAt(call, test::DiskFaults::Fault::BadBlock);
    else if (m_failAtDiskCall > m_diskCalls)
        m_disk.failAt(m_failAtDiskCall - m_diskCalls,
            m_failsFull ? test::DiskFaults::Fault::FullDisk : test::DiskFaults::Fault::BadBlock);
    else
        m_hadDiskFault = false;
    if (const int call = std::exchange(m_killAtCall, 0); call > 0)
        m_disk.callAt(call, [&] {
            copyFiles(image);
            struck = true;
        });
    work();
    m_diskCalls += m_disk.count();
    m_disk.mend();
    m_disk.forgetCall();
    if (!struck)
        return true;
    // The program was killed inside: nothing that happened afterwards did.
    stop();
    std::error_code ignored;
    fs::remove_all(m_directory, ignored);
    fs::rename(image, m_directory);
    test::DiskFaults::copied(image, m_directory);
    m_world.trace(m_name + " was killed writing");
    m_world.killed(*this);
    return false;
}

Event SimClient::carryOut(const Command &command)
{
    m_world.trace(m_name + " " + describe(command));
    Event event = SyncNow {};
    if (workOnDisk([&] { event = carryOutNow(command); }))
        m_world.stored(*this, command, event);
    return event;
}

Result<void> SimClient::commit(const EditAction &action)
{
    Result<void> done;
    static_cast<void>(workOnDisk([&] { done = m_edits->commit(action); }));
    return done;
}

bool SimClient::hasEdits()
{
    const Result<StoredEdits> state = m_edits->look({});
    return !state.ok() || state->counts.pending > 0 || state->counts.rejected > 0
        || state->counts.setAside > 0;
}

Event SimClient::carryOutNow(const Command &command)
{
    return isEditCommand(command) ? carryOutEditCommand(*m_edits, command, ownTime())
                                  : carryOutStoreCommand(*m_store, command, ownTime());
}

std::string SimClient::waitingFor() const
{
    std::string text = std::to_string(m_inFlight.size()) + " calls, " + std::to_string(m_storeQueue.size())
        + " store commands, timers";
    for (const auto &[timer, arming] : m_timers)
        text += " " + std::to_string(static_cast<int>(timer));
    return text;
}

} // namespace qunce::simulation
