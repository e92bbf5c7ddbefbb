// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/requestlog.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace qunce::server {

namespace {

constexpr size_t kLongestWord = 200;

/// One column: no white space, no control characters, cut.
std::string word(std::string_view text)
{
    if (text.empty())
        return "-";
    std::string out(text.substr(0, kLongestWord));
    for (char &c : out) {
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F)
            c = '_';
    }
    return out;
}

} // namespace

std::string logTime(int64_t atMs)
{
    const std::time_t seconds = static_cast<std::time_t>(atMs / 1000);
    std::tm parts {};
    gmtime_r(&seconds, &parts);
    std::array<char, 40> text {};
    const size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::array<char, 8> fraction {};
    std::snprintf(fraction.data(), fraction.size(), ".%03dZ", static_cast<int>(atMs % 1000));
    return std::string(text.data(), length) + fraction.data();
}

std::string requestLine(const RequestRecord &record)
{
    std::array<char, 32> ms {};
    std::snprintf(ms.data(), ms.size(), "%.1f", static_cast<double>(record.time.count()) / 1000.0);
    std::string out = logTime(record.atMs);
    out += ' ' + word(record.id) + ' ' + word(record.method) + ' ' + word(record.path);
    out += ' ' + (record.status ? std::to_string(record.status) : std::string("-"));
    out += " in=" + std::to_string(record.bytesIn) + " out=" + std::to_string(record.bytesOut);
    out += std::string(" ms=") + ms.data() + " user=" + word(record.user);
    return out;
}

bool isPlainRequestId(std::string_view id)
{
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.'
            || c == '_' || c == '-';
    });
}

} // namespace qunce::server
