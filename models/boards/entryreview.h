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

/// An entry on its way through approval.
struct EntryReview {
    std::string submittedBy; ///< name; empty before, or if nobody knows any more
    std::optional<Instant> submittedAt;
    std::string approvedBy;
    std::optional<Instant> approvedAt;
    std::vector<ChangedField> changed; ///< since the last approval
    std::vector<EntryComment> comments; ///< the oldest first
};

/// Reader's thread.
Result<EntryReview> readEntryReview(BoardContext &context, const Record &entry);

} // namespace qunce
