// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/responsehead.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace qunce::server {

namespace {

constexpr std::array<std::string_view, 9> kOwnFields = {"cache-control", "connection", "content-length",
    "content-type", "date", "keep-alive", "transfer-encoding", "x-content-type-options", "x-request-id"};

bool isOwn(std::string_view name)
{
    return std::any_of(kOwnFields.begin(), kOwnFields.end(), [name](std::string_view own) {
        return std::equal(own.begin(), own.end(), name.begin(), name.end(), [](char a, char b) {
            return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
        });
    });
}

void appendField(std::string &out, std::string_view name, std::string_view value)
{
    const auto append = [&out](std::string_view text) {
        for (const char c : text)
            out.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c);
    };
    append(name);
    out += ": ";
    append(value);
    out += "\r\n";
}

} // namespace

bool hasBody(int status)
{
    return status != 204 && status != 304;
}

std::string_view reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Status";
    }
}

std::string httpDate(int64_t nowMs)
{
    const std::time_t seconds = static_cast<std::time_t>(nowMs / 1000);
    std::tm parts {};
    gmtime_r(&seconds, &parts);
    static constexpr std::array<const char *, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> kMonths = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::array<char, 64> text {};
    const size_t length = std::strftime(text.data(), text.size(), "..., %d ... %Y %H:%M:%S GMT", &parts);
    std::string out(text.data(), length);
    // The names are English whatever the locale.
    out.replace(0, 3, kDays[static_cast<size_t>(parts.tm_wday)]);
    out.replace(8, 3, kMonths[static_cast<size_t>(parts.tm_mon)]);
    return out;
}

std::string responseHead(const Response &response, std::string_view requestId, bool keepAlive, int64_t nowMs)
{
    std::string out;
    out.reserve(320);
    out += "HTTP/1.1 ";
    out += std::to_string(response.status);
    out += ' ';
    out += reasonPhrase(response.status);
    out += "\r\n";
    appendField(out, "Date", httpDate(nowMs));
    if (!response.contentType.empty())
        appendField(out, "Content-Type", response.contentType);
    if (hasBody(response.status))
        appendField(out, "Content-Length", std::to_string(response.body.size()));
    appendField(out, "Cache-Control", "no-store");
    appendField(out, "X-Content-Type-Options", "nosniff");
    if (!requestId.empty())
        appendField(out, "X-Request-Id", requestId);
    for (const auto &[name, value] : response.headers) {
        if (!isOwn(name))
            appendField(out, name, value);
    }
    appendField(out, "Connection", keepAlive ? "keep-alive" : "close");
    out += "\r\n";
    return out;
}

} // namespace qunce::server
