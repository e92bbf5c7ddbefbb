// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/arranger.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include <QObject>

namespace qunce {

class Arranger::Private
{
public:
    Private() = default;
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;
    ~Private()
    {
        cancel();
        if (!m_thread.joinable())
            return;
        m_thread.request_stop();
        m_wakeUp.notify_all();
        m_thread.join(); // before the receiver goes
    }

    void run(Work work)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop.request_stop();
            m_stop = std::stop_source();
            m_next = std::move(work);
            m_wanted = ++m_generation;
        }
        m_isBusy = true;
        if (!m_thread.joinable())
            m_thread = std::jthread([this](const std::stop_token &stop) { this->work(stop); });
        m_wakeUp.notify_all();
    }

    void cancel()
    {
        const std::lock_guard lock(m_mutex);
        m_stop.request_stop();
        m_next = {};
        ++m_generation;
        m_isBusy = false;
    }

    bool isBusy() const { return m_isBusy; }

private:
    void work(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        while (m_wakeUp.wait(lock, stop, [this] { return static_cast<bool>(m_next); })) {
            const Work next = std::exchange(m_next, {});
            const std::stop_token token = m_stop.get_token();
            const uint64_t generation = m_wanted;
            lock.unlock();
            Shown shown = next(token);
            lock.lock();
            if (token.stop_requested() || !shown)
                continue;
            QMetaObject::invokeMethod(
                &m_receiver, [this, generation, shown = std::move(shown)] { finish(generation, shown); },
                Qt::QueuedConnection);
        }
    }

    void finish(uint64_t generation, const Shown &shown)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (generation != m_generation)
                return;
        }
        m_isBusy = false;
        shown();
    }

    QObject m_receiver; ///< of results; in the GUI thread
    bool m_isBusy = false; ///< GUI thread
    std::mutex m_mutex;
    std::condition_variable_any m_wakeUp;
    std::stop_source m_stop;
    Work m_next;
    uint64_t m_generation = 0;
    uint64_t m_wanted = 0;
    std::jthread m_thread; ///< since the first run(); last: it uses everything above
};

Arranger::Arranger() : d(std::make_unique<Private>()) { }

Arranger::~Arranger() = default;

void Arranger::run(Work work)
{
    d->run(std::move(work));
}

void Arranger::cancel()
{
    d->cancel();
}

bool Arranger::isBusy() const
{
    return d->isBusy();
}

} // namespace qunce
