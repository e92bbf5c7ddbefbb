// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/wireexchange.h"

#include <algorithm>
#include <cctype>

namespace qunce::server {

namespace {

constexpr std::string_view kBearer = "bearer ";
constexpr size_t kLongestAddress = 45; // of IPv6 with an IPv4 tail

/// `text` up to the first of `ends`, without the spaces around it; what follows stays in `text`.
std::string_view takeItem(std::string_view &text, char ends)
{
    const size_t end = std::min(text.find(ends), text.size());
    std::string_view item = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!item.empty() && item.front() == ' ')
        item.remove_prefix(1);
    while (!item.empty() && item.back() == ' ')
        item.remove_suffix(1);
    return item;
}

/// The type without its parameters (`; charset=utf-8`).
std::string_view withoutParameters(std::string_view contentType)
{
    return takeItem(contentType, ';');
}

bool asksForJson(const Request &request)
{
    const auto found = request.query.find("fmt");
    return found != request.query.end() && found->second == "json";
}

Response wireResponse(int status, std::string body, WireFormat format, std::string user)
{
    Response response;
    response.status = status;
    response.contentType = contentType(format);
    response.headers = {{"X-Qunce-Sync", "1"}, {"X-Body-Hash", bodyHash(body)}};
    response.body = std::move(body);
    response.user = std::move(user);
    return response;
}

/// The server's own statuses that are no row of the table.
Refusal::Code codeOfStatus(int status)
{
    switch (status) {
    case 404:
    case 405:
        return Refusal::Code::NotFound;
    case 408:
    case 503:
        return Refusal::Code::Unavailable;
    case 413:
        return Refusal::Code::TooLarge;
    default:
        return status >= 500 ? Refusal::Code::Internal : Refusal::Code::Malformed;
    }
}

} // namespace

Answer answerFrom(std::string message, WireFormat asked)
{
    if (asked != WireFormat::CborZstd)
        return {std::move(message), asked};
    if (message.size() < kSmallAnswer)
        return {std::move(message), WireFormat::Cbor};
    return {packFrame(message), WireFormat::CborZstd};
}

Answer emptyAnswer(WireFormat asked)
{
    const WireFormat format = asked == WireFormat::CborZstd ? WireFormat::Cbor : asked;
    const auto writer = WireWriter::create(format);
    writer->beginMap();
    writer->flag("end", true);
    writer->endMap();
    return {writer->finish(), format};
}

Outcome<WireFormat> bodyFormat(const Request &request)
{
    WireFormat format = WireFormat::Json;
    if (!request.body.empty() && !wireFormatOf(withoutParameters(request.header("content-type")), format)
        && !asksForJson(request))
        return Refusal {Refusal::Code::Malformed, "Content-Type is none of application/vnd.qunce+…"};
    return format;
}

WireFormat answerFormat(const Request &request)
{
    if (asksForJson(request))
        return WireFormat::Json;
    bool found = false;
    WireFormat best = WireFormat::Json;
    std::string_view accept = request.header("accept");
    while (!accept.empty()) {
        WireFormat format = WireFormat::Json;
        if (wireFormatOf(withoutParameters(takeItem(accept, ',')), format)) {
            best = found ? std::max(best, format) : format; // in the order of the enumeration
            found = true;
        }
    }
    if (found)
        return best;
    const Outcome<WireFormat> format = bodyFormat(request);
    return !request.body.empty() && format.ok() && *format == WireFormat::Json ? WireFormat::Json
                                                                               : WireFormat::CborZstd;
}

Outcome<std::monostate> checkBodyHash(const Request &request)
{
    const std::string_view said = request.header("x-body-hash");
    if (said.empty() && request.body.empty())
        return std::monostate();
    if (said.empty())
        return Refusal {Refusal::Code::BadHash, "X-Body-Hash is missing"};
    if (said != bodyHash(request.body))
        return Refusal {Refusal::Code::BadHash, "the body is not what X-Body-Hash says"};
    return std::monostate();
}

std::string_view bearerToken(const Request &request)
{
    std::string_view field = request.header("authorization");
    const bool bearer = field.size() > kBearer.size()
        && std::equal(kBearer.begin(), kBearer.end(), field.begin(),
            [](char expected, char c) { return expected == (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    if (!bearer)
        return {};
    field.remove_prefix(kBearer.size());
    return takeItem(field, ',');
}

std::string clientAddress(const Request &request)
{
    const std::string &peer = request.remoteAddress;
    const bool isLocal = peer.starts_with("127.") || peer == "::1";
    std::string_view forwarded = request.header("x-forwarded-for");
    if (!isLocal || forwarded.empty())
        return peer;
    forwarded.remove_prefix(forwarded.rfind(',') + 1);
    const std::string_view address = takeItem(forwarded, ',');
    const bool plausible = !address.empty() && address.size() <= kLongestAddress
        && std::all_of(address.begin(), address.end(),
            [](unsigned char c) { return std::isxdigit(c) != 0 || c == '.' || c == ':'; });
    return plausible ? std::string(address) : peer;
}

Response respond(Answer answer, std::string user)
{
    Response response = wireResponse(200, std::move(answer.body), answer.format, std::move(user));
    if (!answer.type.empty())
        response.contentType = std::move(answer.type);
    return response;
}

Response respond(const Refusal &refusal, WireFormat asked, std::string user)
{
    const RefusalRow row = rowOf(refusal.code);
    ErrorReply reply;
    reply.code = row.code;
    reply.action = row.action;
    reply.retryAfterMs = refusal.retryAfterMs;
    reply.buckets = refusal.buckets;
    reply.signature = refusal.signature;
    reply.expectedMid = refusal.expectedMid;
    reply.schemaMin = static_cast<uint64_t>(refusal.schemaMin);
    reply.schemaCur = static_cast<uint64_t>(refusal.schemaCur);
    if (refusal.code == Refusal::Code::Internal)
        reply.detail = "the server failed; its log says why";
    else if (refusal.code == Refusal::Code::Unavailable)
        reply.detail = "the server cannot do this now";
    else if (refusal.code == Refusal::Code::DiskFull)
        reply.detail = "the server's disk is full; nothing was changed; send it again when there is room";
    else
        reply.detail = refusal.detail;
    const Answer answer = answerWith(reply, asked);
    return wireResponse(row.status, answer.body, answer.format, std::move(user));
}

Response problemResponse(int status, std::string_view text)
{
    const RefusalRow row = rowOf(codeOfStatus(status));
    ErrorReply reply;
    reply.code = row.code;
    reply.action = row.action;
    reply.detail = text;
    return wireResponse(status, encode(reply, WireFormat::Json), WireFormat::Json, {});
}

} // namespace qunce::server
