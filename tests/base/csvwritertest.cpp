// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/base/csvreader.h"
#include "models/base/csvwriter.h"
#include "tests/support/files.h"
#include "tests/support/tempdir.h"

using namespace qunce;

namespace {

TEST(CsvWriterTest, WritesMarkQuotesGuardAndCrlf)
{
    const TempDir folder;
    auto file = OutputFile::create(folder.file("out.csv"));
    ASSERT_TRUE(file.ok());
    CsvWriter writer(*file);
    EXPECT_TRUE(writer.row({"编码", "名称"}).ok());
    EXPECT_TRUE(writer.row({"007", "=HYPERLINK(\"x\")"}).ok());
    EXPECT_TRUE(writer.row({"-1.5", "a,b"}).ok());
    EXPECT_TRUE(file->commit().ok());
    EXPECT_EQ(test::readFile(folder.file("out.csv")),
        "\xEF\xBB\xBF编码,名称\r\n007,\"'=HYPERLINK(\"\"x\"\")\"\r\n-1.5,\"a,b\"\r\n");
}

TEST(OutputFileTest, AppearsOnlyWhenItIsWhole)
{
    const TempDir folder;
    const std::string path = test::writeFile(folder.file("out.csv"), "before");
    {
        auto file = OutputFile::create(path);
        ASSERT_TRUE(file.ok());
        EXPECT_TRUE(file->write(std::string(200000, 'x')).ok());
        EXPECT_EQ(test::readFile(path), "before");
    }
    EXPECT_EQ(test::readFile(path), "before");
    auto file = OutputFile::create(path);
    ASSERT_TRUE(file.ok());
    EXPECT_TRUE(file->write("after").ok());
    EXPECT_TRUE(file->commit().ok());
    EXPECT_EQ(test::readFile(path), "after");
    const auto entries = std::filesystem::directory_iterator(folder.file(""));
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST(OutputFileTest, WritesThroughALinkAndLeavesItALink)
{
    const TempDir folder;
    test::writeFile(folder.file("real.csv"), "a longer text before");
    std::filesystem::create_symlink(folder.file("real.csv"), folder.file("link.csv"));
    auto file = OutputFile::create(folder.file("link.csv"));
    ASSERT_TRUE(file.ok());
    EXPECT_TRUE(file->write("after").ok());
    EXPECT_TRUE(file->commit().ok());
    EXPECT_TRUE(std::filesystem::is_symlink(folder.file("link.csv")));
    EXPECT_EQ(test::readFile(folder.file("real.csv")), "after");
}

TEST(OutputFileTest, SaysThatTheDiskIsFullOrTheFolderMissing)
{
    auto full = OutputFile::create("/dev/full");
    ASSERT_TRUE(full.ok());
    EXPECT_TRUE(full->write("x").ok());
    const Result<void> committed = full->commit();
    ASSERT_FALSE(committed.ok());
    EXPECT_EQ(committed.error().code, ErrorCode::DiskFull);
    EXPECT_FALSE(full->commit().ok());

    const TempDir folder;
    const auto missing = OutputFile::create(folder.file("no/such/folder.csv"));
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
}

} // namespace
