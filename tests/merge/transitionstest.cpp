// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/transitions.h"

#include <array>

#include <gtest/gtest.h>

namespace qunce::test {

namespace {

struct TransitionRow {
    std::string_view from;
    std::string_view
        to; ///< in the order of kEntryColumns: H headquarters only, R regions too, - nobody, = stays
};

// The whole machine, so that every cell is somebody's decision.
constexpr std::array<std::string_view, 9> kEntryColumns {
    "draft", "submitted", "changes", "approved", "dispatched", "part_done", "done", "cancelled", "stopped"};
constexpr std::array kEntryTable {
    TransitionRow {"", "HH-------"},
    TransitionRow {"draft", "=H-----H-"},
    TransitionRow {"submitted", "H=HH---H-"},
    TransitionRow {"changes", "HH=----H-"},
    TransitionRow {"approved", "-HH=R--H-"},
    TransitionRow {"dispatched", "----=RR-R"},
    TransitionRow {"part_done", "----R=R-R"},
    TransitionRow {"done", "----RR=--"},
    TransitionRow {"cancelled", "H------=-"},
    TransitionRow {"stopped", "----RR--="},
};

TEST(Transitions, AnEntrysStatusGoesAlongTheTable)
{
    for (const TransitionRow &row : kEntryTable) {
        for (size_t i = 0; i < kEntryColumns.size(); ++i) {
            const char cell = row.to[i];
            const auto may = [&](Role role) {
                return mayMove(Kind::Entry, "status", row.from, kEntryColumns[i], role);
            };
            const std::string what = std::string(row.from) + " to " + std::string(kEntryColumns[i]);
            EXPECT_EQ(may(Role::Admin), cell != '-') << what;
            EXPECT_EQ(may(Role::HqContent), cell != '-') << what;
            EXPECT_EQ(may(Role::RegionManager), cell == 'R' || cell == '=') << what;
            EXPECT_EQ(may(Role::Viewer), cell == '=') << what;
        }
    }
}

constexpr std::array<std::string_view, 6> kContentColumns {
    "draft", "submitted", "rejected", "usable", "withdrawn", ""};
constexpr std::array kContentTable {
    TransitionRow {"", "HR-HH="},
    TransitionRow {"draft", "=H-H--"},
    TransitionRow {"submitted", "H=HH--"},
    TransitionRow {"rejected", "HR=---"},
    TransitionRow {"usable", "HH-=H-"},
    TransitionRow {"withdrawn", "---H=H"},
};

TEST(Transitions, AContentsStatusGoesAlongItsTable)
{
    for (const TransitionRow &row : kContentTable) {
        for (size_t i = 0; i < kContentColumns.size(); ++i) {
            const char cell = row.to[i];
            const auto may = [&](Role role) {
                return mayMove(Kind::Content, "status", row.from, kContentColumns[i], role);
            };
            const std::string what = std::string(row.from) + " to " + std::string(kContentColumns[i]);
            EXPECT_EQ(may(Role::HqContent), cell != '-') << what;
            EXPECT_EQ(may(Role::RegionManager), cell == 'R' || cell == '=') << what;
            EXPECT_EQ(may(Role::Viewer), cell == '=') << what;
        }
    }
}

TEST(Transitions, AConflictIsEndedAndOpenedAgainButNotMade)
{
    EXPECT_TRUE(mayMove(Kind::Conflict, "status", "open", "resolved", Role::RegionManager));
    EXPECT_TRUE(mayMove(Kind::Conflict, "status", "resolved", "open", Role::RegionManager));
    EXPECT_FALSE(mayMove(Kind::Conflict, "status", "", "open", Role::Admin));
    EXPECT_FALSE(mayMove(Kind::Conflict, "status", "open", "resolved", Role::Viewer));
}

TEST(Transitions, TheNextStatesComeInTheOrderOfTheChoices)
{
    EXPECT_EQ(nextStates(Kind::Entry, "status", "submitted", Role::HqContent),
        (std::vector<std::string_view> {"draft", "changes", "approved", "cancelled"}));
    EXPECT_EQ(nextStates(Kind::Entry, "status", "approved", Role::RegionManager),
        (std::vector<std::string_view> {"dispatched"}));
    EXPECT_TRUE(nextStates(Kind::Entry, "status", "draft", Role::Viewer).empty());
    EXPECT_TRUE(nextStates(Kind::Entry, "title", "", Role::Admin).empty()) << "no state machine";
}

} // namespace

} // namespace qunce::test
