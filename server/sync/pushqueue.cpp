// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/pushqueue.h"

#include <chrono>

namespace qunce::server {

namespace {

/// While an import holds the database for minutes, clients are told to come again.
constexpr std::chrono::milliseconds kPatience {5000};
constexpr int64_t kRetryMs = 2000;

size_t editsIn(const PushRequest &request)
{
    size_t edits = 0;
    for (const PushGroup &group : request.groups)
        edits += group.ops.size();
    return edits;
}

} // namespace

std::string PushMetrics::prometheusText() const
{
    std::string text = "# TYPE qunce_push_edits_total counter\n";
    for (size_t i = 0; i < edits.size(); ++i)
        text += "qunce_push_edits_total{status=\"" + std::string(name(static_cast<PushStatus>(i))) + "\"} "
            + std::to_string(edits[i]) + "\n";
    const auto add = [&text](const char *what, const char *type, uint64_t value) {
        text += std::string("# TYPE ") + what + " " + type + "\n" + what + " " + std::to_string(value) + "\n";
    };
    add("qunce_push_requests_total", "counter", requests);
    add("qunce_push_refused_total", "counter", refused);
    add("qunce_push_commits_total", "counter", commits);
    add("qunce_push_waiting", "gauge", waiting);
    return text;
}

void PushQueue::push(PushRequest request, std::shared_ptr<const Caller> caller, Answer answer)
{
    const size_t edits = editsIn(request);
    Waiting waiting {std::move(request), std::move(caller), std::move(answer), edits};
    ++m_metrics.requests;
    bool full = false;
    {
        const std::lock_guard lock(m_mutex);
        full = m_queue.size() >= kMostWaiting;
        if (!full) {
            m_queue.push_back(std::move(waiting));
            m_metrics.waiting = m_queue.size();
            if (std::exchange(m_working, true))
                return;
        }
    }
    if (full)
        return tell(waiting, Refusal {Refusal::Code::SlowDown, "too many pushes wait", kRetryMs});
    work();
}

void PushQueue::work()
{
    for (;;) {
        Batch batch = takeBatch();
        if (batch.empty())
            return;
        serve(std::move(batch));
    }
}

/// Empty, and nobody works any more, if there is nothing to do.
PushQueue::Batch PushQueue::takeBatch()
{
    const std::lock_guard lock(m_mutex);
    Batch batch;
    size_t edits = 0;
    while (!m_queue.empty() && batch.size() < kMostRequests
        && (batch.empty() || edits + m_queue.front().edits <= kMostEdits)) {
        edits += m_queue.front().edits;
        batch.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
    }
    m_metrics.waiting = m_queue.size();
    m_working = !batch.empty();
    return batch;
}

void PushQueue::serve(Batch batch)
{
    const auto decided = [this](std::span<Waiting> some) -> Outcome<Replies> {
        return guarded([&]() -> Outcome<Replies> {
            QUNCE_ASSIGN(Replies replies, decide(some));
            return replies;
        });
    };
    Outcome<Replies> together = decided(batch);
    for (size_t i = 0; i < batch.size(); ++i) {
        if (together.ok()) {
            tell(batch[i], std::move((*together)[i]));
            continue;
        }
        // Nobody is to fail for what another one sent, so each has a turn of its own; but not where the database is held.
        const bool alone = batch.size() > 1 && !isHeldUp(together.error().code);
        Outcome<Replies> own =
            alone ? decided(std::span(batch).subspan(i, 1)) : Outcome<Replies>(together.error());
        if (own.ok())
            tell(batch[i], std::move(own->front()));
        else
            tell(batch[i], std::move(own).error());
    }
}

/// One transaction for all. A refusal is an answer; a failure is everybody's.
Result<PushQueue::Replies> PushQueue::decide(std::span<Waiting> batch)
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWriteWithin(kPatience));
    Replies replies;
    for (const Waiting &waiting : batch) {
        QUNCE_ASSIGN(
            Outcome<PushReply> reply, m_service.decide(*transaction, waiting.request, *waiting.caller));
        replies.push_back(std::move(reply));
    }
    QUNCE_TRY(transaction->commit());
    ++m_metrics.commits;
    for (size_t i = 0; i < batch.size(); ++i) {
        if (replies[i].ok())
            m_lmids.raise(batch[i].request.clientId, replies[i]->lmid);
    }
    return replies;
}

void PushQueue::tell(Waiting &waiting, Outcome<PushReply> reply)
{
    if (reply.ok()) {
        for (const PushResult &result : reply->results)
            ++m_metrics.edits[static_cast<size_t>(result.status)];
    } else {
        ++m_metrics.refused;
    }
    // Whoever fails to hear of it asks again; the queue goes on.
    static_cast<void>(guarded([&]() -> Outcome<std::monostate> {
        waiting.answer(std::move(reply));
        return std::monostate();
    }));
}

} // namespace qunce::server
