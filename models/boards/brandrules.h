// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/approvaldesk.h"
#include "models/boards/boardreader.h"
#include "models/boards/planmemory.h"
#include "models/plan/pushpolicy.h"
#include "models/plan/wordlistrules.h"
#include "models/protocol/exportpolicy.h"

namespace qunce {

/// One setting of the brand as it is stored.
struct StoredSetting {
    Record record; ///< with a nil id where there is none yet: who may make it is asked of it
    std::string value;
    Message problem; ///< it makes no sense, and the defaults hold; empty if it does
};

/// The rules that hold for the whole brand (docs/PLAN.md), for the people who set them.
struct BrandRules {
    StoredSetting pushSetting;
    PushPolicy push;
    StoredSetting wordSetting;
    WordListRules words;
    StoredSetting approvalSetting;
    ApprovalPolicy approval;
    StoredSetting exportSetting;
    ExportPolicy exports;
    StoredSetting deputySetting; ///< of who looks at it
    std::optional<Deputy> deputy; ///< as long as it is not over
    std::vector<KnownPerson> people;
    std::vector<std::string> channels; ///< that entries use, ascending
    std::vector<std::string> categories; ///< of contents, ascending
};

/// A setting as it is stored, or as it is to be made. Reader's thread.
Result<StoredSetting> readStoredSetting(ReadSnapshot &snapshot, std::string_view name);

/// Reader's thread.
Result<BrandRules> readBrandRules(BoardContext &context);

/// What other rules would say of the plan: entries to come that are not cancelled, and how many of them have errors, or
/// errors or warnings, by the rules that hold and by others.
struct RulesEffect {
    size_t entries = 0;
    size_t errorsNow = 0;
    size_t errorsThen = 0;
    size_t findingsNow = 0;
    size_t findingsThen = 0;

    bool operator==(const RulesEffect &) const = default;
};
/// Over the next kRulesAhead days. Ends early when nobody waits any more. Reader's thread.
Result<RulesEffect> readRulesEffect(BoardContext &context, const PushPolicy &policy);
/// Of contents that are not withdrawn: with words of an error list, or of any.
Result<RulesEffect> readRulesEffect(BoardContext &context, const WordListRules &words);

constexpr int kRulesAhead = 60;

} // namespace qunce
