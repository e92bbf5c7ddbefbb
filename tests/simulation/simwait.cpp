// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulation/simwait.h"

namespace qunce::simulation {

using namespace qunce::server;

SimWait::SimWait(const SyncServices &services, HeadsCache &heads, uint64_t run, Later later)
    : SyncHandler(services, Access::SignedIn)
    , m_clock(services.clock)
    , m_heads(heads)
    , m_later(std::move(later))
    , m_board(std::to_string(run), kFactPauseMs)
{ }

std::string SimWait::tokenFor(const Caller &caller) const
{
    std::string token = m_board.token() + "-" + std::string(name(caller.role));
    for (const Uuid &region : caller.scope.regions())
        token += region.toString();
    return token;
}

void SimWait::committed(const std::vector<BucketHead> &moved)
{
    for (const BucketHead &head : moved)
        m_board.change(head.bucket, m_clock.nowMs());
}

void SimWait::announce()
{
    m_board.announceDue(m_clock.nowMs());
    std::vector<std::pair<Waiter, std::vector<std::string>>> ready;
    for (auto place = m_waiters.begin(); place != m_waiters.end();) {
        std::vector<std::string> changed = m_board.since(place->second.number, place->second.caller->scope);
        if (changed.empty()) {
            ++place;
            continue;
        }
        ready.emplace_back(std::move(place->second), std::move(changed));
        place = m_waiters.erase(place);
    }
    for (auto &[waiter, changed] : ready)
        (*waiter.sink)(answerWith(WaitReply {std::move(changed), tokenFor(*waiter.caller)}, waiter.format));
    if (const std::optional<int64_t> due = m_board.nextDueMs())
        m_later(std::max<int64_t>(1, *due - m_clock.nowMs()), [this, alive = std::weak_ptr<int>(m_alive)] {
            if (!alive.expired())
                announce();
        });
}

void SimWait::call(CallContext context, AnswerSink sink)
{
    const auto query = context.request.query.find("since");
    const std::string since = query == context.request.query.end() ? std::string() : query->second;
    if (since.empty())
        return sink(answerWith(WaitReply {{}, tokenFor(*context.caller)}, context.format));
    // The token of another scope is nobody's: the client is told to look at everything.
    const std::string whose = tokenFor(*context.caller).substr(m_board.token().size());
    const bool isOurs = since.ends_with(whose);
    const std::optional<uint64_t> number =
        isOurs ? m_board.numberOf(since.substr(0, since.size() - whose.size())) : std::optional<uint64_t>();
    if (!number) {
        WaitReply everything {{}, tokenFor(*context.caller)};
        const Result<std::shared_ptr<const Heads>> heads = m_heads.latest();
        for (const Head &head : (*heads)->all()) {
            if (context.caller->scope.mayRead(head.name))
                everything.changed.push_back(head.bucket);
        }
        return sink(answerWith(everything, context.format));
    }
    if (std::vector<std::string> changed = m_board.since(*number, context.caller->scope); !changed.empty())
        return sink(answerWith(WaitReply {std::move(changed), tokenFor(*context.caller)}, context.format));
    const uint64_t waiter = ++m_lastWaiter;
    const CancelToken cancelled = context.request.cancelled;
    m_waiters.emplace(waiter,
        Waiter {*number, context.caller, context.format, std::make_shared<AnswerSink>(std::move(sink))});
    cancelled.onCancel([this, waiter, alive = std::weak_ptr<int>(m_alive)](CancelReason) {
        if (alive.expired())
            return;
        const auto found = m_waiters.find(waiter);
        if (found == m_waiters.end())
            return;
        const Waiter ended = std::move(found->second);
        m_waiters.erase(found);
        (*ended.sink)(answerWith(WaitReply {{}, tokenFor(*ended.caller)}, ended.format));
    });
}

} // namespace qunce::simulation
