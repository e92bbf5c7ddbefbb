// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random histories of three people who edit the same records, mostly without having looked for a while: after each push
// the database and the answers are those of NaiveRecord. A failure names its seed; QUNCE_SEED runs that history alone,
// QUNCE_LONG=1 runs many.

#include <cstdlib>
#include <random>

#include "models/merge/conflictrecord.h"
#include "models/protocol/bucketnames.h"
#include "models/protocol/fieldvalue.h"
#include "tests/server/push/naivemerge.h"
#include "tests/server/push/pushworld.h"

namespace qunce::server::testing {

namespace {

using Naive = NaiveRecord;

struct KindOfRecord {
    Kind kind;
    std::vector<std::pair<const char *, Naive::Class>> fields;
    bool deletable;
};

const std::vector<KindOfRecord> &kinds()
{
    static const std::vector<KindOfRecord> kKinds {
        {Kind::Entry,
            {{"title", Naive::Class::Free}, {"start_at", Naive::Class::Guarded},
                {"owner", Naive::Class::Free}, {"end_at", Naive::Class::Guarded}},
            false},
        {Kind::Content, {{"title", Naive::Class::Free}, {"body", Naive::Class::Text}}, false},
        {Kind::Guide, {{"tags", Naive::Class::Set}}, false},
        {Kind::Goal, {{"metric", Naive::Class::Free}, {"value", Naive::Class::Guarded}}, true},
    };
    return kKinds;
}

FieldValue toField(Naive::Class mergeClass, const std::string &value)
{
    if (value.empty())
        return {};
    std::vector<std::string> parts;
    for (const char part : value)
        parts.emplace_back(1, part);
    switch (mergeClass) {
    case Naive::Class::Free:
        return value;
    case Naive::Class::Guarded:
        return int64_t {value.front()};
    case Naive::Class::Set:
        return parts;
    case Naive::Class::Text: {
        std::string text = parts.front();
        for (size_t i = 1; i < parts.size(); ++i)
            text += "\n" + parts[i];
        return text;
    }
    }
    return {};
}

/// One of the people: what they saw of the record, and what they typed since.
struct Person {
    Laptop laptop;
    uint64_t lookedAt = 0;
    std::optional<Record> seen {};
    std::map<std::string, std::string> view {}; ///< with their own edits
    bool gone = false; ///< in that view
    std::vector<std::pair<PushOp, Naive::Edit>> waiting {};
    std::optional<Record> shown {};
};

class History
{
public:
    /// `outcomes` counts what edits came to.
    History(PushWorld &world, uint64_t seed, std::map<PushStatus, int> &outcomes)
        : m_world(world), m_random(seed), m_outcomes(outcomes)
    {
        m_about = &kinds()[below(kinds().size())];
        Record record = makeRecord(m_about->kind, world.db.ids.next(), placeOf(m_about->kind), {});
        for (const auto &[name, mergeClass] : m_about->fields) {
            Naive::Field field {mergeClass, value(mergeClass, ""), 1};
            record.put(name, toField(mergeClass, field.value));
            m_naive.fields.emplace(name, field);
        }
        if (m_about->kind == Kind::Guide)
            record.put("region", world.north.toString());
        else if (m_about->kind == Kind::Entry)
            record.put("status", std::string("approved"));
        m_id = record.id;
        world.import(record);
        for (const char *name : {"one", "two", "three"})
            m_people.push_back({Laptop(world, world.caller(name, Role::HqContent, {}))});
        for (Person &person : m_people)
            look(person);
    }

    void run(int steps)
    {
        for (int step = 0; step < steps && !::testing::Test::HasFailure(); ++step) {
            const size_t who = below(m_people.size());
            Person &person = m_people[who];
            switch (below(4)) {
            case 0:
                push(person);
                break;
            case 1:
                if (person.waiting.empty())
                    look(person);
                break;
            default:
                type(person, static_cast<int>(who) + 1);
                break;
            }
        }
        for (Person &person : m_people)
            push(person);
    }

private:
    uint64_t below(uint64_t bound) { return std::uniform_int_distribution<uint64_t>(0, bound - 1)(m_random); }

    std::string placeOf(Kind kind) const
    {
        return kind == Kind::Guide ? bucket::peopleOf(m_world.north) : bucket::planHq();
    }

    /// Another value for the field; of a text one line is another.
    std::string value(Naive::Class mergeClass, std::string old)
    {
        switch (mergeClass) {
        case Naive::Class::Set: {
            std::string items;
            for (const char item : std::string("abcde")) {
                if (below(2) == 0)
                    items += item;
            }
            return items;
        }
        case Naive::Class::Text:
            if (old.empty())
                return "abcdef";
            // Lines that are unlike all others, so that nobody can take one for another.
            if (m_nextLine <= '`')
                old[below(old.size())] = m_nextLine++;
            return old;
        default:
            return std::string(1, static_cast<char>('a' + below(4)));
        }
    }

    void look(Person &person)
    {
        person.lookedAt = m_now;
        person.seen = m_world.find(m_about->kind, m_id);
        person.shown = person.seen;
        person.gone = !person.seen;
        person.view.clear();
        for (const auto &[name, field] : m_naive.fields)
            person.view[name] = field.value;
    }

    void type(Person &person, int number)
    {
        if (person.gone)
            return;
        Naive::Edit edit {number, person.lookedAt};
        std::optional<Record> wanted = person.shown;
        if (m_about->deletable && below(8) == 0) {
            edit.remove = true;
            for (const auto &[name, value] : person.view)
                edit.fields[name] = {value, ""};
            wanted.reset();
            person.gone = true;
        } else {
            for (const auto &[name, mergeClass] : m_about->fields) {
                if (below(2) == 0)
                    continue;
                const std::string next = value(mergeClass, person.view[name]);
                if (next == person.view[name])
                    continue;
                wanted->put(name, toField(mergeClass, next));
                edit.fields[name] = {person.view[name], next};
                person.view[name] = next;
            }
        }
        const std::optional<PushOp> op = editBetween(person.shown, wanted);
        person.shown = wanted;
        if (op)
            person.waiting.emplace_back(*op, edit);
    }

    void push(Person &person)
    {
        if (person.waiting.empty())
            return;
        std::vector<PushOp> ops;
        std::vector<Naive::Outcome> expected;
        for (const auto &[op, edit] : person.waiting) {
            ops.push_back(op);
            expected.push_back(m_naive.push(edit, ++m_now));
        }
        person.waiting.clear();
        const std::vector<PushResult> results = person.laptop.push(ops);
        for (size_t i = 0; i < results.size(); ++i) {
            ++m_outcomes[results[i].status];
            ASSERT_EQ(static_cast<int>(results[i].status), static_cast<int>(expected[i]))
                << "edit " << i << ": "
                << encode(PushRequest {"", {}, 0, {{{}, {}, {ops[i]}}}}, WireFormat::Json);
        }
        compare();
    }

    void compare()
    {
        const std::optional<Record> now = m_world.find(m_about->kind, m_id);
        ASSERT_EQ(now.has_value(), !m_naive.deleted);
        for (const auto &[name, mergeClass] : m_about->fields) {
            const FieldValue *value = now ? now->find(name) : nullptr;
            const FieldValue expected = toField(mergeClass, m_naive.fields.at(name).value);
            ASSERT_TRUE(!now || (value ? *value : FieldValue()) == expected) << name;
        }
        int whole = 0;
        std::map<std::pair<std::string, Uuid>, std::string> open;
        for (const Record &conflict : m_world.conflictsOf(m_id)) {
            const std::string field = conflict.text("field");
            whole += field.empty() ? 1 : 0;
            const std::pair key(field, conflict.reference("mine_by"));
            const bool isNew = open.emplace(key, conflict.text("mine")).second;
            ASSERT_TRUE(isNew || field.empty()) << "one open conflict for a field and its editor";
        }
        ASSERT_EQ(whole, m_naive.wholeConflicts);
        for (const auto &[key, typed] : m_naive.conflicts) {
            const Uuid &who = m_people[static_cast<size_t>(key.second) - 1].laptop.caller().account;
            const FieldValue value = toField(m_naive.fields.at(key.first).mergeClass, typed);
            ASSERT_EQ((open[{key.first, who}]), valueToJson(value)) << key.first;
        }
    }

    PushWorld &m_world;
    std::mt19937_64 m_random;
    std::map<PushStatus, int> &m_outcomes;
    const KindOfRecord *m_about = nullptr;
    Uuid m_id;
    Naive m_naive;
    std::vector<Person> m_people;
    uint64_t m_now = 1;
    char m_nextLine = '!'; ///< up to '`': beyond are the lines of the beginning
};

constexpr uint64_t kHistories = 120;
constexpr uint64_t kManyHistories = 20'000;

TEST(PushModel, RandomHistoriesEndAsASecondImplementationSays)
{
    const char *only = std::getenv("QUNCE_SEED");
    const uint64_t first = only ? std::strtoull(only, nullptr, 10) : 0;
    const uint64_t count = only ? 1 : std::getenv("QUNCE_LONG") ? kManyHistories : kHistories;
    PushWorld world;
    std::map<PushStatus, int> outcomes;
    for (uint64_t seed = first; seed < first + count; ++seed) {
        History(world, seed, outcomes).run(40);
        if (::testing::Test::HasFailure())
            FAIL() << "QUNCE_SEED=" << seed;
    }
    for (const PushStatus status : {PushStatus::Applied, PushStatus::Merged, PushStatus::Conflict})
        EXPECT_TRUE(only || outcomes[status] > 100)
            << "they met: " << outcomes[status] << " " << name(status);
}

} // namespace

} // namespace qunce::server::testing
