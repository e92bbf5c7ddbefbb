// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sheets/xlsxtext.h"

#include <xlsxwriter.h>

#include "models/base/csvreader.h"
#include "tests/sheets/minibook.h"
#include "tests/support/files.h"
#include "tests/support/tempdir.h"

using namespace qunce;
using namespace qunce::test;

namespace {

TEST(XlsxText, TheFirstVisibleSheetAsCsv)
{
    TempDir folder;
    MiniBook book;
    book.rows(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
        "<c r=\"C1\" t=\"inlineStr\"><is><r><t>入职</t></r><r><t>日期</t></r></is></c></row>"
        "<row r=\"2\"><c r=\"A2\"><v>7</v></c><c r=\"B2\" t=\"str\"><f>A2&amp;1</f><v>小禾, \"甲\"</v></c>"
        "<c r=\"C2\" s=\"1\"><v>46273</v></c></row>"
        "<row r=\"3\"><c t=\"b\"><v>1</v></c><c r=\"C3\" t=\"d\"><v>2026-09-08T00:00:00</v></c></row>");
    const std::string path = book.write(folder.file("a.xlsx"));
    EXPECT_EQ(csvOf(path), "编码,姓名,入职日期\n7,\"小禾, \"\"甲\"\"\",2026-09-08\n1,,2026-09-08\n");
    const auto text = XlsxText::adopt(path, openToRead(path));
    ASSERT_TRUE(text.ok());
    EXPECT_EQ((*text)->sheetName(), "名单");
    EXPECT_EQ((*text)->otherSheets(), 0U) << "a hidden one does not count";
}

TEST(XlsxText, TheEpochOf1904)
{
    TempDir folder;
    MiniBook book;
    book.parts["xl/workbook.xml"] = "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" "
                                    "r:id=\"rId2\"/><sheet name=\"b\" r:id=\"rId1\"/>"
                                    "</sheets></workbook>";
    book.rows("<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is></c></row>"
              "<row><c s=\"1\"><v>44811</v></c><c s=\"2\"><v>44811.75</v></c></row>");
    EXPECT_EQ(csvOf(book.write(folder.file("a.xlsx"))), "a,b\n2026-09-08,2026-09-08 18:00\n");
}

TEST(XlsxText, TitlesAboveTheHeaderArePassedOverAndLinesStayRows)
{
    TempDir folder;
    MiniBook book;
    const auto cell = [](const char *place, const char *text) {
        return std::string("<c r=\"") + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    };
    book.rows("<row r=\"1\">" + cell("A1", "九月名单") + "</row><row r=\"4\">" + cell("B4", "编码")
        + cell("C4", "正文") + "</row><row r=\"5\">" + cell("B5", "1")
        + cell("C5", "第一行\n第二行\r\n第三行") + "</row><row r=\"6\"/><row r=\"9\">" + cell("B9", "2")
        + "</row>");
    const std::string path = book.write(folder.file("a.xlsx"));
    EXPECT_EQ(csvOf(path), "\n\n\n,编码,正文\n,1,\"第一行\n第二行\r\n第三行\"\n\n\n\n,2,\n");
    const auto text = XlsxText::adopt(path, openToRead(path));
    ASSERT_TRUE(text.ok());
    const auto rows = CsvReader::open(**text);
    ASSERT_TRUE(rows.ok()) << rows.error().detail;
    std::vector<uint64_t> found;
    while (*(*rows)->next()) {
        EXPECT_EQ((*rows)->problem(), CsvProblem::None);
        found.push_back((*text)->rowOfLine((*rows)->line()));
    }
    EXPECT_EQ(found, (std::vector<uint64_t> {5, 9})) << "as people count in the sheet";
}

TEST(XlsxText, ErrorsAndFormulasWithoutAResultAreProblemsOfTheirRows)
{
    TempDir folder;
    MiniBook book;
    book.rows("<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
              "<row r=\"2\"><c><v>1</v></c><c t=\"e\"><f>VLOOKUP()</f><v>#N/A</v></c></row>"
              "<row r=\"3\"><c><v>2</v></c><c><f>A3*2</f></c></row>"
              "<row r=\"4\"><c><v>3</v></c><c><f>A4*2</f><v>6</v></c></row>"
              "<row r=\"5\"><c r=\"AB5\"><f>NOW()</f></c></row>");
    const std::string path = book.write(folder.file("a.xlsx"));
    const auto text = XlsxText::adopt(path, openToRead(path));
    ASSERT_TRUE(text.ok());
    const auto rows = CsvReader::open(**text);
    ASSERT_TRUE(rows.ok()) << rows.error().detail;
    std::vector<std::string> problems;
    while (*(*rows)->next())
        problems.push_back((*text)->problemOfLine((*rows)->line()).english());
    ASSERT_EQ(problems.size(), 4U);
    EXPECT_EQ(problems[0], "Column B holds an error of a formula.");
    EXPECT_TRUE(problems[1].starts_with("The formula in column B has no result.")) << problems[1];
    EXPECT_EQ(problems[2], "");
    EXPECT_TRUE(problems[3].starts_with("The formula in column AB has no result.")) << problems[3];
}

TEST(XlsxText, WhatIsNoWorkbookIsRefusedWithWords)
{
    TempDir folder;
    const std::string old = writeFile(folder.file("old.xls"), "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on");
    EXPECT_TRUE(XlsxText::isOldOrLocked(openToRead(old)));
    EXPECT_EQ(csvOf(old), "! compound file");
    const std::string text = writeFile(folder.file("text.xlsx"), "编码,姓名\n");
    EXPECT_FALSE(XlsxText::isArchive(openToRead(text)));
    EXPECT_FALSE(XlsxText::isOldOrLocked(openToRead(text)));
    EXPECT_EQ(csvOf(writeFile(folder.file("short.xlsx"), "PK\3\4 that is all there is")), "! no end record");
    MiniBook empty;
    empty.parts = {{"word/document.xml", "<a/>"}};
    EXPECT_EQ(csvOf(empty.write(folder.file("a.docx"))), "! no visible sheet");
    MiniBook gone;
    EXPECT_EQ(csvOf(gone.write(folder.file("gone.xlsx"))), "! no sheet at xl/worksheets/sheet2.xml");
    MiniBook backwards;
    backwards.rows("<row r=\"3\"/><row r=\"2\"/>");
    EXPECT_EQ(csvOf(backwards.write(folder.file("b.xlsx"))), "! row 2 behind 3");
    MiniBook entities;
    entities.rows("");
    entities.parts["xl/styles.xml"] = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><styleSheet>&a;</styleSheet>";
    EXPECT_EQ(csvOf(entities.write(folder.file("e.xlsx"))), "! a document type");
}

/// A book as programs write them: texts shared or in the cells, days as numbers, formulas with their results.
std::string writeBook(const std::string &path, bool isConstantMemory, uint32_t rows)
{
    lxw_workbook_options options {};
    options.constant_memory = isConstantMemory ? LXW_TRUE : LXW_FALSE;
    lxw_workbook *book = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "导购");
    lxw_format *day = workbook_add_format(book);
    format_set_num_format(day, "yyyy/m/d");
    lxw_format *code = workbook_add_format(book);
    format_set_num_format(code, "000000");
    const char *header[] = {"导购编码", "姓名", "入职日期", "业绩", "合计"};
    for (uint16_t column = 0; column < 5; ++column)
        worksheet_write_string(sheet, 0, column, header[column], nullptr);
    for (uint32_t row = 1; row <= rows; ++row) {
        worksheet_write_number(sheet, row, 0, row, code);
        worksheet_write_string(sheet, row, 1, row % 2 ? "欧阳小禾 <&> 𠮷" : "Zoë", nullptr);
        lxw_datetime joined {2026, 9, static_cast<int>(row % 28 + 1), 0, 0, 0};
        worksheet_write_datetime(sheet, row, 2, &joined, day);
        worksheet_write_number(sheet, row, 3, row + 0.1, nullptr);
        worksheet_write_formula_num(sheet, row, 4, "=D2*2", nullptr, row * 2);
    }
    EXPECT_EQ(workbook_close(book), LXW_NO_ERROR);
    return path;
}

std::string expectedOf(uint32_t rows)
{
    std::string text = "导购编码,姓名,入职日期,业绩,合计\n";
    for (uint32_t row = 1; row <= rows; ++row) {
        char line[200];
        std::snprintf(line, sizeof line, "%06u,%s,2026-09-%02u,%u.1,%u\n", row,
            row % 2 ? "欧阳小禾 <&> 𠮷" : "Zoë", row % 28 + 1, row, row * 2);
        text += line;
    }
    return text;
}

TEST(XlsxText, ReadsWhatALibraryWrites)
{
    TempDir folder;
    for (const bool isConstantMemory : {false, true})
        EXPECT_EQ(csvOf(writeBook(folder.file("a.xlsx"), isConstantMemory, 3000)), expectedOf(3000))
            << (isConstantMemory ? "texts in the cells" : "shared texts");
}

} // namespace
