// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>

#include <array>
#include <cstdlib>

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include "models/sheets/xlsxtext.h"
#include "tests/support/pagebench.h"
#include "tests/views/report/pdftext.h"
#include "views/report/reportdialog.h"

namespace qunce {

namespace {

class ReportDialogTest : public ::testing::Test
{
protected:
    void open(PeriodChoice choice = PeriodChoice::LastWeek)
    {
        BoardQuery query = bench.selection.query();
        query.choice = choice;
        query.period = periodOf(choice, bench.reader.now().day(), query.period);
        dialog = std::make_unique<ReportDialog>(bench.tools, query, true, nullptr);
        dialog->show();
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(test::waitFor([this] { return dialog->isSettled() && dialog->pages() > 0; }, 30'000));
    }
    const ReportSection &section(const QString &title)
    {
        texts = dialog->texts();
        for (const ReportSection &one : texts.sections) {
            if (one.title == title)
                return one;
        }
        ADD_FAILURE() << "no section " << title.toStdString();
        return texts.sections.front();
    }
    void pictures(const char *name)
    {
        const QString folder = qEnvironmentVariable("QUNCE_PICTURES");
        if (folder.isEmpty())
            return;
        const ReportPaper paper(dialog->texts(), bench.theme);
        for (int page = 0; page < paper.pages(); ++page)
            paper.picture(page, 900).save(
                QStringLiteral("%1/%2-%3.png").arg(folder, QLatin1String(name)).arg(page + 1));
    }

    test::PageBench bench;
    std::unique_ptr<ReportDialog> dialog;
    ReportTexts texts;
};

TEST_F(ReportDialogTest, IsTheReportOfTheLastWeekUnlessTheWindowShowsAnotherUsualPeriod)
{
    open(PeriodChoice::Yesterday);
    EXPECT_EQ(dialog->period().currentText(), QStringLiteral("周报：上周"));
    EXPECT_EQ(dialog->report()->query.query.period.days(), 7);
    EXPECT_EQ(dialog->texts().title, QStringLiteral("周报"));
    dialog->period().setCurrentIndex(0); // the window's own
    settle();
    EXPECT_EQ(dialog->report()->query.query.period.days(), 1);
    EXPECT_FALSE(dialog->warning().isEmpty()) << "a region is not in";
    EXPECT_TRUE(dialog->texts().missing.contains(QStringLiteral("北京")));
    open(PeriodChoice::MonthToDate);
    EXPECT_EQ(dialog->report()->query.query.period.from, firstOfMonth(bench.reader.now().day()));
}

TEST_F(ReportDialogTest, SaysWhatAManagerWantsToKnow)
{
    open();
    EXPECT_EQ(section(QStringLiteral("概况")).rows.size(), kOverviewCards + 1);
    EXPECT_EQ(section(QStringLiteral("目标与执行")).rows.size(), dialog->report()->units.size() + 1);
    EXPECT_EQ(section(QStringLiteral("销售与客户")).rows.size(), dialog->report()->units.size() + 1);
    EXPECT_EQ(section(QStringLiteral("逐日")).rows.size(), 7U);
    EXPECT_GT(section(QStringLiteral("社群")).rows.size(), 2U);
    const QString problems = dialog->texts().problems.join(QLatin1Char('\n'));
    EXPECT_TRUE(
        problems.contains(QStringLiteral("进度差落后")) || problems.contains(QStringLiteral("到期完成率")))
        << problems.toStdString();
    EXPECT_TRUE(dialog->texts().footer.contains(QStringLiteral("数据日期 9月7日")));
    EXPECT_EQ(dialog->texts().badge, QStringLiteral("演示数据"));
    for (const ReportSection &one : texts.sections) {
        for (const auto &row : one.rows)
            ASSERT_EQ(row.size(), static_cast<size_t>(one.titles.size())) << one.title.toStdString();
        static const QRegularExpression letters(QStringLiteral("[A-Za-z]{3,}"));
        for (const QString &title : one.titles)
            EXPECT_FALSE(title.contains(letters)) << title.toStdString() << ": Chinese on a Chinese page";
        EXPECT_FALSE(one.note.contains(letters)) << one.note.toStdString();
    }
    test::waitFor([] { return false; }, 100); // the pages take their places
    bench.picture(*dialog, QStringLiteral("report-dialog"));
    pictures("report-week");
}

TEST_F(ReportDialogTest, PdfAndWorkbookSayTheSame)
{
    open(PeriodChoice::LastMonth);
    dialog->titleEdit().setText(QStringLiteral("八月经营月报"));
    ASSERT_TRUE(test::waitFor(
        [this] { return dialog->pages() > 0 && dialog->texts().title == QStringLiteral("八月经营月报"); }));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("月报.pdf"));
    test::waitFor([] { return false; }, 400); // the title is typed out
    ASSERT_TRUE(dialog->saveTo(path).ok());
    const QString pdf = test::pdfText(path);
    EXPECT_TRUE(pdf.contains(QStringLiteral("八月经营月报"))) << pdf.left(400).toStdString();
    size_t numbers = 0;
    for (const ReportSection &one : dialog->texts().sections) {
        EXPECT_TRUE(pdf.contains(one.title)) << one.title.toStdString();
        for (const auto &row : one.rows) {
            for (size_t column = 0; column < row.size(); ++column) {
                if (!one.isNumber[column])
                    continue;
                ++numbers;
                EXPECT_TRUE(pdf.contains(row[column].words))
                    << one.title.toStdString() << " " << row[column].words.toStdString();
            }
        }
    }
    EXPECT_GT(numbers, 200U);
    EXPECT_TRUE(pdf.contains(QStringLiteral("第 1 页"))) << "pages are numbered";
    EXPECT_FALSE(pdf.contains(QChar(0x2F29))) << "小 is not the radical ⼩: it can be found";

    const std::string workbook = folder.filePath(QStringLiteral("月报.xlsx")).toStdString();
    const int file = ::open(workbook.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_GE(file, 0);
    Result<std::unique_ptr<XlsxText>> sheet = XlsxText::adopt(workbook, file);
    ASSERT_TRUE(sheet.ok());
    EXPECT_EQ((*sheet)->sheetName(), "概况");
    EXPECT_GE((*sheet)->otherSheets(), dialog->texts().sections.size() - 1);
    std::string all;
    std::array<char, 4096> chunk {};
    for (;;) {
        const Result<size_t> read = (*sheet)->read(chunk);
        ASSERT_TRUE(read.ok());
        if (*read == 0)
            break;
        all.append(chunk.data(), *read);
    }
    EXPECT_NE(all.find("净销售额"), std::string::npos);
    const Fraction sales = *dialog->report()->total.sales.value;
    const auto yuan = static_cast<int64_t>(sales.numerator / sales.denominator) / 100;
    EXPECT_NE(all.find(std::to_string(yuan)), std::string::npos) << all;
    pictures("report-month");
}

TEST_F(ReportDialogTest, ReadingCanBeStoppedAndBegunAgain)
{
    BoardQuery query = bench.selection.query();
    dialog = std::make_unique<ReportDialog>(bench.tools, query, true, nullptr);
    dialog->show();
    dialog->stop().click();
    EXPECT_TRUE(dialog->isSettled());
    EXPECT_FALSE(dialog->problem().isEmpty());
    EXPECT_FALSE(dialog->save().isEnabled());
    EXPECT_FALSE(dialog->report());
    dialog->period().setCurrentIndex(1);
    settle();
    EXPECT_TRUE(dialog->save().isEnabled());
}

TEST_F(ReportDialogTest, AManagersReportIsOfTheStores)
{
    test::PageBench own("zhejiang");
    BoardQuery query = own.selection.query();
    query.choice = PeriodChoice::LastWeek;
    query.period = periodOf(query.choice, own.reader.now().day(), {});
    ReportDialog mine(own.tools, query, true, nullptr);
    mine.show();
    ASSERT_TRUE(test::waitFor([&] { return mine.isSettled() && mine.pages() > 0; }, 30'000));
    EXPECT_TRUE(mine.report()->isOfStores);
    EXPECT_EQ(mine.texts().sections[1].titles.front(), QStringLiteral("门店"));
}

} // namespace

} // namespace qunce
