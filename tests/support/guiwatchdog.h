// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <mutex>
#include <string>
#include <thread>

#include <pthread.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

namespace qunce::test {

/// Knocks at the event loop of the thread that made it, every few milliseconds from another thread, and notes how long
/// it takes until the loop answers: that long a click would have waited. Three measures, since a test may share its
/// processor with others, and its machine with other machines: by the clock; without what the thread spent ready to run
/// while others ran, which is what its user would have waited on a machine of their own; and the time that it worked.
class GuiWatchdog : public QObject
{
public:
    struct Wait {
        double wallMs = 0;
        double ownMs = 0; ///< running, or waiting for a lock, a file, another thread
        double cpuMs = 0;
    };

    GuiWatchdog() : m_task(::gettid())
    {
        ::pthread_getcpuclockid(::pthread_self(), &m_cpuClock);
        m_thread = std::jthread([this](std::stop_token end) { knock(end); });
    }
    ~GuiWatchdog() override { m_thread = {}; }

    /// The longest so far, each by itself. Thread of the event loop.
    Wait longest() const { return m_longest; }
    /// How often the loop has answered.
    uint64_t answers() const { return m_answers; }
    /// Begins anew, for another part of a test.
    void startOver()
    {
        m_longest = {};
        m_answers = 0;
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != knockType())
            return QObject::event(event);
        const Moment now = moment();
        const double wall = now.wallMs - m_knocked.wallMs;
        const double cpu = now.cpuMs - m_knocked.cpuMs;
        const double queued = std::max(0.0, now.queuedMs - m_knocked.queuedMs);
        m_longest.wallMs = std::max(m_longest.wallMs, wall);
        m_longest.ownMs = std::max({m_longest.ownMs, cpu, wall - queued});
        m_longest.cpuMs = std::max(m_longest.cpuMs, cpu);
        ++m_answers;
        m_isOpen = false;
        return true;
    }

private:
    struct Moment {
        double wallMs = 0;
        double cpuMs = 0;
        double queuedMs = 0;
    };

    static QEvent::Type knockType()
    {
        static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
        return type;
    }

    void knock(const std::stop_token &end)
    {
        while (!end.stop_requested()) {
            if (!m_isOpen) {
                m_knocked = moment();
                m_isOpen = true;
                QCoreApplication::postEvent(this, new QEvent(knockType()), Qt::HighEventPriority);
            }
            std::this_thread::sleep_for(
                std::chrono::milliseconds(2)); // a pace, and nothing that is waited for
        }
    }

    /// Of the watched thread, whichever asks.
    Moment moment() const
    {
        timespec cpu {};
        ::clock_gettime(m_cpuClock, &cpu);
        using namespace std::chrono;
        return {duration<double, std::milli>(steady_clock::now().time_since_epoch()).count(),
            static_cast<double>(cpu.tv_sec) * 1e3 + static_cast<double>(cpu.tv_nsec) / 1e6, queued()};
    }
    /// 0 where the kernel does not tell. What another machine took of any processor of this one counts too: whether it
    /// was this thread's is not said.
    double queued() const
    {
        uint64_t ran = 0;
        uint64_t waited = 0;
        std::ifstream("/proc/self/task/" + std::to_string(m_task) + "/schedstat") >> ran >> waited;
        std::ifstream all(
            "/proc/stat"); // cpu user nice system idle iowait irq softirq steal, in hundredths of a second
        std::string word;
        uint64_t stolen = 0;
        for (int i = 0; i <= 8 && all >> word; ++i)
            stolen = i == 8 ? std::stoull(word) : 0;
        return static_cast<double>(waited) / 1e6 + static_cast<double>(stolen) * 10;
    }

    const pid_t m_task;
    clockid_t m_cpuClock {};
    std::atomic<bool> m_isOpen = false; ///< hands m_knocked from the one thread to the other
    Moment m_knocked;
    Wait m_longest;
    uint64_t m_answers = 0;
    std::jthread m_thread; ///< last: it uses the others
};

} // namespace qunce::test
