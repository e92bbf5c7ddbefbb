// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/protocol/pushmessages.h"
#include "models/protocol/record.h"

// What people see: the server's record with the edits drawn over it that the server has not answered yet. Pure; any
// thread.

namespace qunce {

/// The record with the edits, in the order in which they were made; all are of this record. Nothing if there is none
/// (deleted, or edits of a record that is not there). Values show as typed, sets and texts together with what came from
/// the server meanwhile. Edits that the base already holds change nothing, so that it does not matter whether the
/// server's answer or its data comes first. Bucket and seq stay the base's; of a new record the bucket is empty.
std::optional<Record> foldEdits(std::optional<Record> base, std::span<const PushOp *const> ops);
std::optional<Record> foldEdits(std::optional<Record> base, std::span<const PushOp> ops);

/// The edit that takes this one back, with the same mid, base and time, which the caller gives anew. Twice is once not,
/// but of a create it is a restore.
PushOp inverse(const PushOp &op);

/// Fields whose value is no longer what the edit made it: why it cannot be taken back. For a create or delete: the fields
/// in which the record differs from what it was then; a record that is gone, or is there again, names all fields of the
/// edit. Sets are never among them.
std::vector<std::string> changedSince(const PushOp &op, const std::optional<Record> &now);

/// The edit that makes one record of the other, without mid and time: a create, a set of exactly what differs, or a
/// delete. Nothing if they are equal. Bucket and base are those of `before`.
std::optional<PushOp> editBetween(const std::optional<Record> &before, const std::optional<Record> &after);

} // namespace qunce
