// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/boards/boardreader.h"
#include "models/protocol/record.h"

namespace qunce {

/// An entry with what it is aimed at.
struct EntrySource {
    Record entry;
    std::vector<Record> targets;
};

/// In the order of the ids, without those that are not there any more. Reader's thread.
Result<std::vector<EntrySource>> readEntrySources(BoardContext &context, const std::vector<Uuid> &entries);

/// The fields of a new draft like this one: without number, approval and what came of it, `seconds` later.
std::map<std::string, FieldValue, std::less<>> copiedFields(const Record &entry, int64_t seconds);

} // namespace qunce
