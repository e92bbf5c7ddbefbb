// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/merge/bucketof.h"
#include "models/protocol/record.h"

// Who approves, which entries two people approve, and who acts for whom (docs/PLAN.md, "Approval"): settings of the brand.
// Pure; any thread.

namespace qunce {

/// The setting `approval_policy`, or the defaults: everybody at headquarters approves, and one of them is enough.
struct ApprovalPolicy {
    std::set<Uuid> approvers; ///< empty: whoever may plan
    std::set<Uuid> secondApprovers; ///< who does it last where two do; empty: as approvers
    bool twoForAll = false;
    std::set<std::string, std::less<>> twoForLayers;
    std::set<std::string, std::less<>> twoForChannels;

    /// By the entry's own layer and channel.
    bool needsTwo(const Record &entry) const;
    bool operator==(const ApprovalPolicy &) const = default;
};
inline constexpr std::string_view kApprovalPolicySetting = "approval_policy";
/// Fails with InvalidInput, naming the part, where the value makes no sense.
Result<ApprovalPolicy> approvalPolicyFrom(std::string_view json);
std::string toJson(const ApprovalPolicy &policy);
/// The setting's; the defaults where there is none or it makes no sense.
Result<ApprovalPolicy> readApprovalPolicy(RecordLookup &others);

/// Somebody who submits or approves for another until a moment: the setting `deputy/USER`, which that user sets.
struct Deputy {
    Uuid deputy;
    Instant until; ///< not any more at this moment

    bool operator==(const Deputy &) const = default;
};
std::string deputySetting(const Uuid &user);
/// Whose deputy a setting names; nothing if it is another setting.
std::optional<Uuid> deputySettingOf(std::string_view name);
std::optional<Deputy> deputyFrom(std::string_view json);
std::string toJson(const Deputy &deputy);
/// Whether `user` may act for `other` now.
Result<bool> isDeputyOf(const Uuid &user, const Uuid &other, Instant now, RecordLookup &others);

} // namespace qunce
