// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/cbor.h"

#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace qunce {

namespace {

using Type = CborReader::Type;
using namespace std::string_literals;

std::string integer(int64_t value)
{
    CborWriter out;
    out.integer(value);
    return out.take();
}

std::string text(std::string_view value)
{
    CborWriter out;
    out.text(value);
    return out.take();
}

TEST(CborWriter, WritesTheExamplesOfRfc8949)
{
    EXPECT_EQ(integer(0), "\x00"s);
    EXPECT_EQ(integer(23), "\x17"s);
    EXPECT_EQ(integer(24), "\x18\x18"s);
    EXPECT_EQ(integer(100), "\x18\x64"s);
    EXPECT_EQ(integer(1000), "\x19\x03\xe8"s);
    EXPECT_EQ(integer(1000000), "\x1a\x00\x0f\x42\x40"s);
    EXPECT_EQ(integer(1000000000000), "\x1b\x00\x00\x00\xe8\xd4\xa5\x10\x00"s);
    EXPECT_EQ(integer(-1), "\x20"s);
    EXPECT_EQ(integer(-100), "\x38\x63"s);
    EXPECT_EQ(integer(-1000), "\x39\x03\xe7"s);
    EXPECT_EQ(text(""), "\x60"s);
    EXPECT_EQ(text("IETF"), "\x64\x49\x45\x54\x46"s);
    EXPECT_EQ(text("\"\\"), "\x62\x22\x5c"s);
    EXPECT_EQ(text("水"), "\x63\xe6\xb0\xb4"s);

    CborWriter out;
    out.map(2); // {"a": 1, "b": [2, h'01020304', true, false, null]}
    out.text("a");
    out.integer(1);
    out.text("b");
    out.array(5);
    out.integer(2);
    out.bytes("\x01\x02\x03\x04");
    out.boolean(true);
    out.boolean(false);
    out.null();
    EXPECT_EQ(out.result(), "\xa2\x61\x61\x01\x61\x62\x85\x02\x44\x01\x02\x03\x04\xf5\xf4\xf6"s);
}

TEST(CborReader, ReadsEveryIntegerBack)
{
    EXPECT_TRUE(rc::check([](int64_t value) {
        const std::string bytes = integer(value);
        CborReader in(bytes);
        RC_ASSERT(in.peek() == (value < 0 ? Type::Negative : Type::Unsigned));
        RC_ASSERT(in.integer() == value);
        RC_ASSERT(in.atEnd() && !in.failed());
    }));
    for (const int64_t value : {std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max()})
        EXPECT_EQ(CborReader(integer(value)).integer(), value);
    CborWriter out;
    out.unsignedInteger(UINT64_MAX);
    EXPECT_EQ(CborReader(out.result()).unsignedInteger(), UINT64_MAX);
}

TEST(CborReader, ReadsEveryTextBack)
{
    EXPECT_TRUE(rc::check([](const std::string &value) {
        const std::string bytes = text(value);
        RC_ASSERT(CborReader(bytes).text() == value);
        RC_ASSERT(CborReader(bytes).skip() == bytes);
    }));
    for (const size_t size : std::initializer_list<size_t> {23, 24, 255, 256, 65535, 65536}) {
        const std::string value(size, 'x');
        EXPECT_EQ(CborReader(text(value)).text(), value);
    }
}

TEST(CborReader, TakesLongHeads)
{
    EXPECT_EQ(CborReader("\x1b\x00\x00\x00\x00\x00\x00\x00\x05"s).integer(), 5);
    EXPECT_EQ(CborReader("\x7a\x00\x00\x00\x01x"s).text(), "x");
    EXPECT_EQ(CborReader("\x9a\x00\x00\x00\x01\x00"s).array(), 1U);
}

TEST(CborReader, AnIntegerBeyond63BitsFails)
{
    for (const std::string &bytes :
        {"\x1b\x80\x00\x00\x00\x00\x00\x00\x00"s, "\x3b\x80\x00\x00\x00\x00\x00\x00\x00"s}) {
        CborReader in(bytes);
        EXPECT_EQ(in.integer(), 0);
        EXPECT_TRUE(in.failed());
        EXPECT_TRUE(CborReader(bytes).skip().empty());
    }
    const std::string minusOne = integer(-1);
    CborReader negative(minusOne);
    EXPECT_EQ(negative.unsignedInteger(), 0U);
    EXPECT_TRUE(negative.failed());
}

TEST(CborReader, RefusesWhatTheProtocolDoesNotHave)
{
    for (const std::string &bytes :
        {"\x5f\x41\x00\xff"s, "\x7f\x61x\xff"s, "\x9f\xff"s, "\xbf\xff"s, // no length
            "\xc0\x60"s, "\xd9\xd9\xf7\x00"s, // tags
            "\xf9\x3c\x00"s, "\xfa\x3f\x80\x00\x00"s,
            "\xfb\x3f\xf0\x00\x00\x00\x00\x00\x00"s, // floating point
            "\xf7"s, "\xf8\x20"s, "\xe0"s, "\xff"s, // undefined, simple values, break
            "\x1c"s, "\x5d"s, "\x7e"s}) { // reserved
        CborReader in(bytes);
        EXPECT_EQ(in.skip(), "");
        EXPECT_TRUE(in.failed()) << static_cast<int>(static_cast<unsigned char>(bytes[0]));
    }
}

TEST(CborReader, LengthsBeyondTheEndFailBeforeAnythingIsDone)
{
    for (const char major : {'\x40', '\x60', '\x80', '\xa0'}) {
        for (const std::string &length : {"\x02"s, "\x18\xff"s, "\x19\xff\xff"s, "\x1a\xff\xff\xff\xff"s,
                 "\x1b\xff\xff\xff\xff\xff\xff\xff\xff"s, "\x1b\x80\x00\x00\x00\x00\x00\x00\x00"s}) {
            std::string bytes = length + "\x00"s;
            bytes[0] =
                static_cast<char>(static_cast<unsigned char>(bytes[0]) | static_cast<unsigned char>(major));
            EXPECT_EQ(CborReader(bytes).skip(), "");
            CborReader array(bytes);
            EXPECT_EQ(array.array() + array.map(), 0U);
            EXPECT_TRUE(array.failed());
        }
    }
}

TEST(CborReader, EveryCutFails)
{
    CborWriter out;
    out.map(3);
    out.text("long text with more than twenty-three bytes");
    out.integer(INT64_MIN);
    out.text("list");
    out.array(3);
    out.bytes(std::string(300, '\xFF'));
    out.null();
    out.boolean(true);
    out.text("map");
    out.map(0);
    const std::string bytes = out.take();
    EXPECT_EQ(CborReader(bytes).skip(), bytes);
    for (size_t size = 0; size < bytes.size(); ++size) {
        CborReader in(std::string_view(bytes).substr(0, size));
        EXPECT_EQ(in.skip(), "");
        EXPECT_TRUE(in.failed());
    }
}

TEST(CborReader, SkipsNoDeeperThanSixteen)
{
    EXPECT_EQ(CborReader(std::string(16, '\x81') + '\x00').skip().size(), 17U);
    EXPECT_EQ(CborReader(std::string(17, '\x81') + '\x00').skip(), "");
    EXPECT_EQ(CborReader(std::string(10'000'000, '\x81')).skip(), "");
    std::string maps;
    for (int i = 0; i < 1'000'000; ++i)
        maps += "\xa1\x00";
    EXPECT_EQ(CborReader(maps).skip(), "");
}

TEST(CborReader, AMistakeStaysAndEverythingAfterItIsEmpty)
{
    const std::string bytes = "\x01\x61x\x41y\x81\x00\xa0\xf5\xf6"s;
    CborReader in(bytes);
    EXPECT_EQ(in.text(), "");
    ASSERT_TRUE(in.failed());
    EXPECT_EQ(in.peek(), Type::End);
    EXPECT_TRUE(in.atEnd());
    EXPECT_EQ(in.integer(), 0);
    EXPECT_EQ(in.unsignedInteger(), 0U);
    EXPECT_EQ(in.text(), "");
    EXPECT_EQ(in.bytes(), "");
    EXPECT_EQ(in.array(), 0U);
    EXPECT_EQ(in.map(), 0U);
    EXPECT_FALSE(in.boolean());
    EXPECT_FALSE(in.takeNull());
    in.null();
    EXPECT_EQ(in.skip(), "");
    EXPECT_TRUE(in.failed());
}

TEST(CborReader, EachCallWantsItsType)
{
    const std::string items[] {
        "\x01"s, "\x20"s, "\x41x"s, "\x61x"s, "\x81\x00"s, "\xa1\x00\x00"s, "\xf5"s, "\xf6"s};
    const auto fails = [](const std::string &bytes, auto call) {
        CborReader in(bytes);
        call(in);
        return in.failed();
    };
    for (size_t i = 0; i < std::size(items); ++i) {
        EXPECT_EQ(CborReader(items[i]).peek(), static_cast<Type>(i));
        EXPECT_EQ(fails(items[i], [](CborReader &in) { in.integer(); }), i > 1);
        EXPECT_EQ(fails(items[i], [](CborReader &in) { in.unsignedInteger(); }), i != 0);
        EXPECT_EQ(fails(items[i], [](CborReader &in) { in.bytes(); }), i != 2);
        EXPECT_EQ(fails(items[i], [](CborReader &in) { in.text(); }), i != 3);
        EXPECT_EQ(fails(items[i], [](CborReader &in) { in.array(); }), i != 4);
        EXPECT_EQ(fails(items[i], [](CborReader &in) { in.map(); }), i != 5);
        EXPECT_EQ(fails(items[i], [](CborReader &in) { in.boolean(); }), i != 6);
        EXPECT_EQ(fails(items[i], [](CborReader &in) { in.null(); }), i != 7);
        EXPECT_FALSE(fails(items[i], [](CborReader &in) { in.takeNull(); }));
    }
}

} // namespace

} // namespace qunce
