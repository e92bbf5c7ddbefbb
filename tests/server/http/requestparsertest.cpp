// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/requestparser.h"

#include <gtest/gtest.h>

namespace qunce::server {
namespace {

int statusOf(const std::string &head)
{
    const auto parsed = parseRequestHead(head);
    const auto *const problem = std::get_if<HeadProblem>(&parsed);
    return problem ? problem->status : 200;
}

RequestHead parsedHead(const std::string &head)
{
    auto parsed = parseRequestHead(head);
    EXPECT_TRUE(std::holds_alternative<RequestHead>(parsed)) << head;
    return std::move(std::get<RequestHead>(parsed));
}

TEST(RequestParser, takesAHeadApart)
{
    const RequestHead head =
        parsedHead("POST /v1/a%20b?since=1%2B2&name=%E5%AF%BC+%E8%B4%AD&flag HTTP/1.1\r\n"
                   "Host: x\r\nX-Client-ID:  abc \r\nAccept: a\r\naccept: b\r\n"
                   "Content-Length: 12\r\nExpect: 100-Continue\r\n\r\n");
    EXPECT_EQ(head.method, "POST");
    EXPECT_EQ(head.path, "/v1/a%20b");
    EXPECT_EQ(head.query, (NamedValues {{"since", "1+2"}, {"name", "导 购"}, {"flag", ""}}));
    EXPECT_EQ(head.headers.at("x-client-id"), "abc");
    EXPECT_EQ(head.headers.at("accept"), "a, b");
    EXPECT_EQ(head.contentLength, 12U);
    EXPECT_TRUE(head.expectsContinue);
    EXPECT_TRUE(head.keepAlive);
}

TEST(RequestParser, keepsAConnectionOnlyIfBothSidesMeanIt)
{
    EXPECT_FALSE(parsedHead("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").keepAlive);
    EXPECT_FALSE(parsedHead("GET / HTTP/1.0\r\n\r\n").keepAlive);
}

TEST(RequestParser, refusesWhatTwoProgramsMayReadInTwoWays)
{
    const std::string start = "POST / HTTP/1.1\r\nHost: x\r\n";
    const std::string refused[] = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 5\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -5\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 5 5\r\n",
        "Content-Length: \r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: 18446744073709551617\r\n",
        "Content-Length : 5\r\n",
        " Content-Length: 5\r\n",
        "A: b\r\n folded\r\n",
        "A: b\r\n\tfolded\r\n",
        "Host: y\r\n",
        "Authorization: a\r\nAuthorization: b\r\n",
        "no colon\r\n",
        ": no name\r\n",
        "A: b\nContent-Length: 5\r\n",
        "A: b\rContent-Length: 5\r\n",
        std::string("A: b\0c\r\n", 8),
        "A\x80: b\r\n",
        "A: b\x01\r\n",
    };
    for (const std::string &fields : refused)
        EXPECT_EQ(statusOf(start + fields + "\r\n"), 400) << fields;
    EXPECT_EQ(statusOf(start + "Transfer-Encoding: chunked\r\n\r\n"), 411);
    EXPECT_EQ(statusOf(start + "Transfer-Encoding: identity\r\n\r\n"), 411);
    EXPECT_EQ(statusOf(start + "Expect: miracles\r\n\r\n"), 417);
}

TEST(RequestParser, refusesMalformedRequestLines)
{
    for (const std::string line : {"", " ", "GET", "GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 ",
             "GET / http/1.1", "GET /\x01 HTTP/1.1", "G(T / HTTP/1.1", "GET a HTTP/1.1",
             "GET http://x/ HTTP/1.1", "OPTIONS * HTTP/1.1", "GET /%zz HTTP/1.1", "GET /% HTTP/1.1",
             "GET /%2 HTTP/1.1", "GET /%00 HTTP/1.1", "GET /a%0d%0ab HTTP/1.1", "GET /?a=%0a HTTP/1.1",
             "GET /?a=1&a=2 HTTP/1.1", "GET /a#b HTTP/1.1", "\x16\x03\x01\x02"})
        EXPECT_NE(statusOf(line + "\r\nHost: x\r\n\r\n"), 200) << line;
    EXPECT_EQ(statusOf("GET / HTTP/2.0\r\nHost: x\r\n\r\n"), 505);
    EXPECT_EQ(statusOf("GET / HTTP/1.1\r\n\r\n"), 400) << "no Host";
}

TEST(RequestParser, refusesTooManyFields)
{
    std::string head = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (size_t i = 0; i < kMaxHeaderFields; ++i)
        head += "X-" + std::to_string(i) + ": 1\r\n";
    EXPECT_EQ(statusOf(head + "\r\n"), 431);
}

TEST(RequestParser, findsTheEndOfAHeadWhateverThePiecesAre)
{
    const std::string head = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    for (size_t scanned = 0; scanned < head.size(); ++scanned) {
        EXPECT_EQ(headLength(head, scanned), head.size()) << scanned;
        EXPECT_EQ(headLength(head.substr(0, scanned), 0), 0U) << scanned;
        EXPECT_FALSE(hasBareLineFeed(head, scanned)) << scanned;
    }
    EXPECT_TRUE(hasBareLineFeed("GET / HTTP/1.1\n\n", 0));
}

} // namespace
} // namespace qunce::server
