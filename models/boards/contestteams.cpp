// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/contestteams.h"

#include <algorithm>
#include <array>

#include "models/boards/orgchoices.h"

namespace qunce {

namespace {

constexpr std::array<std::pair<std::string_view, char>, 7> kWide {
    {{"：", ':'}, {"，", ','}, {"、", ','}, {"；", ','}, {";", ','}, {"　", ' '}, {"\t", ' '}}};

std::string narrowed(std::string_view text)
{
    std::string made;
    while (!text.empty()) {
        const auto wide = std::find_if(
            kWide.begin(), kWide.end(), [&text](const auto &one) { return text.starts_with(one.first); });
        made += wide == kWide.end() ? text.front() : wide->second;
        text.remove_prefix(wide == kWide.end() ? 1 : wide->first.size());
    }
    return made;
}

std::string_view trimmedWord(std::string_view word)
{
    constexpr std::string_view kSpaces = " \r";
    const size_t first = word.find_first_not_of(kSpaces);
    return first == std::string_view::npos ? std::string_view()
                                           : word.substr(first, word.find_last_not_of(kSpaces) - first + 1);
}

std::vector<std::string_view> splitAt(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const size_t end = text.find(separator);
        parts.push_back(trimmedWord(text.substr(0, end)));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

using Fault = TeamTextFault;

std::optional<Fault> addMember(ContestTeam &team, std::string_view word, const ContestMembers &members)
{
    const std::vector<const ContestMember *> meant = members.named(word);
    if (meant.size() != 1)
        return Fault {
            meant.empty() ? Fault::Kind::Unknown : Fault::Kind::Several, 0, std::string(word), meant.size()};
    (meant.front()->isGuide ? team.guides : team.units).push_back(meant.front()->id);
    return std::nullopt;
}

std::optional<Fault> readLine(std::string_view line, const ContestMembers &members, ContestTeam &team)
{
    const size_t colon = line.find(':');
    team.name = trimmedWord(line.substr(0, colon));
    if (colon == std::string_view::npos)
        return addMember(team, team.name, members);
    for (const std::string_view word : splitAt(line.substr(colon + 1), ',')) {
        if (word.empty())
            continue;
        if (auto fault = addMember(team, word, members))
            return fault;
    }
    return team.units.empty() && team.guides.empty()
        ? std::optional(Fault {Fault::Kind::Nobody, 0, team.name, 0})
        : std::nullopt;
}

} // namespace

void ContestMembers::add(ContestMember member)
{
    const size_t place = m_members.size();
    if (!m_byId.try_emplace(member.id, place).second)
        return;
    m_byName.emplace(member.name, place);
    if (!member.code.empty())
        m_byCode.try_emplace(member.code, place);
    m_members.push_back(std::move(member));
}

std::vector<const ContestMember *> ContestMembers::named(std::string_view word) const
{
    if (const auto code = m_byCode.find(word); code != m_byCode.end())
        return {&m_members[code->second]};
    std::vector<const ContestMember *> meant;
    const auto [first, last] = m_byName.equal_range(word);
    for (auto at = first; at != last; ++at)
        meant.push_back(&m_members[at->second]);
    if (meant.empty()) { // one whom nothing here calls by a name stays in the text as an id
        if (const std::optional<Uuid> id = Uuid::parse(word); id && find(*id))
            meant.push_back(find(*id));
    }
    return meant;
}

const ContestMember *ContestMembers::find(const Uuid &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : &m_members[found->second];
}

std::string ContestMembers::wordFor(const Uuid &id) const
{
    const ContestMember *const member = find(id);
    if (!member)
        return id.toString();
    const bool isPlain = narrowed(member->name).find_first_of(":,") == std::string::npos;
    if (const auto meant = named(member->name); isPlain && meant.size() == 1 && meant.front() == member)
        return member->name;
    return member->code.empty() ? id.toString() : member->code;
}

TeamText teamsFromText(std::string_view text, const ContestMembers &members)
{
    TeamText read;
    int number = 0;
    const std::string plain = narrowed(text);
    for (const std::string_view line : splitAt(plain, '\n')) {
        ++number;
        if (line.empty())
            continue;
        ContestTeam team;
        if (auto fault = readLine(line, members, team)) {
            fault->line = number;
            read.fault = std::move(fault);
            return read;
        }
        read.teams.push_back(std::move(team));
    }
    return read;
}

std::string teamsToText(const std::vector<ContestTeam> &teams, const ContestMembers &members)
{
    std::string text;
    for (const ContestTeam &team : teams) {
        std::string words;
        for (const std::vector<Uuid> *const ids : {&team.units, &team.guides}) {
            for (const Uuid &id : *ids)
                words += (words.empty() ? "" : ", ") + members.wordFor(id);
        }
        text += (text.empty() ? "" : "\n") + (words == team.name ? words : team.name + ": " + words);
    }
    return text;
}

Result<ContestChoices> readContestChoices(BoardContext &context)
{
    ContestChoices choices;
    choices.today = context.now.day();
    QUNCE_ASSIGN(
        const std::shared_ptr<const Brand> brand, context.brand(BrandParts::slotsOf(SubjectKind::Guide)));
    const OrgChoices org = orgChoices(brand->org, context.scope, choices.today);
    if (org.wholeBrand)
        choices.places.emplace_back();
    for (size_t i = 0; i < org.units.size(); ++i) {
        const OrgChoice &unit = org.units[i];
        choices.members.add({unit.id, false, unit.name, unit.code});
        const bool isOfUser = org.wholeBrand || unit.kind != OrgKind::Zone;
        if (unit.kind != OrgKind::Store && isOfUser)
            choices.places.push_back({unit.id, org.pathOf(static_cast<int>(i)), {}});
    }
    for (ContestChoices::Place &place : choices.places) {
        const int above = place.id.isNil() ? -1 : org.indexOf(place.id);
        for (const OrgChoice &unit : org.units) {
            if (unit.parent == above)
                place.below.push_back(unit.id);
        }
    }
    for (const RegionSlots &region : brand->regions) { // with those who left: teams may still have them
        for (const Slot &slot : region.guides)
            choices.members.add({slot.subject, true, slot.name, slot.code});
    }
    return choices;
}

} // namespace qunce
