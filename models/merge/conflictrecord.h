// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/merge/decide.h"
#include "models/protocol/pushmessages.h"

// A conflict is a record of its own, in the bucket of its subject, so that both sides see it and it syncs like anything
// else. Resolving it is an ordinary group of edits. Pure; any thread.

namespace qunce {

/// Who met whom, and when, for a conflict record.
struct ConflictMeeting {
    Uuid mineBy; ///< who pushed the edit that did not go in
    Uuid theirsBy; ///< whose value stayed; nil if unknown (an import)
    int64_t openedAt = 0; ///< seconds since 1970
};

/// Records of the conflicts of a decision, each with the id of `ids` and the subject's bucket. Values that would make the
/// row larger than kMaxRowBytes are left out, base first (of a whole record only its longest values, as far as that helps),
/// then theirs (which the subject has); nothing if not even mine fits: then the edit has to be rejected, for nothing typed
/// is ever lost.
std::optional<std::vector<Record>> conflictRecords(const PushOp &op, const Decision &decision,
    const std::string &bucket, const ConflictMeeting &meeting, IdSource &ids);

/// A conflict record, taken apart.
struct ConflictDetails {
    ConflictCause cause = ConflictCause::Edit;
    Kind kind = Kind::Org; ///< of the subject
    Uuid subject;
    std::string field; ///< empty where it is about the whole record
    FieldValue base; ///< of a field
    FieldValue mine;
    FieldValue theirs;
    bool open = true;
};
/// Nothing if the record is no conflict, or of a kind or with values that this program does not know.
std::optional<ConflictDetails> conflictDetails(const Record &record);

enum class Resolution : uint8_t { Mine, Theirs, Edited };

/// The edits of one group that end a conflict: what they change of the subject (nothing for Theirs), and the conflict's
/// own end. `subject` as it stands, nothing if it is deleted; `edited` is the value of Edited. Mids are left 0. Mine, for
/// a delete that was too late, deletes; for an edit of a deleted record it restores that and makes the edit. Fails with
/// NotFound if there is nothing left that could take the value.
Result<std::vector<PushOp>> resolveConflict(const Record &conflict, const std::optional<Record> &subject,
    Resolution resolution, const FieldValue &edited, const Uuid &user, int64_t nowMs);

} // namespace qunce
