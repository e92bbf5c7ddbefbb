// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/syncmessages.h"

#include "tests/protocol/messagechecks.h"

namespace qunce::test {

namespace {

TEST(SyncMessages, EveryMessageSurvivesEveryFormat)
{
    EXPECT_TRUE(rc::check(
        "session request", [](uint64_t seed) { survives<SessionRequest>(seed, decodeSessionRequest); }));
    EXPECT_TRUE(
        rc::check("session reply", [](uint64_t seed) { survives<SessionReply>(seed, decodeSessionReply); }));
    EXPECT_TRUE(rc::check(
        "refresh request", [](uint64_t seed) { survives<RefreshRequest>(seed, decodeRefreshRequest); }));
    EXPECT_TRUE(
        rc::check("refresh reply", [](uint64_t seed) { survives<RefreshReply>(seed, decodeRefreshReply); }));
    EXPECT_TRUE(
        rc::check("hello request", [](uint64_t seed) { survives<HelloRequest>(seed, decodeHelloRequest); }));
    EXPECT_TRUE(
        rc::check("hello reply", [](uint64_t seed) { survives<HelloReply>(seed, decodeHelloReply); }));
    EXPECT_TRUE(
        rc::check("pull request", [](uint64_t seed) { survives<PullRequest>(seed, decodePullRequest); }));
    EXPECT_TRUE(rc::check("wait reply", [](uint64_t seed) { survives<WaitReply>(seed, decodeWaitReply); }));
    EXPECT_TRUE(rc::check(
        "verify request", [](uint64_t seed) { survives<VerifyRequest>(seed, decodeVerifyRequest); }));
    EXPECT_TRUE(
        rc::check("verify reply", [](uint64_t seed) { survives<VerifyReply>(seed, decodeVerifyReply); }));
    EXPECT_TRUE(
        rc::check("history reply", [](uint64_t seed) { survives<HistoryReply>(seed, decodeHistoryReply); }));
    EXPECT_TRUE(
        rc::check("devices reply", [](uint64_t seed) { survives<DevicesReply>(seed, decodeDevicesReply); }));
    EXPECT_TRUE(
        rc::check("error reply", [](uint64_t seed) { survives<ErrorReply>(seed, decodeErrorReply); }));
    EXPECT_TRUE(
        rc::check("push request", [](uint64_t seed) { survives<PushRequest>(seed, decodePushRequest); }));
    EXPECT_TRUE(rc::check("push reply", [](uint64_t seed) { survives<PushReply>(seed, decodePushReply); }));
}

TEST(SyncMessages, ACutMessageIsRefused)
{
    refusesEveryCut<SessionRequest>(decodeSessionRequest);
    refusesEveryCut<SessionReply>(decodeSessionReply);
    refusesEveryCut<RefreshRequest>(decodeRefreshRequest);
    refusesEveryCut<RefreshReply>(decodeRefreshReply);
    refusesEveryCut<HelloRequest>(decodeHelloRequest);
    refusesEveryCut<HelloReply>(decodeHelloReply);
    refusesEveryCut<PullRequest>(decodePullRequest);
    refusesEveryCut<WaitReply>(decodeWaitReply);
    refusesEveryCut<VerifyRequest>(decodeVerifyRequest);
    refusesEveryCut<VerifyReply>(decodeVerifyReply);
    refusesEveryCut<HistoryReply>(decodeHistoryReply);
    refusesEveryCut<DevicesReply>(decodeDevicesReply);
    refusesEveryCut<ErrorReply>(decodeErrorReply);
    refusesEveryCut<PushRequest>(decodePushRequest);
    refusesEveryCut<PushReply>(decodePushReply);
}

TEST(SyncMessages, ValuesOfAnotherTypeDoNoHarm)
{
    survivesWrongTypes<SessionReply>(decodeSessionReply);
    survivesWrongTypes<HelloRequest>(decodeHelloRequest);
    survivesWrongTypes<HelloReply>(decodeHelloReply);
    survivesWrongTypes<PullRequest>(decodePullRequest);
    survivesWrongTypes<WaitReply>(decodeWaitReply);
    survivesWrongTypes<VerifyRequest>(decodeVerifyRequest);
    survivesWrongTypes<VerifyReply>(decodeVerifyReply);
    survivesWrongTypes<HistoryReply>(decodeHistoryReply);
    survivesWrongTypes<DevicesReply>(decodeDevicesReply);
    survivesWrongTypes<ErrorReply>(decodeErrorReply);
    survivesWrongTypes<PushRequest>(decodePushRequest);
    survivesWrongTypes<PushReply>(decodePushReply);
}

Result<RefreshRequest> refresh(std::string_view json)
{
    return decodeRefreshRequest(json, WireFormat::Json);
}

std::string detailOf(std::string_view json)
{
    const auto message = refresh(json);
    return message.ok() ? "taken" : message.error().detail;
}

TEST(SyncMessages, UnknownKeysArePassedOver)
{
    const auto message = refresh(R"({"new": {"a": [1, null, {"b": true}]}, "refresh": "token", "x": -5})");
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->refresh, "token");
}

TEST(SyncMessages, WhatIsWrongIsNamedInTheDetail)
{
    EXPECT_EQ(detailOf(R"({"refresh": "a", "refresh": "b"})"), "\"refresh\" twice");
    EXPECT_EQ(detailOf(R"({"refrish": "a"})"), "\"refresh\" is missing");
    EXPECT_EQ(detailOf(R"({"refresh": 7})"), "the value of \"refresh\"");
    EXPECT_EQ(detailOf(R"({"refresh": null})"), "the value of \"refresh\"");
    EXPECT_EQ(detailOf(R"({"refresh": "a", "x": 1.0})"), "a number that is no integer");
    EXPECT_EQ(detailOf(R"({"refresh": "a", "x": 9223372036854775808})"), "a number beyond 63 bits");
    EXPECT_EQ(detailOf(R"({"refresh": "a"} {})"), "JSON breaks off or is malformed at byte 18");
    EXPECT_EQ(detailOf("{\"refresh\": \"\xFF\"}"), "JSON breaks off or is malformed at byte 14");
    EXPECT_EQ(detailOf("<html>Please sign in to the hotel's network</html>"),
        "JSON breaks off or is malformed at byte 1");
    EXPECT_EQ(detailOf("[]"), "malformed");
    EXPECT_EQ(detailOf(""), "JSON breaks off or is malformed at byte 1");
}

TEST(SyncMessages, DepthIsBoundedAtSixteen)
{
    const auto nested = [](size_t depth) {
        return R"({"refresh": "a", "x": )" + std::string(depth, '[') + std::string(depth, ']') + "}";
    };
    EXPECT_EQ(detailOf(nested(15)), "taken");
    EXPECT_EQ(detailOf(nested(16)), "nested too deep");
    EXPECT_EQ(detailOf(nested(300'000)), "nested too deep");

    const std::string head = "\xA2\x67refresh\x61t\x61x";
    EXPECT_TRUE(decodeRefreshRequest(head + std::string(16, '\x81') + "\xF6", WireFormat::Cbor).ok());
    EXPECT_FALSE(decodeRefreshRequest(head + std::string(17, '\x81') + "\xF6", WireFormat::Cbor).ok());
    EXPECT_FALSE(decodeRefreshRequest(head + std::string(900'000, '\x81') + "\xF6", WireFormat::Cbor).ok());
}

TEST(SyncMessages, TextsAreUtf8)
{
    EXPECT_FALSE(decodeRefreshRequest("\xA1\x67refresh\x61\xFF", WireFormat::Cbor).ok());
    EXPECT_TRUE(decodeRefreshRequest("\xA1\x67refresh\x63\xE7\x8E\x8B", WireFormat::Cbor).ok());
}

TEST(SyncMessages, AnAnswerWithoutItsEndIsNone)
{
    EXPECT_TRUE(decodeWaitReply(R"({"changed": [], "token": "t", "end": true})", WireFormat::Json).ok());
    EXPECT_FALSE(decodeWaitReply(R"({"changed": [], "token": "t", "end": false})", WireFormat::Json).ok());
    EXPECT_FALSE(decodeWaitReply(R"({"changed": [], "token": "t", "end": null})", WireFormat::Json).ok());
    EXPECT_FALSE(decodeWaitReply(R"({"changed": [], "token": "t"})", WireFormat::Json).ok());
}

TEST(SyncMessages, ARequestBeyondOneMebibyteIsRefused)
{
    const auto padded = [](size_t size) { return R"({"refresh": ")" + std::string(size, 'x') + R"("})"; };
    EXPECT_TRUE(refresh(padded(1'000'000)).ok());
    EXPECT_EQ(detailOf(padded(1024 * 1024)), "larger than is allowed");
}

TEST(SyncMessages, OptionalPartsOfAPullMayBeAbsentOrNull)
{
    PullRequest bare;
    bare.epoch = "e";
    const auto absent = decodePullRequest(R"({"epoch": "e"})", WireFormat::Json);
    ASSERT_TRUE(absent.ok());
    EXPECT_EQ(*absent, bare);
    const auto nulls = decodePullRequest(
        R"({"epoch": "e", "checkpoint": null, "base": null, "from": null})", WireFormat::Json);
    ASSERT_TRUE(nulls.ok());
    EXPECT_EQ(*nulls, bare);
}

TEST(SyncMessages, ABucketTwiceIsRefused)
{
    EXPECT_FALSE(decodePullRequest(R"({"epoch": "e", "from": {"ref": 1, "ref": 2}})", WireFormat::Json).ok());
    EXPECT_FALSE(decodePullRequest(
        R"({"epoch": "e", "base": {"ref": [1, "00000000000000ff"], "ref": [1, "00000000000000ff"]}})",
        WireFormat::Json)
                     .ok());
}

TEST(SyncMessages, CursorsAreASeqAndASalt)
{
    const auto base = [](std::string_view cursor) {
        return decodePullRequest(
            R"({"epoch": "e", "base": {"ref": )" + std::string(cursor) + "}}", WireFormat::Json);
    };
    const auto sound = base(R"([5, "00000000000000ff"])");
    ASSERT_TRUE(sound.ok());
    EXPECT_EQ(sound->base.at("ref"), (Cursor {5, 255}));
    EXPECT_FALSE(base("5").ok());
    EXPECT_FALSE(base("[5]").ok());
    EXPECT_FALSE(base(R"([-5, "00000000000000ff"])").ok());
    EXPECT_FALSE(base(R"([5, "00000000000000FF"])").ok());
    EXPECT_FALSE(base(R"([5, "ff"])").ok());
    EXPECT_FALSE(base("[5, 255]").ok());
    EXPECT_FALSE(base(R"([5, "00000000000000ff", 1])").ok());
}

TEST(SyncMessages, VerifyTakesHexPrefixesAndDepthsUpToTwo)
{
    const auto verify = [](const std::string &rest) {
        return decodeVerifyRequest(R"({"bucket": "ref")" + rest + "}", WireFormat::Json);
    };
    ASSERT_TRUE(verify("").ok());
    EXPECT_EQ(verify("")->depth, 1);
    EXPECT_TRUE(verify(R"(, "prefix": "0a", "depth": 2)").ok());
    EXPECT_FALSE(verify(R"(, "depth": 3)").ok());
    EXPECT_FALSE(verify(R"(, "depth": -1)").ok());
    EXPECT_FALSE(verify(R"(, "prefix": "0A")").ok());
    EXPECT_FALSE(verify(R"(, "prefix": ")" + std::string(65, '0') + "\"").ok());
}

TEST(SyncMessages, AnUnknownActionMeansReport)
{
    const auto error =
        decodeErrorReply(R"({"code": "new", "action": "dance", "end": true})", WireFormat::Json);
    ASSERT_TRUE(error.ok());
    EXPECT_EQ(error->action, WireAction::Report);
    for (int i = 0; i <= static_cast<int>(WireAction::BackOff); ++i)
        EXPECT_EQ(actionNamed(actionName(static_cast<WireAction>(i))), static_cast<WireAction>(i));
}

TEST(SyncMessages, TheLeaseSignsClientAndEnd)
{
    const Uuid id = *Uuid::parse("01970000-0000-7000-8000-00000000000a");
    EXPECT_EQ(leaseText(id, 1789000000000), "lease:01970000-0000-7000-8000-00000000000a:1789000000000");
}

} // namespace

} // namespace qunce::test
