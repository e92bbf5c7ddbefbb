// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/domain/calendarday.h"
#include "models/facts/factblock.h"
#include "models/plan/planindex.h"

namespace qunce {

/// The brand's people and the entries around some days, as one snapshot has them, ready to be checked. Any thread; what
/// it is asked at the same time waits its turn.
class ReadPlan
{
public:
    ReadPlan(std::shared_ptr<const PlanPeople> people, PushPolicy policy, CalendarBook book, Period days)
        : m_index(std::move(people), std::move(policy)), m_book(std::move(book)), m_days(days)
    { }

    /// Entries of these days are checked against all that matters for them.
    Period days() const { return m_days; }
    /// What is remembered between two questions changes with each: one at a time.
    template <typename Ask>
    auto ask(Ask &&asks) const
    {
        const std::lock_guard lock(m_mutex);
        return asks(m_index, m_book);
    }

private:
    friend class PlanMemory;
    mutable std::mutex m_mutex;
    PlanIndex m_index;
    const CalendarBook m_book;
    const Period m_days;
};

/// Keeps the plan that was read last, so that an entry is checked at every key without reading thousands of others again.
/// One for a page, any thread.
class PlanMemory
{
public:
    /// The plan of this snapshot for at least these days. Ends early when nobody waits any more.
    Result<std::shared_ptr<const ReadPlan>> plan(BoardContext &context, Period days);

private:
    /// What people, or a plan, were made of.
    struct Origin {
        uint64_t generation = 0;
        std::vector<BucketVersion> records;
        std::vector<uint64_t> edits; ///< what is drawn over the records, by kind

        bool operator==(const Origin &) const = default;
    };
    static Origin originOf(const ReadSnapshot &snapshot, bool withPlan);
    Result<std::shared_ptr<const PlanPeople>> people(ReadSnapshot &snapshot, const std::stop_token &stop);

    std::mutex m_mutex;
    Origin m_peopleOrigin;
    std::shared_ptr<const PlanPeople> m_people;
    Origin m_planOrigin;
    std::shared_ptr<const ReadPlan> m_plan;
};

/// The brand's people as planning sees them. Reader's thread.
Result<PlanPeople> readPlanPeople(ReadSnapshot &snapshot, const std::stop_token &stop);
/// The setting, or the defaults where there is none or it makes no sense. Reader's thread.
Result<PushPolicy> readPushPolicy(ReadSnapshot &snapshot);
/// The word lists of the setting, or the shipped ones. Reader's thread.
Result<std::shared_ptr<const WordBook>> readWordBook(ReadSnapshot &snapshot);

} // namespace qunce
