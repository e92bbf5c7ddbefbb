// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every column is held against what `qunce export` says about the same KOCs off the same cache.

#include "models/boards/kocroster.h"

#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/boardbench.h"

using namespace qunce;
using namespace qunce::test;

namespace {

using Rows = std::map<std::string, std::map<std::string, std::string>>;

class KocRosterTest : public testing::Test
{
protected:
    std::shared_ptr<const DataTable> roster(const BoardQuery &query)
    {
        Result<std::shared_ptr<const DataTable>> table =
            m_bench.read([&](BoardContext &context) { return readKocRoster(context, query); });
        EXPECT_TRUE(table.ok()) << (table.ok() ? std::string() : table.error().userText.english());
        return table.ok() ? *table : std::make_shared<const DataTable>();
    }
    Rows summed(const char *measure, Period period)
    {
        return byCode(m_bench.exported({"leaderboard"},
            {{"measure", std::string("koc:") + measure}, {"level", "koc"}, {"from", period.from.toString()},
                {"to", period.to.toString()}}));
    }
    static std::optional<int64_t> valueOf(const Rows &rows, const std::string &code)
    {
        const auto row = rows.find(code);
        if (row == rows.end() || row->second.at("numerator").empty())
            return std::nullopt;
        return std::stoll(row->second.at("numerator"));
    }
    void each(const DataTable &table, const std::function<void(size_t row, const std::string &code)> &check)
    {
        ASSERT_GT(table.rows(), 100U);
        for (size_t row = 0; row < table.rows(); ++row)
            check(row, table.textOf(*table.column("code"), row));
    }

    BoardBench m_bench;
    const Day m_yesterday = *Day::parse("2026-09-07");
};

} // namespace

TEST_F(KocRosterTest, ListsWhomTheExportLists)
{
    const auto table = roster(m_bench.query(PeriodChoice::Yesterday));
    Rows exported = byCode(m_bench.exported({"roster", "koc"}, {}));
    const auto numberIn = [](const std::string &text) {
        return text.empty() ? std::optional<int64_t>() : std::stoll(text);
    };
    EXPECT_EQ(table->rows(), exported.size());
    each(*table, [&](size_t row, const std::string &code) {
        ASSERT_TRUE(exported.contains(code)) << code;
        auto &wanted = exported[code];
        EXPECT_EQ(table->textOf(*table->column("name"), row), wanted["nickname"]) << code;
        EXPECT_EQ(table->textOf(*table->column("tier"), row), wanted["tier"]) << code;
        EXPECT_EQ(table->numberOf(*table->column("fans"), row), numberIn(wanted["fans"])) << code;
        EXPECT_EQ(table->numberOf(*table->column("points"), row), numberIn(wanted["points"])) << code;
    });
}

TEST_F(KocRosterTest, SumsNinetyDaysAsTheExportDoes)
{
    const auto table = roster(m_bench.query(PeriodChoice::Yesterday));
    const Period days {m_yesterday - 89, m_yesterday};
    const Rows amounts = summed("amount", days);
    const Rows posts = summed("posts", days);
    const Rows accepted = summed("accepted_posts", days);
    each(*table, [&](size_t row, const std::string &code) {
        EXPECT_EQ(table->numberOf(*table->column("amount_90d"), row), valueOf(amounts, code)) << code;
        const TableColumn &pair = table->columns[*table->column("posts")];
        EXPECT_EQ(
            pair.first[row] == kNoValue ? std::nullopt : std::optional(pair.first[row]), valueOf(posts, code))
            << code;
        const bool isAccepted = valueOf(accepted, code).value_or(0) > 0;
        EXPECT_EQ((table->marks[row] & kocmarks::kAccepted) != 0, isAccepted) << code;
    });
}

TEST_F(KocRosterTest, CountsADayOnWhichAnythingHappenedOnce)
{
    const auto table = roster(m_bench.query(PeriodChoice::Yesterday));
    std::map<std::string, int64_t> wanted;
    for (Day day = m_yesterday - 29; day <= m_yesterday; ++day) {
        std::set<std::string> active;
        for (const char *measure : {"posts", "accepted_posts", "orders", "amount", "points"}) {
            for (const auto &[code, row] : summed(measure, {day, day})) {
                if (row.at("numerator") != "0" && !row.at("numerator").empty())
                    active.insert(code);
            }
        }
        for (const std::string &code : active)
            ++wanted[code];
    }
    EXPECT_GT(wanted.size(), 50U);
    each(*table, [&](size_t row, const std::string &code) {
        EXPECT_EQ(table->numberOf(*table->column("active_days"), row), wanted[code]) << code;
        EXPECT_EQ((table->marks[row] & kocmarks::kActive) != 0, wanted[code] > 0) << code;
    });
}

TEST_F(KocRosterTest, KeepsToTheUnitThatIsAskedFor)
{
    const auto all = roster(m_bench.query(PeriodChoice::Yesterday));
    const auto part = roster(m_bench.query(PeriodChoice::Yesterday, m_bench.unit("ZJ")));
    size_t wanted = 0;
    for (size_t row = 0; row < all->rows(); ++row)
        wanted += all->textOf(*all->column("region"), row) == "浙江";
    EXPECT_GT(wanted, 0U);
    EXPECT_EQ(part->rows(), wanted);
}

TEST_F(KocRosterTest, ShowsOneKocInFullWithTheNumbersOfTheRoster)
{
    const BoardQuery query = m_bench.query(PeriodChoice::Yesterday);
    const auto table = roster(query);
    size_t row = 0;
    while (row < table->rows() && table->numberOf(*table->column("amount_90d"), row).value_or(0) == 0)
        ++row;
    ASSERT_LT(row, table->rows());
    const Result<KocDetail> detail =
        m_bench.read([&](BoardContext &context) { return readKocDetail(context, query, table->ids[row]); });
    ASSERT_TRUE(detail.ok());
    EXPECT_EQ(detail->code, table->textOf(*table->column("code"), row));
    EXPECT_EQ(detail->city, table->textOf(*table->column("city"), row));
    EXPECT_EQ(detail->activeDays, table->numberOf(*table->column("active_days"), row));
    EXPECT_EQ(detail->amount, table->numberOf(*table->column("amount_90d"), row));
    int64_t byDay = 0;
    for (const auto &amount : detail->amountByDay)
        byDay += amount.value_or(0);
    EXPECT_EQ(detail->amountByDay.size(), 90U);
    EXPECT_EQ(byDay, detail->amount);
    EXPECT_FALSE(
        m_bench.read([&](BoardContext &context) { return readKocDetail(context, query, Uuid()); }).ok());
}
