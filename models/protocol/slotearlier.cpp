// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/slotearlier.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "models/protocol/slotrecord.h"

namespace qunce {

namespace {

using nlohmann::json;

std::string wordOf(const json &entry, const char *name)
{
    const auto found = entry.find(name);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void putDay(json &entry, const char *name, const std::optional<Day> &day)
{
    if (day)
        entry[name] = day->toString();
}

} // namespace

bool SlotState::operator==(const SlotState &other) const
{
    const Employment &a = employment;
    const Employment &b = other.employment;
    return from == other.from && until == other.until && a.role == b.role && a.joinedOn == b.joinedOn
        && a.leftOn == b.leftOn && a.leaveFrom == b.leaveFrom && a.leaveTo == b.leaveTo;
}

std::vector<EarlierSlot> earlierFromJson(std::string_view text)
{
    std::vector<EarlierSlot> entries;
    if (text.empty())
        return entries;
    const json list = json::parse(text, nullptr, false);
    if (!list.is_array())
        return entries;
    for (const json &one : list) {
        const auto closing = one.is_object() ? one.find("closing") : one.end();
        if (!one.is_object() || closing == one.end() || !closing->is_number_integer())
            continue;
        EarlierSlot entry;
        entry.closing = closing->get<int64_t>();
        if (const std::optional<Day> from = Day::parse(wordOf(one, "from"))) {
            entry.state.from = *from;
            entry.state.until = Day::parse(wordOf(one, "until")).value_or(Slot::kForever);
            entry.state.employment = {roleNamed(wordOf(one, "role")), Day::parse(wordOf(one, "joined_on")),
                Day::parse(wordOf(one, "left_on")), Day::parse(wordOf(one, "leave_from")),
                Day::parse(wordOf(one, "leave_to"))};
        }
        entries.push_back(entry);
    }
    return entries;
}

std::string earlierToJson(std::span<const EarlierSlot> entries)
{
    if (entries.empty())
        return {};
    json list = json::array();
    for (const EarlierSlot &entry : entries) {
        json &one = list.emplace_back(json::object());
        one["closing"] = entry.closing;
        if (entry.state.until <= entry.state.from)
            continue;
        const Employment &employment = entry.state.employment;
        one["from"] = entry.state.from.toString();
        if (entry.state.until != Slot::kForever)
            one["until"] = entry.state.until.toString();
        one["role"] = roleName(employment.role);
        putDay(one, "joined_on", employment.joinedOn);
        putDay(one, "left_on", employment.leftOn);
        putDay(one, "leave_from", employment.leaveFrom);
        putDay(one, "leave_to", employment.leaveTo);
    }
    return list.dump();
}

std::string rememberedSlot(
    const std::string &earlier, int64_t closing, const std::optional<SlotState> &before)
{
    if (closing == 0)
        return earlier;
    std::vector<EarlierSlot> entries = earlierFromJson(earlier);
    if (!entries.empty() && entries.back().closing >= closing)
        return earlier; // the closes that have been are spoken for
    entries.push_back({closing, before.value_or(SlotState {})});
    return earlierToJson(entries);
}

std::vector<FormerSlot> formerOf(std::string_view earlier, std::span<const ClosedMonth> months)
{
    std::vector<FormerSlot> former;
    if (earlier.empty() || months.empty())
        return former;
    const std::vector<EarlierSlot> entries = earlierFromJson(earlier);
    for (const ClosedMonth &month : months) {
        const auto entry = std::find_if(entries.begin(), entries.end(),
            [&month](const EarlierSlot &one) { return one.closing >= month.number; });
        if (entry != entries.end())
            former.push_back({month.days, entry->state.from, entry->state.until, entry->state.employment});
    }
    return former;
}

} // namespace qunce
