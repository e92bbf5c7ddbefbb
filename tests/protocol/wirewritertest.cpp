// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/wirewriter.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include "models/protocol/cbor.h"
#include "models/protocol/frame.h"

namespace qunce {

namespace {

using namespace std::string_literals;

std::string written(WireFormat format)
{
    const auto out = WireWriter::create(format);
    out->beginMap();
    out->field("text", "王\"\\\n\x01");
    out->field("number", int64_t {-5});
    out->flag("yes", true);
    out->key("list");
    out->beginArray();
    out->null();
    out->beginMap();
    out->endMap();
    out->beginArray();
    out->endArray();
    out->boolean(false);
    out->endArray();
    out->key("bytes");
    out->bytes("\x00\xFF\x80"s);
    out->key("salt");
    out->digest(0x00000000000000FF);
    out->endMap();
    return out->finish();
}

TEST(WireWriter, WritesJson)
{
    EXPECT_EQ(written(WireFormat::Json),
        R"({"text":"王\"\\\n\u0001","number":-5,"yes":true,"list":[null,{},[],false],"bytes":"AP+A","salt":"00000000000000ff"})");
}

TEST(WireWriter, WritesTheSameAsCbor)
{
    using nlohmann::json;
    const std::string cbor = written(WireFormat::Cbor);
    EXPECT_EQ(CborReader(cbor).skip(), cbor);
    json value = json::from_cbor(cbor);
    EXPECT_EQ(value["bytes"], json::binary({0x00, 0xFF, 0x80}));
    EXPECT_EQ(value["salt"], json::binary({0, 0, 0, 0, 0, 0, 0, 0xFF}));
    value["bytes"] = "AP+A";
    value["salt"] = "00000000000000ff";
    EXPECT_EQ(value, json::parse(written(WireFormat::Json)));

    const auto unpacked = unpackFrame(written(WireFormat::CborZstd), 4096);
    ASSERT_TRUE(unpacked.ok());
    EXPECT_EQ(*unpacked, cbor);
}

TEST(WireWriter, CountsTheItemsOfWhatIsOpen)
{
    for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
        const auto out = WireWriter::create(format);
        EXPECT_EQ(out->openItems(), 0U);
        out->beginArray();
        out->integer(1);
        out->beginMap();
        out->field("a", int64_t {1});
        EXPECT_EQ(out->openItems(), 2U);
        out->endMap();
        EXPECT_EQ(out->openItems(), 2U);
        out->endArray();
        EXPECT_EQ(out->openItems(), 0U);
        EXPECT_GT(out->size(), 0U);
    }
}

TEST(WireFormats, HaveTheirTypes)
{
    for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd}) {
        WireFormat found {};
        EXPECT_TRUE(wireFormatOf(contentType(format), found));
        EXPECT_EQ(found, format);
    }
    WireFormat found {};
    for (const char *other :
        {"", "text/html", "application/json", "application/vnd.qunce", "application/vnd.qunce+json "})
        EXPECT_FALSE(wireFormatOf(other, found)) << other;
}

TEST(Base64, HasTheExamplesOfRfc4648)
{
    const std::pair<const char *, const char *> examples[] {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="},
        {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (const auto &[bytes, text] : examples) {
        EXPECT_EQ(base64(bytes), text);
        std::string back = "x";
        EXPECT_TRUE(fromBase64(text, back));
        EXPECT_EQ(back, bytes);
    }
}

TEST(Base64, BringsAnyBytesBack)
{
    EXPECT_TRUE(rc::check([](const std::vector<uint8_t> &values) {
        const std::string bytes(values.begin(), values.end());
        std::string back;
        RC_ASSERT(fromBase64(base64(bytes), back));
        RC_ASSERT(back == bytes);
    }));
}

TEST(Base64, RefusesWhatIsNotExactlyThat)
{
    std::string bytes;
    for (const std::string &text : {"Z"s, "Zg"s, "Zg="s, "Zg==="s, "Zg==Zg=="s, "=g=="s, "Zm9v\n"s, " Zm9v"s,
             "Zm 9v"s, "Zm9_"s, "Zm9-"s, "Zh=="s, "Zm9="s, "Zm9v\0"s, "===="s, "\xFF\xFF\xFF\xFF"s}) {
        EXPECT_FALSE(fromBase64(text, bytes)) << text;
        EXPECT_TRUE(bytes.empty());
    }
}

TEST(DigestHex, ReadsLikeTheNumber)
{
    EXPECT_EQ(digestHex(0), "0000000000000000");
    EXPECT_EQ(digestHex(0x0123456789ABCDEF), "0123456789abcdef");
    EXPECT_EQ(digestHex(UINT64_MAX), "ffffffffffffffff");
    EXPECT_TRUE(rc::check([](uint64_t value) {
        uint64_t back = 0;
        RC_ASSERT(fromDigestHex(digestHex(value), back));
        RC_ASSERT(back == value);
    }));
}

TEST(DigestHex, RefusesWhatIsNotSixteenLowerCaseDigits)
{
    uint64_t value = 0;
    for (const std::string &text :
        {""s, "0"s, "000000000000000"s, "00000000000000000"s, "0123456789ABCDEF"s, "0123456789abcdeg"s,
            "0x23456789abcdef"s, " 123456789abcdef"s, "-123456789abcdef"s, std::string(16, '\0')})
        EXPECT_FALSE(fromDigestHex(text, value)) << text;
}

} // namespace

} // namespace qunce
