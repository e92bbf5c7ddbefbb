// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include "models/plan/audience.h"
#include "models/plan/plancheck.h"
#include "models/plan/planindex.h"

namespace qunce {

/// Of a cap, how many sends are kept for headquarters: rounded up.
int keptForHeadquarters(const PushPolicy &policy, int most);

/// Other entries that meet the same groups or guides.
struct PlanNeighbours {
    SubjectSet met;
    std::vector<Uuid> entries;

    void take(const Uuid &entry, const SubjectSet &common);
};

/// The rules one by one, with the words for them. Lives as long as the call that asks; PlanIndex gives it the others.
class PlanChecker
{
public:
    PlanChecker(const PushPolicy &policy, const PlanPeople &people, const PlanEntry &entry,
        const CheckOptions &options)
        : m_policy(policy), m_people(people), m_entry(entry), m_options(options)
    { }

    std::optional<PlanFinding> times() const;
    std::optional<PlanFinding> lateness() const;
    std::optional<PlanFinding> quietHours() const;
    std::optional<PlanFinding> cap(const SubjectSet &over, const CapWindow &window) const;
    std::optional<PlanFinding> share(const SubjectSet &over, const CapWindow &window, int own) const;
    std::optional<PlanFinding> sameHour(const PlanNeighbours &others) const;
    std::optional<PlanFinding> sameContent(const PlanNeighbours &others) const;
    std::optional<PlanFinding> contentOf(const PlanContent *content) const;
    std::vector<PlanFinding> audience(const Audience &audience) const;
    std::optional<PlanFinding> holiday() const;
    std::optional<PlanFinding> discount(const PlanContent *content) const;
    /// Words of lists of one level.
    std::optional<PlanFinding> words(const PlanContent *content, WordLevel level) const;
    std::optional<PlanFinding> usable(const PlanContent *content) const;
    /// More than the channel takes.
    std::optional<PlanFinding> size(const PlanContent *content) const;
    std::optional<PlanFinding> riskNotice(const PlanContent *content) const;
    std::optional<PlanFinding> metric() const;
    /// Of a rolling entry, who have no send left on their day.
    std::optional<PlanFinding> leftOut(const SubjectSet &over) const;

private:
    std::optional<PlanFinding> contentOfRolling(const PlanContent &content) const;
    PlanFinding found(PlanCheck check, Message text) const;
    PlanFinding found(PlanCheck check, Message text, const SubjectSet &subjects) const;
    PlanFinding found(PlanCheck check, Message text, const std::vector<uint32_t> &subjects) const;

    const PushPolicy &m_policy;
    const PlanPeople &m_people;
    const PlanEntry &m_entry;
    const CheckOptions &m_options;
};

} // namespace qunce
