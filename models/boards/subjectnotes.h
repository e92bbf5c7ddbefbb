// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/protocol/record.h"

namespace qunce {

struct SubjectNote {
    Uuid id;
    Uuid author;
    std::string authorName; ///< empty if nobody knows any more
    std::optional<Instant> at;
    std::string text;
    Record record; ///< for who may change it
    bool isPending = false; ///< the server does not have it like this yet

    bool operator==(const SubjectNote &other) const
    {
        return id == other.id && text == other.text && authorName == other.authorName && at == other.at
            && isPending == other.isPending;
    }
};

/// What people have added by hand to a guide, a group or a KOC.
struct SubjectNotes {
    Record subject; ///< as people see it, edits not sent yet included
    std::vector<std::string> tags;
    bool areTagsPending = false;
    std::vector<SubjectNote> notes; ///< the newest first
};

/// Nothing if there is no such record. Reader's thread.
Result<std::optional<SubjectNotes>> readSubjectNotes(BoardContext &context, Kind kind, const Uuid &subject);

/// Tags that records of the kind have, the most used first, and those that headquarters has named for it. Reads every
/// record of the kind. Reader's thread.
Result<std::vector<std::string>> readKnownTags(BoardContext &context, Kind kind);

} // namespace qunce
