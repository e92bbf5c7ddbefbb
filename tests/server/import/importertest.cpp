// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "tests/server/import/importworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;

namespace {

const std::string kBom = "\xEF\xBB\xBF";

std::string utf16(const std::u16string &text)
{
    std::string bytes = "\xFF\xFE";
    for (const char16_t unit : text) {
        bytes.push_back(static_cast<char>(unit & 0xFF));
        bytes.push_back(static_cast<char>(unit >> 8));
    }
    return bytes;
}

TEST(ImporterTest, ReadsWhatExcelAndWpsWrite)
{
    ImportWorld world;
    world.importOrg();
    // 导购编码,姓名,门店编码 and 张 in GB18030
    world.importClean("guides",
        "\xB5\xBC\xB9\xBA\xB1\xE0\xC2\xEB,\xD0\xD5\xC3\xFB,\xC3\xC5\xB5\xEA\xB1\xE0\xC2\xEB\r\nG1,\xD5\xC5,"
        "S1\r\n");
    world.importClean("guides", utf16(u"导购编码\t姓名\t门店编码\r\nG2\t李\tS1\r\n"));
    world.importClean("guides", kBom + "导购编码;姓名;门店编码\nＧ３;王;Ｓ１\n");
    EXPECT_EQ(world.get(Kind::Guide, "G1").text("name"), "张");
    EXPECT_EQ(world.get(Kind::Guide, "G2").text("name"), "李");
    EXPECT_EQ(world.get(Kind::Guide, "G3").text("name"), "王");
}

TEST(ImporterTest, KeepsCodesAsTheyAreWritten)
{
    ImportWorld world;
    world.importOrg();
    const ImportReport report =
        world.import("guides", "code,name,store_code\n007,a,S1\n123456789012345678,b,S1\n1.23457E+17,c,S1\n");
    EXPECT_EQ(report.rejected, 1U);
    EXPECT_TRUE(world.find(Kind::Guide, "007"));
    EXPECT_TRUE(world.find(Kind::Guide, "123456789012345678"));
}

TEST(ImporterTest, RefusesADamagedRowAlone)
{
    ImportWorld world;
    world.importOrg();
    std::string file = "code,name,store_code\nG1,a";
    file.push_back('\0');
    file += "b,S1\nG2," + std::string(1'100'000, 'x') + ",S1\nG3,a,b,c,d\nG4,good,S1\nG5,"
        + std::string(300, 'x') + ",S1\n";
    const ImportReport report = world.import("guides", file);
    EXPECT_EQ(report.rows, 5U);
    EXPECT_EQ(report.rejected, 4U);
    EXPECT_EQ(world.all(Kind::Guide).size(), 1U);
    EXPECT_EQ(world.all(Kind::Guide).front().text("code"), "G4");
}

TEST(ImporterTest, FailsOnMissingColumnsAndChangesNothing)
{
    ImportWorld world;
    world.importOrg();
    const Result<ImportReport> report = world.tryImport("guides", "code,name\nG1,Ann\n");
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(report.error().userText.english().find("store_code"), std::string::npos);
    EXPECT_TRUE(world.all(Kind::Guide).empty());
    EXPECT_FALSE(world.tryImport("guides", "").ok());
    EXPECT_FALSE(parseImportKind("nonsense").ok());
}

TEST(ImporterTest, ReportsUnknownColumnsAndSkipsEmptyLines)
{
    ImportWorld world;
    world.importOrg();
    const ImportReport report =
        world.importClean("guides", "code,shoe size,name,store_code\n\nG1,42,Ann,S1\n,,,\n");
    EXPECT_EQ(report.unknownColumns, std::vector<std::string> {"shoe size"});
    EXPECT_EQ(report.rows, 1U);
}

TEST(ImporterTest, WritesRefusedRowsWithTheirOwnColumnsAndTakesTheFileAway)
{
    ImportWorld world;
    world.importOrg();
    const ImportReport report = world.import(
        "guides", "code,shoe size,name,store_code\nG1,42,\"Ann, \"\"the\"\" first\",S9\nG2,43,Bo,S1\n");
    EXPECT_EQ(report.rejected, 1U);
    ASSERT_EQ(report.firstRefused.size(), 1U);
    EXPECT_EQ(report.firstRefused[0].line, 2U);
    EXPECT_EQ(world.errors(),
        kBom
            + "code,shoe size,name,store_code,line,reason\r\nG1,42,\"Ann, \"\"the\"\" first\",S9,2,"
              "store_code = S9: There is no record with the code S9. Import it first.\r\n");
    EXPECT_FALSE(std::filesystem::exists(world.request.errorsPath + ".part"));
    world.importClean("guides", "code,name,store_code\nG2,Bo,S1\n");
    EXPECT_FALSE(std::filesystem::exists(world.request.errorsPath));
}

TEST(ImporterTest, WritesRowsThatAreRefusedLateToo)
{
    ImportWorld world;
    const ImportReport report =
        world.import("org", "编码,上级编码,类型,名称\nS1,R9,门店,一店\nR1,,省区,浙江\n");
    EXPECT_EQ(report.rejected, 1U);
    EXPECT_EQ(world.errors(),
        kBom
            + "编码,上级编码,类型,名称,line,reason\r\nS1,R9,门店,一店,2,"
              "上级编码 = R9: There is no record with the code R9. Import it first.\r\n");
}

TEST(ImporterTest, ImportsNothingOnADryRunButSaysWhatItWould)
{
    ImportWorld world;
    world.importOrg();
    world.request.dryRun = true;
    const ImportReport report = world.import("guides", "code,name,store_code\nG1,Ann,S1\nG2,Bo,S9\n");
    EXPECT_EQ(report.counts.created, 1U);
    EXPECT_EQ(report.rejected, 1U);
    EXPECT_NE(world.errors(), "");
    EXPECT_TRUE(world.all(Kind::Guide).empty());
}

TEST(ImporterTest, LeavesATraceInTheAudit)
{
    ImportWorld world;
    world.importOrg();
    auto transaction = world.storage().beginRead();
    ASSERT_TRUE(transaction.ok());
    const Result<std::vector<AuditEntry>> entries = (*transaction)->audit(10);
    ASSERT_TRUE(entries.ok());
    ASSERT_EQ(entries->size(), 1U);
    EXPECT_EQ(entries->front().action, "import");
    EXPECT_NE(entries->front().detailJson.find("\"created\":10"), std::string::npos);
}

TEST(ImporterTest, WillNotOverwriteWhatItReads)
{
    ImportWorld world;
    const std::string path = world.directory().file("same.csv");
    std::ofstream(path) << "code,kind,name\nR1,region,one\n";
    world.request.errorsPath = path;
    SeededIdSource ids(9, 1'700'000'000'000);
    const Result<ImportReport> report =
        importFile(world.storage(), ImportKind::Org, path, world.request, ids);
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, ErrorCode::Usage);
}

TEST(ImporterTest, TakesAWholeFolderInTheOrderOfWhatRefersToWhat)
{
    ImportWorld world;
    const std::filesystem::path folder = world.directory().path() / "all";
    std::filesystem::create_directory(folder);
    const auto write = [&folder](const char *name, const std::string &text) {
        std::ofstream(folder / name) << text;
    };
    SeededIdSource ids(9, 1'700'000'000'000);
    world.request.errorsPath.clear();
    EXPECT_FALSE(importAll(world.storage(), folder, world.request, ids).ok());
    write("org.csv", "code,parent_code,kind,name\nS1,R1,store,one\nR1,,region,one\n");
    write("guides.tsv", "code\tname\tstore_code\nG1\tAnn\tS1\n");
    write("社群.txt", "code,name,kind,owner_code\nQ1,one,customer,G1\n");
    write("tasks.csv", "code,title,due_at\nT1,one,2026-09-01 18:00\n");
    write("task_results.csv", "task_code,guide_code,group_code,status\nT1,G1,Q1,done\n");
    write("guide_days.csv", "guide_code,day,orders\nG1,2026-09-01,3\n");
    write("notes.csv", "not ours\n");
    const Result<ImportAllReport> all = importAll(world.storage(), folder, world.request, ids);
    ASSERT_TRUE(all.ok());
    EXPECT_FALSE(all->error);
    ASSERT_EQ(all->files.size(), 6U);
    for (const ImportReport &report : all->files)
        EXPECT_EQ(report.rejected, 0U) << report.path;
    EXPECT_EQ(world.total(Metric::Orders), 3U);
    EXPECT_EQ(world.total(Metric::TaskSent), 1U);
    const Result<ImportAllReport> again = importAll(world.storage(), folder, world.request, ids);
    ASSERT_TRUE(again.ok());
    for (const ImportReport &report : again->files)
        EXPECT_EQ(report.counts.unchanged, report.rows) << report.path;
}

TEST(ImporterTest, LetsTwoImportsAtOnceWaitForEachOther)
{
    ImportWorld world;
    world.importOrg();
    world.request.errorsPath.clear();
    const auto run = [&world](const std::string &prefix, uint64_t seed) {
        std::string text = "code,name,store_code\n";
        for (int i = 0; i < 200; ++i)
            text += prefix + std::to_string(i) + ",Ann,S1\n";
        const std::string path = world.directory().file(prefix + ".csv");
        std::ofstream(path) << text;
        SeededIdSource ids(seed, 1'700'000'000'000);
        const Result<ImportReport> report =
            importFile(world.storage(), ImportKind::Guides, path, world.request, ids);
        EXPECT_TRUE(report.ok());
    };
    std::thread first(run, "A", 21);
    std::thread second(run, "B", 22);
    first.join();
    second.join();
    EXPECT_EQ(world.all(Kind::Guide).size(), 400U);
    std::set<int64_t> numbers;
    for (const Record &slot : world.all(Kind::Slot))
        numbers.insert(slot.integer("slot").value_or(-1));
    EXPECT_EQ(numbers.size(), 400U);
}

TEST(ImporterTest, LeavesNothingBehindOnAFullDisk)
{
    FixedClock clock;
    TempDir directory;
    SqliteStorage::Options small;
    small.maxPages = 60;
    auto storage = SqliteStorage::open(directory.file("q.db"), SqliteStorage::Mode::Create, clock, small);
    ASSERT_TRUE(storage.ok());
    SeededIdSource ids(3, 1'700'000'000'000);
    std::string text = "code,kind,name\n";
    for (int i = 0; i < 5000; ++i)
        text += "R" + std::to_string(i) + ",region,a long name for a region\n";
    std::ofstream(directory.file("org.csv")) << text;
    ImportRequest request;
    request.import.today = Day::fromYmd(2026, 9, 30);
    const Result<ImportReport> report =
        importFile(**storage, ImportKind::Org, directory.file("org.csv"), request, ids);
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, ErrorCode::DiskFull);
    auto read = (*storage)->beginRead();
    ASSERT_TRUE(read.ok());
    size_t records = 0;
    ASSERT_TRUE((*read)
                    ->eachRecord(Kind::Org,
                        [&records](const Record &) -> Result<void> {
                            ++records;
                            return {};
                        })
                    .ok());
    EXPECT_EQ(records, 0U);
}

} // namespace
