// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include <gtest/gtest.h>
#include <zstd.h>

#include "models/protocol/kinds.h"
#include "models/sync/wirecall.h"

namespace qunce::test {

namespace {

Send pullSend(uint64_t call = 7)
{
    Send send;
    send.call = call;
    send.clientId = *Uuid::parse("0197a000-0000-7000-8000-0000000000c1");
    send.accessToken = "access";
    PullRequest request;
    request.epoch = "epoch-1";
    request.base = {{"ref", {10, 7}}};
    send.request = PullCall {request};
    return send;
}

std::string fieldOf(const HttpRequest &request, const std::string &name)
{
    for (const auto &[key, value] : request.headers) {
        if (key == name)
            return value;
    }
    return {};
}

/// A server's answer to `send`, as it should be.
HttpAnswer answerWith(
    const Send &send, std::string body, WireFormat format = WireFormat::Cbor, int status = 200)
{
    HttpAnswer answer;
    answer.status = status;
    answer.headers = {{"X-Qunce-Sync", "1"}, {"Content-Type", std::string(contentType(format))},
        {"X-Request-Id", fieldOf(httpRequest(send), "X-Request-Id")}, {"X-Body-Hash", bodyHash(body)}};
    answer.body = std::move(body);
    return answer;
}

std::string pageBody(WireFormat format = WireFormat::Cbor)
{
    PullHeader header;
    header.epoch = "epoch-1";
    header.next = {{"ref", 12}};
    return PullWriter(format).finish(header);
}

void replaceField(HttpAnswer &answer, const std::string &name, const std::string &value)
{
    for (auto &[key, old] : answer.headers) {
        if (key == name)
            old = value;
    }
}

NoAnswer::Cause causeOf(const Answer &answer)
{
    EXPECT_TRUE(std::holds_alternative<NoAnswer>(answer));
    return std::holds_alternative<NoAnswer>(answer) ? std::get<NoAnswer>(answer).cause
                                                    : NoAnswer::Cause::Unreachable;
}

TEST(WireRequest, HasTheHeadersOfTheProtocol)
{
    const Send send = pullSend();
    const HttpRequest request = httpRequest(send);
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.path, "/v1/sync/pull");
    EXPECT_EQ(fieldOf(request, "X-Qunce-Sync"), "1");
    EXPECT_EQ(fieldOf(request, "X-Client-Id"), "0197a000-0000-7000-8000-0000000000c1");
    EXPECT_EQ(fieldOf(request, "X-Schema"), std::to_string(kSchemaVersion));
    EXPECT_EQ(fieldOf(request, "Authorization"), "Bearer access");
    EXPECT_EQ(fieldOf(request, "Content-Type"), "application/vnd.qunce+cbor");
    EXPECT_EQ(fieldOf(request, "X-Body-Hash"), bodyHash(request.body));
    EXPECT_LE(fieldOf(request, "X-Request-Id").size(), 64U);
    const Result<PullRequest> sent = decodePullRequest(request.body, WireFormat::Cbor);
    ASSERT_TRUE(sent.ok());
    EXPECT_EQ(sent->base.at("ref"), (Cursor {10, 7}));
}

TEST(WireRequest, NoTwoClientsAndNoTwoCallsHaveTheSameName)
{
    Send other = pullSend();
    other.clientId = *Uuid::parse("0197a000-0000-7000-8000-0000000000c2");
    EXPECT_NE(
        fieldOf(httpRequest(pullSend(7)), "X-Request-Id"), fieldOf(httpRequest(pullSend(8)), "X-Request-Id"));
    EXPECT_NE(fieldOf(httpRequest(pullSend(7)), "X-Request-Id"), fieldOf(httpRequest(other), "X-Request-Id"));
}

TEST(WireRequest, EachCallHasItsEndpoint)
{
    Send send = pullSend();
    const auto endpoint = [&send](Call call) {
        send.request = std::move(call);
        const HttpRequest request = httpRequest(send);
        return request.method + " " + request.path;
    };
    EXPECT_EQ(endpoint(SignInCall {}), "POST /v1/session");
    EXPECT_EQ(endpoint(RefreshCall {}), "POST /v1/session/refresh");
    EXPECT_EQ(endpoint(SignOutCall {}), "DELETE /v1/session");
    EXPECT_EQ(endpoint(HelloCall {}), "POST /v1/sync/hello");
    EXPECT_EQ(endpoint(VerifyCall {}), "POST /v1/sync/verify");
    EXPECT_EQ(endpoint(WaitCall {}), "GET /v1/sync/wait");
    EXPECT_EQ(endpoint(WaitCall {"a+b/c=&"}), "GET /v1/sync/wait?since=a%2Bb%2Fc%3D%26");
}

TEST(WireRequest, SpeaksJsonToo)
{
    const HttpRequest request = httpRequest(pullSend(), WireFormat::Json);
    EXPECT_EQ(request.path, "/v1/sync/pull?fmt=json");
    EXPECT_TRUE(decodePullRequest(request.body, WireFormat::Json).ok());
}

TEST(WireAnswer, CountsInAllThreeFormats)
{
    const Send send = pullSend();
    for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd}) {
        const Answer answer = answerOf(send, answerWith(send, pageBody(format), format));
        ASSERT_TRUE(std::holds_alternative<PullAnswer>(answer));
        EXPECT_EQ(std::get<PullAnswer>(answer).page->header().next.at("ref"), 12U);
    }
}

TEST(WireAnswer, HeaderNamesComeInAnyCase)
{
    const Send send = pullSend();
    HttpAnswer http = answerWith(send, pageBody());
    for (auto &[name, value] : http.headers)
        std::transform(name.begin(), name.end(), name.begin(),
            [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    EXPECT_TRUE(std::holds_alternative<PullAnswer>(answerOf(send, http)));
}

TEST(WireAnswer, APortalsPageIsNoAnswer)
{
    HttpAnswer portal;
    portal.status = 200;
    portal.headers = {{"Content-Type", "text/html"}};
    portal.body = "<html>Welcome to the hotel</html>";
    EXPECT_EQ(causeOf(answerOf(pullSend(), portal)), NoAnswer::Cause::NotQunce);
    portal.status = 302;
    portal.headers.emplace_back("Location", "http://portal/");
    EXPECT_EQ(causeOf(answerOf(pullSend(), portal)), NoAnswer::Cause::NotQunce);
    portal.status = 503;
    EXPECT_EQ(causeOf(answerOf(pullSend(), portal)), NoAnswer::Cause::NotQunce) << "a proxy's";
}

TEST(WireAnswer, WithoutTheMagicOrOurTypeItIsNone)
{
    const Send send = pullSend();
    HttpAnswer http = answerWith(send, pageBody());
    replaceField(http, "X-Qunce-Sync", "2");
    EXPECT_EQ(causeOf(answerOf(send, http)), NoAnswer::Cause::NotQunce);
    http = answerWith(send, pageBody());
    replaceField(http, "Content-Type", "application/cbor");
    EXPECT_EQ(causeOf(answerOf(send, http)), NoAnswer::Cause::NotQunce);
    http = answerWith(send, pageBody());
    http.status = 204;
    EXPECT_EQ(causeOf(answerOf(send, http)), NoAnswer::Cause::NotQunce);
}

TEST(WireAnswer, CutAnywhereItIsDamaged)
{
    const Send send = pullSend();
    const std::string whole = pageBody();
    for (size_t length = 0; length < whole.size(); ++length) {
        HttpAnswer http = answerWith(send, whole);
        http.body.resize(length);
        EXPECT_EQ(causeOf(answerOf(send, http)), NoAnswer::Cause::Damaged);
        // Even where somebody on the way makes a new hash of what is left.
        replaceField(http, "X-Body-Hash", bodyHash(http.body));
        EXPECT_EQ(causeOf(answerOf(send, http)), NoAnswer::Cause::Damaged) << length;
    }
}

TEST(WireAnswer, AFlippedBitIsNoticed)
{
    const Send send = pullSend();
    const HttpAnswer whole = answerWith(send, pageBody());
    for (size_t bit = 0; bit < whole.body.size() * 8; ++bit) {
        HttpAnswer http = whole;
        http.body[bit / 8] = static_cast<char>(http.body[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_EQ(causeOf(answerOf(send, http)), NoAnswer::Cause::Damaged);
    }
}

TEST(WireAnswer, AnotherRequestsAnswerIsNone)
{
    const Send send = pullSend(7);
    EXPECT_EQ(causeOf(answerOf(send, answerWith(pullSend(8), pageBody()))), NoAnswer::Cause::Damaged);
    HttpAnswer unnamed = answerWith(send, pageBody());
    replaceField(unnamed, "X-Request-Id", "");
    EXPECT_EQ(causeOf(answerOf(send, unnamed)), NoAnswer::Cause::Damaged);
}

TEST(WireAnswer, AnAnswerOfAnotherKindIsDamaged)
{
    Send send = pullSend();
    send.request = HelloCall {};
    EXPECT_EQ(causeOf(answerOf(send, answerWith(send, pageBody()))), NoAnswer::Cause::Damaged);
}

TEST(WireAnswer, ABombIsNotUnpacked)
{
    const Send send = pullSend();
    const std::string zeros(96 * 1024 * 1024, '\0');
    std::string bomb(ZSTD_compressBound(zeros.size()), '\0');
    bomb.resize(ZSTD_compress(bomb.data(), bomb.size(), zeros.data(), zeros.size(), 3));
    ASSERT_LT(bomb.size(), 64U * 1024);
    EXPECT_EQ(
        causeOf(answerOf(send, answerWith(send, bomb, WireFormat::CborZstd))), NoAnswer::Cause::Damaged);
}

TEST(WireAnswer, RefusalsAreActedUponOnlyInOurEnvelope)
{
    const Send send = pullSend();
    ErrorReply error;
    error.code = "history_changed";
    error.action = WireAction::VerifyReset;
    error.buckets = {"ref"};
    const std::string body = encode(error, WireFormat::Json);
    const Answer answer = answerOf(send, answerWith(send, body, WireFormat::Json, 409));
    ASSERT_TRUE(std::holds_alternative<Refused>(answer));
    EXPECT_EQ(std::get<Refused>(answer).status, 409);
    EXPECT_EQ(std::get<Refused>(answer).error.action, WireAction::VerifyReset);
    EXPECT_EQ(std::get<Refused>(answer).error.buckets, std::vector<std::string> {"ref"});

    HttpAnswer unnamed = answerWith(send, body, WireFormat::Json, 413);
    replaceField(unnamed, "X-Request-Id", "");
    EXPECT_TRUE(std::holds_alternative<Refused>(answerOf(send, unnamed))) << "refused before it was read";
    EXPECT_EQ(
        causeOf(answerOf(send, answerWith(send, "{}", WireFormat::Json, 403))), NoAnswer::Cause::Damaged);
    replaceField(unnamed, "X-Body-Hash", bodyHash("other"));
    EXPECT_EQ(causeOf(answerOf(send, unnamed)), NoAnswer::Cause::Damaged);
}

} // namespace

} // namespace qunce::test
