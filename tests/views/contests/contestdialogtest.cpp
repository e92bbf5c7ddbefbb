// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PK contests as people hold and read them. Rules and freezing are tested in tests/domain, tests/merge and tests/server.

#include "views/contests/contestdialog.h"

#include <QMenu>
#include <QTest>

#include "models/protocol/contestrecord.h"
#include "tests/support/editbench.h"
#include "views/common/dates.h"
#include "views/contests/contesteditdialog.h"
#include "views/contests/contesttexts.h"
#include "views/leaderboard/leaderboardpage.h"

namespace qunce {

namespace {

ContestBoard sampleBoard()
{
    ContestBoard board;
    ContestLine line;
    line.contest.name = "Autumn";
    line.contest.days = {*Day::parse("2026-09-01"), *Day::parse("2026-09-03")};
    line.contest.freezesAt = parseInstant("2026-09-05 12:00")->instant;
    line.frozenAt = line.contest.freezesAt;
    line.state = ContestState::Frozen;
    board.contests.push_back(line);
    board.chosen = 0;
    board.numbers = {line.contest.days.from, 3,
        {{"East", true, {100, 5000, 0}, {0, 0, 0}, {}}, {"West", true, {100, 0, 5000}, {0, 250, 0}, {}}}};
    board.standings = contestStandings(ContestMeasure::Amount, board.numbers, line.contest.days.to + 5);
    board.late = {{1, line.contest.days.from + 2, 5000, 1000, 0, 4000}};
    return board;
}

QString rowText(const std::function<BoardCell(int)> &cellOf, int columns)
{
    QStringList texts;
    for (int column = 0; column < columns; ++column)
        texts << cellOf(column).text;
    return texts.join(QLatin1Char('|'));
}

TEST(ContestTexts, SayPlacesTiesAndWhatCameLate)
{
    test::application();
    const Format format(Language::English);
    const ContestBoard board = sampleBoard();
    const auto standing = [&](int row) {
        return rowText([&](int column) { return standingCell(board, row, column, format); }, 8).toStdString();
    };
    EXPECT_EQ(standing(0), "1|same|East|¥51.00|–|2 Sep|¥0.00|same value, reached on 2 Sep");
    EXPECT_EQ(standing(1), "2|same|West|¥51.00|¥0.00|3 Sep|¥2.50|same value, reached on 3 Sep");
    EXPECT_EQ(contestTieText(board, format).toStdString(),
        "Equal values: whoever reached the value on the earlier day is before; on the same day the place is "
        "shared.");
    EXPECT_EQ(contestLineText(board.contests[0], format).toStdString(),
        "Frozen · Total amount · Whole brand · 1 Sep–3 Sep · frozen 5 Sep 12:00");
    EXPECT_EQ(contestLateText(board, format).toStdString(),
        "Came in after it was frozen: 1 days of 1 teams, refunds +¥40.00. No place changes.");
    EXPECT_EQ(rowText([&](int column) { return contestLateCell(board, 0, column, format); }, 6).toStdString(),
        "West|3 Sep|¥50.00|¥10.00|−¥40.00|+¥40.00");
}

class ContestDialogTest : public testing::Test
{
protected:
    void open(const std::string &user)
    {
        m_bench = std::make_unique<test::EditBench>(user, Language::Chinese);
        m_dialog = std::make_unique<ContestDialog>(m_bench->tools, nullptr);
        m_dialog->resize(1180, 800);
        m_dialog->show();
        ASSERT_TRUE(test::waitFor([this] { return m_dialog->isSettled(); }));
    }
    void TearDown() override
    {
        m_dialog.reset();
        m_bench.reset();
    }
    ContestEditDialog *editor()
    {
        ContestEditDialog *found = nullptr;
        const bool isThere = test::waitFor([&] {
            found = m_dialog->findChild<ContestEditDialog *>();
            return found && found->isSettled();
        });
        return isThere ? found : nullptr;
    }
    /// A contest of the units below where the dialog begins, by hand.
    void hold(const QString &name, Period days, ContestMeasure measure)
    {
        QTest::mouseClick(&m_dialog->make(), Qt::LeftButton);
        ContestEditDialog *const dialog = editor();
        ASSERT_NE(dialog, nullptr);
        dialog->name().setText(name);
        dialog->measures().setCurrentIndex(static_cast<int>(measure));
        dialog->from().setDate(dateOf(days.from));
        dialog->to().setDate(dateOf(days.to));
        QTest::mouseClick(&dialog->below(), Qt::LeftButton);
        test::PageBench::picture(*dialog, QStringLiteral("contest-edit"));
        ASSERT_TRUE(dialog->save().isEnabled()) << dialog->says().toStdString();
        QTest::mouseClick(&dialog->save(), Qt::LeftButton);
        ASSERT_TRUE(m_bench->isQuiet());
        ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
        ASSERT_TRUE(test::waitFor([&] {
            const ContestLine *const line = m_dialog->board()->line();
            return m_dialog->isSettled() && line && QString::fromStdString(line->contest.name) == name;
        }));
    }
    static Day day(const char *text) { return *Day::parse(text); }

    std::unique_ptr<test::EditBench> m_bench;
    std::unique_ptr<ContestDialog> m_dialog;
};

TEST_F(ContestDialogTest, ARegionHoldsOneForItselfAndReadsHowItStands)
{
    open("zhejiang");
    EXPECT_TRUE(m_dialog->board()->contests.empty());
    test::PageBench::picture(*m_dialog, QStringLiteral("contests-none"));
    hold(QStringLiteral("九月总金额"), {day("2026-09-01"), day("2026-09-12")}, ContestMeasure::Amount);
    const ContestBoard &board = *m_dialog->board();
    EXPECT_EQ(board.line()->state, ContestState::Running);
    EXPECT_EQ(board.line()->record.bucket.substr(0, 7), "plan:r:");
    EXPECT_FALSE(board.hasUnseen);
    ASSERT_GE(m_dialog->standings().rowCount(), 2);
    EXPECT_EQ(m_dialog->standings().textAt(0, 0), QStringLiteral("1"));
    EXPECT_TRUE(m_dialog->standings().textAt(0, 3).startsWith(QStringLiteral("¥")));
    EXPECT_TRUE(m_dialog->says().join(QLatin1Char('\n')).contains(QStringLiteral("9月7日")))
        << m_dialog->says().join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(m_dialog->list().textAt(0, 1), QStringLiteral("进行中"));
    EXPECT_TRUE(m_dialog->chart().isVisible());
    test::PageBench::picture(*m_dialog, QStringLiteral("contests-amount"));
    // The first team's value is what the board of its unit exports for the same days.
    const Standing &first = board.standings.front();
    const ContestTeam &team = board.line()->contest.teams[first.team];
    ASSERT_EQ(team.units.size(), 1U);
    const Result<Export> exported = m_bench->exported({{"leaderboard"},
        {{"measure", {"amount"}}, {"from", {"2026-09-01"}}, {"to", {"2026-09-12"}}, {"level", {"city"}},
            {"out", {"-"}}, {"format", {"csv"}}}});
    ASSERT_TRUE(exported.ok()) << exported.error().detail;
    bool isInExport = false;
    for (const std::vector<ExportCell> &row : exported->table.rows)
        isInExport = isInExport
            || (row[3] == ExportCell::ofText(team.name)
                && row[6] == ExportCell::ofInteger(static_cast<int64_t>(first.value.value_or(0))));
    EXPECT_TRUE(isInExport) << team.name << ' ' << first.value.value_or(0);

    const CopySource copied = m_dialog->source();
    EXPECT_EQ(copied.source.title, QStringLiteral("九月总金额"));
    EXPECT_EQ(copied.table.rows.size(), board.standings.size());
    Q_EMIT m_dialog->copy().menu()->aboutToShow();
    EXPECT_GE(m_dialog->copy().menu()->actions().size(), 4) << "picture, text, table, files";

    hold(QStringLiteral("连续开单"), {day("2026-08-20"), day("2026-09-05")}, ContestMeasure::Streak);
    EXPECT_EQ(m_dialog->board()->line()->state, ContestState::Ending);
    EXPECT_TRUE(m_dialog->standings().textAt(0, 3).endsWith(QStringLiteral("天")))
        << m_dialog->standings().textAt(0, 3).toStdString();
    ASSERT_EQ(m_dialog->list().rowCount(), 2);
    EXPECT_EQ(m_dialog->list().textAt(1, 1), QStringLiteral("待冻结"));
    test::PageBench::picture(*m_dialog, QStringLiteral("contests-streak"));

    // By keyboard: changed, then deleted; it has not been at the server yet.
    EXPECT_TRUE(m_dialog->change().isEnabled()) << m_dialog->change().toolTip().toStdString();
    m_dialog->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_dialog.get()));
    QTest::keyClick(m_dialog.get(), Qt::Key_F2);
    ContestEditDialog *const dialog = editor();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->name().text(), QStringLiteral("连续开单"));
    dialog->teams().setPlainText(QStringLiteral("甲：没有这个人"));
    EXPECT_FALSE(dialog->save().isEnabled());
    EXPECT_EQ(dialog->says(), QStringLiteral("第1行：没有叫“没有这个人”的组织或导购。"));
    dialog->reject();
    QTest::mouseClick(&m_dialog->remove(), Qt::LeftButton);
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(test::waitFor([this] { return m_dialog->isSettled() && m_dialog->list().rowCount() == 1; }));
}

TEST_F(ContestDialogTest, AFrozenOneStaysAndSaysWhatCameLater)
{
    open("zhejiang");
    hold(QStringLiteral("九月订单"), {day("2026-09-01"), day("2026-09-03")}, ContestMeasure::Orders);
    // As the server froze it: a day of the first team was larger then.
    const ContestBoard &board = *m_dialog->board();
    ContestNumbers then = board.numbers;
    const size_t first = board.standings.front().team;
    then.teams[first].values[1] = then.teams[first].values[1].value_or(0) + 3;
    const std::optional<uint64_t> value = board.standings.front().value;
    ContestBoard frozen = board;
    frozen.contests[0].frozenAt = frozen.contests[0].contest.freezesAt;
    frozen.contests[0].state = ContestState::Frozen;
    frozen.late = lateInContest(then, board.numbers);
    frozen.numbers = then;
    frozen.standings = contestStandings(ContestMeasure::Orders, then, day("2026-09-06"));
    ASSERT_EQ(frozen.late.size(), 1U);
    EXPECT_EQ(frozen.standings.front().value, *value + 3);
    const Format format = m_bench->tools.format();
    EXPECT_EQ(contestLateCell(frozen, 0, 4, format).text, QStringLiteral("−3"));
    EXPECT_TRUE(contestLateText(frozen, format).contains(QStringLiteral("名次不变")));
    EXPECT_EQ(contestListCell(frozen.contests[0], 1, format).text, QStringLiteral("已冻结"));
}

TEST_F(ContestDialogTest, ThoseWhoOnlyReadHoldNone)
{
    open("beijing");
    EXPECT_FALSE(m_dialog->make().isEnabled());
    EXPECT_FALSE(m_dialog->make().toolTip().isEmpty()) << "it says why";
    EXPECT_FALSE(m_dialog->change().isEnabled());
}

TEST_F(ContestDialogTest, TheLeaderboardOpensIt)
{
    m_bench = std::make_unique<test::EditBench>("hq", Language::Chinese);
    LeaderboardPage page(m_bench->tools);
    ASSERT_TRUE(m_bench->settle(page));
    auto *const tool = page.findChild<QToolButton *>(QStringLiteral("contestsTool"));
    ASSERT_NE(tool, nullptr);
    EXPECT_TRUE(tool->isVisible());
    QTest::mouseClick(tool, Qt::LeftButton);
    auto *const dialog = page.findChild<ContestDialog *>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(test::waitFor([dialog] { return dialog->isSettled(); }));
    EXPECT_TRUE(dialog->make().isEnabled());
}

} // namespace

} // namespace qunce
