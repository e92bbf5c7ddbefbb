// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/sync/engineevents.h"

// A call as HTTP and back: the headers, formats and checks of docs/SYNC.md, "Transport", in one place, so that the
// simulator and the product share them. Pure functions, any thread.

namespace qunce {

using HttpFields = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
    std::string method;
    std::string path; ///< with the query; to be put behind Send::server
    HttpFields headers;
    std::string body;
};

/// An answer as it came, whoever gave it.
struct HttpAnswer {
    int status = 0;
    HttpFields headers; ///< names in any case
    std::string body;

    /// Empty if there is none. `name` in lower case.
    std::string_view header(std::string_view name) const;
};

/// No body that is larger is read or believed.
constexpr size_t kAnswerLimit = 64 * 1024 * 1024;

HttpRequest httpRequest(const Send &send, WireFormat format = WireFormat::Cbor);

/// What the answer to `send` says, or NoAnswer if it does not count: no magic header, wrong type, hash or request id,
/// not decodable, or without its end.
Answer answerOf(const Send &send, const HttpAnswer &http);

} // namespace qunce
