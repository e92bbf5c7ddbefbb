// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/boardreader.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include <QElapsedTimer>
#include <QMetaObject>
#include <QPointer>
#include <QTimer>

#include "models/boards/arrivalmemory.h"

namespace qunce {

namespace {

constexpr int kNewsGapMs = 500;

} // namespace

struct BoardPlace::State {
    QPointer<QObject> owner; ///< GUI thread only
    std::atomic<uint64_t> newest = 0;
    std::atomic<uint64_t> shown = 0;
    std::stop_source stop; ///< of the newest; GUI thread only
};

BoardPlace::BoardPlace(QObject *owner) : m_state(std::make_shared<State>())
{
    m_state->owner = owner;
}

BoardPlace::~BoardPlace()
{
    cancel();
}

void BoardPlace::cancel()
{
    m_state->stop.request_stop();
    m_state->shown = ++m_state->newest;
}

bool BoardPlace::isWaiting() const
{
    return m_state->shown < m_state->newest;
}

class BoardReader::Private
{
public:
    struct Job {
        std::shared_ptr<BoardPlace::State> place;
        uint64_t number;
        std::stop_token stop;
        Work work;
    };

    Private(
        std::string directoryOfProfile, UserInfo who, const Clock &ownClock, std::function<int64_t()> offset)
        : directory(std::move(directoryOfProfile))
        , user(std::move(who))
        , clock(ownClock)
        , clockOffsetMs(std::move(offset))
    { }

    Instant now() const { return {(clock.nowMs() + clockOffsetMs()) / 1000}; }

    void run(std::stop_token end, BoardReader &reader)
    {
        CacheReader cache(directory);
        while (std::optional<Job> job = next(end)) {
            if (job->stop.stop_requested())
                continue;
            const Shown shown = carryOut(*job, cache);
            QMetaObject::invokeMethod(
                &reader,
                [shown, place = job->place, number = job->number] {
                    // The place may have been asked for something newer, or its page may be gone.
                    if (place->newest != number || !place->owner)
                        return;
                    place->shown = number;
                    shown();
                },
                Qt::QueuedConnection);
        }
    }

    Shown carryOut(const Job &job, CacheReader &cache)
    {
        Result<ReadSnapshot> snapshot = cache.snapshot();
        if (!snapshot.ok())
            return job.work(snapshot.error());
        facts.settle(*snapshot);
        BoardContext context {
            *snapshot, user, scopeOf(*snapshot, user), now(), brands, facts, taskBoards, arrivals, job.stop};
        return job.work(&context);
    }

    std::optional<Job> next(std::stop_token end)
    {
        std::unique_lock lock(mutex);
        arrived.wait(lock, end, [this] { return !jobs.empty(); });
        if (end.stop_requested())
            return std::nullopt;
        Job job = std::move(jobs.front());
        jobs.pop_front();
        return job;
    }

    const std::string directory;
    const UserInfo user;
    const Clock &clock;
    const std::function<int64_t()> clockOffsetMs;
    BrandMemory brands;
    FactMemory facts;
    TaskBoardMemory taskBoards;
    ArrivalMemory arrivals;
    std::mutex mutex;
    std::condition_variable_any arrived;
    std::deque<Job> jobs;
    std::atomic<bool> hasNews = false;
    QTimer news; ///< GUI thread
    QElapsedTimer told; ///< since pages were told last; GUI thread
    std::vector<std::jthread> threads; ///< end before what they use
};

BoardReader::BoardReader(std::string directory, UserInfo user, const Clock &clock,
    std::function<int64_t()> clockOffsetMs, int threads, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(directory), std::move(user), clock, std::move(clockOffsetMs)))
{
    d->news.setSingleShot(true);
    connect(&d->news, &QTimer::timeout, this, [this] {
        d->hasNews = false;
        d->told.start();
        emit dataChanged();
    });
    for (int i = 0; i < threads; ++i)
        d->threads.emplace_back([this](std::stop_token end) { d->run(end, *this); });
}

BoardReader::~BoardReader() = default;

void BoardReader::start(BoardPlace &place, Work work)
{
    place.m_state->stop.request_stop();
    place.m_state->stop = std::stop_source();
    const uint64_t number = ++place.m_state->newest;
    {
        const std::lock_guard lock(d->mutex);
        // What the place asked for before and nobody has begun is not needed any more.
        std::erase_if(d->jobs, [&](const Private::Job &job) { return job.place == place.m_state; });
        d->jobs.push_back({place.m_state, number, place.m_state->stop.get_token(), std::move(work)});
    }
    d->arrived.notify_one();
}

const UserInfo &BoardReader::user() const
{
    return d->user;
}

Instant BoardReader::now() const
{
    return d->now();
}

bool BoardReader::hasNews() const
{
    return d->hasNews;
}

void BoardReader::noteChange()
{
    if (d->hasNews.exchange(true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { d->news.start(kNewsGapMs); }, Qt::QueuedConnection);
}

void BoardReader::noteEdit()
{
    d->hasNews = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            const qint64 since = d->told.isValid() ? d->told.elapsed() : kNewsGapMs;
            d->news.start(since >= kNewsGapMs ? 0 : static_cast<int>(kNewsGapMs - since));
        },
        Qt::QueuedConnection);
}

} // namespace qunce
