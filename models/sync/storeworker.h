// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "models/base/clock.h"
#include "models/store/syncstore.h"
#include "models/sync/engineevents.h"

namespace qunce {

/// The thread that owns a profile's store, and with it the writing connection: carries out store commands in their
/// order and gives each result to `report`, which is called in that thread.
class StoreWorker
{
public:
    using Report = std::function<void(Event result)>;

    /// `clock` outlives the worker.
    StoreWorker(std::unique_ptr<SyncStore> store, const Clock &clock, Report report);
    /// Lets the running command finish, forgets the others, and closes the store.
    ~StoreWorker();

    /// Any thread. Commands that are none of the store's are a programmer's mistake.
    void carryOut(Command command);

private:
    void run(std::unique_ptr<SyncStore> store);

    const Clock &m_clock;
    Report m_report;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Command> m_commands;
    bool m_stopping = false;
    std::jthread m_thread;
};

/// Carries out one store command. Used by the worker, and by whoever runs an engine without threads.
Event carryOutStoreCommand(SyncStore &store, const Command &command, int64_t nowMs);
bool isStoreCommand(const Command &command);

} // namespace qunce
