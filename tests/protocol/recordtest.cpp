// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/protocol/record.h"

using namespace qunce;

namespace {

TEST(RecordJsonTest, FieldsComeBackAsTheyWere)
{
    Record record;
    record.fields = {{"code", "00123"}, {"capacity", int64_t {200}}, {"members", int64_t {-9'000'000'000}},
        {"name", "三群 \"A\" \\ 换\n行"}, {"tags", std::vector<std::string> {"新\t", "b"}},
        {"batch", std::vector<std::string> {}}};
    const std::string json = fieldsToJson(record);
    EXPECT_EQ(json,
        R"({"batch":[],"capacity":200,"code":"00123","members":-9000000000,"name":"三群 \"A\" \\ 换\n行","tags":["新\t","b"]})");
    Record read;
    read.fields = {{"old", "gone"}};
    ASSERT_TRUE(fieldsFromJson(json, read).ok());
    EXPECT_EQ(read.fields, record.fields);
    EXPECT_EQ(fieldsToJson(Record {}), "{}");
}

TEST(RecordJsonTest, OnlyAnObjectOfIntegersTextsAndSetsIsTaken)
{
    for (const char *wrong :
        {"", "[]", "1", "\"a\"", "{", "{}{}", R"({"a":1.5})", R"({"a":true})", R"({"a":null})", R"({"a":{}})",
            R"({"a":[1]})", R"({"a":[["b"]]})", R"({"a":18446744073709551615})"}) {
        Record record;
        const Result<void> result = fieldsFromJson(wrong, record);
        ASSERT_FALSE(result.ok()) << wrong;
        EXPECT_EQ(result.error().code, ErrorCode::Corrupt);
    }
}

TEST(RecordTest, TextThatIsNoUtf8IsRefused)
{
    Record record;
    record.kind = Kind::Tag;
    record.fields = {{"name", "\xC3\x28"}};
    EXPECT_EQ(validate(record).error().code, ErrorCode::InvalidInput);
}

} // namespace
