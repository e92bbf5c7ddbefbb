// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "models/base/message.h"
#include "models/base/uuid.h"

namespace qunce {

/// What the checks look for (docs/PLAN.md, "Checks").
enum class PlanCheck : uint8_t {
    NoStart,
    EndBeforeStart,
    StartPassed, ///< asked only where it matters: at approval
    QuietHours,
    Cap, ///< groups or guides that have no send left
    RegionShare, ///< the region has used up what is its own of the cap
    HeadquartersShare, ///< headquarters takes of what is the regions'
    SameHour,
    SameContent,
    ContentMissing,
    ContentOutOfTime,
    ContentNotUsable, ///< a draft, not reviewed, not taken or withdrawn
    ContentOverLimit, ///< longer, or with more images, than the channel takes
    EmptyAudience,
    ClosedGroups,
    GroupsWithoutOwner,
    Holiday,
    WorkingWeekend,
    Discount,
    ForbiddenWords, ///< of a list whose words are errors
    WordsToAvoid, ///< of one whose words are warnings
    RiskNotice,
    NoMetric,
    LeftOut, ///< of a rolling entry: who has no send left on their day
};
/// Stable names: `quiet_hours`, …
std::string_view codeOf(PlanCheck check);
std::optional<PlanCheck> checkCoded(std::string_view code);
/// What people call it, in few words.
Message labelOf(PlanCheck check);

enum class Severity : uint8_t {
    Error, ///< blocks approval and dispatch
    Warning, ///< approved only with a reason, a comment of the purpose `warning`
    Hint,
};
Severity severityOf(PlanCheck check);

/// One thing found about one entry. A value.
struct PlanFinding {
    static constexpr size_t kNamed = 20;

    PlanCheck check = PlanCheck::NoStart;
    Message text;
    size_t subjectCount = 0; ///< groups or guides concerned
    std::vector<Uuid> subjects; ///< the first kNamed of them
    std::vector<Uuid> entries; ///< the other entries that it is about, at most kNamed

    Severity severity() const { return severityOf(check); }
};

bool hasErrors(std::span<const PlanFinding> findings);
bool hasWarnings(std::span<const PlanFinding> findings);
/// Why it cannot be approved so; nothing if it can. `reasonGiven`: there is a comment with the purpose `warning`, newer
/// than the submission.
std::optional<Message> approvalBlockedBy(std::span<const PlanFinding> findings, bool reasonGiven);

/// The lowest price that a text offers, in percent of the full one: 8折 and 八折 are 80, 8.5折 and 85折 are 85, 半价 is 50,
/// `20% off` is 80. Nothing if it offers none in such words.
std::optional<int> lowestPricePercent(std::string_view text);

} // namespace qunce
