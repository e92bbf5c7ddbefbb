// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include "tests/views/shell/shellbench.h"
#include "views/shell/optionrow.h"
#include "views/shell/scopepicker.h"

namespace qunce {

namespace {

using test::ShellBench;

QString zh(const char *words)
{
    return QString::fromUtf8(words);
}

/// The popover's row of that name.
void choose(ShellBench &bench, const char *picker, const char *row)
{
    bench.find<QAbstractButton>(picker)->click();
    auto *option = bench.find<QAbstractButton>(row);
    ASSERT_NE(option, nullptr) << row;
    option->click();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

TEST(Header, SaysPageUnitPeriodAndSync)
{
    ShellBench bench;
    EXPECT_TRUE(bench.settles("header.scope", zh("全国")));
    EXPECT_EQ(bench.words("header.title"), zh("总览"));
    EXPECT_EQ(bench.words("header.period"), zh("昨日 9月7日 周一"));
    EXPECT_EQ(bench.words("header.compare"), zh("环比 9月6日"));
    EXPECT_EQ(bench.words("header.demo"), zh("演示数据"));
    EXPECT_EQ(bench.words("header.sync"), zh("已同步 10:23"));
    EXPECT_TRUE(bench.settles("header.data", zh("数据 9月7日 · 到齐 3/4 省区")))
        << bench.words("header.data").toStdString();
    bench.find<QAbstractButton>("header.data")->click();
    EXPECT_TRUE(bench.find<QWidget>("data.popover")->isVisible());
    bench.find<QWidget>("data.popover")->close();
    test::PageBench::picture(bench.window, QStringLiteral("shell-zh-light"));
}

TEST(Header, EveryPeriodIsOffered)
{
    const std::vector<std::pair<PeriodChoice, const char *>> expected {
        {PeriodChoice::Yesterday, "昨日 9月7日 周一"}, {PeriodChoice::Today, "今日 9月8日 周二"},
        {PeriodChoice::ThisWeek, "本周 9月7日–9月8日"}, {PeriodChoice::LastWeek, "上周 8月31日–9月6日"},
        {PeriodChoice::MonthToDate, "本月至今 9月1日–9月8日"},
        {PeriodChoice::LastMonth, "上月 8月1日–8月31日"}, {PeriodChoice::Last7Days, "近7天 9月1日–9月7日"},
        {PeriodChoice::Last30Days, "近30天 8月9日–9月7日"},
        {PeriodChoice::Last90Days, "近90天 6月10日–9月7日"}};
    ShellBench bench;
    for (const auto &[choice, words] : expected) {
        const std::string row = "period." + std::to_string(static_cast<int>(choice));
        choose(bench, "header.period", row.c_str());
        EXPECT_EQ(bench.words("header.period").toStdString(), words);
        EXPECT_EQ(bench.query().period, periodOf(choice, bench.bench.today(), {}));
    }
}

TEST(Header, OwnDaysInAnyOrder)
{
    ShellBench bench;
    bench.find<QAbstractButton>("header.period")->click();
    bench.find<QDateEdit>("period.from")->setDate({2026, 8, 20});
    bench.find<QDateEdit>("period.to")->setDate({2026, 8, 3});
    bench.find<QPushButton>("period.apply")->click();
    EXPECT_EQ(bench.words("header.period"), zh("自定义 8月3日–8月20日"));
    EXPECT_EQ(bench.query().choice, PeriodChoice::Custom);
}

TEST(Header, ACampaignIsAPeriod)
{
    ShellBench bench;
    ASSERT_TRUE(test::waitFor([&] {
        bench.find<QAbstractButton>("header.period")->click();
        const bool isThere = bench.find<QAbstractButton>("campaign.0") != nullptr;
        if (!isThere)
            bench.find<QWidget>("period.popover")->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return isThere;
    }));
    auto *campaign = bench.find<OptionRow>("campaign.0");
    const QString name = campaign->toolTip();
    campaign->click();
    EXPECT_EQ(bench.query().choice, PeriodChoice::Campaign);
    EXPECT_TRUE(bench.words("header.period").startsWith(name)) << bench.words("header.period").toStdString();
    EXPECT_GT(bench.query().period.days(), 1);
}

TEST(Header, ComparingIsWithThePreviousDaysLastMonthOrLastYear)
{
    ShellBench bench;
    choose(bench, "header.period", "period.6"); // 近7天
    EXPECT_EQ(bench.words("header.compare"), zh("环比 8月25日–8月31日"));
    choose(bench, "header.compare", "compare.1");
    EXPECT_EQ(bench.words("header.compare"), zh("上月同期 8月1日–8月7日"));
    choose(bench, "header.compare", "compare.2");
    EXPECT_EQ(bench.words("header.compare"), zh("同比 2025年9月1日–9月7日"));
    bench.appearance.setLanguage(Language::English);
    EXPECT_EQ(bench.words("header.compare"), zh("vs last year 1 Sep–7 Sep 2025"));
    choose(bench, "header.period", "period.0");
    EXPECT_EQ(bench.words("header.compare"), zh("vs last year 7 Sep 2025"));
}

TEST(Header, WhereItIsNarrowComparingGoesIntoThePeriod)
{
    ShellBench bench("hq", Language::English, {960, 600});
    choose(bench, "header.period", "period.8");
    EXPECT_FALSE(bench.find<QWidget>("header.compare")->isVisible());
    choose(bench, "header.period", "compare.2");
    EXPECT_EQ(bench.query().compare, CompareChoice::LastYear);
    bench.window.resize(1600, 900);
    QCoreApplication::processEvents();
    EXPECT_TRUE(bench.find<QWidget>("header.compare")->isVisible());
}

TEST(Header, WhereItIsNarrowerTheDataDateGoesIntoAClock)
{
    ShellBench bench("hq", Language::English, {960, 600});
    EXPECT_TRUE(bench.settles("header.data", zh("Data 7 Sep · 3/4 regions in")));
    auto *data = bench.find<QAbstractButton>("header.data");
    QCoreApplication::processEvents();
    EXPECT_LE(data->width(), 32);
    EXPECT_EQ(data->toolTip(), zh("Data 7 Sep · 3/4 regions in"));
    test::PageBench::picture(bench.window, QStringLiteral("shell-en-narrow"));
    bench.window.resize(1600, 900);
    QCoreApplication::processEvents();
    EXPECT_GT(data->width(), 100);
}

TEST(Header, TheUnitIsFoundByAnyOfItsWords)
{
    ShellBench bench;
    ASSERT_TRUE(bench.settles("header.scope", zh("全国")));
    bench.find<QAbstractButton>("header.scope")->click();
    auto *tree = bench.find<QTreeWidget>("scope.tree");
    ASSERT_NE(tree, nullptr);
    EXPECT_EQ(tree->topLevelItem(0)->text(0), zh("全国"));
    auto *field = bench.find<QLineEdit>("scope.search");
    field->setText(zh("ＺＪ")); // a full-width code
    ASSERT_NE(tree->currentItem(), nullptr);
    const QString found = tree->currentItem()->text(0);
    QTest::keyClick(field, Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(bench.words("header.scope"), found);
    EXPECT_FALSE(bench.query().unit.isNil());
    EXPECT_EQ(bench.page()->refreshed, 2) << "the page reads anew";
}

TEST(Header, WordsThatNoUnitHasAreSaid)
{
    ShellBench bench;
    ASSERT_TRUE(bench.settles("header.scope", zh("全国")));
    bench.find<QAbstractButton>("header.scope")->click();
    auto *tree = bench.find<QTreeWidget>("scope.tree");
    EXPECT_EQ(filterUnits(*tree, zh("不存在的门店")), 0);
    EXPECT_GT(filterUnits(*tree, QString()), 5);
}

TEST(Header, SomebodyOfOneRegionSeesThatRegion)
{
    ShellBench bench("zhejiang");
    EXPECT_TRUE(bench.settles("header.scope", zh("浙江"))) << bench.words("header.scope").toStdString();
    bench.find<QAbstractButton>("header.scope")->click();
    auto *tree = bench.find<QTreeWidget>("scope.tree");
    EXPECT_EQ(filterUnits(*tree, zh("北京")), 0);
}

TEST(Header, ACalendarHasItsOwnDate)
{
    ShellBench bench;
    bench.window.workspace()->go({PageId::Calendar, {}, {}, {}});
    EXPECT_FALSE(bench.find<QWidget>("header.period")->isVisible());
    EXPECT_FALSE(bench.find<QWidget>("header.compare")->isVisible());
    EXPECT_EQ(bench.words("header.title"), zh("日历"));
}

TEST(Header, TheSyncChipSaysWhatIsWrongAndOffersOneAct)
{
    ShellBench bench;
    bench.say(SyncPhase::Offline, QUNCE_TEXT("Sign in first."));
    EXPECT_EQ(bench.words("header.sync"), zh("离线 · 10:23"));
    bench.find<QAbstractButton>("header.sync")->click();
    QStringList said;
    for (const QLabel *label : bench.find<QWidget>("sync.popover")->findChildren<QLabel *>())
        said << label->text();
    EXPECT_TRUE(said.contains(zh("请先登录。"))) << said.join(QLatin1Char('|')).toStdString();
    EXPECT_TRUE(said.contains(zh("上次同步完成：10:23"))) << said.join(QLatin1Char('|')).toStdString();
    EXPECT_EQ(bench.words("sync.act"), zh("立即同步"));
    bench.find<QPushButton>("sync.act")->click();
    EXPECT_EQ(bench.syncs, 1);
}

} // namespace

} // namespace qunce
