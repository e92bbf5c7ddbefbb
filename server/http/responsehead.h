// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/handler.h"

namespace qunce::server {

/// Some answers are only a head by their nature.
bool hasBody(int status);
/// `Not Found` and the like.
std::string_view reasonPhrase(int status);
/// `Sat, 21 Nov 2026 22:05:15 GMT`.
std::string httpDate(int64_t nowMs);

/// Status line and header fields up to the empty line. What a handler gives cannot break a line, and fields that the
/// server owns are left out of what it gives.
std::string responseHead(const Response &response, std::string_view requestId, bool keepAlive, int64_t nowMs);

} // namespace qunce::server
