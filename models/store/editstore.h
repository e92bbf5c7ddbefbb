// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/protocol/pushmessages.h"
#include "models/protocol/syncmessages.h"

namespace qunce {

/// How many edits wait for what. Each is of operations, but conflicts, which are records.
struct EditCounts {
    uint64_t pending = 0; ///< not decided yet: the server has not answered, or has not been asked
    uint64_t rejected = 0; ///< kept until somebody retries, edits or discards them
    uint64_t setAside = 0; ///< of groups that the server cannot take
    uint64_t conflicts = 0; ///< open, and this user made them or may resolve them

    bool operator==(const EditCounts &) const = default;
};

/// Where the outbox stands.
struct StoredEdits {
    uint64_t acknowledged = 0; ///< every operation up to this number has its result here
    uint64_t lastMid = 0; ///< the highest number given
    /// Edits are kept that the server acknowledged to a client that this one was before.
    bool hasFormer = false;
    EditCounts counts;

    bool operator==(const StoredEdits &) const = default;
};

/// Whose a new client id is.
enum class NextClient {
    OfTheSameUser,
    OfAnotherUser,
    TheFormer, ///< none: the one that this was before
};

/// How much of the outbox goes into one request.
struct PushBounds {
    size_t groups = 0;
    size_t operations = 0;
    size_t bytes = 0; ///< a single group may be larger

    bool operator==(const PushBounds &) const = default;
};

/// What the sync engine needs of the outbox of edits. Synchronous; called on one thread. Every change is on the disk
/// when its function returns. Errors: DiskFull (may be tried again), Io, Corrupt.
class EditStore
{
public:
    virtual ~EditStore() = default;

    /// `user`: whose conflicts count.
    virtual Result<StoredEdits> look(const UserInfo &user) = 0;
    /// What is to be sent next, in order, without gaps, from `acknowledged` + 1. It counts as sent from now on: it may be
    /// at the server, whatever follows.
    virtual Result<std::vector<PushGroup>> take(const PushBounds &bounds) = 0;
    /// What the server has decided. Results that are here already change nothing.
    virtual Result<void> keep(const std::vector<PushResult> &results, int64_t nowMs) = 0;
    /// The server has gone back to `lmid`: everything after it that is still kept is to be sent again, with its number.
    virtual Result<void> reopen(uint64_t lmid) = 0;
    /// Everything that this client was answered is to be asked about once more under its number, exactly as it was said:
    /// the server answers what it still has. What it does not answer goes with the next rotate() as if it had never been.
    virtual Result<void> askAgain() = 0;
    /// Once a day at most, and at the start: forgets what is older than it has to be kept, and has sent again what an
    /// earlier version of this program could not make the server take. Does nothing most of the time it is called.
    virtual Result<void> tidy(int64_t nowMs) = 0;
    /// This copy of the profile is another client from now on: a new client id, and new numbers from 1 for everything
    /// that has no result, in its order.
    /// For another user, what was decided is forgotten: it is nobody's to see here, nor to send again.
    /// The former client, where the server has lost the present one with all that it was told by it: its number of every
    /// edit comes back, so that the server can say which of those it still has, and all later ones are to be sent after
    /// them. Nothing if there is none (StoredEdits::hasFormer).
    virtual Result<void> rotate(NextClient next) = 0;
    /// The group keeps what it says and is not sent; its numbers go to the server as `skip`.
    virtual Result<void> setAside(const Uuid &gid, const std::string &code) = 0;
    /// The device was revoked: everything unsent goes, sealed for the server's key, into a file of its own, and nothing
    /// of it stays readable here. Without a key there is no such file.
    virtual Result<void> seal(const std::optional<std::string> &sealingKey) = 0;
};

} // namespace qunce
