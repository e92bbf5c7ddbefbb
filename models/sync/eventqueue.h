// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "models/sync/engineevents.h"

namespace qunce {

/// Events on their way to the engine: posted by any thread, taken by one. Shared with whoever may still post when the
/// taker is gone; what comes after close() is dropped.
class EventQueue
{
public:
    using Clock = std::chrono::steady_clock;

    void post(Event event)
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return;
        m_events.push_back(std::move(event));
        m_posted.notify_one();
    }

    /// The oldest event, once there is one; nothing at `until`.
    std::optional<Event> take(Clock::time_point until)
    {
        std::unique_lock lock(m_mutex);
        const auto any = [this] { return !m_events.empty(); };
        if (until == Clock::time_point::max())
            m_posted.wait(lock, any);
        else if (!m_posted.wait_until(lock, until, any))
            return {};
        Event event = std::move(m_events.front());
        m_events.pop_front();
        return event;
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_events.clear();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_posted;
    std::deque<Event> m_events;
    bool m_closed = false;
};

} // namespace qunce
