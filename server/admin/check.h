// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "models/base/message.h"
#include "models/base/result.h"
#include "server/storage/storage.h"

namespace qunce::server {

struct CheckReport {
    uint64_t buckets = 0;
    uint64_t records = 0;
    uint64_t columns = 0;
    uint64_t tombstones = 0;
    uint64_t problemCount = 0;
    std::vector<Message> problems; ///< the first of them, some with a second line

    static constexpr size_t kMostShown = 1000;
    bool clean() const { return problemCount == 0; }
};

/// Looks at everything in the database and changes nothing; others may read and write meanwhile, since it sees one
/// consistent cut. Checked are: the file itself; each bucket's head against its rows (row count, digest, seqs unique
/// and not above the head) and its newest commit; each record (readable, fields that fit, in its bucket, found by its
/// code); each column (unpacks, decodes, has values only in places that exist); slots (one a place, one a subject and
/// day); devices and their tokens (devicecheck.h); pushed edits (pushcheck.h). Fails only if the check itself cannot go on.
Result<CheckReport> checkDatabase(ReadTransaction &transaction);

} // namespace qunce::server
