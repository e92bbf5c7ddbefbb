// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "models/base/textfile.h"
#include "tests/support/files.h"
#include "tests/support/tempdir.h"

using namespace qunce;
using namespace std::string_literals;

namespace {

std::string textOf(TextFile &file)
{
    std::string text;
    std::string piece(7, '\0');
    for (;;) {
        const Result<size_t> count = file.read(piece);
        EXPECT_TRUE(count.ok());
        if (!count.ok() || *count == 0)
            return text;
        text.append(piece, 0, *count);
    }
}

struct Case {
    const char *what;
    std::string bytes;
    TextEncoding encoding;
    std::string text;
};

TEST(TextFileTest, FindsTheEncodingAndDecodesIt)
{
    const std::vector<Case> cases {
        {"ASCII", "a,b\n", TextEncoding::Utf8, "a,b\n"},
        {"empty", "", TextEncoding::Utf8, ""},
        {"UTF-8", "姓名,𠮷", TextEncoding::Utf8, "姓名,𠮷"},
        {"UTF-8 with mark", "\xEF\xBB\xBF姓名", TextEncoding::Utf8, "姓名"},
        {"GB18030", "\xD0\xD5\xC3\xFB,a\r\n", TextEncoding::Gb18030, "姓名,a\r\n"},
        {"GB18030, four bytes", "\xD0\xD5\x95\x34\xB2\x35", TextEncoding::Gb18030, "姓𠮷"},
        {"UTF-16LE", "\xFF\xFE\xD3\x59,\0"s, TextEncoding::Utf16Le, "姓,"},
        {"UTF-16BE", "\xFE\xFF\x59\xD3\0,"s, TextEncoding::Utf16Be, "姓,"},
        {"UTF-16LE, surrogates", "\xFF\xFE\x42\xD8\xB7\xDF"s, TextEncoding::Utf16Le, "𠮷"},
    };
    const TempDir folder;
    for (const Case &c : cases) {
        const auto file = TextFile::open(test::writeFile(folder.file("f.csv"), c.bytes));
        ASSERT_TRUE(file.ok()) << c.what;
        EXPECT_EQ((*file)->encoding(), c.encoding) << c.what;
        EXPECT_EQ(textOf(**file), c.text) << c.what;
    }
}

TEST(TextFileTest, GivesNulForBytesThatMeanNothing)
{
    const std::vector<Case> cases {
        {"NUL stays NUL", "a\0b"s, TextEncoding::Utf8, "a\0b"s},
        {"half a GB18030 character at the end", "\xD0\xD5\xC3", TextEncoding::Gb18030, "姓\0"s},
        {"a GB18030 first byte before a comma", "\xD0\xD5\xC3,b", TextEncoding::Gb18030, "姓\0,b"s},
        {"UTF-16 of odd length", "\xFF\xFE\x41\0\x42"s, TextEncoding::Utf16Le, "A\0"s},
        {"a lone surrogate", "\xFF\xFE\x42\xD8\x41\0"s, TextEncoding::Utf16Le, "\0A"s},
        {"a broken byte in a UTF-8 file", "姓名\xE5,门店", TextEncoding::Utf8, "姓名\0,门店"s},
        {"a surrogate in UTF-8",
            "\xEF\xBB\xBF"
            "a\xED\xA0\x80",
            TextEncoding::Utf8, "a\0\0\0"s},
    };
    const TempDir folder;
    for (const Case &c : cases) {
        const auto file = TextFile::open(test::writeFile(folder.file("f.csv"), c.bytes));
        ASSERT_TRUE(file.ok()) << c.what;
        EXPECT_EQ((*file)->encoding(), c.encoding) << c.what;
        EXPECT_EQ(textOf(**file), c.text) << c.what;
    }
}

TEST(TextFileTest, CharactersMayLieAcrossTheBordersOfItsOwnPieces)
{
    const TempDir folder;
    for (const size_t lead : {0U, 1U, 2U, 3U}) {
        std::string text(lead, 'a');
        while (text.size() < 400000)
            text += "姓𠮷é";
        const auto utf8 = TextFile::open(test::writeFile(folder.file("utf8.csv"), text));
        ASSERT_TRUE(utf8.ok());
        EXPECT_TRUE(textOf(**utf8) == text);

        std::string gb(lead, 'a');
        std::string meaning(lead, 'a');
        while (gb.size() < 400000) {
            gb += "\xD0\xD5\x95\x34\xB2\x35"
                  "z";
            meaning += "姓𠮷z";
        }
        const auto gb18030 = TextFile::open(test::writeFile(folder.file("gb.csv"), gb));
        ASSERT_TRUE(gb18030.ok());
        EXPECT_TRUE(textOf(**gb18030) == meaning);
    }
}

TEST(TextFileTest, ReadsAPipeByCopyingItFirst)
{
    const TempDir folder;
    const std::string path = folder.file("pipe");
    ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
    std::string bytes;
    while (bytes.size() < 300000)
        bytes += "\xD0\xD5,1\n";
    std::thread writer([&] { std::ofstream(path, std::ios::binary) << bytes; });
    const auto file = TextFile::open(path);
    writer.join();
    ASSERT_TRUE(file.ok());
    EXPECT_EQ((*file)->encoding(), TextEncoding::Gb18030);
    EXPECT_EQ(textOf(**file).size(), bytes.size() / 5 * 6);
}

TEST(TextFileTest, SaysWhyAFileCannotBeOpened)
{
    const TempDir folder;
    const auto missing = TextFile::open(folder.file("missing.csv"));
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    const auto directory = TextFile::open(folder.file(""));
    ASSERT_FALSE(directory.ok());
    EXPECT_EQ(directory.error().code, ErrorCode::Io);
}

} // namespace
