// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "models/sync/engineevents.h"

namespace qunce {

/// A thread that carries out commands in their order and gives each result to `report`, which is called in that thread.
class CommandWorker
{
public:
    using CarryOut = std::function<Event(const Command &command)>;
    using Report = std::function<void(Event result)>;

    /// What `carryOut` owns goes with the thread, and in it.
    CommandWorker(CarryOut carryOut, Report report);
    /// Lets the running command finish, and forgets the others.
    ~CommandWorker();

    /// Any thread.
    void carryOut(Command command);

private:
    void run(const CarryOut &carryOut);

    Report m_report;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Command> m_commands;
    bool m_stopping = false;
    std::jthread m_thread;
};

} // namespace qunce
