// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/devicemessages.h"

#include "models/protocol/messageparts.h"

namespace qunce {

std::string encode(const DevicesReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        out.key("devices");
        out.beginArray();
        for (const OwnDevice &device : message.devices) {
            out.beginMap();
            out.field("id", device.id.toString());
            out.field("name", device.name);
            out.field("signed_in_ms", device.signedInMs);
            out.field("last_seen_ms", device.lastSeenMs);
            out.flag("current", device.isCurrent);
            out.endMap();
        }
        out.endArray();
    });
}

Result<DevicesReply> decodeDevicesReply(std::string_view body, WireFormat format)
{
    return decodeBody<DevicesReply>(body, format, kMaxAnswerBytes, [](WireReader &in, DevicesReply &message) {
        in.answer({{"devices", [&] {
                        in.items([&] {
                            OwnDevice &device = message.devices.emplace_back();
                            in.map({{"id", [&] { device.id = in.uuid(); }},
                                {"name", [&] { device.name = in.text(); }},
                                {"signed_in_ms", [&] { device.signedInMs = in.integer(); }},
                                {"last_seen_ms", [&] { device.lastSeenMs = in.integer(); }},
                                {"current", [&] { device.isCurrent = in.flag(); }}});
                        });
                    }}});
    });
}

Result<RevokeReply> decodeRevokeReply(std::string_view body, WireFormat format)
{
    return decodeBody<RevokeReply>(
        body, format, kMaxAnswerBytes, [](WireReader &in, RevokeReply &) { in.answer({}); });
}

} // namespace qunce
