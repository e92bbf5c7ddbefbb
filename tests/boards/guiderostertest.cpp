// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every column is held against what `qunce export` says about the same guides off the same cache, and every quick filter
// against a count made of such exports.

#include "models/boards/guideroster.h"

#include <set>

#include <gtest/gtest.h>

#include "models/domain/guidemarks.h"
#include "tests/support/boardbench.h"

using namespace qunce;
using namespace qunce::test;

namespace {

using Rows = std::map<std::string, std::map<std::string, std::string>>;

class GuideRosterTest : public testing::Test
{
protected:
    std::shared_ptr<const DataTable> roster(const BoardQuery &query)
    {
        Result<std::shared_ptr<const DataTable>> table =
            m_bench.read([&](BoardContext &context) { return readGuideRoster(context, query); });
        EXPECT_TRUE(table.ok()) << (table.ok() ? std::string() : table.error().userText.english());
        return table.ok() ? *table : std::make_shared<const DataTable>();
    }
    std::map<std::string, std::string> flags(Period period, std::map<std::string, std::string> more = {})
    {
        more.insert({{"from", period.from.toString()}, {"to", period.to.toString()}});
        return more;
    }
    /// A measure of every guide, as the console asks for it.
    Rows measured(const std::string &measure, Period period, const std::string &under = {})
    {
        auto asked = flags(period, {{"measure", measure}, {"level", "guide"}, {"zero-fill", "fed"}});
        if (!under.empty())
            asked["under"] = under;
        return byCode(m_bench.exported({"leaderboard"}, asked));
    }

    /// Compares a column of numbers, or of fractions, with the export; rows that it does not list have no value.
    void expectSums(const DataTable &table, const char *id, const Rows &rows)
    {
        each(table, id, [&](size_t column, size_t row, const std::string &code) {
            const auto found = rows.find(code);
            const std::optional<int64_t> shown = table.numberOf(column, row);
            ASSERT_EQ(
                shown ? std::to_string(*shown) : "", found == rows.end() ? "" : found->second.at("numerator"))
                << id << " of " << code;
        });
    }
    void expectRates(const DataTable &table, const char *id, const Rows &rows)
    {
        each(table, id, [&](size_t column, size_t row, const std::string &code) {
            const auto found = rows.find(code);
            const std::optional<Fraction> shown = table.fractionOf(column, row);
            ASSERT_EQ(shown ? sixDigits(*shown) : "", found == rows.end() ? "" : found->second.at("value"))
                << id << " of " << code;
            if (shown) {
                ASSERT_EQ(toText(shown->denominator), found->second.at("denominator"))
                    << id << " of " << code;
            }
        });
    }
    /// Millionths of a rate against percentage points of six digits.
    void expectPoints(const DataTable &table, const char *id, const Rows &rows)
    {
        each(table, id, [&](size_t column, size_t row, const std::string &code) {
            const auto found = rows.find(code);
            const std::optional<int64_t> shown = table.numberOf(column, row);
            const std::string said = found == rows.end() ? "" : found->second.at("value");
            ASSERT_EQ(shown.has_value(), !said.empty()) << id << " of " << code;
            if (shown) {
                ASSERT_NEAR(static_cast<double>(*shown) / 10'000, std::stod(said), 0.0001) << code;
            }
        });
    }
    template <typename Check>
    void each(const DataTable &table, const char *id, Check &&check)
    {
        const std::optional<size_t> column = table.column(id);
        ASSERT_TRUE(column) << id;
        const size_t code = *table.column("code");
        for (size_t row = 0; row < table.rows(); ++row)
            check(*column, row, table.textOf(code, row));
    }

    static std::set<std::string> marked(const DataTable &table, uint32_t mark)
    {
        std::set<std::string> codes;
        const size_t code = *table.column("code");
        for (size_t row = 0; row < table.rows(); ++row) {
            if ((table.marks[row] & mark) != 0)
                codes.insert(table.textOf(code, row));
        }
        return codes;
    }

    void expectMeasures(const BoardQuery &query, const std::string &under = {});

    BoardBench m_bench;
    const Day m_today = m_bench.today();
};

void GuideRosterTest::expectMeasures(const BoardQuery &query, const std::string &under)
{
    const std::shared_ptr<const DataTable> table = roster(query);
    ASSERT_GT(table->rows(), 0U);
    const Period period = query.period;
    const Rows completion = measured("due_completion_rate", period, under);
    expectRates(*table, "completion", completion);
    expectSums(*table, "done", completion);
    expectRates(*table, "on_time", measured("on_time_rate", period, under));
    expectRates(*table, "groups", measured("group_send_rate", period, under));
    expectSums(*table, "net_friends", measured("net_friends", period, under));
    expectRates(*table, "reply_14d", measured("reply_rate_14d", period, under));
    expectSums(*table, "amount", measured("amount", period, under));
    const Day last = std::min(period.to, m_today);
    const Period month {firstOfMonth(last), last};
    expectRates(*table, "attainment", measured("attainment:amount", month, under));
    expectRates(*table, "time_progress", measured("time_progress", month, under));
    expectPoints(*table, "gap", measured("gap:amount", month, under));
    expectSums(*table, "streak", measured("streak_current", {period.to - 89, period.to}, under));
}

TEST_F(GuideRosterTest, ShowsWhatTheExportsSay)
{
    for (const PeriodChoice choice : {PeriodChoice::Yesterday, PeriodChoice::Last7Days,
             PeriodChoice::MonthToDate, PeriodChoice::LastMonth, PeriodChoice::Last30Days})
        expectMeasures(m_bench.query(choice));
}

TEST_F(GuideRosterTest, ShowsAUnitAsTheExportDoesUnderIt)
{
    expectMeasures(m_bench.query(PeriodChoice::Last7Days, m_bench.unit("ZJ")), "ZJ");
}

TEST_F(GuideRosterTest, TheTasksOfADayAgreeWithTheCompletionExport)
{
    // All tasks of last week are due, so that the export's counts are those of the columns.
    const BoardQuery query = m_bench.query(PeriodChoice::LastWeek);
    const std::shared_ptr<const DataTable> table = roster(query);
    const Rows rows = byCode(m_bench.exported({"completion"}, flags(query.period, {{"by", "guide"}})));
    size_t compared = 0;
    each(*table, "due", [&](size_t column, size_t row, const std::string &code) {
        const auto found = rows.find(code);
        if (found == rows.end())
            return;
        ++compared;
        ASSERT_EQ(*table->numberOf(column, row),
            std::stoll(found->second.at("dispatched")) - std::stoll(found->second.at("excluded")))
            << code;
        ASSERT_EQ(*table->numberOf(*table->column("done"), row), std::stoll(found->second.at("done")))
            << code;
    });
    EXPECT_GT(compared, 50U);
}

TEST_F(GuideRosterTest, FriendsAreThoseOfTheLastDayThatHasThem)
{
    const std::shared_ptr<const DataTable> table = roster(m_bench.query(PeriodChoice::Last7Days));
    std::map<std::string, std::string> last;
    for (int back = 31; back >= 1; --back) {
        const Day day = m_today - back;
        for (const auto &[code, row] :
            byCode(m_bench.exported({"leaderboard"}, flags({day, day}, {{"measure", "friends_total"}}))))
            last[code] = row.at("numerator");
    }
    each(*table, "friends", [&](size_t column, size_t row, const std::string &code) {
        const std::optional<int64_t> shown = table->numberOf(column, row);
        ASSERT_EQ(shown ? std::to_string(*shown) : "", last.contains(code) ? last[code] : "") << code;
    });
}

TEST_F(GuideRosterTest, ListsWhomTheRosterExportListsButForThoseWhoLeftLongAgo)
{
    const BoardQuery query = m_bench.query(PeriodChoice::Last7Days);
    const std::shared_ptr<const DataTable> table = roster(query);
    const Rows rows = byCode(m_bench.exported({"roster", "guides"}, {}));
    const std::set<std::string> toHandOver = marked(*table, guidemarks::kToHandOver);
    std::set<std::string> wanted;
    for (const auto &[code, row] : rows) {
        if (row.at("status") != "left" || row.at("left_on") >= query.period.from.toString()
            || toHandOver.contains(code))
            wanted.insert(code);
    }
    std::set<std::string> shown;
    each(*table, "store", [&](size_t, size_t row, const std::string &code) {
        shown.insert(code);
        ASSERT_EQ(table->textOf(*table->column("role"), row), rows.at(code).at("role")) << code;
        ASSERT_EQ(table->textOf(*table->column("name"), row), rows.at(code).at("name")) << code;
    });
    EXPECT_EQ(shown, wanted);
}

TEST_F(GuideRosterTest, ZeroExecutionIsNothingDoneOfWhatIsDue)
{
    for (const PeriodChoice choice : {PeriodChoice::Yesterday, PeriodChoice::Last7Days}) {
        const BoardQuery query = m_bench.query(choice);
        const std::shared_ptr<const DataTable> table = roster(query);
        std::set<std::string> wanted;
        for (const auto &[code, row] : measured("due_completion_rate", query.period)) {
            if (row.at("numerator") == "0" && row.at("denominator") != "0")
                wanted.insert(code);
        }
        EXPECT_EQ(marked(*table, guidemarks::kNothingDone), wanted);
        EXPECT_FALSE(choice == PeriodChoice::Yesterday && wanted.empty());
    }
}

/// The demo brand's guides are too good for it on most days; guidemarkstest.cpp shows the idle ones.
TEST_F(GuideRosterTest, IdleForThreeDaysIsCountedFromTheDaysBoards)
{
    std::map<Day, Rows> boards;
    for (int back = 1; back <= 74; ++back)
        boards[m_today - back] = measured("due_completion_rate", {m_today - back, m_today - back});
    const Rows people = byCode(m_bench.exported({"roster", "guides"}, {}));
    for (int end = 1; end <= 60; end += 3) {
        std::map<std::string, std::vector<bool>> didSomething; // by task day, latest first
        for (int back = end; back < end + 14; ++back) {
            for (const auto &[code, row] : boards[m_today - back]) {
                if (row.at("denominator") != "0")
                    didSomething[code].push_back(row.at("numerator") != "0");
            }
        }
        std::set<std::string> wanted;
        for (const auto &[code, days] : didSomething) {
            if (days.size() >= 3 && !days[0] && !days[1] && !days[2]
                && people.at(code).at("status") != "left")
                wanted.insert(code);
        }
        const std::shared_ptr<const DataTable> table =
            roster(m_bench.query(PeriodChoice::Custom, {}, {m_today - end, m_today - end}));
        ASSERT_EQ(marked(*table, guidemarks::kIdleThreeDays), wanted) << end << " days ago";
    }
}

TEST_F(GuideRosterTest, NotSellingIsInPostWithoutAnOrder)
{
    const BoardQuery query = m_bench.query(PeriodChoice::Yesterday);
    const std::shared_ptr<const DataTable> table = roster(query);
    const Rows orders = measured("orders", query.period);
    std::set<std::string> wanted;
    for (const auto &[code, row] : measured("selling_rate", query.period)) {
        if (row.at("denominator") == "1" && row.at("numerator") == "0" && orders.contains(code))
            wanted.insert(code);
    }
    EXPECT_EQ(marked(*table, guidemarks::kNotSelling), wanted);
    EXPECT_FALSE(wanted.empty());
}

TEST_F(GuideRosterTest, WhoIsNewOnLeaveOrToHandOverFollowsFromTheRosterExport)
{
    const std::shared_ptr<const DataTable> table = roster(m_bench.query(PeriodChoice::Last7Days));
    std::set<std::string> inheritances;
    for (const auto &[code, row] : byCode(m_bench.exported({"roster", "groups"}, {}))) {
        if (row.at("status") != "closed")
            inheritances.insert(row.at("owner_code"));
    }
    for (const auto &[code, row] : byCode(m_bench.exported({"roster", "koc"}, {})))
        inheritances.insert(row.at("guide_code"));
    const std::string today = m_today.toString();
    std::set<std::string> fresh;
    std::set<std::string> onLeave;
    std::set<std::string> toHandOver;
    for (const auto &[code, row] : byCode(m_bench.exported({"roster", "guides"}, {}))) {
        const bool hasLeft = row.at("status") == "left" && row.at("left_on") <= today;
        const std::string joined = row.at("joined_on");
        if (hasLeft && inheritances.contains(code))
            toHandOver.insert(code);
        if (hasLeft || joined > today)
            continue;
        if (!joined.empty() && joined >= (m_today - 30).toString())
            fresh.insert(code);
        if (!row.at("leave_from").empty() && row.at("leave_from") <= today
            && (row.at("leave_to").empty() || row.at("leave_to") >= today))
            onLeave.insert(code);
    }
    EXPECT_EQ(marked(*table, guidemarks::kNew), fresh);
    EXPECT_EQ(marked(*table, guidemarks::kOnLeave), onLeave);
    EXPECT_EQ(marked(*table, guidemarks::kToHandOver), toHandOver);
    EXPECT_FALSE(fresh.empty());
    EXPECT_FALSE(onLeave.empty());
    EXPECT_FALSE(toHandOver.empty());
}

TEST_F(GuideRosterTest, APeriodWithoutDataHasPeopleAndNoNumbers)
{
    const Day last = m_today + 30;
    const std::shared_ptr<const DataTable> table =
        roster(m_bench.query(PeriodChoice::Custom, {}, {last - 6, last}));
    ASSERT_GT(table->rows(), 0U);
    for (const char *id : {"due", "done", "amount", "net_friends"}) {
        each(*table, id, [&](size_t column, size_t row, const std::string &code) {
            ASSERT_FALSE(table->numberOf(column, row)) << id << " of " << code;
        });
    }
}

TEST_F(GuideRosterTest, AUnitOutsideTheRegionsOfTheUserIsRefused)
{
    BoardBench zhejiang("zhejiang");
    const BoardQuery query = zhejiang.query(PeriodChoice::Yesterday, m_bench.unit("BJ"));
    const auto table = zhejiang.read([&](BoardContext &context) { return readGuideRoster(context, query); });
    ASSERT_FALSE(table.ok());
    EXPECT_EQ(table.error().code, ErrorCode::PermissionDenied);
}

} // namespace
