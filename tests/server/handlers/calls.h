// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "models/base/clock.h"
#include "models/protocol/syncmessages.h"
#include "server/handlers/wireexchange.h"
#include "server/http/router.h"

namespace qunce::server::testing {

/// A clock that a test sets, from any thread.
class ManualClock : public Clock
{
public:
    int64_t nowMs() const override { return m_ms; }
    void advance(std::chrono::milliseconds by) { m_ms += by.count(); }

private:
    std::atomic<int64_t> m_ms {1'767'225'600'000}; ///< 2026-01-01T00:00:00Z
};

constexpr const char *kClientId = "01970000-0000-7000-8000-00000000c11e";

/// A request as a good client sends it; a test spoils what it is about.
inline Request goodRequest(std::string method, std::string path, std::string body = {},
    WireFormat format = WireFormat::Json, const std::string &access = {})
{
    Request request;
    request.method = std::move(method);
    request.path = std::move(path);
    request.body = std::move(body);
    request.remoteAddress = "192.0.2.7";
    request.id = "request-1";
    request.headers = {{"x-qunce-sync", "1"}, {"x-schema", "1"}, {"x-client-id", kClientId}};
    if (format == WireFormat::Json)
        request.query["fmt"] = "json";
    if (!request.body.empty()) {
        request.headers["content-type"] = contentType(format);
        request.headers["x-body-hash"] = bodyHash(request.body);
    }
    if (!access.empty())
        request.headers["authorization"] = "Bearer " + access;
    return request;
}

/// What the route answers; empty with status 0 if it does not for 60 s.
inline Response ask(const Router &router, Request request)
{
    const RouteMatch match = router.match(request.method, request.path);
    if (match.route == nullptr) {
        ADD_FAILURE() << "no route " << request.path;
        return Response::empty(0);
    }
    const auto answered = std::make_shared<std::promise<Response>>();
    std::future<Response> answer = answered->get_future();
    match.route->handler->handle(std::move(request),
        Responder([answered](Response response) { answered->set_value(std::move(response)); }));
    if (answer.wait_for(std::chrono::seconds(60)) != std::future_status::ready) {
        ADD_FAILURE() << "no answer";
        return Response::empty(0);
    }
    return answer.get();
}

inline std::string headerOf(const Response &response, std::string_view name)
{
    for (const auto &[known, value] : response.headers) {
        if (known == name)
            return value;
    }
    return {};
}

inline WireFormat formatOf(const Response &response)
{
    WireFormat format = WireFormat::Json;
    EXPECT_TRUE(wireFormatOf(response.contentType, format)) << response.contentType;
    return format;
}

/// The error in a response, which must be a whole answer of the protocol.
inline ErrorReply errorOf(const Response &response)
{
    EXPECT_EQ(headerOf(response, "X-Qunce-Sync"), "1");
    EXPECT_EQ(headerOf(response, "X-Body-Hash"), bodyHash(response.body));
    Result<ErrorReply> reply = decodeErrorReply(response.body, formatOf(response));
    EXPECT_TRUE(reply.ok()) << response.status << " " << response.body;
    return reply.ok() ? std::move(reply).value() : ErrorReply();
}

/// `401 token_expired refresh`, or `200`.
inline std::string summary(const Response &response)
{
    if (response.status == 200)
        return "200";
    const ErrorReply error = errorOf(response);
    return std::to_string(response.status) + " " + error.code + " " + std::string(actionName(error.action));
}

} // namespace qunce::server::testing
