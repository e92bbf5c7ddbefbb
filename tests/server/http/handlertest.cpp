// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/handler.h"

#include <optional>
#include <thread>

#include <gtest/gtest.h>

#include "server/http/requestlog.h"
#include "server/http/responsehead.h"
#include "server/http/router.h"

namespace qunce::server {
namespace {

TEST(Responder, answersOnceAndTheFirstCounts)
{
    int answers = 0;
    Response last;
    Responder responder([&](Response response) {
        ++answers;
        last = std::move(response);
    });
    responder(Response::text(200, "first"));
    responder(Response::text(500, "second"));
    EXPECT_EQ(answers, 1);
    EXPECT_EQ(last.body, "first");
}

TEST(Responder, answers503IfDroppedAnd500IfAnExceptionDropsIt)
{
    int status = 0;
    const auto sink = [&](Response response) { status = response.status; };
    {
        Responder responder(sink);
        const Responder moved(std::move(responder));
    }
    EXPECT_EQ(status, 503);
    try {
        const Responder responder(sink);
        throw std::runtime_error("no");
    } catch (const std::exception &) { }
    EXPECT_EQ(status, 500);
}

TEST(CancelToken, callsBackOnceWithTheFirstReason)
{
    CancelSource source;
    const CancelToken token = source.token();
    std::vector<CancelReason> early;
    token.onCancel([&](CancelReason reason) { early.push_back(reason); });
    EXPECT_FALSE(token.cancelled());
    source.cancel(CancelReason::ClientGone);
    source.cancel(CancelReason::Stopping);
    EXPECT_EQ(early, std::vector {CancelReason::ClientGone});
    CancelReason late = CancelReason::None;
    token.onCancel([&](CancelReason reason) { late = reason; });
    EXPECT_EQ(late, CancelReason::ClientGone);
}

TEST(CancelToken, forgetsItsCallbacksWhenTheRequestIsAnswered)
{
    CancelSource source;
    const auto held = std::make_shared<int>(1);
    source.token().onCancel([held](CancelReason) { FAIL(); });
    source.close();
    EXPECT_EQ(held.use_count(), 1);
    source.cancel(CancelReason::Stopping);
}

TEST(Router, findsARouteAndItsParameters)
{
    Router router;
    const auto nothing = [](const Request &) { return Response(); };
    router.addFunction("GET", "/v1/blob/known", nothing);
    router.addFunction("GET", "/v1/blob/{hash}", nothing);
    router.addFunction("PUT", "/v1/blob/{hash}", nothing);
    router.addFunction("POST", "/v1/session", nothing);

    EXPECT_EQ(router.match("GET", "/v1/blob/known").route->pattern, "/v1/blob/known");
    const RouteMatch match = router.match("PUT", "/v1/blob/a%2Fb%20");
    ASSERT_TRUE(match.route);
    EXPECT_EQ(match.parameters, (NamedValues {{"hash", "a/b "}}));
    EXPECT_EQ(router.match("HEAD", "/v1/blob/x").route->method, "GET");
    EXPECT_EQ(router.match("GET", "/v1/blob/").status, 404);
    EXPECT_EQ(router.match("GET", "/v1/blob/a/b").status, 404);
    EXPECT_EQ(router.match("GET", "/").status, 404);
    EXPECT_EQ(router.match("POST", "/v1/session/").status, 404);
    EXPECT_EQ(router.match("DELETE", "/v1/session").status, 405);
    EXPECT_EQ(router.match("DELETE", "/v1/session").allow, "POST");
    EXPECT_EQ(router.match("POST", "/v1/blob/x").allow, "GET, HEAD, PUT");
}

TEST(ResponseHead, cannotBeBrokenByAHandler)
{
    Response response = Response::text(200, "abc");
    response.headers = {{"X-A", "1\r\nSet-Cookie: evil=1\r\n\r\n<html>"}, {"content-length", "999"},
        {"Transfer-Encoding", "chunked"}, {"X-B", "2"}};
    const std::string head = responseHead(response, "id1", true, 1795298715123);
    EXPECT_EQ(head,
        "HTTP/1.1 200 OK\r\nDate: Sat, 21 Nov 2026 22:05:15 GMT\r\nContent-Type: text/plain; "
        "charset=utf-8\r\n"
        "Content-Length: 3\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Request-Id: "
        "id1\r\n"
        "X-A: 1  Set-Cookie: evil=1    <html>\r\nX-B: 2\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(responseHead(Response::empty(204), "", false, 0).find("Content-Length"), std::string::npos);
}

TEST(RequestLog, isOneLineOfFixedColumns)
{
    RequestRecord record;
    record.atMs = 1795298715123;
    record.id = "abc";
    record.method = "GET";
    record.path = "/v1/a b\n";
    record.status = 200;
    record.bytesIn = 10;
    record.bytesOut = 20;
    record.time = std::chrono::microseconds(12340);
    record.user = "王 芳";
    EXPECT_EQ(
        requestLine(record), "2026-11-21T22:05:15.123Z abc GET /v1/a_b_ 200 in=10 out=20 ms=12.3 user=王_芳");
    EXPECT_EQ(requestLine({}), "1970-01-01T00:00:00.000Z - - - - in=0 out=0 ms=0.0 user=-");
    EXPECT_TRUE(isPlainRequestId("a-B_1.2"));
    EXPECT_FALSE(isPlainRequestId(""));
    EXPECT_FALSE(isPlainRequestId("a b"));
    EXPECT_FALSE(isPlainRequestId(std::string(65, 'a')));
}

} // namespace
} // namespace qunce::server
