// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/commandworker.h"

#include <utility>

namespace qunce {

CommandWorker::CommandWorker(CarryOut carryOut, Report report)
    : m_report(std::move(report)), m_thread([this, carryOut = std::move(carryOut)]() mutable {
        const CarryOut its = std::move(carryOut);
        run(its);
    })
{ }

CommandWorker::~CommandWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void CommandWorker::carryOut(Command command)
{
    {
        const std::lock_guard lock(m_mutex);
        m_commands.push_back(std::move(command));
    }
    m_changed.notify_one();
}

void CommandWorker::run(const CarryOut &carryOut)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopping || !m_commands.empty(); });
        if (m_stopping)
            return;
        const Command command = std::move(m_commands.front());
        m_commands.pop_front();
        lock.unlock();
        m_report(carryOut(command));
    }
}

} // namespace qunce
