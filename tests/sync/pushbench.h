// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "tests/sync/enginebench.h"

namespace qunce::test {

inline EngineOptions withEdits()
{
    EngineOptions options;
    options.edits = true;
    return options;
}

/// An engine with an outbox of edits that the test fills. The outbox answers at once, and in a few lines: it numbers,
/// gives out from the first that has no result, and does as it is told.
class PushBench : public EngineBench
{
public:
    PushBench() : EngineBench(withEdits()) { }

    /// A group of this many edits.
    void commit(size_t operations = 1)
    {
        PushGroup group;
        group.gid.bytes[0] = 0x60;
        group.gid.bytes[15] = static_cast<uint8_t>(++m_groups);
        for (size_t i = 0; i < operations; ++i) {
            PushOp op;
            op.mid = ++lastMid;
            op.op = OpKind::Set;
            op.kind = "note";
            group.ops.push_back(op);
        }
        groups.push_back(group);
        changed();
    }
    void changed()
    {
        step(EditsChanged {});
        serve();
    }
    /// Carries out commands to the outbox until there are none.
    void serve()
    {
        while (edit && !diskFull) {
            const Command command = *std::exchange(edit, std::nullopt);
            std::visit([this](const auto &wanted) { carryOut(wanted); }, command);
        }
    }
    void failOutbox(ErrorCode code)
    {
        ASSERT_TRUE(edit);
        const Command command = *std::exchange(edit, std::nullopt);
        std::visit(
            [&](const auto &wanted) {
                if constexpr (requires { wanted.edit; })
                    step(
                        EditsStored {wanted.edit, Error {code, QUNCE_TEXT("The disk is full."), "test"}, {}});
            },
            command);
    }

    const std::vector<PushGroup> &sent() const { return std::get<PushCall>(push->request).request.groups; }
    std::pair<uint64_t, uint64_t> sentMids() const
    {
        return push ? std::pair(sent().front().ops.front().mid, sent().back().ops.back().mid)
                    : std::pair<uint64_t, uint64_t>();
    }
    /// The server takes everything that was sent, or its first groups.
    PushReply reply(size_t howMany = SIZE_MAX, PushStatus status = PushStatus::Applied) const
    {
        PushReply reply;
        for (size_t i = 0; i < std::min(howMany, sent().size()); ++i) {
            for (const PushOp &op : sent()[i].ops) {
                PushResult result;
                result.mid = reply.lmid = op.mid;
                result.status = status;
                reply.results.push_back(result);
            }
        }
        return reply;
    }
    void decide(size_t howMany = SIZE_MAX, PushStatus status = PushStatus::Applied)
    {
        ASSERT_TRUE(push);
        answerPush(reply(howMany, status));
        serve();
    }
    void refusePush(int status, WireAction action, const std::string &code, int64_t retryAfterMs = 0)
    {
        answerPush(refusal(status, action, code, retryAfterMs));
        serve();
    }
    void silencePush(NoAnswer::Cause cause = NoAnswer::Cause::Unreachable)
    {
        answerPush(NoAnswer {cause, "test"});
        serve();
    }
    void wait(Timer timer)
    {
        fire(timer);
        serve();
    }
    /// As far as waiting for news.
    void toRest()
    {
        storeComplete();
        Started started;
        started.session = session();
        step(started);
        serve();
        loadStore();
        sayHello();
        answer(WaitReply {{}, "token-1"});
        answerLast();
        took();
        did();
    }
    void sayHello()
    {
        HelloReply reply = hello();
        reply.lmid = serverMid;
        answer(reply);
        did();
        serve();
    }

    std::deque<PushGroup> groups; ///< that have no result
    uint64_t lastMid = 0;
    uint64_t acknowledged = 0;
    uint64_t rejected = 0;
    uint64_t serverMid = 0; ///< what hello says
    bool diskFull = false;
    bool hasFormer = false;
    uint64_t formerMid = 0; ///< the last that the former client had
    std::vector<std::string> told; ///< what the outbox was told to do
    std::vector<std::pair<uint64_t, PushStatus>> results;

private:
    StoredEdits look() const
    {
        StoredEdits state;
        state.acknowledged = acknowledged;
        state.lastMid = lastMid;
        state.hasFormer = hasFormer;
        for (const PushGroup &group : groups)
            state.counts.pending += group.ops.size();
        state.counts.rejected = rejected;
        return state;
    }
    template <typename Wanted>
    void carryOut(const Wanted &wanted)
    {
        if constexpr (requires { wanted.edit; }) {
            EditsStored answer {wanted.edit, StoredEdits {}, {}};
            if constexpr (std::is_same_v<Wanted, TakeEdits>) {
                for (size_t i = 0; i < std::min(wanted.bounds.groups, groups.size()); ++i)
                    answer.groups.push_back(groups[i]);
            } else if constexpr (std::is_same_v<Wanted, KeepResults>) {
                for (const PushResult &result : wanted.results) {
                    results.emplace_back(result.mid, result.status);
                    rejected += isRejected(result.status) ? 1 : 0;
                    acknowledged = std::max(acknowledged, result.mid);
                }
                while (!groups.empty() && groups.front().ops.back().mid <= acknowledged) {
                    decided.push_back(groups.front());
                    groups.pop_front();
                }
            } else if constexpr (std::is_same_v<Wanted, ReopenEdits>) {
                told.push_back("reopen " + std::to_string(wanted.lmid));
                while (!decided.empty() && decided.back().ops.back().mid > wanted.lmid) {
                    groups.push_front(decided.back());
                    decided.pop_back();
                }
                acknowledged = wanted.lmid;
            } else if constexpr (std::is_same_v<Wanted, AskEditsAgain>) {
                told.push_back("ask again");
                while (!decided.empty()) {
                    groups.push_front(decided.back());
                    decided.pop_back();
                }
                acknowledged = groups.empty() ? acknowledged : groups.front().ops.front().mid - 1;
            } else if constexpr (std::is_same_v<Wanted, RotateClient>) {
                const bool isBack = wanted.next == NextClient::TheFormer;
                told.push_back(isBack ? "return" : "rotate");
                stored.clientId.bytes[isBack ? 14 : 15] += 1;
                hasFormer = !isBack && hasFormer;
                lastMid = acknowledged = isBack ? formerMid : 0;
                for (PushGroup &group : groups) {
                    for (PushOp &op : group.ops)
                        op.mid = ++lastMid;
                }
            } else if constexpr (std::is_same_v<Wanted, SetEditsAside>) {
                told.push_back("set aside " + std::to_string(wanted.gid.bytes[15]) + " " + wanted.code);
                for (PushGroup &group : groups) {
                    for (PushOp &op : group.ops)
                        op.op = group.gid == wanted.gid ? OpKind::Skip : op.op;
                }
            } else if constexpr (std::is_same_v<Wanted, SealEdits>) {
                told.push_back(wanted.sealingKey ? "seal" : "erase");
                groups.clear();
            }
            answer.state = look();
            step(answer);
        }
    }
    std::deque<PushGroup> decided;
    int m_groups = 0;
};

} // namespace qunce::test
