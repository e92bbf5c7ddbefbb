// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Teams of a contest as people type them.

#include "models/boards/contestteams.h"

#include <gtest/gtest.h>

namespace qunce {

namespace {

Uuid idOf(int number)
{
    char text[40];
    std::snprintf(text, sizeof text, "00000000-0000-7000-8000-%012d", number);
    return *Uuid::parse(text);
}

ContestMembers someMembers()
{
    ContestMembers members;
    members.add({idOf(1), false, "杭州", "C01"});
    members.add({idOf(2), false, "宁波", "C02"});
    members.add({idOf(3), true, "王敏", "G1"});
    members.add({idOf(4), true, "王敏", "G2"});
    members.add({idOf(5), true, "李雷", "G3"});
    return members;
}

/// `name=units|guides; ` by number, or what is wrong.
std::string readTeams(const char *text)
{
    const TeamText read = teamsFromText(text, someMembers());
    if (read.fault)
        return std::to_string(read.fault->line) + " " + read.fault->word + " "
            + std::to_string(read.fault->meanings);
    std::string said;
    for (const ContestTeam &team : read.teams) {
        said += team.name + "=";
        for (const Uuid &id : team.units)
            said += id.toString().back();
        said += "|";
        for (const Uuid &id : team.guides)
            said += id.toString().back();
        said += "; ";
    }
    return said;
}

TEST(ContestTeams, ALineIsATeamAndMembersAreNamedOrCoded)
{
    struct {
        const char *text;
        const char *says;
    } const table[] {
        {"", ""},
        {"杭州\n宁波", "杭州=1|; 宁波=2|; "},
        {"东队：杭州、G1\n\n西队: C02 , 李雷;G2", "东队=1|3; 西队=2|54; "},
        {"  东队 ：　杭州　，宁波、", "东队=12|; "},
        {"东队：王敏", "1 王敏 2"}, // which of the two?
        {"杭州\n队：张三", "2 张三 0"},
        {"杭州\n\n队：", "3 队 0"},
        {"温州", "1 温州 0"},
    };
    for (const auto &row : table)
        EXPECT_EQ(readTeams(row.text), row.says) << row.text;
}

TEST(ContestTeams, WhatIsWrittenIsReadBack)
{
    const ContestMembers members = someMembers();
    const std::vector<ContestTeam> teams {{"杭州", {idOf(1)}, {}}, {"队", {idOf(2)}, {idOf(4), idOf(5)}}};
    const std::string text = teamsToText(teams, members);
    EXPECT_EQ(text, "杭州\n队: 宁波, G2, 李雷") << "a name that two have is no name";
    EXPECT_EQ(teamsFromText(text, members).teams, teams);
}

} // namespace

} // namespace qunce
