// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever people do to a plan while dispatchers work on it, and in whatever order: nothing is sent twice, nothing that is
// due is forgotten, and what is out stays as it was sent.

#include <map>
#include <random>

#include "models/merge/approval.h"
#include "models/plan/occurrence.h"
#include "models/plan/sendstate.h"
#include "server/dispatch/dispatcher.h"
#include "tests/server/push/pushworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

class RandomDay
{
public:
    explicit RandomDay(uint64_t seed) : m_random(seed)
    {
        m_world.db.clock.ms = kStart.seconds * 1000;
        for (int i = 0; i < 3; ++i) {
            Record entry = makeRecord(Kind::Entry, m_world.db.ids.next(), bucket::planHq(),
                {{"title", "推送"}, {"channel", "朋友圈"},
                    {"status", below(2) == 0 ? "approved" : "submitted"},
                    {"start_at", kStart.seconds + static_cast<int64_t>(below(8)) * 900}});
            if (i == 2) { // it comes to the customers of each day, on that day
                entry.put("anchor", std::string("customer_added"));
                entry.put("anchor_day", int64_t {0});
                m_rolling = entry.id;
            }
            m_world.import(entry);
            m_entries.push_back(entry.id);
        }
        for (int i = 0; i < 2; ++i)
            m_people.emplace_back(m_world, m_world.caller(i == 0 ? "one" : "two", Role::HqContent, {}));
    }

    void run(int steps)
    {
        for (int step = 0; step < steps; ++step) {
            switch (below(4)) {
            case 0:
                m_world.db.clock.ms += static_cast<int64_t>(below(20)) * 60'000;
                break;
            case 1:
                dispatch();
                break;
            case 2:
                look();
                break;
            default:
                edit();
                break;
            }
            check();
        }
        finish();
    }

private:
    static constexpr Instant kStart {1'789'005'600}; // 2026-09-10 10:00 in Shanghai

    uint64_t below(uint64_t bound) { return std::uniform_int_distribution<uint64_t>(0, bound - 1)(m_random); }

    void dispatch()
    {
        Dispatcher &dispatcher = below(2) == 0 ? m_first : m_second;
        const Result<DispatchReport> report = dispatcher.run();
        ASSERT_TRUE(report.ok()) << report.error().detail;
    }
    /// Somebody sees an entry as it is; what they do to it comes later, or never.
    void look()
    {
        const Uuid &id = m_entries[below(m_entries.size())];
        m_seen[{below(2), id}] = m_world.get(Kind::Entry, id);
    }
    void edit()
    {
        const size_t who = below(2);
        Laptop &person = m_people[who];
        const Uuid &id = m_entries[below(m_entries.size())];
        const auto seen = m_seen.find({who, id});
        const Record before = seen == m_seen.end() ? m_world.get(Kind::Entry, id) : seen->second;
        Record after = before;
        static constexpr std::array kStates {
            "draft", "submitted", "approved", "changes", "cancelled", "stopped", "dispatched"};
        switch (below(3)) {
        case 0:
            after.put("start_at",
                m_world.db.clock.ms / 1000 + static_cast<int64_t>(below(12)) * 600 - 600 * int64_t {2});
            break;
        case 1:
            after.put("title", std::to_string(below(1000)));
            break;
        default: {
            const std::string status = kStates[below(kStates.size())];
            for (const auto &[field, value] :
                approvalFields(before, status, person.caller().account, Instant {m_world.db.clock.ms / 1000}))
                after.put(field, value);
            after.put("status", status);
            break;
        }
        }
        m_seen.erase({who, id});
        if (after.fields == before.fields)
            return;
        PushOp op = *editBetween(before, after);
        const PushResult result = person.push(std::move(op));
        ++outcomes[result.status];
    }

    std::vector<Record> tasksOf(const Uuid &entry)
    {
        std::vector<Record> tasks = m_world.all(Kind::Task);
        std::erase_if(tasks, [&](const Record &task) { return task.reference("entry") != entry; });
        return tasks;
    }
    void check()
    {
        for (const Uuid &id : m_entries) {
            const Record entry = m_world.get(Kind::Entry, id);
            for (const Record &task : tasksOf(id)) {
                // Ids are unique by themselves; the same day would be the same id.
                EXPECT_TRUE(isTaskOf(task, id));
                const auto [sent, isNew] = m_sent.try_emplace(task.id, entry);
                if (isNew) {
                    EXPECT_EQ(task.instant("dispatched_at")->day(), sentDayOf(task)) << "on its day";
                }
                EXPECT_TRUE(isNew || !followsResults(entry.text("status"))
                    || sent->second.integer("start_at") == entry.integer("start_at"))
                    << "what is out was moved";
            }
        }
    }
    /// Once the day is over, what was approved in time is out.
    void finish()
    {
        std::map<Uuid, Record> waiting;
        for (const Uuid &id : m_entries) {
            const Record entry = m_world.get(Kind::Entry, id);
            const int64_t now = m_world.db.clock.ms / 1000;
            if (entry.text("status") == "approved" && *entry.integer("start_at") >= now)
                waiting.emplace(id, entry);
        }
        for (int minute = 0; minute < 180; minute += 2) {
            m_world.db.clock.ms += 120'000;
            dispatch();
        }
        for (const auto &[id, entry] : waiting) {
            EXPECT_EQ(m_world.get(Kind::Entry, id).text("status"), "dispatched");
            EXPECT_TRUE(m_world.find(Kind::Task, taskIdOf(id, entry.instant("start_at")->day())));
        }
        check();
        finishRolling();
    }
    /// What still rolls comes on the next day too, once, whoever asks how often.
    void finishRolling()
    {
        const Record entry = m_world.get(Kind::Entry, m_rolling);
        const std::string status = entry.text("status");
        const Instant now {m_world.db.clock.ms / 1000};
        if ((status != "approved" && status != "dispatched") || now < *entry.instant("start_at"))
            return;
        rolled = true;
        const Day next = now.day() + 1;
        const Instant start {
            entry.instant("start_at")->seconds + (next - entry.instant("start_at")->day()) * kSecondsPerDay};
        m_world.db.clock.ms = (start.seconds + 60) * 1000;
        for (int again = 0; again < 3; ++again)
            dispatch();
        EXPECT_TRUE(m_world.find(Kind::Task, taskIdOf(m_rolling, next)));
        check();
    }
    static Day sentDayOf(const Record &task)
    {
        const std::string code = task.text("code");
        return *Day::parse(code.substr(1, 4) + "-" + code.substr(5, 2) + "-" + code.substr(7, 2));
    }

    std::mt19937_64 m_random;
    PushWorld m_world;
    std::vector<Uuid> m_entries;
    Uuid m_rolling; ///< the last of them
    std::vector<Laptop> m_people;
    std::map<std::pair<size_t, Uuid>, Record> m_seen;
    std::map<Uuid, Record> m_sent; ///< by task: the entry when it was first seen
    Dispatcher m_first {
        *m_world.db.storage, m_world.db.clock, [](const Message &) { return std::string("-"); }};
    Dispatcher m_second {
        *m_world.db.storage, m_world.db.clock, [](const Message &) { return std::string("-"); }};

public:
    std::map<PushStatus, int> outcomes;
    bool rolled = false;
};

TEST(DispatchOrdersTest, NoOrderOfEditsAndDispatchersSendsTwiceOrNever)
{
    std::map<PushStatus, int> outcomes;
    int rolled = 0;
    for (uint64_t seed = 0; seed < 80 && !::testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDay day(seed);
        day.run(60);
        for (const auto &[status, count] : day.outcomes)
            outcomes[status] += count;
        rolled += day.rolled ? 1 : 0;
    }
    for (const PushStatus status : {PushStatus::Applied, PushStatus::Conflict, PushStatus::Rejected})
        EXPECT_GT(outcomes[status], 14) << "the days are too quiet to show anything";
    EXPECT_GT(rolled, 15) << "what rolls seldom got that far";
}

} // namespace
