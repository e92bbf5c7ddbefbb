// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 经营分析 as people read it: the numbers that stand there are those of exports and overview, what has no feed says 无数据
// and why, and 数据日期 and 到齐 are in sight.

#include <QFile>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTemporaryDir>

#include "models/boards/overview.h"
#include "tests/support/pagebench.h"
#include "views/insight/groupstab.h"
#include "views/insight/insightcommand.h"
#include "views/insight/insightdialog.h"
#include "views/insight/salestab.h"
#include "views/insight/servicetab.h"

namespace qunce::test {

namespace {

class InsightDialogTest : public ::testing::Test
{
protected:
    void open(PeriodChoice choice, Period own = {})
    {
        bench.show(choice, own);
        dialog = std::make_unique<InsightDialog>(bench.tools, bench.selection.query(), nullptr);
        dialog->show();
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(waitFor([this] { return dialog->isSettled(); }, 30'000));
        QCoreApplication::processEvents();
    }
    void go(int part)
    {
        dialog->tabs().setCurrentIndex(part);
        settle();
    }
    CellTable &table(const char *name)
    {
        auto *found = dialog->findChild<CellTable *>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return *found;
    }
    /// Sum of the numerators, or denominators, that `qunce export leaderboard` writes for the regions.
    int64_t exported(const char *measure, Period period, const char *column = "numerator")
    {
        const Result<Export> made = bench.exported({{"leaderboard"},
            {{"out", {"-"}}, {"format", {"csv"}}, {"measure", {measure}}, {"level", {"region"}},
                {"from", {period.from.toString()}}, {"to", {period.to.toString()}}, {"zero-fill", {"fed"}}}});
        EXPECT_TRUE(made.ok());
        int64_t sum = 0;
        if (!made.ok())
            return sum;
        const auto &columns = made->table.columns;
        const auto place =
            static_cast<size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin());
        for (const auto &row : made->table.rows)
            sum += row[place].text.empty() ? 0 : std::stoll(row[place].text);
        return sum;
    }
    QString money(int64_t fen) const { return bench.tools.format().moneyWhole(fen); }
    QString count(int64_t number) const { return bench.tools.format().integer(number); }

    PageBench bench;
    std::unique_ptr<InsightDialog> dialog;
};

TEST_F(InsightDialogTest, SaysOfWhatItIsAndHowFarTheDataAre)
{
    open(PeriodChoice::Last7Days);
    EXPECT_EQ(dialog->windowTitle(), QStringLiteral("经营分析"));
    EXPECT_TRUE(dialog->shownText().contains(QStringLiteral("9月1日–9月7日")))
        << dialog->shownText().toStdString();
    EXPECT_TRUE(dialog->dataText().contains(QStringLiteral("数据 9月7日")))
        << dialog->dataText().toStdString();
    EXPECT_TRUE(dialog->dataText().contains(QStringLiteral("到齐"))) << dialog->dataText().toStdString();
    EXPECT_TRUE(dialog->dataText().contains(QStringLiteral("未到齐：北京")))
        << dialog->dataText().toStdString();
    ASSERT_EQ(dialog->tabs().count(), 3);
    EXPECT_EQ(dialog->tabs().tabText(0), QStringLiteral("服务质量"));
    EXPECT_EQ(dialog->tabs().tabText(1), QStringLiteral("销售"));
    EXPECT_EQ(dialog->tabs().tabText(2), QStringLiteral("社群"));
    EXPECT_FALSE(dialog->tab(1).isRead()) << "what nobody has looked at costs nothing";
}

TEST_F(InsightDialogTest, CohortsSayTheReplyRateOfTheOverview)
{
    open(PeriodChoice::Last7Days);
    const Period cohorts = replyCohorts(bench.selection.query().period, bench.today());
    CellTable &matured = table("cohortsMatured");
    ASSERT_EQ(matured.rowCount(), cohorts.days() + 1);
    const int64_t replied = exported("reply_rate_14d", cohorts);
    const int64_t added = exported("reply_rate_14d", cohorts, "denominator");
    ASSERT_GT(added, 0);
    EXPECT_EQ(matured.textAt(0, 1), count(added));
    EXPECT_EQ(matured.textAt(0, 2), count(replied));
    EXPECT_EQ(matured.textAt(0, 3), bench.tools.format().rate(Fraction {replied, added}));
    EXPECT_EQ(matured.textAt(1, 0), bench.tools.format().day(cohorts.to)) << "newest first";
    EXPECT_EQ(
        matured.textAt(1, 1), count(exported("reply_rate_14d", {cohorts.to, cohorts.to}, "denominator")));
    CellTable &running = table("cohortsOpen");
    EXPECT_EQ(running.rowCount(), 13 + 1) << "26 August to 7 September";
    EXPECT_EQ(
        running.textAt(1, 0), bench.tools.format().day(bench.today() - 1) + QStringLiteral(" · 未到齐"));
    CellTable &matrix = table("replyMatrix");
    const ReplyMatrix &replies = dynamic_cast<ServiceTab &>(dialog->tab(0)).insight()->replies;
    ASSERT_EQ(matrix.rowCount(), static_cast<int>(replies.rows.size()) + 1);
    const auto last = static_cast<int>(replies.months.size());
    EXPECT_EQ(matrix.textAt(0, last), count(exported("replies", replies.months.back())));
    bench.picture(*dialog, QStringLiteral("insight-service"));
}

TEST_F(InsightDialogTest, SalesSayDaysHoursAndTheBest)
{
    open(PeriodChoice::LastWeek);
    go(1);
    const Period period = bench.selection.query().period;
    CellTable &days = table("salesDays");
    ASSERT_EQ(days.rowCount(), 8);
    const int64_t amount = exported("amount", period);
    const int64_t after = exported("after_hours_share", period);
    EXPECT_EQ(days.textAt(0, 1), money(amount));
    EXPECT_EQ(days.textAt(0, 2), money(amount - after));
    EXPECT_EQ(days.textAt(0, 3), money(after));
    EXPECT_EQ(days.textAt(0, 4), bench.tools.format().rate(Fraction {after, amount}));
    EXPECT_EQ(days.textAt(0, 5), count(exported("orders", period)));
    EXPECT_EQ(days.textAt(1, 1), money(exported("amount", {period.to, period.to})));
    EXPECT_EQ(table("bestGuides").rowCount(), 10);
    EXPECT_EQ(table("guideRecords").rowCount(), 10);
    EXPECT_EQ(table("bestGuides").textAt(0, 0), QStringLiteral("1"));
    CellTable &months = table("salesMonths");
    ASSERT_GT(months.rowCount(), 1);
    EXPECT_EQ(months.textAt(0, 2), money(exported("amount", {firstOfMonth(period.to), period.to})));
    bool saysTheWindow = false;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        saysTheWindow = saysTheWindow || label->text().contains(QStringLiteral("按导入口径为 22:00–10:00"));
    EXPECT_TRUE(saysTheWindow) << "nobody looks for a setting that is not there";
    bench.picture(*dialog, QStringLiteral("insight-sales"));
}

TEST_F(InsightDialogTest, GroupsSayDaysCurvesAndWhetherToClose)
{
    open(PeriodChoice::LastWeek);
    go(2);
    const Period period = bench.selection.query().period;
    auto &part = dynamic_cast<GroupsTab &>(dialog->tab(2));
    CellTable &days = table("groupDays");
    ASSERT_EQ(days.rowCount(), 8);
    EXPECT_EQ(days.textAt(0, 3), count(exported("group:joins", period)));
    EXPECT_EQ(days.textAt(0, 4), count(exported("group:leaves", period)));
    EXPECT_EQ(days.textAt(0, 7), money(exported("group:amount", period)));
    EXPECT_EQ(days.textAt(0, 2), count(exported("group:members", {period.to, period.to})));
    CellTable &flash = table("flashGroups");
    const std::vector<FlashLine> &lines = part.insight()->flash;
    ASSERT_EQ(flash.rowCount(), static_cast<int>(lines.size()));
    ASSERT_GT(lines.size(), 1U);
    for (size_t i = 0; i < lines.size(); ++i) {
        const auto row = static_cast<int>(i);
        EXPECT_EQ(flash.textAt(row, 5), count(static_cast<int64_t>(lines[i].orders())));
        EXPECT_EQ(flash.textAt(row, 8),
            lines[i].state.isClosed          ? QStringLiteral("已解散")
                : lines[i].advice.mayClose() ? QStringLiteral("建议收群")
                                             : QStringLiteral("暂不收群"));
        flash.select(row);
        EXPECT_TRUE(part.reason().startsWith(QString::fromStdString(lines[i].name))) << row;
        static const QRegularExpression letters(QStringLiteral("[A-Za-z]{3,}"));
        EXPECT_FALSE(flash.textAt(row, 9).contains(letters)) << "Chinese on a Chinese page";
    }
    CellTable &compared = table("flashCompared");
    for (const FlashBy by : {FlashBy::Batch, FlashBy::Band, FlashBy::Group}) {
        part.comparedBy().setCurrentIndex(static_cast<int>(by));
        QCoreApplication::processEvents();
        for (const Card *card : part.findChildren<Card *>()) {
            EXPECT_LE(card->mapTo(&part, card->rect().topRight()).x(), part.width())
                << card->accessibleName().toStdString() << ": nothing is cut at the side";
        }
        const auto rows = flashRows(lines, by, FlashStep::Day);
        ASSERT_EQ(compared.rowCount(), static_cast<int>(rows.size()));
        EXPECT_EQ(compared.textAt(0, 4), bench.tools.format().rate(*rows.front().total.rate()));
    }
    auto *chart = dialog->findChild<ChartCard *>(QStringLiteral("flashChart"));
    ASSERT_NE(chart, nullptr);
    const QString byDay = chart->asText();
    part.step().setCurrentIndex(1);
    EXPECT_TRUE(byDay.contains(QStringLiteral("第2天")));
    EXPECT_TRUE(chart->asText().contains(QStringLiteral("第30小时")))
        << chart->asText().left(400).toStdString();
    part.step().setCurrentIndex(0);
    bench.picture(*dialog, QStringLiteral("insight-groups"));
    auto *area = part.findChild<QScrollArea *>();
    ASSERT_NE(area, nullptr);
    area->ensureWidgetVisible(&flash);
    QCoreApplication::processEvents();
    bench.picture(*dialog, QStringLiteral("insight-flash"));
}

TEST_F(InsightDialogTest, WhatHasNoFeedIsNoDataWithTheReason)
{
    open(PeriodChoice::Custom, {Day::fromYmd(2016, 1, 1), Day::fromYmd(2016, 1, 31)});
    for (int part = 0; part < 3; ++part) {
        go(part);
        EXPECT_FALSE(dialog->dataText().isEmpty());
        int tiles = 0;
        for (const EmptyState *empty : dialog->tab(part).findChildren<EmptyState *>()) {
            if (!empty->isVisible())
                continue;
            ++tiles;
            EXPECT_EQ(empty->accessibleName(), QStringLiteral("无数据"));
            EXPECT_FALSE(empty->accessibleDescription().isEmpty());
        }
        EXPECT_EQ(tiles, part == 0 ? 5 : 6) << part;
    }
    bench.picture(*dialog, QStringLiteral("insight-empty"));
}

TEST_F(InsightDialogTest, ATableIsSavedWithItsSource)
{
    open(PeriodChoice::LastWeek);
    go(1);
    auto *card = dynamic_cast<TableCard *>(table("salesDays").parentWidget()->parentWidget());
    ASSERT_NE(card, nullptr);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("days.csv"));
    ASSERT_TRUE(card->save(path).ok());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString said = QString::fromUtf8(file.readAll());
    EXPECT_TRUE(said.contains(QStringLiteral("净销售额"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("数据 9月7日"))) << "how far the data are goes with it";
    EXPECT_EQ(said.count(QLatin1Char('\n')), 10) << "titles, the sum, seven days, the source";
}

TEST_F(InsightDialogTest, ACommandOpensItWithTheHeadersUnitAndPeriod)
{
    bench.show(PeriodChoice::LastMonth);
    QWidget page;
    addInsightCommand(bench.tools, "overview", &page);
    const CommandRegistry::Entry *entry = bench.commands.find("overview.insight");
    ASSERT_NE(entry, nullptr);
    EXPECT_FALSE(entry->action->shortcut().isEmpty());
    page.show();
    entry->action->trigger();
    auto *opened = page.findChild<InsightDialog *>();
    ASSERT_NE(opened, nullptr);
    ASSERT_TRUE(waitFor([opened] { return opened->isSettled(); }, 30'000));
    EXPECT_TRUE(opened->shownText().contains(QStringLiteral("8月1日–8月31日")))
        << opened->shownText().toStdString();
}

TEST_F(InsightDialogTest, AManagersIsOfTheStores)
{
    PageBench own("zhejiang");
    InsightDialog mine(own.tools, own.selection.query(), nullptr);
    mine.show();
    ASSERT_TRUE(waitFor([&] { return mine.isSettled(); }, 30'000));
    const auto &part = dynamic_cast<ServiceTab &>(mine.tab(0));
    ASSERT_NE(part.insight(), nullptr);
    EXPECT_TRUE(part.insight()->head.isOfStores);
    auto *matrix = mine.findChild<CellTable *>(QStringLiteral("replyMatrix"));
    ASSERT_NE(matrix, nullptr);
    EXPECT_EQ(matrix->table().columns.front(), QStringLiteral("门店"));
}

TEST_F(InsightDialogTest, SpeaksEnglishToo)
{
    bench.theme.setKind(Theme::Kind::Dark);
    bench.language.set(Language::English);
    open(PeriodChoice::Last7Days);
    EXPECT_EQ(dialog->tabs().tabText(0), QStringLiteral("Service quality"));
    EXPECT_EQ(dialog->tabs().tabText(1), QStringLiteral("Sales and orders"));
    EXPECT_EQ(dialog->tabs().tabText(2), QStringLiteral("Groups"));
    for (int part = 0; part < 3; ++part) {
        go(part);
        (void)waitFor([] { return false; }, 300);
        bench.picture(*dialog, QStringLiteral("insight-dark-en-%1").arg(part));
    }
    const Day last = bench.selection.query().period.to;
    CellTable &days = table("groupDays");
    EXPECT_TRUE(days.textAt(1, 0).endsWith(QStringLiteral("partial"))) << "Beijing is late";
    EXPECT_FALSE(days.textAt(2, 0).contains(QStringLiteral("partial")));
    EXPECT_EQ(days.textAt(0, 2), count(exported("group:members", {last - 1, last - 1})))
        << "no members are lost with a region that is late";
    dialog.reset();
}

} // namespace

} // namespace qunce::test
