// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/orghistory.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

namespace qunce {

namespace {

using nlohmann::json;

Error malformed()
{
    return {ErrorCode::Corrupt, Message(QUNCE_TEXT("A stored record cannot be read. Run `qunced check`.")),
        "the history of an org unit's parents is malformed"};
}

std::string textOf(const json &entry, const char *name)
{
    const auto found = entry.find(name);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The history of a unit that never changed its parent, as parentsToJson() writes it. A brand has thousands of these,
/// and whoever ranks from a cold start waits for them.
std::optional<ParentSince> onlyParent(std::string_view text)
{
    constexpr std::string_view kStart = R"([{"from":")";
    constexpr std::string_view kMiddle = R"(","parent":")";
    constexpr std::string_view kEnd = R"("}])";
    constexpr size_t kDayLength = 10;
    if (!text.starts_with(kStart) || !text.ends_with(kEnd))
        return std::nullopt;
    text.remove_prefix(kStart.size());
    text.remove_suffix(kEnd.size());
    const std::optional<Day> from = Day::parse(text.substr(0, kDayLength));
    text.remove_prefix(std::min(kDayLength, text.size()));
    if (!from || (!text.empty() && !text.starts_with(kMiddle)))
        return std::nullopt;
    const std::optional<Uuid> parent = text.empty() ? Uuid {} : Uuid::parse(text.substr(kMiddle.size()));
    return parent ? std::optional(ParentSince {*from, *parent}) : std::nullopt;
}

} // namespace

std::string parentsToJson(const std::vector<ParentSince> &parents)
{
    json list = json::array();
    for (const ParentSince &entry : parents) {
        json &object = list.emplace_back(json::object());
        object["from"] = entry.from.toString();
        if (!entry.parent.isNil())
            object["parent"] = entry.parent.toString();
    }
    return list.dump();
}

Result<std::vector<ParentSince>> parentsFromJson(std::string_view text)
{
    std::vector<ParentSince> parents;
    if (text.empty())
        return parents;
    if (const std::optional<ParentSince> only = onlyParent(text)) {
        parents.push_back(*only);
        return parents;
    }
    const json list = json::parse(text, nullptr, false);
    if (!list.is_array())
        return malformed();
    for (const json &entry : list) {
        if (!entry.is_object())
            return malformed();
        const std::optional<Day> from = Day::parse(textOf(entry, "from"));
        const std::string parent = textOf(entry, "parent");
        const std::optional<Uuid> id = parent.empty() ? Uuid {} : Uuid::parse(parent);
        if (!from || !id || (!parents.empty() && *from <= parents.back().from))
            return malformed();
        parents.push_back({*from, *id});
    }
    return parents;
}

} // namespace qunce
