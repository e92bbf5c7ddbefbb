// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/requestparser.h"

#include <array>
#include <limits>
#include <optional>

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "server/http/router.h"

// Beast takes the head apart and checks its grammar; what its grammar allows and we do not is checked here: folded
// lines, Transfer-Encoding, repeated fields that must be single, anything but an absolute path as target.

namespace qunce::server {

namespace {

namespace http = boost::beast::http;

/// Fields that mean one thing only; a second one is an attack or a broken client.
constexpr std::array<std::string_view, 6> kSingleFields = {
    "authorization", "content-length", "content-type", "expect", "host", "x-request-id"};

char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        c = lowerCase(c);
    return out;
}

bool isSingle(std::string_view name)
{
    for (const std::string_view single : kSingleFields) {
        if (single == name)
            return true;
    }
    return false;
}

bool hasFoldedLine(std::string_view head)
{
    return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
}

std::optional<HeadProblem> readTarget(std::string_view target, RequestHead &out)
{
    if (!target.starts_with('/'))
        return HeadProblem {400, "The request target must be a path."};
    const size_t question = target.find('?');
    out.path = std::string(target.substr(0, question));
    std::string decoded;
    if (out.path.find('#') != std::string::npos || !decodePercent(out.path, false, decoded))
        return HeadProblem {400, "The path is malformed."};
    if (question == std::string_view::npos)
        return std::nullopt;
    std::string_view rest = target.substr(question + 1);
    while (!rest.empty()) {
        const size_t end = rest.find('&');
        const std::string_view pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (pair.empty())
            continue;
        const size_t equals = pair.find('=');
        std::string name;
        std::string value;
        const bool sound = decodePercent(pair.substr(0, equals), true, name)
            && (equals == std::string_view::npos || decodePercent(pair.substr(equals + 1), true, value));
        if (!sound || !out.query.emplace(std::move(name), std::move(value)).second)
            return HeadProblem {400, "The query is malformed."};
    }
    return std::nullopt;
}

std::optional<HeadProblem> readFields(const http::request<http::empty_body> &message, RequestHead &out)
{
    size_t count = 0;
    for (const auto &field : message) {
        if (++count > kMaxHeaderFields)
            return HeadProblem {431, "The request has too many header fields."};
        std::string name = lowerCase({field.name_string().data(), field.name_string().size()});
        const std::string_view value(field.value().data(), field.value().size());
        const bool single = isSingle(name);
        const auto [place, isNew] = out.headers.emplace(std::move(name), value);
        if (isNew)
            continue;
        if (single)
            return HeadProblem {400, "A header field that must be single is repeated."};
        place->second.append(", ").append(value);
    }
    return std::nullopt;
}

std::optional<HeadProblem> readLength(RequestHead &out)
{
    if (out.headers.contains("transfer-encoding"))
        return HeadProblem {411, "Send the body with Content-Length and without Transfer-Encoding."};
    const auto found = out.headers.find("content-length");
    if (found == out.headers.end())
        return std::nullopt;
    uint64_t length = 0;
    for (const char c : found->second) {
        if (c < '0' || c > '9' || length > std::numeric_limits<uint64_t>::max() / 10 - 1)
            return HeadProblem {400, "Content-Length is not a number."};
        length = length * 10 + static_cast<uint64_t>(c - '0');
    }
    if (found->second.empty())
        return HeadProblem {400, "Content-Length is not a number."};
    out.contentLength = length;
    return std::nullopt;
}

HeadProblem problemOf(boost::beast::error_code error)
{
    if (error == http::error::bad_version)
        return {505, "This server speaks HTTP/1.1."};
    if (error == http::error::bad_content_length)
        return {400, "Content-Length is not a number."};
    return {400, "The request is malformed."};
}

} // namespace

size_t headLength(std::string_view bytes, size_t scanned)
{
    const size_t end = bytes.find("\r\n\r\n", scanned < 3 ? 0 : scanned - 3);
    return end == std::string_view::npos ? 0 : end + 4;
}

bool hasBareLineFeed(std::string_view bytes, size_t scanned)
{
    for (size_t at = bytes.find('\n', scanned); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
        if (at == 0 || bytes[at - 1] != '\r')
            return true;
    }
    return false;
}

std::variant<RequestHead, HeadProblem> parseRequestHead(std::string_view head)
{
    if (hasBareLineFeed(head, 0) || hasFoldedLine(head))
        return HeadProblem {400, "Header lines end with CRLF and are not folded."};
    http::request_parser<http::empty_body> parser;
    parser.header_limit(std::numeric_limits<uint32_t>::max());
    parser.body_limit(boost::none);
    boost::beast::error_code error;
    const size_t used = parser.put(boost::asio::buffer(head.data(), head.size()), error);
    if (error)
        return problemOf(error);
    if (!parser.is_header_done() || used != head.size())
        return HeadProblem {400, "The request is malformed."};

    const auto &message = parser.get();
    RequestHead out;
    out.method = std::string(message.method_string().data(), message.method_string().size());
    if (auto problem = readTarget({message.target().data(), message.target().size()}, out))
        return *problem;
    if (auto problem = readFields(message, out))
        return *problem;
    if (auto problem = readLength(out))
        return *problem;
    const bool isHttp11 = message.version() == 11;
    if (isHttp11 && !out.headers.contains("host"))
        return HeadProblem {400, "The Host header field is missing."};
    if (const auto expect = out.headers.find("expect"); expect != out.headers.end()) {
        if (lowerCase(expect->second) != "100-continue")
            return HeadProblem {417, "Only 100-continue can be expected."};
        out.expectsContinue = isHttp11;
    }
    out.keepAlive = isHttp11 && message.keep_alive();
    return out;
}

} // namespace qunce::server
