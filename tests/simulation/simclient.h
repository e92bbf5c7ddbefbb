// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/store/cachereader.h"
#include "models/store/editlog.h"
#include "models/store/cachestore.h"
#include "models/store/sessionfile.h"
#include "models/store/syncstore.h"
#include "models/sync/engine.h"
#include "tests/simulation/simrandom.h"
#include "tests/support/diskfaults.h"

namespace qunce::simulation {

/// What a client asks of the world around it. The world owns time and network.
class ClientWorld
{
public:
    virtual ~ClientWorld() = default;
    virtual int64_t now() const = 0;
    virtual void after(int64_t milliseconds, std::function<void()> what) = 0;
    virtual void send(class SimClient &client, const Send &send) = 0;
    virtual void abandon(class SimClient &client, uint64_t call) = 0;
    /// A store command has been carried out.
    virtual void stored(class SimClient &client, const Command &command, const Event &result) = 0;
    virtual void finished(class SimClient &client, const Result<void> &result) = 0;
    /// The client is at rest between two events.
    virtual void stepped(class SimClient &client) = 0;
    /// It ended in the middle of a transaction.
    virtual void killed(class SimClient &client) = 0;
    virtual void trace(const std::string &line) = 0;
    virtual void violation(const std::string &what) = 0;
};

/// One laptop: the real engine and the real store on real files, driven by one thread that the world lends. Between two
/// starts only what is on its disk remains.
class SimClient
{
public:
    SimClient(ClientWorld &world, SimRandom &random, test::DiskFaults &disk, std::string name,
        std::string directory);

    const std::string &name() const { return m_name; }
    const std::string &directory() const { return m_directory; }
    /// The present run of its machine, as the store calls it.
    std::string bootId() const { return m_name + ", boot " + std::to_string(m_boots); }
    bool running() const { return m_engine != nullptr; }
    /// The number of this run: what was meant for an earlier one is dropped.
    uint64_t run() const { return m_run; }
    const SyncStatus &status() const { return m_engine->status(); }

    /// Opens the profile. False if it cannot be opened now (full disk).
    bool start(Started how);
    void stop();
    /// Ends the program without a word; the files stay as they are at this moment.
    void kill();
    /// As kill(), and the machine starts anew: what was not yet on the disk may be lost (the world sees to that).
    void losePower();
    /// As kill(), in the middle of the next store command, at its call of that number to the disk.
    void killAtCall(int call) { m_killAtCall = call; }
    void step(const Event &event);
    std::optional<Session> keptSession() const;

    // Of a running client.
    EditLog &edits() { return *m_edits; }
    CacheReader &reader() { return *m_reader; }
    /// As the program does when somebody changes something; the disk may fail, or the program be killed, in the middle.
    Result<void> commit(const EditAction &action);
    /// The disk has failed on purpose in the last commit().
    bool hadDiskFault() const { return m_hadDiskFault; }
    /// Edits that are not at the server, or wait for somebody.
    bool hasEdits();

    /// The clock of the laptop.
    int64_t ownTime() const { return m_world.now() + m_clockOffset; }
    void moveClock(int64_t by)
    {
        m_latest = latestTime();
        m_clockOffset += by;
    }
    /// The latest that it ever said.
    int64_t latestTime() const { return std::max(m_latest, ownTime()); }

    void fillDisk() { m_diskFull = true; }
    void emptyDisk() { m_diskFull = false; }
    bool diskFull() const { return m_diskFull; }
    /// The call to the disk of that number, of the next store command, fails.
    void failCall(int call) { m_failCall = call; }

    /// As failCall(), but counted over all store commands from here on. `full`: the disk is full from that call to the
    /// end of its command.
    void failCallOfAll(int call, bool full);
    /// Calls to the disk by store commands so far.
    int diskCalls() const { return m_diskCalls; }

    bool isInFlight(uint64_t call) const { return m_inFlight.contains(call); }
    void answered(uint64_t call) { m_inFlight.erase(call); }
    /// True if something will happen without anybody's doing.
    bool hasSomethingToWaitFor() const
    {
        return !m_inFlight.empty() || !m_storeQueue.empty() || !m_editQueue.empty() || !m_timers.empty();
    }
    std::string waitingFor() const;
    uint64_t sends() const { return m_sends; }
    uint64_t engineSteps() const { return m_steps; }

    size_t user = 0; ///< index of who uses it

private:
    void perform(std::vector<Command> commands);
    void performOne(const Command &command);
    void enqueue(Command command);
    void runNext();
    Event carryOut(const Command &command);
    /// With the faults that are planned for the next work on the disk; false if the program was killed in it.
    bool workOnDisk(const std::function<void()> &work);
    void runNextEdit();
    Event carryOutNow(const Command &command);
    void copyFiles(const std::string &to) const;

    ClientWorld &m_world;
    SimRandom &m_random;
    test::DiskFaults &m_disk;
    const std::string m_name;
    const std::string m_directory;

    uint64_t m_run = 0;
    std::unique_ptr<SyncStore> m_store;
    std::shared_ptr<EditLog> m_edits;
    std::unique_ptr<CacheReader> m_reader;
    std::deque<Command> m_editQueue;
    bool m_editBusy = false;
    bool m_hadDiskFault = false;
    std::unique_ptr<Engine> m_engine;
    std::deque<Command> m_storeQueue;
    bool m_storeBusy = false;
    std::set<uint64_t> m_inFlight;
    std::map<Timer, uint64_t> m_timers; ///< with the number of the arming
    uint64_t m_armings = 0;
    uint64_t m_sends = 0;
    uint64_t m_steps = 0;
    int64_t m_clockOffset = 0;
    int64_t m_latest = 0;
    uint64_t m_boots = 1;
    bool m_diskFull = false;
    int m_killAtCall = 0;
    int m_failCall = 0;
    int m_diskCalls = 0;
    int m_failAtDiskCall = 0; ///< of m_diskCalls; 0 for none
    bool m_failsFull = false;
};

/// Opens the store of a profile as the product does.
Result<std::unique_ptr<CacheStore>> openStore(const std::string &directory, const std::string &bootId);

} // namespace qunce::simulation
