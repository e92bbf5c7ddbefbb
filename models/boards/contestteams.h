// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/domain/contest.h"

// Teams of a contest as people type them: one a line, `name: member, member`, members by name or code; a line without a
// colon is a team of one member. Colons, commas and 、 of either width.

namespace qunce {

struct ContestMember {
    Uuid id;
    bool isGuide = false;
    std::string name;
    std::string code;
};

/// Who may be in a team, by name and by code. Value.
class ContestMembers
{
public:
    void add(ContestMember member);
    /// Units and guides that can be meant; a code means one alone.
    std::vector<const ContestMember *> named(std::string_view word) const;
    const ContestMember *find(const Uuid &id) const;
    /// The name where it is enough, else the code.
    std::string wordFor(const Uuid &id) const;
    size_t count() const { return m_members.size(); }

private:
    std::vector<ContestMember> m_members;
    std::multimap<std::string, size_t, std::less<>> m_byName;
    std::map<std::string, size_t, std::less<>> m_byCode;
    std::map<Uuid, size_t> m_byId;
};

struct TeamTextFault {
    enum class Kind : uint8_t { Unknown, Several, Nobody };
    Kind kind = Kind::Unknown;
    int line = 0; ///< from 1
    std::string word;
    size_t meanings = 0; ///< of Several
};
struct TeamText {
    std::vector<ContestTeam> teams;
    std::optional<TeamTextFault> fault; ///< the first
};

TeamText teamsFromText(std::string_view text, const ContestMembers &members);
std::string teamsToText(const std::vector<ContestTeam> &teams, const ContestMembers &members);

/// What the editor offers.
struct ContestChoices {
    struct Place {
        Uuid id; ///< nil: the whole brand
        std::string name;
        std::vector<Uuid> below; ///< the units right below it
    };
    std::vector<Place>
        places; ///< where a contest may be held: the brand, zones, regions and cities in the user's scope
    ContestMembers members;
    Day today;
};
/// Reader's thread.
Result<ContestChoices> readContestChoices(BoardContext &context);

} // namespace qunce
