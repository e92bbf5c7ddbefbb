// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/imports/importpreview.h"

#include <gtest/gtest.h>

#include "tests/support/files.h"
#include "tests/support/tempdir.h"

using namespace qunce;
using qunce::test::writeFile;

namespace {

TEST(ImportPreview, HasTheHeaderAndTheFirstRows)
{
    TempDir folder;
    const std::string path =
        writeFile(folder.file("a.csv"), "\xEF\xBB\xBF编码;名称\r\nR1;\"浙\r\n江\"\r\nR2;江苏\r\nR3;x\r\n");
    const Result<ImportPreview> preview = readImportPreview(path, 2);
    ASSERT_TRUE(preview.ok()) << preview.error().userText.english();
    EXPECT_EQ(preview->header, (std::vector<std::string> {"编码", "名称"}));
    ASSERT_EQ(preview->rows.size(), 2U);
    EXPECT_EQ(preview->rows[0], (std::vector<std::string> {"R1", "浙\r\n江"}));
    EXPECT_EQ(preview->bytes, std::filesystem::file_size(path));
}

TEST(ImportPreview, SaysWhyAFileCannotBeRead)
{
    TempDir folder;
    EXPECT_EQ(readImportPreview(folder.file("none.csv"), 2).error().code, ErrorCode::NotFound);
    EXPECT_EQ(
        readImportPreview(writeFile(folder.file("e.csv"), ""), 2).error().code, ErrorCode::InvalidInput);
    EXPECT_FALSE(readImportPreview(writeFile(folder.file("x.xlsx"), "PK\x03\x04 broken"), 2).ok());
}

} // namespace
