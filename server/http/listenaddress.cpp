// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <charconv>

#include "server/http/httpserver.h"

namespace qunce::server {

Result<ListenAddress> parseListenAddress(std::string_view text)
{
    const size_t colon = text.rfind(':');
    std::string_view host = text.substr(0, colon);
    unsigned port = 65536;
    if (colon != std::string_view::npos) {
        const std::string_view digits = text.substr(colon + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
        if (error != std::errc() || end != digits.data() + digits.size())
            port = 65536;
    }
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed)
        host = host.substr(1, host.size() - 2);
    if (port > 65535 || host.empty() || (!bracketed && host.find(':') != std::string_view::npos)) {
        return Error {ErrorCode::Usage,
            Message(QUNCE_TEXT(
                        "%1 is not an address to listen on. Write ADDRESS:PORT, for example 127.0.0.1:8787."),
                {std::string(text)}),
            {}};
    }
    return ListenAddress {host == "localhost" ? "127.0.0.1" : std::string(host), static_cast<uint16_t>(port)};
}

} // namespace qunce::server
