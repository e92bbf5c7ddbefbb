// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The columns and quick filters of the roster of groups, held against sums of `qunce export` off the same cache.

#include "models/boards/grouproster.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/boardbench.h"

using namespace qunce;
using namespace qunce::test;

namespace {

using Rows = std::map<std::string, std::map<std::string, std::string>>;
using Sums = std::map<std::string, int64_t>;

class GroupRosterTest : public testing::Test
{
protected:
    std::shared_ptr<const DataTable> roster(const BoardQuery &query)
    {
        Result<std::shared_ptr<const DataTable>> table =
            m_bench.read([&](BoardContext &context) { return readGroupRoster(context, query); });
        EXPECT_TRUE(table.ok()) << (table.ok() ? std::string() : table.error().userText.english());
        return table.ok() ? *table : std::make_shared<const DataTable>();
    }
    Sums sums(const std::string &measure, Period period)
    {
        Sums all;
        for (const auto &[code, row] : byCode(m_bench.exported({"leaderboard"},
                 {{"measure", measure}, {"level", "group"}, {"from", period.from.toString()},
                     {"to", period.to.toString()}})))
            all[code] = std::stoll(row.at("numerator"));
        return all;
    }
    template <typename Check>
    void each(const DataTable &table, Check &&check)
    {
        const size_t code = *table.column("code");
        for (size_t row = 0; row < table.rows(); ++row)
            check(row, table.textOf(code, row));
    }
    std::set<std::string> marked(const DataTable &table, uint32_t mark)
    {
        std::set<std::string> codes;
        each(table, [&](size_t row, const std::string &code) {
            if ((table.marks[row] & mark) != 0)
                codes.insert(code);
        });
        return codes;
    }

    BoardBench m_bench;
    const Day m_today = m_bench.today();
    const Day m_end = m_today - 1;
    const Period m_week {m_end - 6, m_end};
};

TEST_F(GroupRosterTest, ListsTheOpenGroupsOfTheRosterExportWithOwnersAndPlaces)
{
    const std::shared_ptr<const DataTable> table = roster(m_bench.query(PeriodChoice::Yesterday));
    const Rows rows = byCode(m_bench.exported({"roster", "groups"}, {}));
    Rows guides = byCode(m_bench.exported({"roster", "guides"}, {}));
    std::set<std::string> wanted;
    for (const auto &[code, row] : rows) {
        if (row.at("closed_on").empty() || row.at("closed_on") > m_end.toString())
            wanted.insert(code);
    }
    std::set<std::string> shown;
    each(*table, [&](size_t row, const std::string &code) {
        shown.insert(code);
        ASSERT_EQ(table->textOf(*table->column("name"), row), rows.at(code).at("name"));
        ASSERT_EQ(table->textOf(*table->column("kind"), row), rows.at(code).at("kind"));
        ASSERT_EQ(table->textOf(*table->column("batch"), row), rows.at(code).at("batch"));
        ASSERT_EQ(
            table->textOf(*table->column("owner"), row), guides[rows.at(code).at("owner_code")]["name"]);
        ASSERT_FALSE(table->textOf(*table->column("region"), row).empty());
    });
    EXPECT_EQ(shown, wanted);
    EXPECT_LT(shown.size(), rows.size()) << "flash groups of the past are closed";
}

TEST_F(GroupRosterTest, ShowsTheSumsOfTheExports)
{
    const std::shared_ptr<const DataTable> table = roster(m_bench.query(PeriodChoice::Yesterday));
    Sums members = sums("group:members", {m_end, m_end});
    Sums joins = sums("group:joins", m_week);
    Sums leaves = sums("group:leaves", m_week);
    Sums speakers = sums("group:speakers", m_week);
    Sums memberDays = sums("group:members", m_week);
    Sums amount = sums("group:amount", {m_end - 29, m_end});
    size_t sold = 0;
    each(*table, [&](size_t row, const std::string &code) {
        if (!members.contains(code))
            return;
        const auto number = [&](const char *id) { return table->numberOf(*table->column(id), row); };
        ASSERT_EQ(number("members"), members[code]) << code;
        ASSERT_EQ(number("net_7d"), joins[code] - leaves[code]) << code;
        const std::optional<Fraction> activity = table->fractionOf(*table->column("activity_7d"), row);
        ASSERT_EQ(activity.has_value(), memberDays[code] > 0) << code;
        if (activity) {
            ASSERT_EQ(activity->numerator, speakers[code]) << code;
            ASSERT_EQ(activity->denominator, memberDays[code]) << code;
        }
        ASSERT_EQ(number("amount_30d"), amount.contains(code) ? std::optional(amount[code]) : std::nullopt);
        if (number("per_member")) {
            ++sold;
            const int64_t rest = amount[code] - *number("per_member") * members[code];
            ASSERT_LE(std::abs(2 * rest), members[code]) << code << " is not rounded to the nearest fen";
        }
    });
    EXPECT_GT(sold, 10U);
}

TEST_F(GroupRosterTest, QuickFiltersFollowFromWhatIsShownInTheColumns)
{
    const std::shared_ptr<const DataTable> table = roster(m_bench.query(PeriodChoice::Yesterday));
    const Rows rows = byCode(m_bench.exported({"roster", "groups"}, {}));
    Rows guides = byCode(m_bench.exported({"roster", "guides"}, {}));
    Sums messages = sums("group:messages", m_week);
    std::map<uint32_t, std::set<std::string>> wanted;
    each(*table, [&](size_t row, const std::string &code) {
        const auto &record = rows.at(code);
        const std::string today = m_today.toString();
        if (!record.at("closed_on").empty() && record.at("closed_on") <= today)
            return;
        const int days = static_cast<int>(table->numberOf(*table->column("days"), row).value_or(0));
        const std::optional<int64_t> members = table->numberOf(*table->column("members"), row);
        const std::optional<Fraction> activity = table->fractionOf(*table->column("activity_7d"), row);
        const auto isBelow = [&](int percent) {
            return activity && activity->numerator * 100 < activity->denominator * percent;
        };
        const bool isSilent = messages.contains(code) && messages[code] == 0;
        if (days > 14 && (isBelow(1) || isSilent || (members && *members < 10)))
            wanted[groupmarks::kInvalid].insert(code);
        else if (days > 0 && isBelow(2))
            wanted[groupmarks::kToWake].insert(code);
        if (members && *members * 100 >= std::stoll(record.at("capacity")) * 95)
            wanted[groupmarks::kNearlyFull].insert(code);
        if (guides[record.at("owner_code")]["status"] == "left")
            wanted[groupmarks::kOwnerLeft].insert(code);
        if (record.at("kind") == "flash" && record.at("starts_on") <= today
            && record.at("closes_on") >= today)
            wanted[groupmarks::kFlashRunning].insert(code);
    });
    for (const QuickFilter &filter : groupFilters()) {
        if (filter.mark == 0)
            continue;
        EXPECT_EQ(marked(*table, filter.mark), wanted[filter.mark]) << filter.id;
        EXPECT_TRUE(filter.mark == groupmarks::kFlashRunning || !wanted[filter.mark].empty()) << filter.id;
    }
}

TEST_F(GroupRosterTest, AFlashGroupRunsFromItsFirstDayToItsLast)
{
    const Rows rows = byCode(m_bench.exported({"roster", "groups"}, {}));
    const auto flash = std::find_if(
        rows.begin(), rows.end(), [](const auto &row) { return row.second.at("kind") == "flash"; });
    ASSERT_NE(flash, rows.end());
    const Day first = *Day::parse(flash->second.at("starts_on"));
    const Day last = *Day::parse(flash->second.at("closes_on"));
    for (Day day = first - 1; day <= last + 1; ++day) {
        BoardBench then("hq", Instant::fromLocal(day, 10, 24));
        const auto table = then.read([&](BoardContext &context) {
            return readGroupRoster(context, then.query(PeriodChoice::Yesterday));
        });
        ASSERT_TRUE(table.ok());
        EXPECT_EQ(
            marked(**table, groupmarks::kFlashRunning).contains(flash->first), first <= day && day <= last)
            << day.toString();
    }
}

TEST_F(GroupRosterTest, PushesAreCountedInTheMonthOfTheLastDay)
{
    const std::shared_ptr<const DataTable> table = roster(m_bench.query(PeriodChoice::LastMonth));
    int64_t most = 0;
    each(*table, [&](size_t row, const std::string &code) {
        const size_t pushes = *table->column("pushes");
        ASSERT_EQ(table->columns[pushes].second[row], 31) << code;
        most = std::max(most, table->columns[pushes].first[row]);
    });
    EXPECT_GT(most, 3);
    EXPECT_LE(most, 31);
}

TEST_F(GroupRosterTest, AStoresGroupsAreThoseOfItsGuides)
{
    const std::shared_ptr<const DataTable> all = roster(m_bench.query(PeriodChoice::Yesterday));
    const size_t store = *all->column("store");
    std::map<std::string, size_t> groupsOf;
    for (size_t row = 0; row < all->rows(); ++row)
        ++groupsOf[all->textOf(store, row)];
    groupsOf.erase("");
    ASSERT_FALSE(groupsOf.empty());
    for (const auto &[code, row] : byCode(m_bench.exported({"leaderboard"},
             {{"measure", "group:members"}, {"level", "store"}, {"from", m_end.toString()},
                 {"to", m_end.toString()}}))) {
        const std::shared_ptr<const DataTable> table =
            roster(m_bench.query(PeriodChoice::Yesterday, m_bench.unit(code)));
        ASSERT_EQ(table->rows(), groupsOf[row.at("name")]) << code;
    }
}

} // namespace
