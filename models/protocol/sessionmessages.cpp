// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/messageparts.h"

namespace qunce {

namespace {

constexpr size_t kKeyBytes = 32;

void write(WireWriter &out, const TokenPair &tokens)
{
    out.field("access", tokens.access);
    out.field("access_expires_ms", tokens.accessExpiresMs);
    out.field("refresh", tokens.refresh);
    out.field("refresh_expires_ms", tokens.refreshExpiresMs);
}

std::string readKey(WireReader &in)
{
    std::string key = in.bytes();
    if (key.size() != kKeyBytes)
        in.fail("a key that is not 32 bytes");
    return key;
}

} // namespace

void writeUser(WireWriter &out, const UserInfo &user)
{
    out.beginMap();
    out.field("id", user.id.toString());
    out.field("name", user.name);
    out.field("role", user.role);
    out.key("regions");
    if (user.wholeBrand) {
        out.null();
    } else {
        out.beginArray();
        for (const Uuid &region : user.regions)
            out.text(region.toString());
        out.endArray();
    }
    out.endMap();
}

UserInfo readUser(WireReader &in)
{
    UserInfo user;
    in.map({{"id", [&] { user.id = in.uuid(); }}, {"name", [&] { user.name = in.text(); }},
        {"role", [&] { user.role = in.text(); }}, {"regions", [&] {
                                                       user.wholeBrand = in.takeNull();
                                                       if (!user.wholeBrand)
                                                           in.items(
                                                               [&] { user.regions.push_back(in.uuid()); });
                                                   }}});
    return user;
}

std::string encode(const SessionRequest &message, WireFormat format)
{
    return encodeRequest(format, [&](WireWriter &out) {
        out.field("user", message.user);
        out.field("password", message.password);
        out.field("device", message.device);
    });
}

Result<SessionRequest> decodeSessionRequest(std::string_view body, WireFormat format)
{
    return decodeBody<SessionRequest>(
        body, format, kMaxRequestBytes, [](WireReader &in, SessionRequest &message) {
            in.map({{"user", [&] { message.user = in.text(); }},
                {"password", [&] { message.password = in.text(); }},
                {"device", [&] { message.device = in.text(); }}});
        });
}

std::string encode(const SessionReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        write(out, message.tokens);
        out.field("device", message.device.toString());
        out.key("user");
        writeUser(out, message.user);
        out.key("keys");
        out.beginMap();
        out.key("ed25519");
        out.bytes(message.signingKey);
        out.key("x25519");
        out.bytes(message.sealingKey);
        out.endMap();
    });
}

Result<SessionReply> decodeSessionReply(std::string_view body, WireFormat format)
{
    return decodeBody<SessionReply>(body, format, kMaxAnswerBytes, [](WireReader &in, SessionReply &message) {
        TokenPair &tokens = message.tokens;
        in.answer({{"access", [&] { tokens.access = in.text(); }},
            {"access_expires_ms", [&] { tokens.accessExpiresMs = in.integer(); }},
            {"refresh", [&] { tokens.refresh = in.text(); }},
            {"refresh_expires_ms", [&] { tokens.refreshExpiresMs = in.integer(); }},
            {"device", [&] { message.device = in.uuid(); }}, {"user", [&] { message.user = readUser(in); }},
            {"keys", [&] {
                 in.map({{"ed25519", [&] { message.signingKey = readKey(in); }},
                     {"x25519", [&] { message.sealingKey = readKey(in); }}});
             }}});
    });
}

std::string encode(const RefreshRequest &message, WireFormat format)
{
    return encodeRequest(format, [&](WireWriter &out) { out.field("refresh", message.refresh); });
}

Result<RefreshRequest> decodeRefreshRequest(std::string_view body, WireFormat format)
{
    return decodeBody<RefreshRequest>(
        body, format, kMaxRequestBytes, [](WireReader &in, RefreshRequest &message) {
            in.map({{"refresh", [&] { message.refresh = in.text(); }}});
        });
}

std::string encode(const RefreshReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) { write(out, message.tokens); });
}

Result<RefreshReply> decodeRefreshReply(std::string_view body, WireFormat format)
{
    return decodeBody<RefreshReply>(body, format, kMaxAnswerBytes, [](WireReader &in, RefreshReply &message) {
        TokenPair &tokens = message.tokens;
        in.answer({{"access", [&] { tokens.access = in.text(); }},
            {"access_expires_ms", [&] { tokens.accessExpiresMs = in.integer(); }},
            {"refresh", [&] { tokens.refresh = in.text(); }},
            {"refresh_expires_ms", [&] { tokens.refreshExpiresMs = in.integer(); }}});
    });
}

} // namespace qunce
