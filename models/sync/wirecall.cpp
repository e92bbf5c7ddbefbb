// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/wirecall.h"

#include <algorithm>

#include "models/base/overloaded.h"
#include "models/base/seededbugs.h"
#include "models/protocol/kinds.h"

namespace qunce {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Unlike an answer's place in a queue, it tells apart two clients, two runs and two calls.
std::string requestId(const Send &send)
{
    return send.clientId.toString() + "-" + digestHex(send.call);
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += kDigits[byte >> 4];
            encoded += kDigits[byte & 15];
        }
    }
    return encoded;
}

struct Endpoint {
    const char *method;
    std::string path;
    std::string body;
};

Endpoint endpointOf(const Call &call, WireFormat format)
{
    return std::visit(Overloaded {
                          [&](const SignInCall &sent) {
                              return Endpoint {"POST", "/v1/session", encode(sent.request, format)};
                          },
                          [&](const RefreshCall &sent) {
                              return Endpoint {"POST", "/v1/session/refresh",
                                  encode(RefreshRequest {sent.refresh}, format)};
                          },
                          [&](const SignOutCall &) {
                              return Endpoint {"DELETE", "/v1/session", {}};
                          },
                          [&](const HelloCall &sent) {
                              return Endpoint {"POST", "/v1/sync/hello", encode(sent.request, format)};
                          },
                          [&](const PullCall &sent) {
                              return Endpoint {"POST", "/v1/sync/pull", encode(sent.request, format)};
                          },
                          [&](const WaitCall &sent) {
                              return Endpoint {"GET",
                                  sent.since.empty() ? "/v1/sync/wait"
                                                     : "/v1/sync/wait?since=" + percentEncoded(sent.since),
                                  {}};
                          },
                          [&](const VerifyCall &sent) {
                              return Endpoint {"POST", "/v1/sync/verify", encode(sent.request, format)};
                          },
                          [&](const PushCall &sent) {
                              return Endpoint {"POST", "/v1/sync/push", encode(sent.request, format)};
                          },
                      },
        call);
}

NoAnswer damaged(std::string detail)
{
    return {NoAnswer::Cause::Damaged, std::move(detail)};
}

template <typename Reply>
Answer answerFrom(Result<Reply> reply)
{
    if (!reply.ok())
        return damaged(reply.error().detail);
    return std::move(reply).value();
}

Answer decoded(const Call &call, std::string_view body, WireFormat format)
{
    return std::visit(Overloaded {
                          [&](const SignInCall &) { return answerFrom(decodeSessionReply(body, format)); },
                          [&](const RefreshCall &) { return answerFrom(decodeRefreshReply(body, format)); },
                          // There is nothing to read in it.
                          [&](const SignOutCall &) { return Answer(Done {}); },
                          [&](const HelloCall &) { return answerFrom(decodeHelloReply(body, format)); },
                          [&](const PullCall &) {
                              Result<PullPage> page = PullPage::decode(body, format);
                              if (!page.ok())
                                  return Answer(damaged(page.error().detail));
                              return Answer(
                                  PullAnswer {std::make_shared<const PullPage>(std::move(page).value())});
                          },
                          [&](const WaitCall &) { return answerFrom(decodeWaitReply(body, format)); },
                          [&](const VerifyCall &) { return answerFrom(decodeVerifyReply(body, format)); },
                          [&](const PushCall &) { return answerFrom(decodePushReply(body, format)); },
                      },
        call);
}

} // namespace

std::string_view HttpAnswer::header(std::string_view name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [name](const auto &field) {
        return field.first.size() == name.size()
            && std::equal(name.begin(), name.end(), field.first.begin(),
                [](char expected, char c) { return expected == lower(c); });
    });
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

HttpRequest httpRequest(const Send &send, WireFormat format)
{
    Endpoint endpoint = endpointOf(send.request, format);
    HttpRequest request;
    request.method = endpoint.method;
    request.path = std::move(endpoint.path);
    request.body = std::move(endpoint.body);
    if (format == WireFormat::Json)
        request.path += request.path.find('?') == std::string::npos ? "?fmt=json" : "&fmt=json";
    request.headers = {{"X-Qunce-Sync", "1"}, {"X-Schema", std::to_string(kSchemaVersion)},
        {"X-Client-Id", send.clientId.toString()}, {"X-Request-Id", requestId(send)},
        {"Accept", std::string(contentType(format == WireFormat::Cbor ? WireFormat::CborZstd : format))}};
    if (!send.accessToken.empty())
        request.headers.emplace_back("Authorization", "Bearer " + send.accessToken);
    if (!request.body.empty()) {
        request.headers.emplace_back("Content-Type", contentType(format));
        request.headers.emplace_back("X-Body-Hash", bodyHash(request.body));
    }
    return request;
}

Answer answerOf(const Send &send, const HttpAnswer &http)
{
    const bool refused = http.status >= 400 && http.status <= 599;
    WireFormat format = WireFormat::Json;
    if ((http.status != 200 && !refused) || http.header("x-qunce-sync") != "1"
        || !wireFormatOf(http.header("content-type"), format))
        return NoAnswer {NoAnswer::Cause::NotQunce,
            "status " + std::to_string(http.status) + ", type " + std::string(http.header("content-type"))};
    if (http.body.size() > kAnswerLimit)
        return damaged("the answer is too large");
    // What a server refuses before it has read the headers cannot name the request.
    const std::string_view id = http.header("x-request-id");
    if (id != requestId(send) && !(refused && id.empty()) && !seededBug("request id not compared"))
        return damaged("the answer to another request");
    if (http.header("x-body-hash") != bodyHash(http.body) && !seededBug("hash ignored"))
        return damaged("the body is not what its hash says");
    if (!refused)
        return decoded(send.request, http.body, format);
    Result<ErrorReply> error = decodeErrorReply(http.body, format);
    if (!error.ok())
        return damaged(error.error().detail);
    return Refused {http.status, std::move(error).value()};
}

} // namespace qunce
