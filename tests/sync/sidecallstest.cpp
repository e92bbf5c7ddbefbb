// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked beside the sync: with the rights of its last call, without disturbing it, and nothing is believed that
// the server has not said.

#include <gtest/gtest.h>

#include "models/protocol/frame.h"
#include "models/protocol/wirewriter.h"
#include "models/sync/sidecalls.h"

namespace qunce::test {
namespace {

class Recorder : public Transport
{
public:
    struct Sent {
        uint64_t call = 0;
        std::string server;
        HttpRequest request;
        Receiver receiver;
    };
    void send(
        uint64_t call, const std::string &server, HttpRequest request, int64_t, Receiver receiver) override
    {
        sent.push_back({call, server, std::move(request), std::move(receiver)});
    }
    void cancel(uint64_t call) override { cancelled.push_back(call); }

    std::vector<Sent> sent;
    std::vector<uint64_t> cancelled;
};

class SideCallsTest : public ::testing::Test
{
protected:
    void driverSends(const std::string &method, HttpFields headers)
    {
        HttpRequest request;
        request.method = method;
        request.path = "/v1/sync/pull";
        request.headers = std::move(headers);
        calls.send(7, "http://server", std::move(request), 1'000, [](const Transport::Outcome &) {});
    }
    void signedIn()
    {
        driverSends("POST",
            {{"Authorization", "Bearer secret"}, {"X-Client-Id", "c"}, {"X-Request-Id", "7-c"},
                {"Content-Type", "application/vnd.qunce+cbor"}, {"X-Body-Hash", "blake2b-256=00"}});
    }
    void ask()
    {
        calls.askHistory(
            "guide", id, [this](Result<HistoryReply> history) { heard.push_back(std::move(history)); });
    }
    static std::string header(const HttpRequest &request, std::string_view name)
    {
        for (const auto &[key, value] : request.headers) {
            if (key == name)
                return value;
        }
        return {};
    }
    /// As the server answers the last question.
    HttpAnswer answer(int status = 200) const
    {
        HttpAnswer http;
        http.status = status;
        HistoryReply reply;
        reply.changes.push_back({1'790'000'000'000, "li", {{"name", {"a", "b"}}}});
        http.body = encode(reply, WireFormat::Json);
        http.headers = {{"X-Qunce-Sync", "1"},
            {"X-Request-Id", header(inner.sent.back().request, "X-Request-Id")},
            {"Content-Type", std::string(contentType(WireFormat::Json))},
            {"X-Body-Hash", bodyHash(http.body)}};
        return http;
    }

    Uuid id = *Uuid::parse("0197a000-0000-7000-8000-0000000000a1");
    Recorder inner;
    SideCalls calls {inner};
    std::vector<Result<HistoryReply>> heard;
};

TEST_F(SideCallsTest, TheDriversCallsPassAsTheyAre)
{
    signedIn();
    ASSERT_EQ(inner.sent.size(), 1u);
    EXPECT_EQ(inner.sent.front().call, 7u);
    EXPECT_EQ(inner.sent.front().server, "http://server");
    EXPECT_EQ(header(inner.sent.front().request, "X-Request-Id"), "7-c");
    calls.cancel(7);
    EXPECT_EQ(inner.cancelled, std::vector<uint64_t> {7});
}

TEST_F(SideCallsTest, AQuestionHasTheRightsOfTheLastCallAndNothingElseOfIt)
{
    signedIn();
    ask();
    ASSERT_EQ(inner.sent.size(), 2u);
    const auto &[call, server, request, receiver] = inner.sent.back();
    EXPECT_GT(call, uint64_t {1} << 60) << "no number of the driver's";
    EXPECT_EQ(server, "http://server");
    EXPECT_EQ(request.method, "GET");
    EXPECT_EQ(request.path, "/v1/history?kind=guide&id=" + id.toString());
    EXPECT_TRUE(request.body.empty());
    EXPECT_EQ(header(request, "Authorization"), "Bearer secret");
    EXPECT_EQ(header(request, "X-Client-Id"), "c");
    EXPECT_EQ(header(request, "Content-Type"), "");
    EXPECT_EQ(header(request, "X-Body-Hash"), "");
    EXPECT_NE(header(request, "X-Request-Id"), "7-c");
    receiver(answer());
    ASSERT_EQ(heard.size(), 1u);
    ASSERT_TRUE(heard.front().ok()) << heard.front().error().detail;
    EXPECT_EQ(heard.front()->changes.front().who, "li");
}

TEST_F(SideCallsTest, NobodyWhoIsNotSignedInAsks)
{
    ask();
    EXPECT_TRUE(inner.sent.empty());
    signedIn();
    driverSends("DELETE", {{"Authorization", "Bearer secret"}}); // signs out
    ask();
    signedIn();
    driverSends("POST", {}); // signs in anew
    ask();
    EXPECT_EQ(inner.sent.size(), 4u);
    ASSERT_EQ(heard.size(), 3u);
    for (const Result<HistoryReply> &history : heard)
        EXPECT_EQ(history.error().code, ErrorCode::Io);
}

TEST_F(SideCallsTest, AFullDiskOfTheServerIsSaidOfWhateverWasAskedFor)
{
    signedIn();
    const auto full = [this] {
        HttpAnswer http = answer(503);
        ErrorReply reply;
        reply.code = "disk_full";
        reply.action = WireAction::BackOff;
        http.body = encode(reply, WireFormat::Json);
        http.headers.back().second = bodyHash(http.body);
        inner.sent.back().receiver(http);
    };
    std::vector<Error> errors;
    calls.revokeDevice(id, [&](const Result<void> &done) { errors.push_back(done.error()); });
    full();
    calls.sendBlob(
        "blake2b-256=00", "bytes", [&](const Result<void> &done) { errors.push_back(done.error()); });
    full();
    calls.sendImportPiece(
        id, 0, "bytes", [&](const Result<UploadReply> &reply) { errors.push_back(reply.error()); });
    full();
    calls.runImport({}, [&](const Result<ImportReply> &reply) { errors.push_back(reply.error()); });
    full();
    ASSERT_EQ(errors.size(), 4u);
    for (const Error &error : errors) {
        EXPECT_EQ(error.code, ErrorCode::DiskFull);
        EXPECT_EQ(error.userText.english(),
            "The server's disk is full; nothing was changed. Ask your administrator to make room on the "
            "server, "
            "then try again.");
    }
}

TEST_F(SideCallsTest, WhatTheServerHasNotSaidIsNoHistory)
{
    signedIn();
    const auto hear = [&](const Transport::Outcome &outcome) {
        inner.sent.back().receiver(outcome);
        return heard.back().ok() ? ErrorCode::Cancelled : heard.back().error().code;
    };
    const auto without = [&](const std::string &name) {
        HttpAnswer http = answer();
        std::erase_if(http.headers, [&](const auto &field) { return field.first == name; });
        return http;
    };
    ask();
    EXPECT_EQ(hear(NoAnswer {NoAnswer::Cause::Unreachable, "no network"}), ErrorCode::Io);
    for (const char *name : {"X-Qunce-Sync", "X-Request-Id", "Content-Type", "X-Body-Hash"})
        EXPECT_EQ(hear(without(name)), ErrorCode::Io) << name;
    HttpAnswer damaged = answer();
    damaged.body += " ";
    EXPECT_EQ(hear(damaged), ErrorCode::Io);
    EXPECT_EQ(hear(answer(403)), ErrorCode::PermissionDenied);
    EXPECT_EQ(hear(answer(404)), ErrorCode::NotFound);
    HttpAnswer portal = answer(200);
    portal.body = "<html>";
    portal.headers.back().second = bodyHash(portal.body);
    EXPECT_EQ(hear(portal), ErrorCode::Io);
    EXPECT_EQ(hear(answer()), ErrorCode::Cancelled) << "this one counts";
}

} // namespace
} // namespace qunce::test
