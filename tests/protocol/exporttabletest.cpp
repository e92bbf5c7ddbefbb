// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/base/commandline.h"
#include "models/protocol/exporttable.h"
#include "models/protocol/recordtables.h"

using namespace qunce;

namespace {

Uuid id(uint8_t number)
{
    Uuid made;
    made.bytes[15] = number;
    return made;
}

std::string exportCodeOf(const Uuid &wanted)
{
    return wanted == id(1) ? "R1" : wanted == id(2) ? "S1" : "";
}

Record guide(const std::string &code, const std::string &phone)
{
    Record record;
    record.kind = Kind::Guide;
    record.put("code", toValue(code));
    record.put("name", toValue(std::string("王芳")));
    record.put("phone", toValue(phone));
    record.put("store", toValue(id(2)));
    record.put("region", toValue(id(1)));
    return record;
}

Record entry(const std::string &code, Instant start)
{
    Record record;
    record.kind = Kind::Entry;
    record.put("code", toValue(code));
    record.put("start_at", toValue(std::optional(start)));
    record.put("regions", FieldValue(std::vector<std::string> {id(1).toString(), id(2).toString()}));
    return record;
}

TEST(RecordTablesTest, ShowOnlyTheLastFourCharactersOfPrivateFields)
{
    EXPECT_EQ(masked("13800138000"), "*******8000");
    EXPECT_EQ(masked("8000"), "****");
    EXPECT_EQ(masked(""), "");
    EXPECT_EQ(masked("微信号码小明"), "**号码小明");
}

TEST(RecordTablesTest, RosterIsSortedByCodeAndNamesItsUnits)
{
    const std::vector records {guide("D2", "13800138000"), guide("D1", "")};
    const ExportTable table = rosterTable(Kind::Guide, records, exportCodeOf);
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0][0], ExportCell::ofText("D1"));
    EXPECT_EQ(table.rows[1][2], ExportCell::ofText("S1"));
    EXPECT_EQ(table.columns[5], "phone_masked");
    EXPECT_EQ(table.rows[0][5], ExportCell::empty());
    EXPECT_EQ(table.rows[1][5], ExportCell::ofText("*******8000"));
    EXPECT_EQ(table.rows[1].back(), ExportCell::ofText("R1"));
}

TEST(RecordTablesTest, CalendarHoldsWhatStartsInThePeriodInOrder)
{
    const Day day = Day::fromYmd(2026, 9, 8);
    const std::vector records {entry("E3", Instant::fromLocal(day, 20, 0)),
        entry("E2", Instant::fromLocal(day, 9, 0, 30)), entry("E1", Instant::fromLocal(day, 20, 0)),
        entry("E0", Instant::startOf(day + 1)), entry("E9", Instant {Instant::startOf(day).seconds - 1})};
    const ExportTable table = calendarTable(records, {day, day}, exportCodeOf);
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.rows[0][0].text, "E2");
    EXPECT_EQ(table.rows[0][4].text, "2026-09-08 09:00:30");
    EXPECT_EQ(table.rows[1][0].text, "E1");
    EXPECT_EQ(table.rows[1][4].text, "2026-09-08 20:00");
    EXPECT_EQ(table.rows[2][0].text, "E3");
    EXPECT_EQ(table.rows[2][9].text, "R1;S1");
}

ExportTable smallTable()
{
    ExportTable table;
    table.view = "leaderboard";
    table.filters = {{"measure", "amount"}};
    table.scope = "all";
    table.asOf = Instant::fromLocal(Day::fromYmd(2026, 9, 8), 10, 24);
    table.columns = {"rank", "name", "value"};
    table.rows = {
        {ExportCell::ofInteger(1), ExportCell::ofText("=王\"芳\""), ExportCell::ofNumber("0.500000")},
        {ExportCell::empty(), ExportCell::ofText("李,伟"), ExportCell::empty()}};
    return table;
}

TEST(ExportTableTest, CsvHasBomCrlfAndGuardedCells)
{
    EXPECT_EQ(toCsv(smallTable(), false),
        "\xEF\xBB\xBFrank,name,value\r\n1,\"'=王\"\"芳\"\"\",0.500000\r\n,\"李,伟\",\r\n");
}

TEST(ExportTableTest, HeaderNoteStatesFiltersScopeMomentAndCount)
{
    EXPECT_TRUE(toCsv(smallTable(), true)
                    .starts_with("\xEF\xBB\xBF# view: leaderboard\r\n# measure: amount\r\n# scope: all\r\n"
                                 "# as_of: 2026-09-08T10:24:00+08:00\r\n# count: 2\r\n"
                                 "# money: fen (1/100 yuan)\r\n# program: "
                        + versionLine("Qunce") + "\r\nrank,name,value\r\n"));
}

TEST(ExportTableTest, JsonKeepsIntegersAndSaysNullForNoValue)
{
    EXPECT_EQ(toJson(smallTable()),
        "{\"view\":\"leaderboard\",\"filters\":{\"measure\":\"amount\"},\"scope\":\"all\","
        "\"as_of\":\"2026-09-08T10:24:00+08:00\",\"count\":2,\"rows\":[\n"
        "{\"rank\":1,\"name\":\"=王\\\"芳\\\"\",\"value\":0.500000},\n"
        "{\"rank\":null,\"name\":\"李,伟\",\"value\":null}\n]}\n");
}

} // namespace
