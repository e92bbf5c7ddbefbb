// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/protocol/syncmessages.h"
#include "server/rules/scope.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The eight bytes of a salt as the wire's number: big-endian, so that hex digits read like the bytes.
uint64_t saltNumber(std::string_view salt);

/// A bucket's head as sync looks at it.
struct Head {
    std::string bucket;
    bucket::Name name;
    Cursor at;
    uint64_t floorSeq = 0;
    uint64_t liveRows = 0;
    uint64_t digest = 0;

    bool isFacts() const { return name.type == bucket::Type::FactsOfRegion; }
};

/// The heads of all buckets in one cut of the database. Immutable, any thread.
class Heads
{
public:
    /// Fails with Corrupt on a bucket whose name nobody gives.
    static Result<Heads> read(ReadTransaction &transaction);
    static Result<Heads> of(const std::vector<BucketHead> &heads);
    /// The same with these in place of, or beside, those that they name.
    Result<Heads> with(const std::vector<BucketHead> &moved) const;

    /// Ascending by name.
    const std::vector<Head> &all() const { return m_heads; }
    const Head *find(std::string_view bucket) const;

private:
    std::vector<Head> m_heads;
};

/// First day of the fact buckets that are served: 25 months back from the first of today's month.
Day factFrom(Day today);

/// Buckets that somebody reads, in the order of a pull: records first (ref, plan:hq, plan:hq:draft, plan:r:*,
/// people:r:*, user:*), then facts, the newest year first. They point into `heads`.
std::vector<const Head *> readableHeads(const Heads &heads, const Scope &scope, Day factFrom);

/// The token of a state in which a client stands at these heads, in whatever order: BLAKE2b-256 over buckets, seqs and
/// salts.
std::string checkpointOf(std::vector<const Head *> heads);

BucketState stateOf(const Head &head);

} // namespace qunce::server
