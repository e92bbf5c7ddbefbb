// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/record.h"
#include "models/protocol/wirewriter.h"

// The messages of a push (docs/SYNC.md, "Push") as values, the same for both sides and for the outbox. What is said of
// syncmessages.h holds here. Any thread.

namespace qunce {

/// A group is decided whole, so it is bounded; and so is the body.
constexpr size_t kMaxGroupOps = 400;
constexpr size_t kMaxPushBytes = 1024 * 1024;
constexpr size_t kMaxRowBytes = 256 * 1024;

enum class OpKind : uint8_t {
    Create,
    Set,
    Delete,
    Restore, ///< of a deleted record
    Skip, ///< a number that carries nothing (any more)
};
std::string_view name(OpKind op);
std::optional<OpKind> opKindNamed(std::string_view name);

struct FieldEdit {
    FieldValue before; ///< what the editor saw
    FieldValue after;

    bool operator==(const FieldEdit &) const = default;
};

/// An edit of a set; both lists ascending, without repetition, and disjoint.
struct SetEdit {
    std::vector<std::string> add;
    std::vector<std::string> remove;

    bool operator==(const SetEdit &) const = default;
};

/// One edit of one record. A create has empty `before` everywhere; a delete has the record's values as `before` and a
/// restore as `after`, so that each can be taken back and can be told from a stale one.
struct PushOp {
    uint64_t mid = 0; ///< the client's edits are numbered 1, 2, 3, … without gaps
    OpKind op = OpKind::Skip;
    std::string kind; ///< wire name; empty for a skip
    Uuid id;
    std::string bucket; ///< where the editor saw the record, empty for a new one: `base` is a seq of it
    uint64_t base =
        0; ///< the record's seq then; 0 if new or if unknown, and then only `before` says what was seen
    std::map<std::string, FieldEdit, std::less<>> fields;
    std::map<std::string, SetEdit, std::less<>> sets;
    int pv = 0; ///< kSchemaVersion of the program that made it
    int64_t atMs = 0; ///< when, by the client's clock: shown to people, decides nothing

    bool operator==(const PushOp &) const = default;
};

/// What is decided together. Several groups may make one action (`aid`) of the user.
struct PushGroup {
    Uuid gid;
    Uuid aid;
    std::vector<PushOp> ops;

    bool operator==(const PushGroup &) const = default;
};

struct PushRequest {
    std::string epoch;
    Uuid clientId;
    uint64_t sessionNo = 0;
    std::vector<PushGroup> groups;

    bool operator==(const PushRequest &) const = default;
};

enum class PushStatus : uint8_t {
    Applied, ///< as typed
    Merged, ///< in, together with what somebody else did meanwhile
    Conflict, ///< a conflict record has been opened for what could not be merged; the rest is in
    Rejected, ///< not in
    RejectedDependency, ///< not in, because what it builds on was rejected
    Duplicate, ///< decided long ago; the answer is no longer kept
};
std::string_view name(PushStatus status);
std::optional<PushStatus> pushStatusNamed(std::string_view name);
/// Whether the edit is no part of the server's data and waits for its author.
bool isRejected(PushStatus status);

struct PushResult {
    uint64_t mid = 0;
    PushStatus status = PushStatus::Applied;
    std::string bucket; ///< where the record stands now; empty for skips and what was rejected
    uint64_t seq = 0; ///< a client whose cursor of the bucket is at or above this has the effect
    Uuid conflict; ///< the conflict record, nil without one
    std::vector<std::string> kept; ///< fields in which the server's value stayed
    std::string code; ///< why it was rejected: codeOf(Rejection)
    std::string message; ///< English, for logs and for programs that do not know the code

    bool operator==(const PushResult &) const = default;
};

struct PushReply {
    uint64_t lmid = 0; ///< the last mid that the server has decided
    std::vector<PushResult> results;

    bool operator==(const PushReply &) const = default;
};

std::string encode(const PushRequest &message, WireFormat format);
std::string encode(const PushReply &message, WireFormat format);
/// Sets come out ascending and without repetition, empty texts and sets as no value.
Result<PushRequest> decodePushRequest(std::string_view body, WireFormat format);
Result<PushReply> decodePushReply(std::string_view body, WireFormat format);

/// One group or edit by itself, as CBOR: what the outbox stores. Equal values give equal bytes.
std::string encodeOp(const PushOp &op);
Result<PushOp> decodeOp(std::string_view cbor);
/// BLAKE2b-256, 32 bytes, over encodeOp() without the mid: by it the server knows a repeated edit from another one that
/// has the same number.
std::string payloadHash(const PushOp &op);
/// How large the edit is on the wire, about.
size_t wireSize(const PushOp &op);

} // namespace qunce
