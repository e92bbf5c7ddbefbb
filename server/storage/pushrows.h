// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "models/base/uuid.h"
#include "models/protocol/record.h"

// What the database keeps of edits that were pushed (resources/sql/server/0005_push.sql).

namespace qunce::server {

/// One copy of a user's data on a laptop.
struct PushClient {
    Uuid id;
    Uuid account;
    uint64_t sessionNo = 0; ///< highest that it has named
    uint64_t lmid = 0; ///< last of its edits that was decided
    int64_t lastSeenAtMs = 0;

    bool operator==(const PushClient &) const = default;
};

/// What came of one edit.
struct StoredPushResult {
    uint64_t mid = 0;
    int64_t atMs = 0;
    std::string hash; ///< 32 bytes, of the edit's content
    Uuid
        rejectedRecord; ///< the record that was not made since its making was rejected; nil for all other edits
    std::string result; ///< opaque here; empty once it was forgotten

    bool operator==(const StoredPushResult &) const = default;
};

/// A record as it was when it was deleted; its seq is that of the tombstone.
struct DeletedRecord {
    Record record;
    int64_t atMs = 0;
    std::string who;
};

} // namespace qunce::server
