// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/frame.h"
#include "models/protocol/wirewriter.h"

// The messages of docs/SYNC.md as values, the same for both sides. decodeX() takes a body of any of the three formats,
// from anybody: malformed, too deep, too large, or an answer without `"end": true` is ErrorCode::InvalidInput. Unknown
// keys are passed over. Any thread.

namespace qunce {

/// A position in a bucket: the seq and the salt of the commit that made it.
struct Cursor {
    uint64_t seq = 0;
    uint64_t salt = 0;

    bool operator==(const Cursor &) const = default;
};

/// What the server says of a bucket at its head.
struct BucketState {
    std::string bucket;
    Cursor at;
    uint64_t rows = 0; ///< live
    uint64_t digest = 0; ///< rowdigest.h

    bool operator==(const BucketState &) const = default;
};

struct UserInfo {
    Uuid id;
    std::string name;
    std::string role;
    bool wholeBrand = false;
    std::vector<Uuid> regions; ///< ascending; empty for the whole brand

    bool operator==(const UserInfo &) const = default;
};

/// Opaque texts and when they end.
struct TokenPair {
    std::string access;
    int64_t accessExpiresMs = 0;
    std::string refresh;
    int64_t refreshExpiresMs = 0;

    bool operator==(const TokenPair &) const = default;
};

struct SessionRequest {
    std::string user;
    std::string password;
    std::string device;

    bool operator==(const SessionRequest &) const = default;
};
struct SessionReply {
    TokenPair tokens;
    Uuid device;
    UserInfo user;
    std::string signingKey; ///< Ed25519, 32 bytes
    std::string sealingKey; ///< X25519, 32 bytes

    bool operator==(const SessionReply &) const = default;
};
struct RefreshRequest {
    std::string refresh;

    bool operator==(const RefreshRequest &) const = default;
};
struct RefreshReply {
    TokenPair tokens;

    bool operator==(const RefreshReply &) const = default;
};

struct HelloRequest {
    Uuid clientId;
    uint64_t sessionNo = 0;
    int schema = 0;
    uint64_t localMaxMid = 0;
    std::string app; ///< program and version, for the log

    bool operator==(const HelloRequest &) const = default;
};
struct Limits {
    uint64_t pageRows = 5000;
    uint64_t pageBytes = 1024 * 1024;
    uint64_t firstPageBytes = 8 * 1024 * 1024;
    uint64_t rowBytes = 256 * 1024;

    bool operator==(const Limits &) const = default;
};
struct HelloReply {
    std::string epoch;
    uint64_t lmid = 0;
    int64_t serverTimeMs = 0;
    int64_t leaseUntilMs = 0;
    std::string leaseSignature; ///< Ed25519 over leaseText()
    std::vector<std::pair<std::string, uint64_t>> buckets; ///< all that may be read, with their live rows
    std::string factFrom; ///< `YYYY-MM-DD`
    UserInfo user; ///< as at sign-in; role and scope may have changed since. A nil id: the server did not say
    Limits limits;
    int schemaMin = 1;
    int schemaCur = 1;

    bool operator==(const HelloReply &) const = default;
};
/// What a lease's signature signs.
std::string leaseText(const Uuid &clientId, int64_t leaseUntilMs);

using BucketSeqs = std::map<std::string, uint64_t, std::less<>>;

struct PullRequest {
    std::string epoch;
    std::string checkpoint; ///< of the last completed state, in place of `base`; empty if there is none
    std::map<std::string, Cursor, std::less<>> base; ///< cursors of buckets that are complete at the client
    BucketSeqs from; ///< scan positions that differ from `base`; a bucket in neither starts at 0
    uint64_t maxRows = 0; ///< 0: the server's own
    uint64_t maxBytes = 0;
    std::vector<std::string> kindsGained;
    /// Repair: exactly these rows (wire kind, id) of one bucket, and nothing else of the above.
    std::string repairBucket;
    std::vector<std::pair<std::string, std::string>> repairRows;

    bool operator==(const PullRequest &) const = default;
};

/// All of a pull's answer but its rows, which PullPage (pullpage.h) gives.
/// Tells the states of clients apart, so that an answer to an earlier question is not taken for one to this: 16
/// hexadecimal digits over `checkpoint` and `base`.
std::string fingerprint(const PullRequest &request);

struct PullHeader {
    std::string epoch;
    BucketSeqs from; ///< as asked
    std::string asked; ///< fingerprint() of the rest of the question; empty: not said
    BucketSeqs next; ///< the new scan positions, of every bucket whose position moved
    std::vector<BucketState>
        complete; ///< buckets that stand at their head in this snapshot and were not known to
    bool recordsComplete = false; ///< all buckets but fact ones stand at their heads in this snapshot
    bool allComplete = false; ///< so do the fact buckets
    std::string checkpoint; ///< present with allComplete
    uint64_t left = 0; ///< rows still to come, an estimate for progress bars
    uint64_t lmid = 0;
    std::vector<std::string> granted;
    std::vector<std::string> revoked;
    std::vector<std::string> retired;
    std::vector<std::string> reset;

    bool operator==(const PullHeader &) const = default;
};

struct WaitReply {
    std::vector<std::string> changed;
    std::string token;

    bool operator==(const WaitReply &) const = default;
};

struct VerifyRequest {
    std::string bucket;
    std::string prefix; ///< lower-case hex digits
    int depth = 1; ///< children have 2 * depth more digits; 0 for none
    bool ids = false; ///< the rows below the prefix in place of children

    bool operator==(const VerifyRequest &) const = default;
};
struct VerifyChild {
    std::string prefix;
    uint64_t rows = 0;
    uint64_t digest = 0;

    bool operator==(const VerifyChild &) const = default;
};
struct WireRowId {
    std::string kind;
    std::string id;
    uint64_t seq = 0;

    auto operator<=>(const WireRowId &) const = default;
};
struct VerifyReply {
    BucketState state;
    std::string prefix;
    std::vector<VerifyChild> children; ///< those with rows, ascending
    std::vector<WireRowId> rowsOf; ///< ascending by (kind, id)

    bool operator==(const VerifyReply &) const = default;
};

struct HistoryChange {
    int64_t atMs = 0;
    std::string who;
    std::vector<std::pair<std::string, std::pair<std::string, std::string>>> fields; ///< name -> old, new

    bool operator==(const HistoryChange &) const = default;
};
struct HistoryReply {
    std::vector<HistoryChange> changes; ///< newest first

    bool operator==(const HistoryReply &) const = default;
};

/// What a client does about an error; unknown texts are Report.
enum class WireAction : uint8_t {
    Report,
    Bisect,
    Refresh,
    Login,
    Quarantine,
    Wipe,
    VerifyReset,
    SendBase,
    Hello,
    ResendFrom,
    RotateClient,
    Resnapshot,
    Halve,
    ReadOnly,
    BackOff,
};
std::string_view actionName(WireAction action);
WireAction actionNamed(std::string_view name);

struct ErrorReply {
    std::string code;
    WireAction action = WireAction::Report;
    int64_t retryAfterMs = 0; ///< 0: the client chooses
    std::string detail; ///< English, for logs
    std::vector<std::string> buckets; ///< of history_changed
    std::string signature; ///< of device_revoked: Ed25519 over `wipe:CLIENT_ID`
    uint64_t expectedMid = 0; ///< of mutation_gap: the number that has to come next
    uint64_t schemaMin = 0; ///< of upgrade_required: the schemas that the server serves
    uint64_t schemaCur = 0;

    bool operator==(const ErrorReply &) const = default;
};

std::string encode(const SessionRequest &message, WireFormat format);
std::string encode(const SessionReply &message, WireFormat format);
std::string encode(const RefreshRequest &message, WireFormat format);
std::string encode(const RefreshReply &message, WireFormat format);
std::string encode(const HelloRequest &message, WireFormat format);
std::string encode(const HelloReply &message, WireFormat format);
std::string encode(const PullRequest &message, WireFormat format);
std::string encode(const WaitReply &message, WireFormat format);
std::string encode(const VerifyRequest &message, WireFormat format);
std::string encode(const VerifyReply &message, WireFormat format);
std::string encode(const HistoryReply &message, WireFormat format);
std::string encode(const ErrorReply &message, WireFormat format);

Result<SessionRequest> decodeSessionRequest(std::string_view body, WireFormat format);
Result<SessionReply> decodeSessionReply(std::string_view body, WireFormat format);
Result<RefreshRequest> decodeRefreshRequest(std::string_view body, WireFormat format);
Result<RefreshReply> decodeRefreshReply(std::string_view body, WireFormat format);
Result<HelloRequest> decodeHelloRequest(std::string_view body, WireFormat format);
Result<HelloReply> decodeHelloReply(std::string_view body, WireFormat format);
Result<PullRequest> decodePullRequest(std::string_view body, WireFormat format);
Result<WaitReply> decodeWaitReply(std::string_view body, WireFormat format);
Result<VerifyRequest> decodeVerifyRequest(std::string_view body, WireFormat format);
Result<VerifyReply> decodeVerifyReply(std::string_view body, WireFormat format);
Result<HistoryReply> decodeHistoryReply(std::string_view body, WireFormat format);
Result<ErrorReply> decodeErrorReply(std::string_view body, WireFormat format);

} // namespace qunce
