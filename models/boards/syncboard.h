// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/boards/boardreader.h"

namespace qunce {

/// A part of what is on this computer: one bucket of docs/SYNC.md.
struct SyncPart {
    enum class Kind : uint8_t { Reference, Plan, Drafts, People, Own, Facts, Other };
    Kind kind = Kind::Other;
    std::string region; ///< its name; empty: of the whole brand
    int year = 0; ///< of facts
    uint64_t rows = 0;
    bool complete = false;
};

/// What is on this computer and up to when. Value.
struct SyncBoard {
    std::vector<SyncPart> parts; ///< by kind, facts from the newest year on, then by region
    uint64_t rows = 0; ///< of complete parts
    uint64_t missing = 0; ///< parts that are not complete
    int64_t lastCompleteMs = 0; ///< own clock; 0: never
    Day factFrom; ///< numbers of older years are not kept here
};

/// Reader's thread.
Result<SyncBoard> readSyncBoard(BoardContext &context);

} // namespace qunce
