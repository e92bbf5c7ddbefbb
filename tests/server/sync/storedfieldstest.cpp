// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/storedfields.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "models/protocol/record.h"

namespace qunce::server {

namespace {

using Fields = std::map<std::string, FieldValue, std::less<>>;

/// All fields as the reader has them; nothing if it failed.
std::optional<Fields> read(std::string_view json)
{
    Fields fields;
    StoredFields reader(json);
    while (reader.next()) {
        const std::string name(reader.name());
        std::vector<std::string> items;
        switch (reader.type()) {
        case StoredFields::Type::Integer:
            fields[name] = reader.integer();
            break;
        case StoredFields::Type::Text:
            fields[name] = std::string(reader.text());
            break;
        case StoredFields::Type::Set:
            while (reader.nextItem())
                items.emplace_back(reader.text());
            fields[name] = items;
            break;
        }
    }
    return reader.failed() ? std::nullopt : std::optional<Fields>(std::move(fields));
}

std::string randomText(std::mt19937 &random)
{
    static const std::vector<std::string> kPieces {
        "a", "王", "\"", "\\", "\n", "\x01", "/", "]", "}", ",", ":", "🙂", " "};
    std::string text;
    for (size_t left = random() % 6; left > 0; --left)
        text += kPieces[random() % kPieces.size()];
    return text;
}

TEST(StoredFields, WhatIsStoredIsReadLikeARecordReadsIt)
{
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        Record record;
        for (size_t left = random() % 6; left > 0; --left) {
            const std::string name = "f" + std::to_string(random() % 20);
            switch (random() % 3) {
            case 0:
                record.put(name, static_cast<int64_t>(random()) - 2'000'000'000);
                break;
            case 1:
                record.put(name, randomText(random));
                break;
            default:
                record.put(name, std::vector<std::string> {randomText(random), randomText(random)});
            }
        }
        const std::string json = fieldsToJson(record);
        EXPECT_EQ(read(json), record.fields) << json;
    }
}

TEST(StoredFields, EmptyThingsAreThereAndEmpty)
{
    EXPECT_EQ(read("{}"), Fields());
    EXPECT_EQ(read(" { } "), Fields());
    EXPECT_EQ(read(R"({"a":"","b":[]})"), (Fields {{"a", std::string()}, {"b", std::vector<std::string>()}}));
    EXPECT_EQ(read(R"({ "a" : [ "x" , "y" ] , "b" : -5 })"),
        (Fields {{"a", std::vector<std::string> {"x", "y"}}, {"b", int64_t {-5}}}));
    EXPECT_EQ(read(R"({"a":"\u674e\ud83d\ude42"})"), (Fields {{"a", std::string("李🙂")}}));
}

TEST(StoredFields, WhatIsNotStoredLikeThisFails)
{
    for (const char *json : {"", "x", "[]", "{", R"({"a")", R"({"a":})", R"({"a":1)", R"({"a":1}x)",
             R"({"a":1,})", R"({"a":1 "b":2})", R"({"a":null})", R"({"a":true})", R"({"a":{}})",
             R"({"a":1.5})", R"({"a":[1]})", R"({"a":["x"})", R"({"a":"x})", R"({"a":"x\"})", R"({"a":"\q"})",
             R"({"a":99999999999999999999})"})
        EXPECT_EQ(read(json), std::nullopt) << json;
}

TEST(StoredFields, NoPieceOfARecordLeadsBeyondItsEnd)
{
    const std::string whole = R"({"a":"x\"y","b":["p\\","q"],"c":-12,"d":"王"})";
    for (size_t size = 0; size < whole.size(); ++size) {
        const auto exact = std::make_unique<char[]>(size + 1); // so that a sanitizer sees a step too far
        std::copy_n(whole.begin(), size, exact.get());
        EXPECT_EQ(read({exact.get(), size}), std::nullopt) << size;
    }
}

} // namespace

} // namespace qunce::server
