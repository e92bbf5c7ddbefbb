// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the columns of a file mean before it is imported.

#include "models/imports/importdraft.h"

#include <gtest/gtest.h>

#include "models/protocol/headermap.h"

using namespace qunce;

namespace {

using Header = std::vector<std::string>;

TEST(ImportDraft, GuessesTheKindFromTheNameOrElseFromTheColumns)
{
    struct Case {
        const char *file;
        Header header;
        std::optional<ImportKind> kind;
    };
    const Case cases[] = {
        {"2026-11.guide_days.csv", {}, ImportKind::GuideDays},
        {"导购.xlsx", {"编码"}, ImportKind::Guides},
        {"门店 org (2).csv", {}, ImportKind::Org},
        {"x.csv", {"导购编码", "姓名", "门店编码", "手机号"}, ImportKind::Guides},
        {"x.csv", {"code", "kind", "name", "parent_code"}, ImportKind::Org},
        {"x.csv", {"群编码", "日期", "入群", "退群"}, ImportKind::GroupDays},
        {"x.csv", {"apples", "pears"}, std::nullopt},
        {"", {}, std::nullopt},
    };
    for (const Case &one : cases)
        EXPECT_EQ(guessKind(one.file, one.header), one.kind) << one.file;
}

std::string meantBy(ImportKind kind, const PlannedColumn &column)
{
    return column.column ? descriptor(kind).columns[*column.column].name : "";
}

TEST(ImportDraft, TakesColumnsByTheirNamesAndWhatWasSaidBefore)
{
    const Header header {"编码", "类别", "名称", "备注"};
    const std::vector<PlannedColumn> fresh = planColumns(ImportKind::Org, header, {});
    ASSERT_EQ(fresh.size(), 4U);
    EXPECT_EQ(meantBy(ImportKind::Org, fresh[0]), "code");
    EXPECT_EQ(meantBy(ImportKind::Org, fresh[1]), "");
    EXPECT_EQ(meantBy(ImportKind::Org, fresh[2]), "name");
    EXPECT_TRUE(renamesOf(ImportKind::Org, fresh).empty());
    EXPECT_NE(planProblem(ImportKind::Org, fresh).english().find("类型"), std::string::npos);

    const ColumnRenames said {{"类别", "kind"}, {"名称", ""}};
    const std::vector<PlannedColumn> plan = planColumns(ImportKind::Org, header, said);
    EXPECT_EQ(meantBy(ImportKind::Org, plan[1]), "kind");
    EXPECT_EQ(meantBy(ImportKind::Org, plan[2]), "") << "ignored although its name is known";
    EXPECT_EQ(renamesOf(ImportKind::Org, plan), said);
}

TEST(ImportDraft, AWideFileOfDayNumbersIsUnderstoodColumnByColumn)
{
    const Header header {"导购编码", "日期", "GMV（元）", "净订单数"};
    std::vector<PlannedColumn> plan = planColumns(ImportKind::GuideDays, header, {});
    EXPECT_EQ(meantBy(ImportKind::GuideDays, plan[0]), "guide_code");
    EXPECT_EQ(meantBy(ImportKind::GuideDays, plan[2]), "");
    EXPECT_EQ(meantBy(ImportKind::GuideDays, plan[3]), "orders");
    EXPECT_TRUE(planProblem(ImportKind::GuideDays, plan).empty());
    plan[2].column = columnNamed(descriptor(ImportKind::GuideDays), "amount");
    const ColumnRenames renames = renamesOf(ImportKind::GuideDays, plan);
    EXPECT_EQ(renames, (ColumnRenames {{"GMV（元）", "amount(元)"}})) << "yuan stay yuan";
    EXPECT_EQ(planColumns(ImportKind::GuideDays, header, renames), plan);
}

TEST(ImportDraft, TwoColumnsOfOneMeaningAreAProblem)
{
    std::vector<PlannedColumn> plan =
        planColumns(ImportKind::Org, Header {"code", "kind", "name", "alias"}, {});
    EXPECT_TRUE(planProblem(ImportKind::Org, plan).empty());
    plan[3].column = plan[2].column;
    EXPECT_FALSE(planProblem(ImportKind::Org, plan).empty());
}

TEST(ImportDraft, RemembersByKindAndColumnsWhateverTheirOrder)
{
    const std::string key = sourceKey(ImportKind::Org, Header {"a", "b"});
    EXPECT_EQ(key, sourceKey(ImportKind::Org, Header {"b", "a"}));
    EXPECT_NE(key, sourceKey(ImportKind::Guides, Header {"a", "b"}));
    EXPECT_NE(key, sourceKey(ImportKind::Org, Header {"ab"}));
    EXPECT_NE(key, sourceKey(ImportKind::Org, Header {"a", "b", "c"}));
    EXPECT_EQ(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string::npos) << key;
}

TEST(ImportDraft, WhatIsRememberedIsReadBack)
{
    const ColumnRenames renames {{"类别", "kind"}, {"名称", ""}, {"a\tb", "code"}};
    EXPECT_EQ(renamesFromText(textOfRenames(renames)), renames);
    EXPECT_TRUE(renamesFromText("").empty());
    EXPECT_TRUE(renamesFromText("nonsense\n\tx\n").empty());
}

TEST(ImportDraft, EveryTemplateIsAHeaderThatItsKindTakes)
{
    for (const ImportDescriptor &kind : allImportKinds()) {
        for (const bool inChinese : {true, false}) {
            std::string csv = templateCsv(kind.kind, inChinese);
            ASSERT_TRUE(csv.starts_with("\xEF\xBB\xBF") && csv.ends_with("\r\n"));
            csv = csv.substr(3, csv.size() - 5);
            Header header;
            for (size_t begin = 0; begin <= csv.size();) {
                const size_t end = std::min(csv.find(',', begin), csv.size());
                header.push_back(csv.substr(begin, end - begin));
                begin = end + 1;
            }
            const Result<HeaderMap> map = mapHeader(kind, header);
            ASSERT_TRUE(map.ok()) << kind.name << ": " << map.error().userText.english();
            EXPECT_TRUE(map->unknown.empty()) << kind.name;
            EXPECT_EQ(map->chinese, inChinese) << kind.name;
        }
    }
}

} // namespace
