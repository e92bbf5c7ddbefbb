// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/merge/bucketof.h"
#include "models/merge/editrules.h"
#include "models/merge/rejection.h"
#include "models/protocol/pushmessages.h"

// What becomes of one edit: the whole rule in one pure function. The server stores what it says; tests run it without
// one.

namespace qunce {

/// A record as the server has it.
struct StoredRecord {
    Record record; ///< with bucket, seq and field seqs; as it was last, if it is deleted
    bool deleted = false;
};

/// What the editor had seen, as far as seqs can say it. A seq of another bucket or another history says nothing: where
/// `bucket` of the edit is not the record's, or lies above its head, only values count.
struct Seen {
    uint64_t base = 0;
    /// Whether the change with this seq of the record's bucket was the same client's own, pushed before: it saw that too.
    std::function<bool(uint64_t seq)> own;

    bool covers(uint64_t seq) const { return seq <= base || (own && own(seq)); }
};
/// The base of the edit if it counts for the record, else 0.
uint64_t comparableBase(const PushOp &op, const Record &record, uint64_t bucketHead);

enum class ConflictCause : uint8_t {
    Edit, ///< somebody else changed the field meanwhile
    StaleDelete, ///< somebody else changed the record before it was deleted: it stays
    EditedDeleted, ///< somebody else deleted the record before it was changed: it stays deleted
};
std::string_view name(ConflictCause cause);

struct FieldConflict {
    std::string field; ///< empty for the whole record
    std::string
        base; ///< JSON: of a field its value, of a whole record an object of its fields, or of those concerned
    std::string mine;
    std::string theirs;

    bool operator==(const FieldConflict &) const = default;
};

struct Decision {
    PushStatus status = PushStatus::Applied;
    /// What the record is to be, in its new bucket; nothing: deleted, or never there. Equal to the stored one where nothing
    /// changes.
    std::optional<Record> record;
    bool changes = false;
    ConflictCause cause = ConflictCause::Edit;
    std::vector<FieldConflict> conflicts;
    std::vector<std::string> kept; ///< fields in which the stored value stays, ascending
    std::optional<Refusal> refusal; ///< of a rejection
};

/// `stored` is nothing if the server never had the record. Fails only where `others` fails.
Result<Decision> decide(const std::optional<StoredRecord> &stored, const PushOp &op, const Actor &actor,
    const Seen &seen, RecordLookup &others);

/// A set of a record that its own group has just restored, as it is decided: where `before` says nothing, the value that
/// came back counts as seen. A conflict leaves long values out, so whoever takes theirs cannot name them, and nobody else
/// can have come in between. `restored` as it stands now.
PushOp afterRestore(PushOp op, const Record &restored);

/// The first reason why an edit cannot be right, whatever the server has: unknown kind or field, a value that does not
/// fit, a set edited as a value or the other way round. Console and server ask before anything else.
std::optional<Refusal> malformedEdit(const PushOp &op);

} // namespace qunce
