// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 问题与措施 in the dialog of reports: typed, kept, carried, done. Nothing here talks to a server.

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/editbench.h"
#include "tests/views/report/pdftext.h"
#include "views/common/dates.h"
#include "views/report/actionspane.h"
#include "views/report/actiontexts.h"
#include "views/report/reportdialog.h"

namespace qunce {

namespace {

class ActionsPaneTest : public ::testing::Test
{
protected:
    void open(const std::string &user = "hq")
    {
        bench = std::make_unique<test::EditBench>(user);
        openDialog(PeriodChoice::LastWeek);
    }
    void openDialog(PeriodChoice choice, Period own = {})
    {
        BoardQuery query = bench->selection.query();
        query.choice = choice;
        query.period = periodOf(choice, bench->today(), own);
        dialog = std::make_unique<ReportDialog>(bench->tools, query, true, nullptr);
        if (choice == PeriodChoice::Custom)
            dialog->period().setCurrentIndex(0);
        dialog->show();
        dialog->tabs().setCurrentIndex(1);
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(bench->isQuiet());
        ASSERT_TRUE(test::waitFor([this] { return dialog->isSettled() && dialog->pages() > 0; }, 30'000));
    }
    ActionsPane &pane() { return dialog->actions(); }
    /// Row, column: 问题, 措施, 责任人, 期限, 进度, 结转.
    QString cell(int row, int column) { return pane().table().textAt(row, column); }
    void type(const QString &problem, const QString &action, const QString &responsible, Day due)
    {
        pane().problem().setText(problem);
        pane().action().setText(action);
        pane().responsible().setText(responsible);
        pane().hasDue().setChecked(true);
        pane().due().setDate(dateOf(due));
    }
    void add(const QString &problem, Day due)
    {
        const int before = pane().table().rowCount();
        type(problem, QStringLiteral("督导每日跟进"), QStringLiteral("王敏"), due);
        ASSERT_TRUE(pane().add().isEnabled()) << pane().why().toStdString();
        pane().add().click();
        ASSERT_TRUE(test::waitFor([&] { return pane().table().rowCount() == before + 1; }));
        settle();
    }
    std::vector<Record> kept() const
    {
        return bench->records(Kind::SavedView, "page", toValue(std::string(kActionPage)));
    }
    void TearDown() override
    {
        dialog.reset();
        bench.reset();
    }

    std::unique_ptr<test::EditBench> bench;
    std::unique_ptr<ReportDialog> dialog;
};

TEST_F(ActionsPaneTest, WhatIsTypedIsKeptAndPrinted)
{
    open();
    EXPECT_EQ(pane().table().rowCount(), 0);
    EXPECT_FALSE(pane().add().isEnabled()) << "nothing is typed";
    EXPECT_TRUE(pane().why().isEmpty()) << pane().why().toStdString();
    add(QStringLiteral("浙江到期完成率低"), bench->today() + 4);
    EXPECT_EQ(cell(0, 0), QStringLiteral("浙江到期完成率低"));
    EXPECT_EQ(cell(0, 1), QStringLiteral("督导每日跟进"));
    EXPECT_EQ(cell(0, 2), QStringLiteral("王敏"));
    EXPECT_EQ(cell(0, 3), QStringLiteral("9月12日"));
    EXPECT_EQ(cell(0, 4), QStringLiteral("未完成"));
    EXPECT_EQ(cell(0, 5), QString()) << "it is of this report";
    EXPECT_TRUE(pane().problem().text().isEmpty()) << "the next one can be typed";
    ASSERT_EQ(kept().size(), 1U) << "it is on the disk, to be sent";
    EXPECT_EQ(kept().front().text("name"), "浙江到期完成率低");

    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("周报.pdf"));
    ASSERT_TRUE(dialog->saveTo(path).ok());
    const QString pdf = test::pdfText(path);
    for (const char *said : {"问题与措施", "浙江到期完成率低", "督导每日跟进", "王敏", "9月12日", "未完成"})
        EXPECT_TRUE(pdf.contains(QString::fromUtf8(said))) << said;
    EXPECT_TRUE(dialog->tabs().tabText(1).contains(QLatin1Char('1'))) << "how many are open";
    bench->picture(*dialog, QStringLiteral("report-actions"));
}

TEST_F(ActionsPaneTest, OpenOnesAreCarriedIntoTheNextReportAndOverdueOnesSaySo)
{
    open();
    add(QStringLiteral("已逾期的"), bench->today() - 2);
    add(QStringLiteral("未到期的"), bench->today() + 2);
    openDialog(PeriodChoice::ThisWeek);
    ASSERT_EQ(pane().table().rowCount(), 2) << "the next weekly report of the same unit";
    EXPECT_EQ(cell(0, 0), QStringLiteral("已逾期的")) << "first";
    EXPECT_EQ(cell(0, 4), QStringLiteral("逾期2天"));
    EXPECT_EQ(cell(0, 5), QStringLiteral("自截至9月6日的报告"));
    EXPECT_EQ(cell(1, 4), QStringLiteral("未完成"));
    const ReportSection printed = *dialog->texts().actions;
    ASSERT_EQ(printed.rows.size(), 2U);
    EXPECT_EQ(printed.rows[0][4].color, Token::Bad);
    EXPECT_EQ(printed.rows[0][3].sheet.type, SheetCell::Type::Day) << "a day in the workbook too";

    const Day first = bench->today() - 20;
    openDialog(PeriodChoice::Custom, {first, first + 6});
    EXPECT_EQ(pane().table().rowCount(), 0) << "an earlier report knows nothing of them";
}

TEST_F(ActionsPaneTest, IsMarkedAsDoneAndChangedAndTakenBackLikeAnyEdit)
{
    open();
    add(QStringLiteral("新客回复慢"), bench->today() + 3);
    pane().table().select(0);
    EXPECT_EQ(pane().problem().text(), QStringLiteral("新客回复慢"));
    EXPECT_FALSE(pane().save().isEnabled()) << "nothing is different";
    pane().action().setText(QStringLiteral("当日回复"));
    ASSERT_TRUE(pane().save().isEnabled());
    QTest::keyClick(&pane().action(), Qt::Key_Return);
    ASSERT_TRUE(test::waitFor([this] { return cell(0, 1) == QStringLiteral("当日回复"); }));
    settle();
    ASSERT_TRUE(pane().done().isEnabled());
    pane().done().click();
    ASSERT_TRUE(test::waitFor([this] { return cell(0, 4) == QStringLiteral("9月8日完成"); }));
    settle();
    bench->edits.undo();
    ASSERT_TRUE(test::waitFor([this] { return cell(0, 4) == QStringLiteral("未完成"); }))
        << "the window's undo, and the dialog shows it";
    bench->edits.redo();
    ASSERT_TRUE(test::waitFor([this] { return cell(0, 4) == QStringLiteral("9月8日完成"); }));
    settle();
    EXPECT_EQ(pane().done().text(), QStringLiteral("重新打开"));
    ASSERT_TRUE(pane().remove().isEnabled());
    pane().remove().click();
    ASSERT_TRUE(test::waitFor([this] { return pane().table().rowCount() == 0; }));
    settle();
    EXPECT_TRUE(kept().empty());
    bench->edits.undo();
    ASSERT_TRUE(test::waitFor([this] { return pane().table().rowCount() == 1; }));
}

TEST_F(ActionsPaneTest, AManagersAreOfTheOwnRegion)
{
    open("zhejiang");
    add(QStringLiteral("门店活跃低"), bench->today() + 3);
    ASSERT_EQ(kept().size(), 1U);
    const std::optional<ActionItem> item = actionOf(kept().front());
    ASSERT_TRUE(item);
    EXPECT_EQ(item->unit, bench->reader.user().regions.front()) << "without a unit: the only region";
    EXPECT_EQ(kept().front().reference("region"), bench->reader.user().regions.front());
}

TEST_F(ActionsPaneTest, AViewerReadsAndIsToldWhy)
{
    open("beijing");
    pane().problem().setText(QStringLiteral("x"));
    EXPECT_FALSE(pane().add().isEnabled());
    EXPECT_FALSE(pane().why().isEmpty());
}

} // namespace

} // namespace qunce
