// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/boards/saidvalue.h"
#include "models/protocol/record.h"

namespace qunce {

struct EntryComment {
    Uuid id;
    Uuid author;
    std::string authorName; ///< empty if nobody knows any more
    std::optional<Instant> at;
    std::string purpose; ///< as stored: comment, returned, approved, warning
    std::string text;
    Record record; ///< for who may delete it
};

/// A field that is not as it was approved last.
struct ChangedField {
    std::string field;
    SaidValue approved;
    SaidValue now;
};

/// A new text for what has been approved: one that waits for somebody to confirm it, and who confirmed the last.
struct EntryRevision {
    bool waits = false;
    std::string title; ///< empty: stays
    std::string content; ///< title of the new one; empty: stays
    std::string by;
    std::optional<Instant> at;
    std::string confirmedBy;
    std::optional<Instant> confirmedAt;
    std::string corrects; ///< title of the entry that it corrects; empty for none
};

/// An entry on its way through approval.
struct EntryReview {
    std::string submittedBy; ///< name; empty before, or if nobody knows any more
    std::optional<Instant> submittedAt;
    std::string firstBy; ///< of two who approve; empty where nobody has, or not as it is now
    std::string firstFor; ///< whose deputy that was; empty for nobody's
    std::optional<Instant> firstAt;
    std::string approvedBy;
    std::string approvedFor;
    std::optional<Instant> approvedAt;
    std::vector<ChangedField> changed; ///< since the last approval
    std::vector<EntryComment> comments; ///< the oldest first
    EntryRevision revision;
};

/// Reader's thread.
Result<EntryReview> readEntryReview(BoardContext &context, const Record &entry);

} // namespace qunce
