// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Closed months as people read them, and how headquarters closes one. The server's part is tested in tests/facts and
// tests/server.

#include "views/months/monthsdialog.h"

#include <QTest>

#include "tests/support/editbench.h"
#include "views/leaderboard/leaderboardpage.h"
#include "views/months/monthtexts.h"

namespace qunce {

namespace {

MonthLine lineOf(
    const char *month, MonthState state, const char *at = "", const char *by = "", int64_t version = 0)
{
    MonthLine line;
    line.days = *monthNamed(month);
    line.state = state;
    line.isOver = true;
    line.version = version;
    if (*at)
        line.at = parseInstant(at)->instant;
    line.by = by;
    return line;
}

TEST(MonthTexts, SayWhoClosedWhatWhenAndHowMuchCameLater)
{
    test::application();
    const Format format(Language::English);
    MonthLine running = lineOf("2026-10", MonthState::Open);
    running.isOver = false;
    const MonthLine closed = lineOf("2026-09", MonthState::Closed, "2026-10-05 12:00", "Wang Min", 2);
    struct {
        MonthLine month;
        const char *says;
    } const table[] {{closed, "Sep 2026: closed, version 2 · Wang Min · 5 Oct 12:00"},
        {lineOf("2026-09", MonthState::Closed, "2026-10-05 12:00", "", 1),
            "Sep 2026: closed, version 1 · at the server · 5 Oct 12:00"},
        {lineOf("2026-09", MonthState::Planned, "2026-10-05 12:00", "Wang Min"),
            "Sep 2026: to be closed · Wang Min · 5 Oct 12:00"},
        {lineOf("2026-09", MonthState::Open), "Sep 2026: not closed"},
        {lineOf("2026-09", MonthState::Open, "", "", 1), "Sep 2026: opened again"},
        {running, "Oct 2026: not over yet"}};
    for (const auto &row : table)
        EXPECT_EQ(monthText(row.month, format).toStdString(), row.says);

    MonthBoard board;
    board.months = {closed};
    const auto late = [](Metric metric, std::optional<uint64_t> frozen, std::optional<uint64_t> now) {
        LateNumber one;
        one.metric = metric;
        one.name = "Ann";
        one.frozen = frozen;
        one.now = now;
        return one;
    };
    board.late = {late(Metric::Amount, 10000, 18000), late(Metric::Amount, 5000, std::nullopt),
        late(Metric::Orders, std::nullopt, 2), late(Metric::TaskStatus, 1, 2)};
    EXPECT_EQ(monthsText(board, false, format).toStdString(),
        "Sep 2026: closed, version 2 · Wang Min · 5 Oct 12:00 · 4 later changes");
    EXPECT_EQ(adjustmentsText(board, format).toStdString(), "4 later changes: orders +2, amount +¥30.00");
    const auto cells = [&](size_t row) {
        QStringList texts;
        for (int column = 3; column < 7; ++column)
            texts << lateCell(board.late[row], column, format).text;
        return texts.join(QLatin1Char('|')).toStdString();
    };
    EXPECT_EQ(cells(0), "amount|¥100.00|¥180.00|+¥80.00");
    EXPECT_EQ(cells(1), "amount|¥50.00|–|−¥50.00");
    EXPECT_EQ(cells(2), "orders|–|2|+2");
    EXPECT_EQ(cells(3), "status|To do|Done|");

    board.months = {lineOf("2026-08", MonthState::Open), closed};
    EXPECT_EQ(monthsText(board, false, format).toStdString(), "1 of 2 months closed · 4 later changes");
    board.months = {lineOf("2026-08", MonthState::Open)};
    board.late.clear();
    EXPECT_EQ(monthsText(board, false, format).toStdString(), "") << "nothing that anybody here could do";
    EXPECT_EQ(monthsText(board, true, format).toStdString(), "Aug 2026: not closed");
    board.months = {running};
    EXPECT_EQ(monthsText(board, true, format).toStdString(), "");
}

class MonthsDialogTest : public testing::Test
{
protected:
    void open(const std::string &user)
    {
        m_bench = std::make_unique<test::EditBench>(user, Language::Chinese);
        m_bench->show(PeriodChoice::Custom, *monthNamed("2026-08"));
        m_dialog = std::make_unique<MonthsDialog>(m_bench->tools, m_bench->selection.query(), nullptr);
        m_dialog->show();
        ASSERT_TRUE(test::waitFor([this] { return m_dialog->isSettled(); }));
        QCoreApplication::processEvents(); // lines are shown by the layout
    }
    void TearDown() override
    {
        m_dialog.reset();
        m_bench.reset();
    }
    QString firstLine() const { return m_dialog->monthTexts().value(0); }
    std::vector<Record> plans() const
    {
        return m_bench->records(Kind::MonthClose, "month", toValue(std::string("2026-08")));
    }

    std::unique_ptr<test::EditBench> m_bench;
    std::unique_ptr<MonthsDialog> m_dialog;
};

TEST_F(MonthsDialogTest, HeadquartersPlansACloseAndTakesThePlanBack)
{
    open("hq");
    EXPECT_EQ(firstLine(), QStringLiteral("2026年8月 未封账"));
    ASSERT_NE(m_dialog->buttonOf(0), nullptr);
    m_dialog->moment().setDateTime(QDateTime(QDate(2026, 9, 10), QTime(18, 0), Qt::UTC));
    test::PageBench::picture(*m_dialog, QStringLiteral("months-open"));
    QTest::mouseClick(m_dialog->buttonOf(0), Qt::LeftButton);
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    ASSERT_EQ(plans().size(), 1U);
    EXPECT_EQ(plans()[0].instant("closes_at"), parseInstant("2026-09-10 18:00")->instant);
    ASSERT_TRUE(test::waitFor([this] { return firstLine().contains(QStringLiteral("计划封账")); }))
        << firstLine().toStdString();
    EXPECT_TRUE(firstLine().contains(QStringLiteral("9月10日 18:00"))) << firstLine().toStdString();
    ASSERT_NE(m_dialog->buttonOf(0), nullptr);
    QTest::mouseClick(m_dialog->buttonOf(0), Qt::LeftButton);
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(test::waitFor([this] { return firstLine() == QStringLiteral("2026年8月 未封账"); }));
    EXPECT_FALSE(plans()[0].instant("closes_at"));
}

TEST_F(MonthsDialogTest, RegionsReadAndDoNotClose)
{
    open("zhejiang");
    EXPECT_EQ(firstLine(), QStringLiteral("2026年8月 未封账"));
    EXPECT_EQ(m_dialog->buttonOf(0), nullptr);
    EXPECT_FALSE(m_dialog->moment().isVisible());
}

TEST_F(MonthsDialogTest, TheLeaderboardSaysItForItsPeriod)
{
    m_bench = std::make_unique<test::EditBench>("hq", Language::Chinese);
    m_bench->show(PeriodChoice::Custom, *monthNamed("2026-08"));
    LeaderboardPage page(m_bench->tools);
    ASSERT_TRUE(m_bench->settle(page));
    ASSERT_TRUE(test::waitFor([&page] { return page.months().isSettled(); }));
    EXPECT_TRUE(page.months().isVisible());
    EXPECT_EQ(page.months().text(), QStringLiteral("2026年8月 未封账"));
    test::PageBench::picture(page, QStringLiteral("leaderboard-month"));
    m_bench->show(PeriodChoice::Today);
    ASSERT_TRUE(m_bench->settle(page));
    ASSERT_TRUE(test::waitFor([&page] { return page.months().isSettled() && !page.months().isVisible(); }))
        << "the month is not over";
}

} // namespace

} // namespace qunce
