// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The plan sheet without a window: which rows entries make, and what typing and pasting does to them.

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "models/boards/plansheet.h"
#include "tests/merge/records.h"

namespace qunce {

namespace {

const Day kDay = Day::fromYmd(2026, 9, 8);

CalendarEntry entryOf(uint8_t number, const char *title, std::vector<std::string> kinds, int hour = 9)
{
    CalendarEntry entry;
    entry.id = test::id(number);
    entry.title = title;
    entry.start = Instant::fromLocal(kDay, hour, 0);
    entry.channel = "群发";
    entry.groupKinds = std::move(kinds);
    return entry;
}

size_t at(SheetColumn column)
{
    return columnOf({column, 0});
}
size_t groups(std::string_view kind)
{
    const auto names = groupKindNames();
    return columnOf({SheetColumn::Groups,
        static_cast<size_t>(std::find(names.begin(), names.end(), kind) - names.begin())});
}

class PlanSheetTest : public testing::Test
{
protected:
    PlanSheet sheet(std::vector<CalendarEntry> entries)
    {
        SheetParts parts;
        parts.contents = {{"必囤清单", {test::id(90)}}, {"海报", {test::id(91), test::id(92)}}};
        return PlanSheet(std::move(entries), std::move(parts));
    }
    SheetOutcome apply(const PlanSheet &to, const std::vector<SheetInput> &inputs)
    {
        return to.apply(inputs, m_rules, {}, 2026);
    }
    static std::string said(const SheetOutcome &outcome)
    {
        std::string all;
        for (const SheetProblem &problem : outcome.problems)
            all += std::to_string(problem.row) + "/" + std::to_string(problem.column) + " "
                + problem.why.english() + "\n";
        return all;
    }

    PlanSheet::Rules m_rules {[](const CalendarEntry &) { return Message(); }, [] { return Message(); }};
};

TEST_F(PlanSheetTest, ColumnsAreNumberedThereAndBack)
{
    std::set<std::string> titles;
    for (size_t column = 0; column < sheetColumns(); ++column) {
        EXPECT_EQ(columnOf(sheetPlace(column)), column);
        titles.insert(titleOf(sheetPlace(column)).english());
    }
    EXPECT_EQ(titles.size(), sheetColumns()) << "each has its own";
    EXPECT_EQ(sheetPlace(sheetColumns() - 1).column, SheetColumn::Findings);
}

TEST_F(PlanSheetTest, EntriesOfOneMomentShareARowAndStandUnderTheirKinds)
{
    const PlanSheet made = sheet({entryOf(1, "讲师版", {"mentor"}), entryOf(2, "客户版", {"customer"}),
        entryOf(3, "晚间", {"customer"}, 20), entryOf(4, "公告", {})});
    ASSERT_EQ(made.rows().size(), 2U);
    EXPECT_EQ(made.textAt(0, groups("mentor")), "讲师版");
    EXPECT_EQ(made.textAt(0, groups("customer")), "客户版");
    EXPECT_EQ(made.textAt(0, groups("koc")), "");
    EXPECT_EQ(made.textAt(0, columnOf({SheetColumn::Groups, groupKindNames().size()})), "公告");
    EXPECT_EQ(made.textAt(1, at(SheetColumn::Time)), "20:00");
    EXPECT_EQ(made.textAt(1, at(SheetColumn::Date)), "2026-09-08");
}

TEST_F(PlanSheetTest, TwoForTheSameGroupsAtOnceHaveARowEach)
{
    const PlanSheet made = sheet({entryOf(1, "甲", {"customer"}), entryOf(2, "乙", {"customer"})});
    EXPECT_EQ(made.rows().size(), 2U);
    size_t entries = 0;
    for (const SheetRow &row : made.rows())
        entries += row.entries.size();
    EXPECT_EQ(entries, 2U) << "nobody is left out";
}

TEST_F(PlanSheetTest, TypingWhatIsThereChangesNothing)
{
    const PlanSheet made = sheet({entryOf(1, "讲师版", {"mentor"}), entryOf(2, "客户版", {"customer"})});
    std::vector<SheetInput> inputs;
    for (size_t column = 0; column < sheetColumns(); ++column)
        inputs.push_back({0, column, made.textAt(0, column)});
    const SheetOutcome outcome = apply(made, inputs);
    EXPECT_TRUE(outcome.edits.empty());
    EXPECT_EQ(said(outcome), "");
}

TEST_F(PlanSheetTest, ATitleIsOfItsKindAndTheRestIsOfTheRow)
{
    const PlanSheet made = sheet({entryOf(1, "讲师版", {"mentor"}), entryOf(2, "客户版", {"customer"})});
    const SheetOutcome title = apply(made, {{0, groups("customer"), "新标题"}});
    ASSERT_EQ(title.edits.size(), 1U);
    EXPECT_EQ(title.edits[0].id, test::id(2));
    EXPECT_EQ(title.edits[0].fields.at("title"), FieldValue("新标题"));
    const SheetOutcome owner = apply(made, {{0, at(SheetColumn::Owner), "苏曼"}});
    ASSERT_EQ(owner.edits.size(), 2U);
    for (const SheetEdit &edit : owner.edits)
        EXPECT_EQ(edit.fields.at("owner"), FieldValue("苏曼"));
}

TEST_F(PlanSheetTest, DayAndTimeMoveTheWholeRowAndItKeepsItsLength)
{
    CalendarEntry entry = entryOf(1, "甲", {"customer"});
    entry.end = Instant {entry.start.seconds + 5400};
    const SheetOutcome outcome =
        apply(sheet({entry}), {{0, at(SheetColumn::Date), "9月9日"}, {0, at(SheetColumn::Time), "18:30"}});
    ASSERT_EQ(outcome.edits.size(), 1U) << said(outcome);
    const int64_t there = Instant::fromLocal(kDay + 1, 18, 30).seconds;
    EXPECT_EQ(outcome.edits[0].fields.at("start_at"), FieldValue(there));
    EXPECT_EQ(outcome.edits[0].fields.at("end_at"), FieldValue(there + 5400));
}

TEST_F(PlanSheetTest, AnEmptyCellThatIsTypedIntoBecomesADraftLikeItsRow)
{
    CalendarEntry entry = entryOf(1, "讲师版", {"mentor"});
    entry.owner = "苏曼";
    entry.status = EntryStatus::Approved;
    const SheetOutcome outcome = apply(sheet({entry}), {{0, groups("koc"), "KOC版"}});
    ASSERT_EQ(outcome.edits.size(), 1U);
    EXPECT_EQ(outcome.edits[0].what, SheetEdit::What::Make);
    EXPECT_EQ(outcome.edits[0].fields.at("title"), FieldValue("KOC版"));
    EXPECT_EQ(outcome.edits[0].fields.at("owner"), FieldValue("苏曼"));
    EXPECT_EQ(outcome.edits[0].fields.at("status"), FieldValue("draft"));
    EXPECT_EQ(outcome.edits[0].fields.at("start_at"), FieldValue(entry.start.seconds));
}

TEST_F(PlanSheetTest, OneForSeveralKindsIsPartedWhenOneOfThemGetsItsOwnTitle)
{
    const PlanSheet made = sheet({entryOf(1, "通用版", {"customer", "koc", "mentor"})});
    EXPECT_EQ(made.textAt(0, groups("koc")), "通用版");
    const SheetOutcome outcome = apply(made, {{0, groups("koc"), "KOC版"}});
    ASSERT_EQ(outcome.edits.size(), 2U);
    EXPECT_EQ(outcome.edits[0].fields.at("group_kinds"),
        FieldValue(std::vector<std::string> {"customer", "mentor"}));
    EXPECT_FALSE(outcome.edits[0].fields.contains("title")) << "the others keep theirs";
    EXPECT_EQ(outcome.edits[1].what, SheetEdit::What::Make);
    EXPECT_EQ(outcome.edits[1].fields.at("group_kinds"), FieldValue(std::vector<std::string> {"koc"}));
}

TEST_F(PlanSheetTest, EmptyingDeletesDraftsOnly)
{
    CalendarEntry approved = entryOf(2, "已通过", {"customer"}, 20);
    approved.status = EntryStatus::Approved;
    const PlanSheet made = sheet({entryOf(1, "草稿", {"customer"}), approved});
    const SheetOutcome outcome = apply(made, {{0, groups("customer"), ""}, {1, groups("customer"), ""}});
    ASSERT_EQ(outcome.edits.size(), 1U);
    EXPECT_EQ(outcome.edits[0].what, SheetEdit::What::Delete);
    EXPECT_EQ(outcome.edits[0].id, test::id(1));
    ASSERT_EQ(outcome.problems.size(), 1U);
    EXPECT_EQ(outcome.problems[0].row, 1U);
}

TEST_F(PlanSheetTest, EachCellThatIsNotTakenIsNamedWithItsReasonAndTheOthersGoOn)
{
    const PlanSheet made = sheet({entryOf(1, "甲", {"customer"}), entryOf(2, "乙", {"customer"}, 20)});
    const SheetOutcome outcome = apply(made,
        {{0, at(SheetColumn::Date), "2月30日"}, {0, at(SheetColumn::Time), "25:00"},
            {0, at(SheetColumn::Layer), "其他"}, {0, at(SheetColumn::Content), "没有的"},
            {0, at(SheetColumn::Status), "已通过"}, {0, at(SheetColumn::Owner), "苏曼"},
            {1, at(SheetColumn::Content), "海报"}, {1, at(SheetColumn::PrepareBy), "下周"},
            {1, at(SheetColumn::Metric), std::string(2000, 'x')}});
    EXPECT_EQ(outcome.problems.size(), 8U) << said(outcome);
    ASSERT_EQ(outcome.edits.size(), 1U);
    EXPECT_EQ(outcome.edits[0].fields.size(), 1U);
    EXPECT_EQ(outcome.edits[0].fields.at("owner"), FieldValue("苏曼"));
    const SheetOutcome content = apply(made, {{0, at(SheetColumn::Content), "必囤清单"}});
    ASSERT_EQ(content.edits.size(), 1U);
    EXPECT_EQ(content.edits[0].fields.at("content"), toValue(test::id(90)));
}

TEST_F(PlanSheetTest, WhatMayNotBeChangedStaysAndSaysWhy)
{
    m_rules.whyFixed = [](const CalendarEntry &entry) {
        return entry.title == "甲" ? Message(QUNCE_TEXT("locked")) : Message();
    };
    const PlanSheet made = sheet({entryOf(1, "甲", {"customer"}), entryOf(2, "乙", {"customer"}, 20)});
    const SheetOutcome outcome =
        apply(made, {{0, at(SheetColumn::Owner), "苏曼"}, {1, at(SheetColumn::Owner), "苏曼"}});
    ASSERT_EQ(outcome.problems.size(), 1U);
    EXPECT_EQ(outcome.problems[0].why.english(), "locked");
    ASSERT_EQ(outcome.edits.size(), 1U);
    EXPECT_EQ(outcome.edits[0].id, test::id(2));
}

TEST_F(PlanSheetTest, RowsBelowTheLastAreNew)
{
    const PlanSheet made = sheet({entryOf(1, "甲", {"customer"})});
    const SheetOutcome outcome = apply(made,
        {{1, at(SheetColumn::Date), "2026/9/10"}, {1, at(SheetColumn::Time), "9:05"},
            {1, groups("customer"), "新客户版"}, {1, groups("koc"), "新KOC版"},
            {1, at(SheetColumn::Channel), "群发"}, {2, groups("koc"), "没有日期"}, {3, groups("koc"), ""}});
    ASSERT_EQ(outcome.edits.size(), 2U) << said(outcome);
    for (const SheetEdit &edit : outcome.edits) {
        EXPECT_EQ(edit.what, SheetEdit::What::Make);
        EXPECT_EQ(edit.fields.at("start_at"), FieldValue(Instant::fromLocal(kDay + 2, 9, 5).seconds));
        EXPECT_EQ(edit.fields.at("channel"), FieldValue("群发"));
    }
    ASSERT_EQ(outcome.problems.size(), 1U);
    EXPECT_EQ(outcome.problems[0].row, 2U);
}

TEST(SheetTextTest, DaysAndTimesAsPeopleWriteThem)
{
    for (const char *text : {"2026-09-08", "2026/9/8", "9月8日", "9/8", "2026年9月8日", " 9.8 "})
        EXPECT_EQ(typedDay(text, 2026), kDay) << text;
    for (const char *text : {"", "31", "2月29日", "13月1日", "明天", "9月8日x", "99999-1-1", "4月31日"})
        EXPECT_FALSE(typedDay(text, 2026)) << text;
    EXPECT_TRUE(typedDay("2月29日", 2028));
    EXPECT_EQ(typedMinute("9:05"), 545);
    EXPECT_EQ(typedMinute("20：00"), 1200);
    EXPECT_EQ(typedMinute("9点"), 540);
    for (const char *text : {"24:00", "9:60", "9", "早上", ""})
        EXPECT_FALSE(typedMinute(text)) << text;
    EXPECT_EQ(typedInstant("9月8日 18:00", 2026), Instant::fromLocal(kDay, 18, 0));
    EXPECT_FALSE(typedInstant("9月8日", 2026));
    EXPECT_EQ(typedLayer("促销"), ContentLayer::Promotion);
    EXPECT_EQ(typedLayer(""), ContentLayer::None);
    EXPECT_FALSE(typedLayer("别的"));
}

TEST(SheetTextTest, SpreadsheetsGetBackWhatTheyGave)
{
    const std::vector<std::vector<std::string>> cells {
        {"09:00", "多\n行", "带\t制表"}, {"", "说\"话\"", "👍 مرحبا"}};
    EXPECT_EQ(cellsOf(tsvOf(cells), 10), cells);
    EXPECT_EQ(
        cellsOf("a\tb\r\nc\t\r\n", 10), (std::vector<std::vector<std::string>> {{"a", "b"}, {"c", ""}}));
    EXPECT_EQ(tsvOf({{"=1+1"}}), "'=1+1\n") << "no formula";
}

TEST(SheetTextTest, TooManyRowsAreRefusedBeforeTheyAreRead)
{
    std::string much;
    for (int i = 0; i < 60'000; ++i)
        much += "2026-09-08\t周二\t09:00\n";
    EXPECT_FALSE(cellsOf(much, 2'000));
}

TEST_F(PlanSheetTest, RowsOfOneCampaignStandByItsStagesInTheOrderInWhichTheyBegin)
{
    const auto of = [](uint8_t number, const char *stage, int day, uint8_t campaign = 70) {
        CalendarEntry entry = entryOf(number, stage, {"customer"});
        entry.start = Instant::fromLocal(kDay + day, 9, 0);
        entry.stage = stage;
        entry.campaign = test::id(campaign);
        return entry;
    };
    // The second stage begins before the first one is over.
    const PlanSheet made = sheet({of(1, "爆发", 3), of(2, "蓄水", 0), of(3, "蓄水", 4), of(4, "爆发", 5)});
    std::string shown;
    for (const SheetRow &row : made.rows())
        shown += row.common.stage + std::to_string(row.common.day() - kDay) + " ";
    EXPECT_EQ(shown, "蓄水0 蓄水4 爆发3 爆发5 ");
    ASSERT_EQ(made.stages().size(), 2U);
    EXPECT_EQ(made.stages()[1].name, "爆发");
    EXPECT_EQ(made.stages()[1].row, 2U);
    EXPECT_EQ(made.stages()[1].rows, 2U);
    EXPECT_EQ(made.stages()[0].from, kDay);
    EXPECT_EQ(made.stages()[0].to, kDay + 4);
    const PlanSheet mixed = sheet({of(1, "爆发", 3), of(2, "蓄水", 0, 71)});
    EXPECT_TRUE(mixed.stages().empty()) << "of two campaigns rows stand by time";
    EXPECT_TRUE(sheet({of(1, "", 0), of(2, "", 1)}).stages().empty()) << "nor without stages";
}

TEST_F(PlanSheetTest, ItKnowsWhichKindsOfGroupsAreUsed)
{
    const PlanSheet made = sheet({entryOf(1, "甲", {"mentor"}), entryOf(2, "乙", {"customer", "koc"}, 10)});
    for (size_t kind = 0; kind < groupKindNames().size(); ++kind) {
        const std::string_view name = groupKindNames()[kind];
        EXPECT_EQ(made.usedKinds()[kind], name == "mentor" || name == "customer" || name == "koc") << name;
    }
    EXPECT_FALSE(made.usedKinds().back()) << "all of them go to groups";
}

} // namespace

} // namespace qunce
