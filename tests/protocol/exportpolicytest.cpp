// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/exportpolicy.h"

#include <gtest/gtest.h>

#include "models/protocol/kinds.h"

namespace qunce {

namespace {

TEST(ExportPolicyTest, AsLongAsNobodySaysOtherwiseAReasonIsAskedForCustomers)
{
    const ExportPolicy policy = *exportPolicyFrom("");
    EXPECT_TRUE(policy.asksReason(ExportData::Koc));
    for (const ExportData data :
        {ExportData::Groups, ExportData::Guides, ExportData::Plan, ExportData::Numbers})
        EXPECT_FALSE(policy.asksReason(data)) << name(data);
    EXPECT_EQ(*exportPolicyFrom("{}"), policy);
}

TEST(ExportPolicyTest, IsWhatHeadquartersSays)
{
    EXPECT_EQ(
        toJson(*exportPolicyFrom(R"({"reason": ["numbers", "koc"]})")), R"({"reason":["koc","numbers"]})");
    EXPECT_FALSE(exportPolicyFrom(R"({"reason": []})")->asksReason(ExportData::Koc));
    for (const char *bad :
        {"[]", "{", R"({"reason": "koc"})", R"({"reason": ["people"]})", R"({"reason": [1]})"})
        EXPECT_FALSE(exportPolicyFrom(bad).ok()) << bad;
}

TEST(ExportPolicyTest, AReasonSaysSomething)
{
    for (const char *nothing : {"", " ", " x ", "\t\n", "对"})
        EXPECT_FALSE(reasonOf(nothing)) << nothing;
    EXPECT_EQ(reasonOf("  对账 "), "对账");
    EXPECT_EQ(reasonOf("ok"), "ok");
}

Record recordOfLine(const ExportLine &line)
{
    Record record;
    record.kind = Kind::SavedView;
    for (const auto &[field, value] : fieldsOf(line))
        record.put(field, value);
    return record;
}

TEST(ExportPolicyTest, ALineOfTheLogIsReadAsItWasWritten)
{
    ExportLine line;
    line.owner.bytes[15] = 7;
    line.at = Instant::fromLocal(Day::fromYmd(2026, 9, 8), 10, 24);
    line.title = "KOC名单";
    line.data = ExportData::Koc;
    line.format = "xlsx";
    line.rows = 1204;
    line.about = "范围 浙江 · 层级：\"S\"";
    line.reason = "月度对账";
    EXPECT_EQ(exportLineOf(recordOfLine(line)), line);
    EXPECT_TRUE(isExportLine(recordOfLine(line)));
}

TEST(ExportPolicyTest, ALineOfTheLogFitsItsRecord)
{
    ExportLine line;
    line.title = std::string(600, 'x');
    line.about = "a\nb" + std::string(9000, 'z');
    line.reason = std::string(4000, 'y');
    const Record record = recordOfLine(line);
    for (const FieldDescriptor &field : descriptor(Kind::SavedView).fields)
        EXPECT_LE(record.text(field.name).size(), field.maxBytes) << field.name;
    const std::optional<ExportLine> read = exportLineOf(record);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->title.size(), 256U);
    EXPECT_TRUE(read->about.starts_with("a bz"));
}

TEST(ExportPolicyTest, WhatSaysNothingIsNoLine)
{
    Record view = recordOfLine({{}, {1}, "KOC", ExportData::Koc, "csv", 1, "", ""});
    ASSERT_TRUE(exportLineOf(view));
    for (const char *state : {"", "[]", "{}", R"({"at": "now"})"}) {
        Record other = view;
        other.put("state", std::string(state));
        EXPECT_FALSE(exportLineOf(other)) << state;
    }
    view.put("page", std::string("koc"));
    EXPECT_FALSE(isExportLine(view));
    EXPECT_FALSE(exportLineOf(view));
}

TEST(ExportPolicyTest, KnowsWhatACommandGivesOut)
{
    struct ViewRow {
        ExportView view;
        Level level;
        CompletionKey by;
        ExportData data;
    };
    for (const ViewRow &row :
        {ViewRow {ExportView::RosterKoc, Level::Guide, CompletionKey::Day, ExportData::Koc},
            ViewRow {ExportView::RosterGroups, Level::Guide, CompletionKey::Day, ExportData::Groups},
            ViewRow {ExportView::RosterGuides, Level::Guide, CompletionKey::Day, ExportData::Guides},
            ViewRow {ExportView::Calendar, Level::Guide, CompletionKey::Day, ExportData::Plan},
            ViewRow {ExportView::Leaderboard, Level::Koc, CompletionKey::Day, ExportData::Koc},
            ViewRow {ExportView::Leaderboard, Level::Group, CompletionKey::Day, ExportData::Groups},
            ViewRow {ExportView::Leaderboard, Level::Guide, CompletionKey::Day, ExportData::Guides},
            ViewRow {ExportView::Leaderboard, Level::Store, CompletionKey::Day, ExportData::Numbers},
            ViewRow {ExportView::Completion, Level::Guide, CompletionKey::Guide, ExportData::Guides},
            ViewRow {ExportView::Completion, Level::Guide, CompletionKey::Region, ExportData::Numbers}}) {
        ExportRequest request;
        request.view = row.view;
        request.leaderboard.level = row.level;
        request.completion.by = row.by;
        EXPECT_EQ(dataOf(request), row.data) << viewName(row.view);
    }
}

} // namespace

} // namespace qunce
