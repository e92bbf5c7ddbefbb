// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/approvaldesk.h"

#include <algorithm>
#include <tuple>

namespace qunce {

Result<ApprovalDesk> readApprovalDesk(BoardContext &context)
{
    ApprovalDesk desk;
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Setting, [&](const Record &setting) -> Result<void> {
        const std::string name = setting.text("name");
        if (name == kApprovalPolicySetting) {
            Result<ApprovalPolicy> policy = approvalPolicyFrom(setting.text("value"));
            if (policy.ok())
                desk.policy = std::move(policy).value();
            desk.policySetting = setting.id;
            return {};
        }
        const std::optional<Uuid> whose = deputySettingOf(name);
        if (!whose)
            return {};
        const std::optional<Deputy> deputy = deputyFrom(setting.text("value"));
        const bool holds = deputy && context.now < deputy->until;
        if (*whose == context.user.id) {
            desk.deputySetting = setting.id;
            if (holds)
                desk.ownDeputy = deputy;
        } else if (holds && deputy->deputy == context.user.id) {
            desk.deputyOf.emplace_back(*whose, deputy->until);
        }
        return {};
    }));
    std::sort(desk.deputyOf.begin(), desk.deputyOf.end());
    return desk;
}

ApprovalChance chanceOf(const Record &entry, const Actor &actor, const ApprovalDesk &desk, Instant now)
{
    ApprovalChance chance;
    chance.turn = approvalTurn(entry, desk.policy);
    chance.refusal = mayApprove(entry, actor, desk.policy);
    if (!chance.refusal || chance.refusal->why != Rejection::NotApprover)
        return chance; // a deputy is asked where one's own word does not count, and for nothing else
    for (const auto &[other, until] : desk.deputyOf) {
        if (now < until && !mayApprove(entry, actor, desk.policy, other)) {
            chance.refusal.reset();
            chance.actingFor = other;
            break;
        }
    }
    return chance;
}

Result<std::vector<KnownPerson>> readKnownPeople(BoardContext &context)
{
    std::vector<KnownPerson> people;
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Card, [&people](const Record &card) -> Result<void> {
        people.push_back({card.id, card.text("display_name")});
        return {};
    }));
    std::sort(people.begin(), people.end(), [](const KnownPerson &a, const KnownPerson &b) {
        return std::tie(a.name, a.id) < std::tie(b.name, b.id);
    });
    return people;
}

} // namespace qunce
