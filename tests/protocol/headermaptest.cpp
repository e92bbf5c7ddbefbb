// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/protocol/headermap.h"

using namespace qunce;

namespace {

using Header = std::vector<std::string>;

HeaderMap mapped(ImportKind kind, const Header &header)
{
    Result<HeaderMap> map = mapHeader(descriptor(kind), header);
    EXPECT_TRUE(map.ok()) << (map.ok() ? "" : map.error().userText.english());
    return map.ok() ? *map : HeaderMap {};
}

std::string refusal(ImportKind kind, const Header &header)
{
    const Result<HeaderMap> map = mapHeader(descriptor(kind), header);
    return map.ok() ? "accepted" : map.error().userText.english();
}

size_t sourceOf(const HeaderMap &map, ImportKind kind, std::string_view column)
{
    return map.source[*columnNamed(descriptor(kind), column)];
}

TEST(HeaderMapTest, TakesEnglishOrChineseNamesInAnyOrder)
{
    const HeaderMap english = mapped(ImportKind::Tasks, {"due_at", "title", "code"});
    EXPECT_EQ(sourceOf(english, ImportKind::Tasks, "code"), 2U);
    EXPECT_EQ(sourceOf(english, ImportKind::Tasks, "due_at"), 0U);
    EXPECT_EQ(sourceOf(english, ImportKind::Tasks, "kind"), HeaderMap::kAbsent);
    EXPECT_EQ(english.inFile[*columnNamed(descriptor(ImportKind::Tasks), "kind")], 0);
    EXPECT_FALSE(english.chinese);

    const HeaderMap chinese = mapped(ImportKind::Tasks, {"标题", "任务编码", "截止时间"});
    EXPECT_EQ(sourceOf(chinese, ImportKind::Tasks, "code"), 1U);
    EXPECT_TRUE(chinese.chinese);
}

TEST(HeaderMapTest, ToleratesWidthSpacesAndCase)
{
    const HeaderMap map =
        mapped(ImportKind::Koc, {"ｋｏｃ编码 *", "Nick Name", "GuideCode", "省 区\u3000编码"});
    EXPECT_EQ(sourceOf(map, ImportKind::Koc, "code"), 0U);
    EXPECT_EQ(sourceOf(map, ImportKind::Koc, "nickname"), 1U);
    EXPECT_EQ(sourceOf(map, ImportKind::Koc, "guide_code"), 2U);
    EXPECT_EQ(sourceOf(map, ImportKind::Koc, "region_code"), 3U);
}

TEST(HeaderMapTest, ReportsUnknownColumnsAndIgnoresNamelessOnes)
{
    const HeaderMap map = mapped(ImportKind::Tasks, {"code", "title", "due_at", "备注", "", "title(元)"});
    EXPECT_EQ(map.unknown, Header({"备注", "title(元)"}));
}

TEST(HeaderMapTest, NamesMissingColumnsInTheLanguageOfTheHeader)
{
    EXPECT_EQ(refusal(ImportKind::Tasks, {"code"}),
        "The header has no column title, due_at, which a file of tasks needs. Add it, or import the file as "
        "what it is.");
    EXPECT_EQ(refusal(ImportKind::Tasks, {"任务编码"}),
        "The header has no column 标题、截止时间, which a file of 任务 needs. Add it, or import the file as "
        "what it is.");
    EXPECT_NE(refusal(ImportKind::Tasks, {"甲", "乙"}).find("任务编码、标题、截止时间"), std::string::npos);
}

TEST(HeaderMapTest, RefusesAColumnThatIsThereTwice)
{
    EXPECT_EQ(refusal(ImportKind::Tasks, {"code", "title", "due_at", "Code"}),
        "The header has the column code more than once. Keep one of them.");
    EXPECT_EQ(refusal(ImportKind::Tasks, {"code", "title", "标题", "due_at", "截止时间"}),
        "The header has the column title, due_at more than once. Keep one of them.");
}

TEST(HeaderMapTest, TellsTheLongFormOfDayNumbersFromTheWideOne)
{
    const HeaderMap rows = mapped(ImportKind::GuideDays, {"guide_code", "day", "metric", "value(元)"});
    EXPECT_FALSE(rows.oneMetricAColumn);
    EXPECT_EQ(rows.units[*columnNamed(descriptor(ImportKind::GuideDays), "value")], MoneyUnit::Yuan);

    const HeaderMap wide =
        mapped(ImportKind::GuideDays, {"导购编码", "日期", "净订单数", "净销售额（元）", "退款额(分)"});
    EXPECT_TRUE(wide.oneMetricAColumn);
    EXPECT_EQ(sourceOf(wide, ImportKind::GuideDays, "orders"), 2U);
    EXPECT_EQ(wide.units[*columnNamed(descriptor(ImportKind::GuideDays), "amount")], MoneyUnit::Yuan);
    EXPECT_EQ(wide.units[*columnNamed(descriptor(ImportKind::GuideDays), "refund_amount")], MoneyUnit::Fen);
    EXPECT_TRUE(wide.unknown.empty());

    EXPECT_NE(refusal(ImportKind::GuideDays, {"guide_code", "day", "metric", "value", "orders"})
                  .find("Use one form"),
        std::string::npos);
    EXPECT_NE(refusal(ImportKind::GuideDays, {"guide_code", "day", "metric"}).find("metric, value"),
        std::string::npos);
    EXPECT_NE(refusal(ImportKind::GuideDays, {"导购编码", "日期"}).find("指标、数值"), std::string::npos);
}

TEST(HeaderMapTest, TakesAMoneySuffixOnlyForMoney)
{
    const HeaderMap map = mapped(ImportKind::GuideDays, {"guide_code", "day", "Amount(Yuan)", "orders(元)"});
    EXPECT_EQ(map.units[*columnNamed(descriptor(ImportKind::GuideDays), "amount")], MoneyUnit::Yuan);
    EXPECT_EQ(map.unknown, Header({"orders(元)"}));
}

} // namespace
