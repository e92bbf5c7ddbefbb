// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/pushmessages.h"

#include "models/protocol/fieldvalue.h"
#include "tests/protocol/messagechecks.h"

namespace qunce::test {

namespace {

const std::string kGuide = "01970000-0000-7000-8000-00000000000a";

Result<PushRequest> withOp(const std::string &op)
{
    return decodePushRequest(R"({"epoch":"e","client_id":")" + kGuide
            + R"(","session_no":3,"groups":[{"gid":")" + kGuide + R"(","aid":")" + kGuide + R"(","ops":[)"
            + op + "]}]}",
        WireFormat::Json);
}

PushOp decoded(const std::string &op)
{
    const auto request = withOp(op);
    EXPECT_TRUE(request.ok()) << op << ": " << (request.ok() ? "" : request.error().detail);
    return request.ok() ? request->groups.front().ops.front() : PushOp();
}

TEST(PushMessages, AnEditReadsAsThePageSays)
{
    const PushOp op = decoded(R"({"mid":7,"op":"set","kind":"guide","id":")" + kGuide
        + R"(","bucket":"people:r:x","base":8123,"f":{"name":["王芳","王方"],"fans":[null,12]},)"
          R"("set":{"tags":{"add":["b","a","b"],"rem":["c"]}},"pv":2,"at":1789000000000})");
    EXPECT_EQ(op.mid, 7U);
    EXPECT_EQ(op.op, OpKind::Set);
    EXPECT_EQ(op.kind, "guide");
    EXPECT_EQ(op.id.toString(), kGuide);
    EXPECT_EQ(op.base, 8123U);
    EXPECT_EQ(op.fields.at("name"), (FieldEdit {std::string("王芳"), std::string("王方")}));
    EXPECT_EQ(op.fields.at("fans"), (FieldEdit {{}, int64_t {12}}));
    EXPECT_EQ(op.sets.at("tags"), (SetEdit {{"a", "b"}, {"c"}})) << "ascending, each once";
    EXPECT_EQ(op.atMs, 1789000000000);
}

TEST(PushMessages, EmptyTextsAndSetsAreNoValue)
{
    const PushOp op =
        decoded(R"({"mid":1,"op":"set","kind":"note","id":")" + kGuide + R"(","f":{"text":["",[]]}})");
    EXPECT_EQ(op.fields.at("text"), FieldEdit());
}

TEST(PushMessages, ASkipIsANumberAndNothingElse)
{
    PushOp skip;
    skip.mid = 4;
    EXPECT_EQ(decoded(R"({"mid":4,"op":"skip"})"), skip);
    EXPECT_EQ(decoded(R"({"mid":4,"op":"skip","kind":"note","f":{"text":["a","b"]}})"), skip);
}

TEST(PushMessages, WhatCannotBeAnEditIsRefused)
{
    const std::string target = R"("kind":"note","id":")" + kGuide + "\"";
    EXPECT_FALSE(withOp(R"({"mid":1,"op":"set","kind":"note"})").ok()) << "of no record";
    EXPECT_FALSE(withOp(R"({"mid":1,"op":"set","id":")" + kGuide + "\"}").ok()) << "of no kind";
    EXPECT_FALSE(withOp(R"({"mid":1,"op":"put",)" + target + "}").ok()) << "an operation that is none";
    EXPECT_FALSE(withOp(R"({"op":"set",)" + target + "}").ok()) << "without a number";
    EXPECT_FALSE(withOp(R"({"mid":1,"op":"set",)" + target + R"(,"f":{"text":["a"]}})").ok());
    EXPECT_FALSE(withOp(R"({"mid":1,"op":"set",)" + target + R"(,"f":{"text":["a",true]}})").ok());
    EXPECT_FALSE(withOp(R"({"mid":1,"op":"set",)" + target + R"(,"f":{"a":["a","b"],"a":["a","c"]}})").ok());
    EXPECT_FALSE(
        withOp(R"({"mid":1,"op":"set",)" + target + R"(,"set":{"a":{"add":["x"],"rem":["x"]}}})").ok());
}

TEST(PushMessages, TheHashIsThatOfThePayloadWhateverItsNumber)
{
    for (uint64_t seed = 0; seed < 200; ++seed) {
        PushOp op = Samples(seed).make<PushOp>();
        const std::string hash = payloadHash(op);
        EXPECT_EQ(hash.size(), 32U);
        const auto stored = decodeOp(encodeOp(op));
        ASSERT_TRUE(stored.ok());
        EXPECT_EQ(*stored, op);
        EXPECT_EQ(payloadHash(*stored), hash);
        op.mid += 1;
        EXPECT_EQ(payloadHash(op), hash);
        if (op.op == OpKind::Skip)
            continue;
        op.atMs += 1;
        EXPECT_NE(payloadHash(op), hash);
    }
}

TEST(PushMessages, AValueAsJsonComesBack)
{
    for (uint64_t seed = 0; seed < 200; ++seed) {
        const FieldValue value = Samples(seed).value();
        const auto again = valueFromJson(valueToJson(value));
        ASSERT_TRUE(again.ok()) << valueToJson(value);
        EXPECT_EQ(*again, value);
    }
    EXPECT_EQ(valueToJson(std::vector<std::string> {"a", "b"}), R"(["a","b"])");
    EXPECT_FALSE(valueFromJson("{}").ok());
    EXPECT_FALSE(valueFromJson("1.5").ok());
}

} // namespace

} // namespace qunce::test
