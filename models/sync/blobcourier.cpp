// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/blobcourier.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace qunce {

namespace {

/// One answer that a thread waits for. Shared: an answer may come after nobody waits any more.
template <typename Answer>
class Letterbox
{
public:
    void put(Answer answer)
    {
        const std::lock_guard lock(m_mutex);
        m_answer = std::move(answer);
        m_changed.notify_all();
    }
    /// Nothing if the stop comes first.
    std::optional<Answer> wait(std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, std::move(stop), [this] { return m_answer.has_value(); });
        return std::move(m_answer);
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<Answer> m_answer;
};

/// Whether another attempt may go better.
bool isForNow(const Error &error)
{
    return error.code == ErrorCode::Io || error.code == ErrorCode::DiskFull; // of the server
}

} // namespace

class BlobCourier::Private
{
public:
    Private(const std::string &directory, SideCalls &sideCalls,
        std::function<void(const std::string &, const Error &)> tellRefused, uint64_t mostBytes)
        : m_store(directory, mostBytes)
        , m_calls(sideCalls)
        , m_refused(std::move(tellRefused))
        , m_thread([this](const std::stop_token &stop) { run(stop); })
    { }

    using Work = std::function<void(const std::stop_token &stop)>;
    void ask(Work work)
    {
        const std::lock_guard lock(m_mutex);
        m_work.push_back(std::move(work));
        m_changed.notify_all();
    }
    void fetch(const std::string &name, const Heard &heard, const std::stop_token &stop);
    void askToSend()
    {
        const std::lock_guard lock(m_mutex);
        m_mustSend = true;
        m_changed.notify_all();
    }

    BlobStore m_store;

private:
    void run(const std::stop_token &stop);
    void send(const std::stop_token &stop);
    bool hasWork()
    {
        const std::lock_guard lock(m_mutex);
        return !m_work.empty();
    }

    SideCalls &m_calls;
    const std::function<void(const std::string &, const Error &)> m_refused;
    std::set<std::string> m_notTaken; ///< courier's thread
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Work> m_work;
    bool m_mustSend = true; ///< what an earlier run has left
    std::jthread m_thread; ///< last: it uses all of the above
};

void BlobCourier::Private::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        Work work;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [this] { return !m_work.empty() || m_mustSend; });
            if (stop.stop_requested())
                return;
            if (!m_work.empty()) {
                work = std::move(m_work.front());
                m_work.pop_front();
            } else {
                m_mustSend = false;
            }
        }
        // Who looks at an image waits; those that are sent do not.
        work ? work(stop) : send(stop);
    }
}

void BlobCourier::Private::fetch(const std::string &name, const Heard &heard, const std::stop_token &stop)
{
    Result<std::string> here = m_store.read(name);
    if (here.ok())
        return heard(std::move(here));
    const auto box = std::make_shared<Letterbox<Result<std::string>>>();
    m_calls.askBlob(name, [box](Result<std::string> bytes) { box->put(std::move(bytes)); });
    std::optional<Result<std::string>> bytes = box->wait(stop);
    if (!bytes)
        return heard(std::move(here));
    if (bytes->ok()) {
        // A full disk keeps nobody from looking.
        if (const Result<void> kept = m_store.keep(name, **bytes);
            !kept.ok() && kept.error().code == ErrorCode::Corrupt)
            return heard(kept.error());
    }
    heard(std::move(*bytes));
}

void BlobCourier::Private::send(const std::stop_token &stop)
{
    for (const std::string &name : m_store.waiting()) {
        if (stop.stop_requested() || m_notTaken.contains(name))
            continue;
        Result<std::string> bytes = m_store.read(name);
        if (!bytes.ok())
            continue;
        const auto box = std::make_shared<Letterbox<Result<void>>>();
        m_calls.sendBlob(name, std::move(*bytes), [box](Result<void> done) { box->put(std::move(done)); });
        const std::optional<Result<void>> done = box->wait(stop);
        if (!done)
            return;
        if (done->ok()) {
            static_cast<void>(m_store.sent(name)); // if it stays, it is sent again, which does no harm
        } else if (isForNow(done->error())) {
            return; // until somebody says that there is a connection
        } else {
            m_notTaken.insert(name);
            if (m_refused)
                m_refused(name, done->error());
        }
        if (hasWork())
            return askToSend();
    }
}

BlobCourier::BlobCourier(const std::string &directory, SideCalls &calls,
    std::function<void(const std::string &name, const Error &why)> refused, uint64_t mostBytes)
    : d(std::make_unique<Private>(directory, calls, std::move(refused), mostBytes))
{ }

BlobCourier::~BlobCourier() = default;

void BlobCourier::fetch(const std::string &name, Heard heard)
{
    d->ask([courier = d.get(), name, heard = std::move(heard)](
               const std::stop_token &stop) { courier->fetch(name, heard, stop); });
}

void BlobCourier::add(std::string bytes, Added added)
{
    d->ask([courier = d.get(), bytes = std::move(bytes), added = std::move(added)](const std::stop_token &) {
        Result<std::string> name = courier->m_store.add(bytes);
        const bool isThere = name.ok();
        added(std::move(name));
        if (isThere)
            courier->askToSend();
    });
}

void BlobCourier::sendWaiting()
{
    d->askToSend();
}

} // namespace qunce
