// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 活动复盘 as people choose it and read it.

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>

#include "tests/support/pagebench.h"
#include "tests/views/report/pdftext.h"
#include "views/report/reportdialog.h"

namespace qunce {

namespace {

class CampaignReportDialogTest : public ::testing::Test
{
protected:
    void open(const Uuid &campaign = {})
    {
        dialog =
            std::make_unique<ReportDialog>(bench.tools, bench.selection.query(), true, nullptr, campaign);
        dialog->show();
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(test::waitFor([this] { return dialog->isSettled() && dialog->pages() > 0; }, 30'000));
    }
    /// The place of a review among the choices, once they are there.
    int placeOf(const QString &part)
    {
        int place = -1;
        EXPECT_TRUE(test::waitFor([&] {
            place = dialog->period().findText(part, Qt::MatchContains);
            return place >= 0;
        })) << part.toStdString();
        return place;
    }
    void chooseReview(const QString &name)
    {
        dialog->period().setCurrentIndex(placeOf(name));
        settle();
    }

    test::PageBench bench;
    std::unique_ptr<ReportDialog> dialog;
};

TEST_F(CampaignReportDialogTest, IsChosenBelowThePeriods)
{
    open();
    EXPECT_TRUE(dialog->report());
    chooseReview(QStringLiteral("复盘：99大促（8月29日–9月11日）"));
    EXPECT_FALSE(dialog->report());
    ASSERT_TRUE(dialog->contents()->review);
    EXPECT_EQ(dialog->texts().title, QStringLiteral("“99大促”活动复盘"));
    EXPECT_TRUE(dialog->texts().scope.contains(QStringLiteral("2026年8月29日–2026年9月11日")));
    dialog->period().setCurrentIndex(0);
    settle();
    EXPECT_TRUE(dialog->report()) << "and back to a period";
    EXPECT_FALSE(dialog->contents()->review);
}

TEST_F(CampaignReportDialogTest, IsOpenedForACampaign)
{
    open();
    const int place = placeOf(QStringLiteral("99大促（8月29日"));
    const Uuid campaign =
        Uuid::parse(dialog->period().itemData(place).toString().toStdString()).value_or(Uuid());
    open(campaign);
    ASSERT_TRUE(dialog->contents()->review);
    EXPECT_EQ(dialog->contents()->review->detail.record.id, campaign);
    EXPECT_TRUE(test::waitFor([this] {
        return dialog->period().currentText().contains(QStringLiteral("99大促"));
    })) << "the choice says which one";
}

TEST_F(CampaignReportDialogTest, ChartsAreTheRowsOfTheirTables)
{
    open();
    chooseReview(QStringLiteral("复盘：99大促（8月29日–9月11日）"));
    const ReportTexts texts = dialog->texts();
    const auto section = [&](const char *title) -> const ReportSection & {
        return *std::find_if(texts.sections.begin(), texts.sections.end(),
            [title](const ReportSection &one) { return one.title == QString::fromUtf8(title); });
    };
    const ReportSection &sales = section("与往期活动逐日对比");
    ASSERT_TRUE(sales.chart);
    ASSERT_EQ(sales.chart->lines.size(), 2U);
    ASSERT_EQ(static_cast<size_t>(sales.chart->steps.size()), sales.rows.size());
    for (size_t row = 0; row < sales.rows.size(); ++row) {
        for (const size_t line : {size_t {0}, size_t {1}}) {
            const std::optional<double> &value = sales.chart->lines[line].values[row];
            ASSERT_TRUE(value);
            EXPECT_NEAR(*value / 100, sales.rows[row][2 + line].sheet.number, 0.01) << row << " " << line;
        }
    }
    EXPECT_TRUE(sales.chart->lines[1].isReference) << "what it is held against";
    const ReportSection &reach = section("触达曲线");
    ASSERT_TRUE(reach.chart);
    ASSERT_EQ(static_cast<size_t>(reach.chart->steps.size()), reach.rows.size());
    for (size_t row = 0; row < reach.rows.size(); ++row)
        EXPECT_NEAR(*reach.chart->lines[0].values[row], reach.rows[row][2].sheet.number, 1e-9) << row;
    const ReportSection &days = section("逐日达成");
    ASSERT_TRUE(days.chart);
    EXPECT_EQ(days.chart->lines.back().name, QStringLiteral("时间进度"));
    const ReportLine &goal = days.chart->lines.front();
    size_t seen = 0;
    for (const auto &row : days.rows) {
        if (row[0].words != goal.name)
            continue;
        if (row[4].sheet.type == SheetCell::Type::Percent) {
            EXPECT_NEAR(*goal.values[seen], row[4].sheet.number, 1e-9) << seen;
        } else {
            EXPECT_FALSE(goal.values[seen]) << "no number is a gap, not 0";
        }
        ++seen;
    }
    EXPECT_EQ(seen, goal.values.size());
    EXPECT_GT(seen, 5U);
}

TEST_F(CampaignReportDialogTest, ChartsAreDrawnAsLinesAndNeverAcrossTwoPages)
{
    ReportTexts texts;
    texts.title = QStringLiteral("复盘");
    ReportSection section;
    section.title = QStringLiteral("曲线");
    section.titles << QStringLiteral("日");
    section.isNumber = {false};
    ReportChart &chart = section.chart.emplace();
    chart.steps << QStringLiteral("9月1日") << QStringLiteral("9月2日") << QStringLiteral("9月3日");
    chart.isRate = true;
    chart.say = [](double share) { return QStringLiteral("%1%").arg(share * 100); };
    chart.lines = {{QStringLiteral("达成率"), {0.2, std::nullopt, 0.9}, false},
        {QStringLiteral("时间进度"), {0.33, 0.67, 1.0}, true}};
    for (int row = 0; row < 20; ++row)
        section.rows.push_back({ReportCell {QString::number(row), {}, Token::Text}});
    texts.sections.assign(4, section);
    const ReportPaper paper(texts, bench.theme);
    ASSERT_GE(paper.pages(), 3);
    int whole = 0;
    const QRgb first = bench.theme.colorOf(Theme::Kind::Light, Token::Chart1).rgb();
    for (int page = 0; page < paper.pages(); ++page) {
        const QImage image = paper.picture(page, 794);
        int marks = 0; // pixels of the first line's marks
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                marks += image.pixel(x, y) == first ? 1 : 0;
        }
        EXPECT_TRUE(marks == 0 || marks > 20) << "page " << page << ": " << marks;
        whole += marks > 0 ? 1 : 0;
    }
    EXPECT_GE(whole, 2);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.pdf"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    const QByteArray pdf = paper.pdf();
    file.write(pdf);
    file.close();
    EXPECT_EQ(test::pdfText(path).count(QStringLiteral("达成率")), 4) << "letters that can be searched";
    EXPECT_FALSE(pdf.contains("/Subtype /Image")) << "lines, not a picture";
}

TEST_F(CampaignReportDialogTest, PdfAndWorkbookSayTheWholeReview)
{
    open();
    chooseReview(QStringLiteral("复盘：99大促（8月29日–9月11日）"));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("复盘.pdf"));
    ASSERT_TRUE(dialog->saveTo(path).ok());
    EXPECT_TRUE(QFileInfo::exists(folder.filePath(QStringLiteral("复盘.xlsx"))));
    const QString pdf = test::pdfText(path);
    const ReportTexts texts = dialog->texts();
    QStringList titles;
    size_t numbers = 0;
    static const QRegularExpression letters(QStringLiteral("[A-Za-z]{4,}"));
    for (const ReportSection &one : texts.sections) {
        titles << one.title;
        EXPECT_TRUE(pdf.contains(one.title)) << one.title.toStdString();
        EXPECT_FALSE(one.note.contains(letters)) << one.note.toStdString();
        EXPECT_TRUE(one.rows.empty() ? one.empty.size() > 0 : true) << one.title.toStdString();
        for (const auto &row : one.rows) {
            ASSERT_EQ(row.size(), static_cast<size_t>(one.titles.size())) << one.title.toStdString();
            for (size_t column = 0; column < row.size(); ++column) {
                if (!one.isNumber[column])
                    continue;
                ++numbers;
                EXPECT_TRUE(pdf.contains(row[column].words))
                    << one.title.toStdString() << " " << row[column].words.toStdString();
            }
        }
    }
    for (const char *title : {"概况", "目标与达成", "逐日达成", "阶段与门槛", "各层级覆盖", "触达曲线",
             "与往期活动的销售对比", "与往期活动逐日对比"})
        EXPECT_TRUE(titles.contains(QString::fromUtf8(title)))
            << title << " of " << titles.join(QLatin1Char('|')).toStdString();
    EXPECT_GT(numbers, 150U);
    EXPECT_FALSE(texts.problems.isEmpty());
    EXPECT_TRUE(texts.footer.contains(QStringLiteral("99大促"))) << "the footer says what it is of";
    EXPECT_TRUE(texts.footer.contains(QStringLiteral("数据日期 9月7日")));
    EXPECT_TRUE(pdf.contains(QStringLiteral("99大促 2025"))) << "with what it is compared";
    // Days that are over, and none to come.
    for (const ReportSection &one : texts.sections) {
        if (one.title == QStringLiteral("与往期活动逐日对比")) {
            EXPECT_EQ(one.rows.size(), 10U) << "29 August to 7 September";
        }
    }
    test::waitFor([] { return false; }, 100); // the pages take their places
    bench.picture(*dialog, QStringLiteral("report-review"));
    const QString pictures = qEnvironmentVariable("QUNCE_PICTURES");
    const ReportPaper paper(texts, bench.theme);
    for (int page = 0; !pictures.isEmpty() && page < paper.pages(); ++page)
        paper.picture(page, 900).save(QStringLiteral("%1/report-review-%2.png").arg(pictures).arg(page + 1));
}

} // namespace

} // namespace qunce
