// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "models/protocol/messageparts.h"

namespace qunce {

namespace {

using enum WireReader::Presence;

struct ActionName {
    WireAction action;
    std::string_view name;
};
constexpr std::array<ActionName, 15> kActions {{{WireAction::Report, "report"},
    {WireAction::Bisect, "bisect"}, {WireAction::Refresh, "refresh"}, {WireAction::Login, "login"},
    {WireAction::Quarantine, "quarantine"}, {WireAction::Wipe, "wipe"},
    {WireAction::VerifyReset, "verify_reset"}, {WireAction::SendBase, "send_base"},
    {WireAction::Hello, "hello"}, {WireAction::ResendFrom, "resend_from"},
    {WireAction::RotateClient, "rotate_client"}, {WireAction::Resnapshot, "resnapshot"},
    {WireAction::Halve, "halve"}, {WireAction::ReadOnly, "read_only"}, {WireAction::BackOff, "back_off"}}};

} // namespace

std::string_view actionName(WireAction action)
{
    for (const ActionName &known : kActions) {
        if (known.action == action)
            return known.name;
    }
    return "report";
}

WireAction actionNamed(std::string_view name)
{
    for (const ActionName &known : kActions) {
        if (known.name == name)
            return known.action;
    }
    return WireAction::Report;
}

std::string encode(const ErrorReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        out.field("code", message.code);
        out.field("action", actionName(message.action));
        out.field("retry_after_ms", message.retryAfterMs);
        out.field("detail", message.detail);
        if (!message.buckets.empty())
            writeTexts(out, "buckets", message.buckets);
        if (!message.signature.empty()) {
            out.key("signature");
            out.bytes(message.signature);
        }
        if (message.expectedMid != 0)
            out.field("expected", static_cast<int64_t>(message.expectedMid));
        if (message.schemaMin != 0 || message.schemaCur != 0) {
            out.key("schema");
            out.beginMap();
            out.field("min", static_cast<int64_t>(message.schemaMin));
            out.field("cur", static_cast<int64_t>(message.schemaCur));
            out.endMap();
        }
    });
}

Result<ErrorReply> decodeErrorReply(std::string_view body, WireFormat format)
{
    return decodeBody<ErrorReply>(body, format, kMaxAnswerBytes, [](WireReader &in, ErrorReply &message) {
        in.answer({{"code", [&] { message.code = in.text(); }},
            {"action", [&] { message.action = actionNamed(in.text()); }},
            {"retry_after_ms", [&] { message.retryAfterMs = static_cast<int64_t>(in.number()); }, Optional},
            {"detail", [&] { message.detail = in.text(); }, Optional},
            {"buckets", [&] { message.buckets = readTexts(in); }, Optional},
            {"signature", [&] { message.signature = in.bytes(); }, Optional},
            {"expected", [&] { message.expectedMid = in.number(); }, Optional},
            {"schema",
                [&] {
                    in.map({{"min", [&] { message.schemaMin = in.number(); }},
                        {"cur", [&] { message.schemaCur = in.number(); }}});
                },
                Optional}});
    });
}

} // namespace qunce
