// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/wirewriter.h"

// GET /v1/session/devices of docs/SYNC.md: where a user is signed in. Values, any thread.

namespace qunce {

struct OwnDevice {
    Uuid id;
    std::string name; ///< as its user calls it
    int64_t signedInMs = 0;
    int64_t lastSeenMs = 0; ///< last sign-in or renewal of its tokens
    bool isCurrent = false; ///< the one that asks

    bool operator==(const OwnDevice &) const = default;
};

struct DevicesReply {
    std::vector<OwnDevice>
        devices; ///< the one that asks first, then by when they were last seen, the newest first

    bool operator==(const DevicesReply &) const = default;
};

std::string encode(const DevicesReply &message, WireFormat format);
Result<DevicesReply> decodeDevicesReply(std::string_view body, WireFormat format);

/// That the device was revoked; says nothing else.
struct RevokeReply { };
Result<RevokeReply> decodeRevokeReply(std::string_view body, WireFormat format);

} // namespace qunce
