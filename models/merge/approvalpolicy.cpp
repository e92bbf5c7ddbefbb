// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/approvalpolicy.h"

#include <nlohmann/json.hpp>

namespace qunce {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kDeputyPrefix = "deputy/";

Error senseless(const std::string &part)
{
    return {ErrorCode::InvalidInput, Message(QUNCE_TEXT("The approval policy makes no sense: %1."), {part}),
        part};
}

/// False if the part is there and no list of texts that `into` takes.
template <typename Take>
bool takeTexts(const Json &json, const char *part, Take &&take)
{
    const auto found = json.find(part);
    if (found == json.end() || found->is_null())
        return true;
    if (!found->is_array())
        return false;
    for (const Json &one : *found) {
        if (!one.is_string() || !take(one.get_ref<const std::string &>()))
            return false;
    }
    return true;
}

auto into(std::set<Uuid> &people)
{
    return [&people](const std::string &text) {
        const std::optional<Uuid> id = Uuid::parse(text);
        if (id)
            people.insert(*id);
        return id.has_value();
    };
}

auto into(std::set<std::string, std::less<>> &names)
{
    return [&names](const std::string &text) {
        names.insert(text);
        return !text.empty();
    };
}

template <typename Set>
Json listOf(const Set &set)
{
    Json list = Json::array();
    for (const auto &one : set) {
        if constexpr (std::is_same_v<std::decay_t<decltype(one)>, Uuid>)
            list.push_back(one.toString());
        else
            list.push_back(one);
    }
    return list;
}

} // namespace

bool ApprovalPolicy::needsTwo(const Record &entry) const
{
    return twoForAll || twoForLayers.contains(entry.text("layer"))
        || twoForChannels.contains(entry.text("channel"));
}

Result<ApprovalPolicy> approvalPolicyFrom(std::string_view text)
{
    ApprovalPolicy policy;
    if (text.empty())
        return policy;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return senseless("JSON");
    if (!takeTexts(json, "approvers", into(policy.approvers)))
        return senseless("approvers");
    if (!takeTexts(json, "second_approvers", into(policy.secondApprovers)))
        return senseless("second_approvers");
    if (!takeTexts(json, "two_for_layers", into(policy.twoForLayers)))
        return senseless("two_for_layers");
    if (!takeTexts(json, "two_for_channels", into(policy.twoForChannels)))
        return senseless("two_for_channels");
    if (const auto all = json.find("two_for_all"); all != json.end() && !all->is_null()) {
        if (!all->is_boolean())
            return senseless("two_for_all");
        policy.twoForAll = all->get<bool>();
    }
    return policy;
}

std::string toJson(const ApprovalPolicy &policy)
{
    return Json {{"approvers", listOf(policy.approvers)},
        {"second_approvers", listOf(policy.secondApprovers)}, {"two_for_all", policy.twoForAll},
        {"two_for_layers", listOf(policy.twoForLayers)}, {"two_for_channels", listOf(policy.twoForChannels)}}
        .dump();
}

Result<ApprovalPolicy> readApprovalPolicy(RecordLookup &others)
{
    QUNCE_ASSIGN(const std::optional<Record> setting, others.setting(kApprovalPolicySetting));
    Result<ApprovalPolicy> policy = approvalPolicyFrom(setting ? setting->text("value") : std::string());
    return policy.ok() ? std::move(policy).value() : ApprovalPolicy();
}

std::string deputySetting(const Uuid &user)
{
    return std::string(kDeputyPrefix) + user.toString();
}

std::optional<Uuid> deputySettingOf(std::string_view name)
{
    if (!name.starts_with(kDeputyPrefix))
        return std::nullopt;
    return Uuid::parse(std::string(name.substr(kDeputyPrefix.size())));
}

std::optional<Deputy> deputyFrom(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    const auto who = json.find("deputy");
    const auto until = json.find("until");
    if (who == json.end() || !who->is_string() || until == json.end() || !until->is_number_integer())
        return std::nullopt;
    const std::optional<Uuid> id = Uuid::parse(who->get<std::string>());
    return id ? std::optional(Deputy {*id, {until->get<int64_t>()}}) : std::nullopt;
}

std::string toJson(const Deputy &deputy)
{
    return Json {{"deputy", deputy.deputy.toString()}, {"until", deputy.until.seconds}}.dump();
}

Result<bool> isDeputyOf(const Uuid &user, const Uuid &other, Instant now, RecordLookup &others)
{
    QUNCE_ASSIGN(const std::optional<Record> setting, others.setting(deputySetting(other)));
    const std::optional<Deputy> deputy =
        setting ? deputyFrom(setting->text("value")) : std::optional<Deputy>();
    return deputy && deputy->deputy == user && now < deputy->until;
}

} // namespace qunce
