// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <set>

#include "models/protocol/headermap.h"
#include "models/protocol/importkinds.h"

using namespace qunce;

namespace {

TEST(ImportKindsTest, AreFoundByEitherNameAndByNumber)
{
    for (const ImportDescriptor &kind : allImportKinds()) {
        EXPECT_EQ(&descriptor(kind.kind), &kind);
        EXPECT_EQ(importKindNamed(kind.name), kind.kind);
        EXPECT_EQ(importKindNamed(kind.chinese), kind.kind);
    }
    EXPECT_EQ(allImportKinds().size(), 14U);
    EXPECT_FALSE(importKindNamed("order"));
}

TEST(ImportKindsTest, EveryColumnIsFoundByEachOfItsNames)
{
    for (const ImportDescriptor &kind : allImportKinds()) {
        std::vector<std::string> english;
        std::vector<std::string> chinese;
        for (const ImportColumn &column : kind.columns) {
            if (kind.hasTwoForms() && (column.type == ColumnType::Metric || column.type == ColumnType::Value))
                continue;
            english.emplace_back(column.name);
            chinese.emplace_back(column.chinese);
        }
        for (const auto &header : {english, chinese}) {
            const auto map = mapHeader(kind, header);
            ASSERT_TRUE(map.ok()) << kind.name;
            EXPECT_TRUE(map->unknown.empty()) << kind.name;
            EXPECT_EQ(map->chinese, header == chinese) << kind.name;
        }
    }
}

TEST(ImportKindsTest, ChoiceColumnsHaveChoices)
{
    for (const ImportDescriptor &kind : allImportKinds()) {
        for (const ImportColumn &column : kind.columns) {
            const bool isChoice = column.type == ColumnType::Choice || column.type == ColumnType::ChoiceList;
            EXPECT_EQ(isChoice, !column.choices.empty()) << kind.name << '.' << column.name;
            EXPECT_FALSE(typeName(column.type).empty());
        }
    }
}

TEST(ImportKindsTest, ChoicesAreTakenInEitherLanguage)
{
    const ImportDescriptor &results = descriptor(ImportKind::TaskResults);
    const auto &status = results.columns[*columnNamed(results, "status")];
    EXPECT_EQ(choiceNamed(status.choices, "done"), 1U);
    EXPECT_EQ(choiceNamed(status.choices, "Done"), 1U);
    EXPECT_EQ(choiceNamed(status.choices, "ｄｏｎｅ"), 1U);
    EXPECT_EQ(choiceNamed(status.choices, "已完成"), 1U);
    EXPECT_FALSE(choiceNamed(status.choices, "finished"));
    const ImportDescriptor &groups = descriptor(ImportKind::Groups);
    EXPECT_EQ(choiceNamed(groups.columns[*columnNamed(groups, "kind")].choices, "koc群"), 2U);
}

TEST(ImportKindsTest, MetricsAreTakenInEitherLanguageOfTheirKind)
{
    EXPECT_EQ(metricInCell(FactKind::GuideDay, "Orders"), Metric::Orders);
    EXPECT_EQ(metricInCell(FactKind::GroupDay, "订单数"), Metric::GroupOrders);
    EXPECT_EQ(metricInCell(FactKind::GuideDay, "新客批次１４天内回复人数"), Metric::CohortReplied);
    EXPECT_FALSE(metricInCell(FactKind::KocDay, "leads"));
}

TEST(ImportKindsTest, ValuesFollowTheirMetric)
{
    EXPECT_EQ(*parseMetricValue(Metric::Amount, MoneyUnit::Yuan, "12.5"), 1250U);
    EXPECT_EQ(*parseMetricValue(Metric::Amount, MoneyUnit::Fen, "1250"), 1250U);
    EXPECT_EQ(*parseMetricValue(Metric::Leads, MoneyUnit::Yuan, "12"), 12U);
    EXPECT_FALSE(parseMetricValue(Metric::Leads, MoneyUnit::Yuan, "12.5").ok());
    EXPECT_EQ(*parseMetricValue(Metric::Amount, MoneyUnit::Yuan, "90000000", kMaxGoal), 9000000000U);
    for (const Metric metric : {Metric::Amount, Metric::Orders, Metric::KocOrders}) {
        EXPECT_EQ(parseMetricValue(metric, MoneyUnit::Fen, "-1").error().userText.english(),
            "A negative sale is not accepted. Book it back on the day it was paid, or fill in the refund.");
    }
    EXPECT_EQ(parseMetricValue(Metric::Leads, MoneyUnit::Fen, "-1").error().userText.english(),
        "-1 is negative. Write 0 or more.");
}

} // namespace
