// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "server/http/handler.h"

// The head of a request, strictly: what two programs might read in two ways is refused (RFC 9112, sections 2.2, 5.2, 6.3
// and 11.2), so that nothing can be smuggled past a proxy in front. Pure functions, any thread.

namespace qunce::server {

struct RequestHead {
    std::string method;
    std::string path; ///< as sent, without the query; its percent encoding is sound
    NamedValues query;
    NamedValues headers;
    uint64_t contentLength = 0;
    bool keepAlive = false;
    bool expectsContinue = false;
};

/// Why a request cannot be served; the connection closes after the answer.
struct HeadProblem {
    int status = 400;
    const char *text = "";
};

constexpr size_t kMaxHeaderFields = 100;

/// Length of the head at the start of `bytes`, including its empty line; 0 if it is not complete. `scanned` is how many
/// bytes an earlier call has seen.
size_t headLength(std::string_view bytes, size_t scanned);
/// True if a line ends without CR, so that the head may never end for us while others see its end.
bool hasBareLineFeed(std::string_view bytes, size_t scanned);

/// `head` is exactly the head.
std::variant<RequestHead, HeadProblem> parseRequestHead(std::string_view head);

} // namespace qunce::server
