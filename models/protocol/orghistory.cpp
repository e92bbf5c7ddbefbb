// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/orghistory.h"

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
