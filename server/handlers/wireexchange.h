// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "models/protocol/syncmessages.h"
#include "server/http/handler.h"
#include "server/rules/refusal.h"

// The outside of a message: what docs/SYNC.md, "Transport", says of headers, formats and errors. Pure functions, any
// thread.

namespace qunce::server {

/// The body of a successful answer, its map with `"end": true` included.
struct Answer {
    std::string body;
    WireFormat format = WireFormat::Json;
    std::string type {}; ///< of a body that is no message: its media type
};

/// Answers below this size are not worth a zstd frame.
constexpr size_t kSmallAnswer = 1024;

/// `message` is JSON if that was asked for, else CBOR, which is compressed if that was asked for and pays.
Answer answerFrom(std::string message, WireFormat asked);
/// Any message that has an encode().
template <typename Message>
Answer answerWith(const Message &message, WireFormat asked)
{
    return answerFrom(encode(message, asked == WireFormat::CborZstd ? WireFormat::Cbor : asked), asked);
}
/// A map that says nothing but its end.
Answer emptyAnswer(WireFormat asked);

/// Format of the request's body. Refuses with Malformed if it is none of ours. Without a body it means nothing.
Outcome<WireFormat> bodyFormat(const Request &request);
/// What the client wants to read: JSON with `?fmt=json`; else the best of ours that Accept names; else the family of the
/// body; without a body CBOR. CborZstd means that compressed answers are welcome.
WireFormat answerFormat(const Request &request);

/// Refuses with BadHash if X-Body-Hash is not that of the body; a request without a body may leave it out.
Outcome<std::monostate> checkBodyHash(const Request &request);
/// Where the client is: the peer, or if that is a proxy on this machine, what the proxy says (the last address of
/// X-Forwarded-For). For counting and the audit, never for a right.
std::string clientAddress(const Request &request);
/// What stands after `Authorization: Bearer`; empty if there is no such thing.
std::string_view bearerToken(const Request &request);

/// `user` is for the request log.
Response respond(Answer answer, std::string user);
/// The envelope of docs/SYNC.md. What went wrong inside the server stays there: no details of its own failures.
Response respond(const Refusal &refusal, WireFormat asked, std::string user);

/// HttpOptions::problemResponse: the errors that the HTTP server reports itself, in our envelope. They are JSON, since
/// nobody knows what the client reads.
Response problemResponse(int status, std::string_view text);

} // namespace qunce::server
