// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <filesystem>
#include <xlsxwriter.h>

#include <gtest/gtest.h>

#include "tests/server/import/importworld.h"
#include "tests/support/files.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;

namespace {

/// A sheet of guides as somebody fills it in: a title above, days as days, a code with leading zeros as a number.
std::string guidesBook(const std::string &path)
{
    lxw_workbook *book = workbook_new(path.c_str());
    lxw_worksheet *sheet = workbook_add_worksheet(book, "九月");
    workbook_add_worksheet(book, "说明");
    lxw_format *day = workbook_add_format(book);
    format_set_num_format(day, "yyyy\"年\"m\"月\"d\"日\"");
    lxw_format *code = workbook_add_format(book);
    format_set_num_format(code, "00000");
    worksheet_merge_range(sheet, 0, 0, 0, 3, "九月导购名单", nullptr);
    const char *header[] = {"导购编码", "姓名", "门店编码", "入职日期"};
    for (uint16_t column = 0; column < 4; ++column)
        worksheet_write_string(sheet, 2, column, header[column], nullptr);
    lxw_datetime joined {2026, 9, 8, 0, 0, 0};
    worksheet_write_number(sheet, 3, 0, 17, code);
    worksheet_write_string(sheet, 3, 1, "欧阳小禾", nullptr);
    worksheet_write_string(sheet, 3, 2, "S1", nullptr);
    worksheet_write_datetime(sheet, 3, 3, &joined, day);
    worksheet_write_string(sheet, 4, 0, "G8", nullptr);
    worksheet_write_string(sheet, 4, 1, "王", nullptr);
    worksheet_write_string(sheet, 4, 2, "S9", nullptr); // there is no such store
    worksheet_write_string(sheet, 6, 0, "G9", nullptr);
    worksheet_write_string(sheet, 6, 1, "李", nullptr);
    worksheet_write_string(sheet, 6, 2, "S2", nullptr); // and nothing behind it
    EXPECT_EQ(workbook_close(book), LXW_NO_ERROR);
    return path;
}

TEST(WorkbookImport, GoesInAsItsCsvWould)
{
    ImportWorld world;
    world.importOrg();
    const std::string path = guidesBook(world.directory().file("guides.xlsx"));
    world.request.errorsPath = world.directory().file("errors.csv");
    SeededIdSource ids(9, 1'700'000'000'000);
    const Result<ImportReport> report =
        importFile(world.storage(), ImportKind::Guides, path, world.request, ids);
    ASSERT_TRUE(report.ok()) << report.error().userText.english() << report.error().detail;
    EXPECT_EQ(report->rows, 3U);
    EXPECT_EQ(report->counts.created, 2U);
    EXPECT_EQ(report->rejected, 1U);
    EXPECT_EQ(report->sheet, "九月");
    EXPECT_EQ(report->otherSheets, 1U);
    ASSERT_EQ(report->firstRefused.size(), 1U);
    EXPECT_EQ(report->firstRefused[0].line, 5U) << "the row of the sheet, title and gap included";
    EXPECT_EQ(world.get(Kind::Guide, "00017").text("name"), "欧阳小禾");
    EXPECT_EQ(world.get(Kind::Guide, "00017").day("joined_on"), Day::fromYmd(2026, 9, 8));
    EXPECT_EQ(world.get(Kind::Guide, "G9").text("name"), "李");
    const std::string errors = qunce::test::readFile(world.request.errorsPath);
    EXPECT_NE(errors.find("G8,王,S9"), std::string::npos) << errors;

    const Result<ImportReport> again =
        importFile(world.storage(), ImportKind::Guides, path, world.request, ids);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->counts.unchanged, 2U);
}

TEST(WorkbookImport, ARowWithAnErrorOfAFormulaIsRefusedAlone)
{
    ImportWorld world;
    world.importOrg();
    const std::string path = world.directory().file("guides.xlsx");
    lxw_workbook *book = workbook_new(path.c_str());
    lxw_worksheet *sheet = workbook_add_worksheet(book, nullptr);
    const char *cells[][3] = {{"code", "name", "store_code"}, {"G1", "张", "S1"}, {"G2", "李", "S1"}};
    for (uint32_t row = 0; row < 3; ++row) {
        for (uint16_t column = 0; column < 3; ++column)
            worksheet_write_string(sheet, row, column, cells[row][column], nullptr);
    }
    worksheet_write_formula_str(sheet, 1, 1, "=VLOOKUP(1,A:B,2)", nullptr, "#N/A");
    ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
    SeededIdSource ids(9, 1'700'000'000'000);
    const Result<ImportReport> report =
        importFile(world.storage(), ImportKind::Guides, path, world.request, ids);
    ASSERT_TRUE(report.ok()) << report.error().detail;
    EXPECT_EQ(report->rejected, 1U);
    ASSERT_EQ(report->firstRefused.size(), 1U);
    EXPECT_EQ(report->firstRefused[0].line, 2U);
    EXPECT_EQ(report->firstRefused[0].reason, "Column B holds an error of a formula.");
    EXPECT_FALSE(world.find(Kind::Guide, "G1")) << "#N/A is nobody's name";
    EXPECT_TRUE(world.find(Kind::Guide, "G2"));
}

TEST(WorkbookImport, ALockedOrOldOneIsRefusedAndChangesNothing)
{
    ImportWorld world;
    world.importOrg();
    const std::string path = qunce::test::writeFile(
        world.directory().file("guides.xlsx"), "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 locked");
    SeededIdSource ids(9, 1'700'000'000'000);
    const Result<ImportReport> report =
        importFile(world.storage(), ImportKind::Guides, path, world.request, ids);
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, ErrorCode::InvalidInput);
    EXPECT_TRUE(world.all(Kind::Guide).empty());
}

TEST(WorkbookImport, ImportAllTakesWorkbooksToo)
{
    ImportWorld world;
    world.importOrg();
    const std::filesystem::path folder = world.directory().path() / "all";
    std::filesystem::create_directory(folder);
    guidesBook((folder / "guides.xlsx").string());
    world.request.errorsPath.clear();
    SeededIdSource ids(9, 1'700'000'000'000);
    const Result<ImportAllReport> all = importAll(world.storage(), folder, world.request, ids);
    ASSERT_TRUE(all.ok()) << all.error().detail;
    ASSERT_EQ(all->files.size(), 1U);
    EXPECT_EQ(all->files[0].counts.created, 2U);
}

} // namespace
