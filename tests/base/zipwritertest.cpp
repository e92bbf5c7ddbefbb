// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/zipwriter.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/tempdir.h"

namespace qunce {

namespace {

using test::Program;

/// What another program finds in the archive.
std::string contents(const std::string &archive, const TempDir &folder)
{
    Program program({"/usr/bin/python3", "-c",
                        "import sys, zipfile\n"
                        "z = zipfile.ZipFile(sys.argv[1])\n"
                        "assert z.testzip() is None\n"
                        "for i in z.infolist(): print(i.filename, i.file_size, z.read(i)[:20])\n",
                        archive},
        folder.file("out"), folder.file("errors"), {"PYTHONIOENCODING=utf-8"});
    EXPECT_EQ(program.wait().value_or(-1), 0) << program.errors();
    return test::readFile(folder.file("out"));
}

TEST(ZipWriterTest, OtherProgramsReadItWithNamesInChinese)
{
    TempDir folder;
    const std::string path = folder.file("package.zip");
    {
        OutputFile file = OutputFile::create(path).value();
        ZipWriter zip(file);
        ASSERT_TRUE(zip.add("名单.csv", "a,b\r\n").ok());
        ASSERT_TRUE(zip.add("图片/一.png", std::string(100'000, '\x7f')).ok());
        ASSERT_TRUE(zip.add("空.txt", "").ok());
        ASSERT_TRUE(zip.finish().ok());
        ASSERT_TRUE(file.commit().ok());
    }
    const std::string found = contents(path, folder);
    EXPECT_NE(found.find("名单.csv 5 b'a,b\\r\\n'"), std::string::npos) << found;
    EXPECT_NE(found.find("图片/一.png 100000"), std::string::npos) << found;
    EXPECT_NE(found.find("空.txt 0 b''"), std::string::npos) << found;
}

TEST(ZipWriterTest, WithoutAnythingItIsAnEmptyArchive)
{
    TempDir folder;
    const std::string path = folder.file("empty.zip");
    OutputFile file = OutputFile::create(path).value();
    ASSERT_TRUE(ZipWriter(file).finish().ok());
    ASSERT_TRUE(file.commit().ok());
    EXPECT_EQ(contents(path, folder), "");
}

TEST(ZipWriterTest, OnAFullDiskNothingIsLeftUnderItsName)
{
    auto full = OutputFile::create("/dev/full");
    ASSERT_TRUE(full.ok());
    ZipWriter zip(*full);
    Result<void> written = zip.add("a", std::string(4 << 20, 'x'));
    if (written.ok())
        written = zip.finish();
    if (written.ok())
        written = full->commit();
    EXPECT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, ErrorCode::DiskFull);
}

TEST(ZipWriterTest, MoreFilesThanTheFormatHoldsAreRefused)
{
    TempDir folder;
    OutputFile file = OutputFile::create(folder.file("many.zip")).value();
    ZipWriter zip(file);
    for (int i = 0; i < 65535; ++i)
        ASSERT_TRUE(zip.add("f", "").ok());
    EXPECT_EQ(zip.add("f", "").error().code, ErrorCode::InvalidInput);
}

} // namespace

} // namespace qunce
