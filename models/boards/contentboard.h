// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/items/datatable.h"
#include "models/plan/wordlists.h"
#include "models/protocol/imagefile.h"
#include "models/protocol/record.h"

namespace qunce {

/// Quick filters of the content library; one bit each.
namespace contentmarks {
constexpr uint32_t kUsableToday = 1; ///< usable, and valid on this day
constexpr uint32_t kToReview = 2;
constexpr uint32_t kDraft = 4;
constexpr uint32_t kEndsSoon = 8; ///< usable today, and not any more after kContentEndsSoon days
constexpr uint32_t kFromKoc = 16;
constexpr uint32_t kWithWords = 32; ///< says words of the lists
constexpr uint32_t kDuplicate = 64; ///< another one says the same
constexpr uint32_t kUnused = 128; ///< usable today, and in no entry
} // namespace contentmarks

constexpr int kContentEndsSoon = 7;

/// What two contents that say the same have in common: the body without blanks and signs, Latin letters small, and the
/// images. Empty for one that says nothing. Pure.
std::string contentKey(const Record &content);

/// The status that people see: what has none is usable.
std::string_view contentStatusOf(std::string_view stored);

/// The content library, ascending by title. Reader's thread.
///
/// Columns: title, layer, dimension, status, persona, product, season, used, valid_until, source; hidden: body (its
/// beginning, for the search), category, version, images, spread, words, valid_from, last_used, code.
Result<std::shared_ptr<const DataTable>> readContentTable(BoardContext &context);

std::vector<QuickFilter> contentFilters();

/// An entry that sends a content.
struct ContentUse {
    Uuid entry;
    std::string title;
    std::optional<Instant> start;
    std::string status;
};

/// Another content beside one.
struct ContentNeighbour {
    Uuid id;
    std::string title;
    int64_t version = 1;
    std::string status; ///< contentStatusOf()
};

/// One content in full.
struct ContentDetail {
    Record record;
    std::string kocName;
    std::string kocCode;
    std::string submittedBy;
    std::string reviewedBy;
    std::vector<ContentImage> images;
    std::vector<ContentUse> uses; ///< the latest first, at most kShownUses; cancelled ones are none
    size_t useCount = 0;
    std::vector<ContentNeighbour> versions; ///< of its series with itself, the newest first
    std::vector<ContentNeighbour> duplicates; ///< outside its series
    std::vector<FoundWord> words; ///< in titleAndBody()
    bool isValidToday = false;
    int64_t nextVersion = 2;

    static constexpr size_t kShownUses = 12;
    std::string titleAndBody() const { return record.text("title") + "\n" + record.text("body"); }
};

/// Nothing if there is no such content. Reader's thread.
Result<std::optional<ContentDetail>> readContentDetail(BoardContext &context, const Uuid &content);

/// The KOC with this code or nickname; nothing if there is none, or more than one. Reader's thread.
Result<std::optional<Uuid>> findKoc(BoardContext &context, const std::string &words);

} // namespace qunce
