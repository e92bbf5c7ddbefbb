// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sheets/cellnumbers.h"

#include <gtest/gtest.h>

using namespace qunce;

namespace {

TEST(CellNumbers, ANumberIsWrittenAsItsColumnExpects)
{
    struct Example {
        const char *value;
        const char *text;
    };
    for (const Example &each : std::initializer_list<Example> {
             {"5", "5"},
             {"0", "0"},
             {"1234567890", "1234567890"},
             {"4.5999999999999996", "4.6"}, // as Excel writes 4.6
             {"1E3", "1000"},
             {"-3", "-3"},
             {"123456789012345", "123456789012345"},
             {"1.2345678901234568E+17",
                 "1.23456789012346e+17"}, // a code of 18 digits has lost its end: refused later
             {"", ""},
             {"十", "十"},
             {"12 ", "12 "},
         })
        EXPECT_EQ(cellText(each.value, {}, false), each.text) << each.value;
}

TEST(CellNumbers, DaysAndTimesByTheFormatOfTheCell)
{
    struct Example {
        const char *value;
        const char *format;
        bool is1904;
        const char *text;
    };
    for (const Example &each : std::initializer_list<Example> {
             {"46273", "yyyy/m/d", false, "2026-09-08"},
             {"44811", "yyyy/m/d", true, "2026-09-08"},
             {"46273", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", false, "2026-09-08"},
             {"46273", "m/d", false, "2026-09-08"},
             {"46266", "mmm\\-yy", false, "2026-09"},
             {"46266", "yyyy\"年\"m\"月\"", false, "2026-09"},
             {"46273.75", "yyyy/m/d h:mm", false, "2026-09-08 18:00"},
             {"46273.750347222223", "yyyy-mm-dd hh:mm:ss", false, "2026-09-08 18:00:30"},
             {"46273.999999999", "yyyy/m/d h:mm", false, "2026-09-09 00:00"}, // the second is what people see
             {"0.75", "h:mm", false, "18:00"},
             {"0.5", "[h]:mm", false, "12:00"},
             {"1", "yyyy/m/d", false, "1900-01-01"},
             {"59", "yyyy/m/d", false, "1900-02-28"},
             {"61", "yyyy/m/d", false, "1900-03-01"},
             {"0", "yyyy/m/d", true, "1904-01-01"},
             {"-5", "yyyy/m/d", false, "-5"}, // no day: whoever reads it refuses it
             {"3000000", "yyyy/m/d", false, "3000000"},
             {"46273", "General", false, "46273"},
             {"46273", "#,##0.00", false, "46273"},
             {"46273", "\"已发 \"0\" 天\"", false, "46273"},
             {"46273", "[Red]0.0", false, "46273"},
             {"46273", "G/通用格式", false, "46273"},
             {"123", "00000", false, "00123"},
             {"1234567", "00000", false, "1234567"},
         })
        EXPECT_EQ(cellText(each.value, formatOf(each.format), each.is1904), each.text)
            << each.value << " as " << each.format;
}

TEST(CellNumbers, FormatsWithoutACodeInTheFile)
{
    EXPECT_EQ(builtInFormat(0).look, NumberLook::Plain);
    EXPECT_EQ(builtInFormat(14).look, NumberLook::Day);
    EXPECT_EQ(builtInFormat(17).look, NumberLook::Month);
    EXPECT_EQ(builtInFormat(20).look, NumberLook::Time);
    EXPECT_EQ(builtInFormat(22).look, NumberLook::DayTime);
    EXPECT_EQ(builtInFormat(31).look, NumberLook::Day); // yyyy年m月d日 of Chinese systems
    EXPECT_EQ(builtInFormat(49).look, NumberLook::Plain);
}

TEST(CellNumbers, DaysOfNewerFilesAreText)
{
    EXPECT_EQ(isoCellText("2026-09-08T18:00:00"), "2026-09-08 18:00");
    EXPECT_EQ(isoCellText("2026-09-08T00:00:00.000Z"), "2026-09-08");
    EXPECT_EQ(isoCellText("2026-09-08T18:00:30"), "2026-09-08 18:00:30");
    EXPECT_EQ(isoCellText("2026-09-08"), "2026-09-08");
}

TEST(CellNumbers, LettersOfColumns)
{
    EXPECT_EQ(columnOf("A1"), 0U);
    EXPECT_EQ(columnOf("Z9"), 25U);
    EXPECT_EQ(columnOf("BC12"), 54U);
    EXPECT_EQ(columnOf("XFD1048576"), 16383U);
    EXPECT_EQ(columnOf("XFE1"), std::nullopt);
    EXPECT_EQ(columnOf("12"), std::nullopt);
    EXPECT_EQ(columnOf("ABCD1"), std::nullopt);
}

} // namespace
