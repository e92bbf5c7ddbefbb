// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/base/csvcell.h"
#include "models/base/csvreader.h"
#include "tests/support/textinmemory.h"

using namespace qunce;
using namespace std::string_literals;

namespace {

struct Row {
    uint64_t line;
    CsvProblem problem;
    std::vector<std::string> cells;

    bool operator==(const Row &) const = default;
};

std::ostream &operator<<(std::ostream &out, const Row &row)
{
    out << "line " << row.line << ", problem " << int(row.problem);
    for (const std::string &cell : row.cells)
        out << " [" << cell << ']';
    return out;
}

Row good(uint64_t line, std::vector<std::string> cells)
{
    return {line, CsvProblem::None, std::move(cells)};
}

std::vector<Row> rowsOf(const std::string &text)
{
    test::TextInMemory source(text);
    auto reader = CsvReader::open(source);
    EXPECT_TRUE(reader.ok());
    std::vector<Row> rows;
    while (reader.ok()) {
        const Result<bool> more = (*reader)->next();
        EXPECT_TRUE(more.ok());
        if (!more.ok() || !*more)
            break;
        const auto cells = (*reader)->cells();
        rows.push_back({(*reader)->line(), (*reader)->problem(), {cells.begin(), cells.end()}});
        EXPECT_EQ((*reader)->problemText().empty(), (*reader)->problem() == CsvProblem::None);
    }
    return rows;
}

using Rows = std::vector<Row>;

TEST(CsvReaderTest, ReadsQuotesAndLineBreaksOfRfc4180)
{
    EXPECT_EQ(rowsOf("a,b\n1,2\n"), Rows({good(2, {"1", "2"})}));
    EXPECT_EQ(rowsOf("a,b\r\n1,2"), Rows({good(2, {"1", "2"})}));
    EXPECT_EQ(rowsOf("a,b\r1,2\r3,4"), Rows({good(2, {"1", "2"}), good(3, {"3", "4"})}));
    EXPECT_EQ(rowsOf("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n"), Rows({good(2, {"x,y", "say \"hi\""})}));
    EXPECT_EQ(rowsOf("a,b\n\"\",\"\"\"\"\n"), Rows({good(2, {"", "\""})}));
    EXPECT_EQ(rowsOf("a,b\n5\" screen,ab\"c\"\n"), Rows({good(2, {"5\" screen", "ab\"c\""})}));
    EXPECT_EQ(rowsOf("a,b\n\"x\" ,y\n"), Rows({good(2, {"x", "y"})}));
}

TEST(CsvReaderTest, CountsARowFromItsFirstLine)
{
    EXPECT_EQ(
        rowsOf("a,b\n\"1\n2\r\n3\",x\n\n4,5\n"), Rows({good(2, {"1\n2\r\n3", "x"}), good(6, {"4", "5"})}));
    EXPECT_EQ(rowsOf("\n\n\"a\n\",b\n1,2\n"), Rows({good(5, {"1", "2"})}));
}

TEST(CsvReaderTest, FindsTheDelimiterInTheHeader)
{
    EXPECT_EQ(rowsOf("a;b;c\n1,5;2;3\n"), Rows({good(2, {"1,5", "2", "3"})}));
    EXPECT_EQ(rowsOf("a\tb\n1,5\t2\n"), Rows({good(2, {"1,5", "2"})}));
    EXPECT_EQ(rowsOf("\n\"x;y;z\",b\n1,2\n"), Rows({good(3, {"1", "2"})}));
    EXPECT_EQ(rowsOf("only\n1;2\n"), Rows({good(2, {"1;2"})}));
}

TEST(CsvReaderTest, TrimsEveryKindOfSpace)
{
    EXPECT_EQ(rowsOf("a , b\n\u3000\u00A01\u200B ,\"\uFEFF 2\t\"\n"), Rows({good(2, {"1", "2"})}));
    EXPECT_EQ(rowsOf("a,b\n'=1+1,'=\n"), Rows({good(2, {"=1+1", "="})}));
    EXPECT_EQ(rowsOf("a,b\n'abc,'-5\n"), Rows({good(2, {"'abc", "'-5"})}));
}

TEST(CsvReaderTest, SkipsRowsWithoutAnyText)
{
    EXPECT_EQ(rowsOf("a,b\n\n,\n \n\u3000,\"\"\n,,,,\n1,2\n\n\n"), Rows({good(7, {"1", "2"})}));
    EXPECT_EQ(rowsOf("a,b\n" + std::string(100000, '\n') + "1,2"), Rows({good(100002, {"1", "2"})}));
}

TEST(CsvReaderTest, RefusesARowOfTheWrongLengthAlone)
{
    EXPECT_EQ(rowsOf("a,b\n1\n1,2\n1,2,3\n1,2,,\n"),
        Rows({{2, CsvProblem::TooFewCells, {"1", ""}}, good(3, {"1", "2"}),
            {4, CsvProblem::TooManyCells, {"1", "2"}}, good(5, {"1", "2"})}));
    EXPECT_EQ(rowsOf("a,b\n,,3\n"), Rows({{2, CsvProblem::TooManyCells, {"", ""}}}));
}

TEST(CsvReaderTest, RefusesARowWithNulAlone)
{
    EXPECT_EQ(rowsOf("a,b\n1,x\0y\n\"\0\",1\n3,4\n"s),
        Rows({{2, CsvProblem::Damaged, {"1", "x\0y"s}}, {3, CsvProblem::Damaged, {"\0"s, "1"}},
            good(4, {"3", "4"})}));
}

TEST(CsvReaderTest, GoesOnAtTheNextLineAfterABrokenQuote)
{
    EXPECT_EQ(rowsOf("a,b\n1,\"never\n3,4\n5,6\n"),
        Rows({{2, CsvProblem::BrokenQuote, {"1", "\"never"}}, good(3, {"3", "4"}), good(4, {"5", "6"})}));
    EXPECT_EQ(rowsOf("a,b\n\"x,1\ny,\"2\"\n"),
        Rows({{2, CsvProblem::BrokenQuote, {"\"x", "1"}}, good(3, {"y", "2"})}));
    EXPECT_EQ(rowsOf("a,b\n\"x\"y,1\r\n3,4\n"),
        Rows({{2, CsvProblem::BrokenQuote, {"\"x\"y", "1"}}, good(3, {"3", "4"})}));
    EXPECT_EQ(rowsOf("a,b\n1,\""), Rows({{2, CsvProblem::BrokenQuote, {"1", "\""}}}));
}

TEST(CsvReaderTest, RefusesHugeCellsAndGoesOn)
{
    const std::string fits(CsvReader::kMaxCellBytes, 'x');
    const Rows atLimit = rowsOf("a,b\n1," + fits + "\n3,4\n");
    EXPECT_EQ(atLimit.size(), 2U);
    EXPECT_EQ(atLimit[0].problem, CsvProblem::None);

    const std::string broken = "a,b\n1,\"" + fits + "\nx\"\n3,4\n";
    EXPECT_EQ(rowsOf(broken)[0].problem, CsvProblem::CellTooLong);
    EXPECT_EQ(rowsOf(broken)[1], good(4, {"3", "4"}));

    const std::string endless(3 * CsvReader::kMaxRowBytes, 'x');
    const Rows rows = rowsOf("a,b\n1," + endless + "\r\n3,4\n");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].problem, CsvProblem::RowTooLong);
    EXPECT_EQ(rows[1], good(3, {"3", "4"}));
}

TEST(CsvReaderTest, GoesOnAfterAQuoteThatSwallowsMoreThanARowMayHold)
{
    std::string text = "a,b\n1,\"never\n";
    while (text.size() < 2 * CsvReader::kMaxRowBytes)
        text += "3,4\n";
    const Rows rows = rowsOf(text);
    EXPECT_EQ(rows[0].problem, CsvProblem::RowTooLong);
    EXPECT_EQ(rows.size(), (text.size() - 13) / 4 + 1);
    EXPECT_EQ(rows[1], good(3, {"3", "4"}));
}

TEST(CsvReaderTest, KeepsRawCellsToWriteBack)
{
    test::TextInMemory source("a,b\n\" x \"\"\",'=y \n");
    const auto reader = CsvReader::open(source);
    ASSERT_TRUE(reader.ok());
    ASSERT_TRUE(*(*reader)->next());
    EXPECT_EQ((*reader)->rawCells()[0], " x \"");
    EXPECT_EQ((*reader)->rawCells()[1], "'=y ");
    EXPECT_EQ((*reader)->cells()[0], "x \"");
    EXPECT_EQ((*reader)->cells()[1], "=y");
}

TEST(CsvReaderTest, RefusesAFileWithoutAReadableHeader)
{
    for (const std::string &text :
        {""s, "\n \n,,\n"s, "a\0,b\n1,2\n"s, "\"a,b\n1,2\n"s, std::string(2000, ',') + "a\n"}) {
        test::TextInMemory source(text);
        const auto reader = CsvReader::open(source);
        ASSERT_FALSE(reader.ok());
        EXPECT_EQ(reader.error().code, ErrorCode::InvalidInput);
    }
}

TEST(CsvCellTest, GuardsWhatASpreadsheetWouldRun)
{
    for (const char *cell : {"=1+1", "+a", "-", "@x", "\tx", "-1.2.3", "=1"})
        EXPECT_TRUE(needsFormulaGuard(cell)) << cell;
    for (const char *cell : {"", "-1", "+1.5", "-.5", "a=b", "'=1", "1-2"})
        EXPECT_FALSE(needsFormulaGuard(cell)) << cell;
}

TEST(CsvCellTest, QuotesOnlyWhereNeeded)
{
    const auto written = [](std::string_view cell) {
        std::string out;
        appendCsvCell(out, cell);
        return out;
    };
    EXPECT_EQ(written("a b"), "a b");
    EXPECT_EQ(written("a,b"), "\"a,b\"");
    EXPECT_EQ(written("a\"b"), "\"a\"\"b\"");
    EXPECT_EQ(written("a\nb"), "\"a\nb\"");
    EXPECT_EQ(written("=a,b"), "\"'=a,b\"");
    EXPECT_EQ(written("@a"), "'@a");
    EXPECT_EQ(written("a\0b"s), "\"a\uFFFDb\"");
}

} // namespace
