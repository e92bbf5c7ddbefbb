// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/waitservice.h"

#include <exception>

#include <sodium.h>

#include "models/protocol/rowdigest.h"
#include "server/sync/heads.h"

namespace qunce::server {

namespace {

int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::string newRun()
{
    uint64_t number = 0;
    randombytes_buf(&number, sizeof(number));
    return digestHex(number);
}

/// What the caller may read, in a few digits.
std::string fingerprint(const Caller &caller)
{
    std::string input(name(caller.role));
    input += caller.scope.isWholeBrand() ? '*' : ':';
    for (const Uuid &region : caller.scope.regions())
        input.append(reinterpret_cast<const char *>(region.bytes.data()), region.bytes.size());
    return digestHex(mix64("scope", input, 0));
}

} // namespace

WaitService::WaitService(HeadsCache &heads, std::chrono::milliseconds factPause)
    : m_heads(heads), m_board(newRun(), factPause.count()), m_thread([this] { work(); })
{ }

WaitService::~WaitService()
{
    stop();
}

/// All buckets of the scope: what a client is told whose token nobody understands.
Outcome<WaitReply> WaitService::everything(const Caller &caller, std::string token)
{
    QUNCE_ASSIGN(const std::shared_ptr<const Heads> heads, m_heads.latest());
    WaitReply reply;
    reply.token = std::move(token);
    for (const Head &head : heads->all()) {
        if (caller.scope.mayRead(head.name))
            reply.changed.push_back(head.bucket);
    }
    return reply;
}

std::string WaitService::tokenFor(const Caller &caller) const
{
    return m_board.token() + "-" + fingerprint(caller);
}

std::optional<uint64_t> WaitService::numberFor(const Caller &caller, std::string_view token) const
{
    const std::string ending = "-" + fingerprint(caller);
    if (!token.ends_with(ending))
        return std::nullopt;
    token.remove_suffix(ending.size());
    return m_board.numberOf(token);
}

Outcome<std::optional<WaitReply>> WaitService::wait(
    const std::string &since, std::shared_ptr<const Caller> caller, Answer answer, uint64_t &waiter)
{
    std::string token;
    {
        const std::lock_guard lock(m_mutex);
        token = tokenFor(*caller);
        if (since.empty() || m_stopping)
            return std::optional<WaitReply>(WaitReply {{}, since.empty() ? token : since});
        const std::optional<uint64_t> number = numberFor(*caller, since);
        if (number) {
            std::vector<std::string> changed = m_board.since(*number, caller->scope);
            if (!changed.empty())
                return std::optional<WaitReply>(WaitReply {std::move(changed), token});
            waiter = ++m_lastWaiter;
            m_waiters.emplace(waiter, Waiter {*number, std::move(caller), std::move(answer)});
            return std::optional<WaitReply>();
        }
    }
    QUNCE_ASSIGN(WaitReply reply, everything(*caller, std::move(token)));
    return std::optional<WaitReply>(std::move(reply));
}

void WaitService::endWait(uint64_t waiter)
{
    Ready ready;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_waiters.find(waiter);
        if (found == m_waiters.end())
            return;
        ready = {std::move(found->second.answer), {{}, tokenFor(*found->second.caller)}};
        m_waiters.erase(found);
    }
    tell(ready);
}

void WaitService::tell(Ready &ready) noexcept
{
    // Whoever is out of memory loses this answer alone: its request is dropped, and the client asks again.
    try {
        ready.answer(std::move(ready.reply));
        ready.answer = nullptr;
    } catch (const std::exception &) {
        ready.answer = nullptr;
    }
}

void WaitService::stop()
{
    std::vector<Ready> left;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (auto &[number, waiter] : m_waiters)
            left.push_back({std::move(waiter.answer), {{}, tokenFor(*waiter.caller)}});
        m_waiters.clear();
    }
    m_wake.notify_one();
    for (Ready &ready : left)
        tell(ready);
    if (m_thread.joinable())
        m_thread.join();
}

size_t WaitService::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiters.size();
}

void WaitService::committed(const std::vector<BucketHead> &moved)
{
    {
        const std::lock_guard lock(m_mutex);
        for (const BucketHead &head : moved)
            m_moved.push_back(head.bucket);
    }
    m_wake.notify_one();
}

std::vector<WaitService::Ready> WaitService::takeReady()
{
    std::vector<Ready> ready;
    for (auto place = m_waiters.begin(); place != m_waiters.end();) {
        Waiter &waiter = place->second;
        std::vector<std::string> changed = m_board.since(waiter.number, waiter.caller->scope);
        if (changed.empty()) {
            ++place;
            continue;
        }
        ready.push_back({std::move(waiter.answer), {std::move(changed), tokenFor(*waiter.caller)}});
        place = m_waiters.erase(place);
    }
    return ready;
}

void WaitService::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        bool announced = m_board.announceDue(nowMs());
        for (const std::string &bucket : m_moved)
            announced = m_board.change(bucket, nowMs()) || announced;
        m_moved.clear();
        std::vector<Ready> ready = announced ? takeReady() : std::vector<Ready>();
        if (!ready.empty()) {
            lock.unlock();
            for (Ready &one : ready)
                tell(one);
            lock.lock();
        }
        const auto hasNews = [this] { return m_stopping || !m_moved.empty(); };
        const std::optional<int64_t> dueMs = m_board.nextDueMs();
        if (!dueMs)
            m_wake.wait(lock, hasNews);
        else
            m_wake.wait_for(lock, std::chrono::milliseconds(*dueMs - nowMs()), hasNews);
    }
}

} // namespace qunce::server
