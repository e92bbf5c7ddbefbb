// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sheets/zipreader.h"

#include <random>

#include "tests/sheets/minibook.h"
#include "tests/support/files.h"
#include "tests/support/program.h"
#include "tests/support/tempdir.h"

using namespace qunce;
using namespace qunce::test;

namespace {

/// Runs lines of Python that write the archive sys.argv[1].
void writeWithPython(const std::string &path, const TempDir &folder, const std::string &lines)
{
    Program program({"/usr/bin/python3", "-c", "import sys, zipfile\n" + lines, path}, folder.file("out"),
        folder.file("errors"), {"PYTHONIOENCODING=utf-8"});
    EXPECT_EQ(program.wait().value_or(-1), 0) << program.errors();
}

/// The bytes of a member, or `! detail`.
std::string memberOf(const std::string &path, const char *name, size_t most = 1 << 20)
{
    const auto reader = ZipReader::adopt(path, openToRead(path));
    if (!reader.ok())
        return "! " + reader.error().detail;
    const ZipReader::Member *member = (*reader)->find(name);
    if (!member)
        return "! none";
    const auto stream = (*reader)->open(*member);
    if (!stream.ok())
        return "! " + stream.error().detail;
    std::string all;
    std::string piece(777, '\0');
    while (all.size() < most) {
        const Result<size_t> count = (*stream)->read(piece);
        if (!count.ok())
            return "! " + count.error().detail;
        if (*count == 0)
            return all;
        all.append(piece, 0, *count);
    }
    return "! more than expected";
}

TEST(ZipReader, ReadsDeflatedAndStoredMembersOfOtherPrograms)
{
    TempDir folder;
    const std::string path = folder.file("a.zip");
    writeWithPython(path, folder,
        "with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:\n"
        "    z.comment = b'a comment behind the end'\n"
        "    z.writestr('a/b.txt', '小禾' * 10000)\n"
        "    z.writestr(zipfile.ZipInfo('stored.txt'), 'as it is')\n"
        "    z.writestr('empty', '')\n");
    std::string expected;
    for (int i = 0; i < 10000; ++i)
        expected += "小禾";
    EXPECT_EQ(memberOf(path, "a/b.txt"), expected);
    EXPECT_EQ(memberOf(path, "A/B.TXT"), expected) << "some programs write other letters";
    EXPECT_EQ(memberOf(path, "stored.txt"), "as it is");
    EXPECT_EQ(memberOf(path, "empty"), "");
    EXPECT_EQ(memberOf(path, "none"), "! none");
}

TEST(ZipReader, ABombIsNotUnpacked)
{
    TempDir folder;
    const std::string path = folder.file("bomb.xlsx");
    writeWithPython(path, folder,
        "with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:\n"
        "    with z.open('xl/workbook.xml', 'w') as f:\n"
        "        for i in range(64): f.write(bytes(1 << 20))\n");
    const std::string found = memberOf(path, "xl/workbook.xml", 256U << 20);
    EXPECT_TRUE(found.starts_with("! xl/workbook.xml: ")) << found.substr(0, 80);
    const std::string whole = csvOf(path);
    EXPECT_TRUE(whole.starts_with("! ")) << whole.substr(0, 80);
}

TEST(ZipReader, APasswordIsSaid)
{
    TempDir folder;
    const std::string path = folder.file("a.zip");
    writeWithPython(path, folder,
        "with zipfile.ZipFile(sys.argv[1], 'w') as z: z.writestr('a', 'text')\n"
        "b = bytearray(open(sys.argv[1], 'rb').read())\n"
        "b[b.index(b'PK\\x01\\x02') + 8] |= 1\n"
        "open(sys.argv[1], 'wb').write(b)\n");
    EXPECT_EQ(memberOf(path, "a"), "! an unknown method of packing, or a password");
}

// Whatever is cut off or overwritten: an error or the very bytes, never others, never a crash.
TEST(ZipReader, DamageIsAnErrorOrChangesNothing)
{
    TempDir folder;
    const std::string path = folder.file("a.zip");
    writeWithPython(path, folder,
        "import random\nrandom.seed(7)\n"
        "with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:\n"
        "    z.writestr('a', ''.join(random.choice('abcdefgh') for i in range(20000)))\n");
    const std::string whole = readFile(path);
    const std::string expected = memberOf(path, "a");
    ASSERT_EQ(expected.size(), 20000U);
    std::mt19937 random(20261123);
    const std::string other = folder.file("b.zip");
    int errors = 0;
    for (int i = 0; i < 600; ++i) {
        std::string damaged = whole;
        if (i % 3 == 0)
            damaged.resize(random() % whole.size());
        else
            damaged[random() % damaged.size()] = static_cast<char>(random());
        writeFile(other, damaged);
        const std::string found = memberOf(other, "a");
        errors += found.starts_with("!") ? 1 : 0;
        EXPECT_TRUE(found == expected || found.starts_with("! ")) << i;
    }
    EXPECT_GT(errors, 400);
}

} // namespace
