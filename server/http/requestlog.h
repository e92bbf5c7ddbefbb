// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace qunce::server {

/// What the request log says of a request. Never headers, queries, tokens or bodies.
struct RequestRecord {
    int64_t atMs = 0;
    std::string id;
    std::string method;
    std::string path;
    int status = 0; ///< 0: the client was gone before an answer could be written
    uint64_t bytesIn = 0;
    uint64_t bytesOut = 0;
    std::chrono::microseconds time {0};
    std::string user;
};

/// `2026-11-21T22:05:15.123Z id method path status in=… out=… ms=… user=…`, one line without its end; what is not
/// known is `-`, and nothing a client sent can break the line or add a column.
std::string requestLine(const RequestRecord &record);

/// `2026-11-21T22:05:15.123Z`.
std::string logTime(int64_t atMs);

/// A client's X-Request-Id may be used if it is a word of 1 … 64 letters, digits, `.`, `_`, `-`.
bool isPlainRequestId(std::string_view id);

} // namespace qunce::server
