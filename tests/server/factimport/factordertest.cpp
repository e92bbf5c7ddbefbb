// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/server/factimport/factworld.h"

// The order of rows whose keys differ, and how they are cut into files, must not matter.

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

using Lines = std::vector<std::string>;

class Random
{
public:
    explicit Random(uint32_t seed) : m_engine(seed) { }
    uint32_t below(uint32_t end) { return static_cast<uint32_t>(m_engine() % end); }
    bool oneIn(uint32_t n) { return below(n) == 0; }
    void shuffle(Lines &lines) { std::shuffle(lines.begin(), lines.end(), m_engine); }

private:
    std::mt19937 m_engine;
};

/// Each group belongs to one guide, as in life: rows of two guides on one group overwrite each other.
const std::vector<std::pair<const char *, const char *>> kAssignees {
    {"G1", ""}, {"G2", ""}, {"G3", ""}, {"G4", ""}, {"G1", "Q1"}, {"G1", "Q2"}, {"G2", "Q9"}, {"G4", "Q3"}};

Lines taskResults(Random &random)
{
    Lines lines;
    for (const char *task : {"OLD", "NEW", "MAY", "JUNE"}) {
        for (const auto &[guide, group] : kAssignees) {
            if (random.oneIn(3))
                continue;
            std::string line = std::string(task) + "," + guide + "," + group;
            switch (random.below(4)) {
            case 0:
                line += ",pending,,";
                break;
            case 1:
                line += ",failed,," + std::string(random.oneIn(2) ? "quota" : "other");
                break;
            case 2:
                line += ",cancelled,,";
                break;
            default:
                line += random.oneIn(4) ? ",done,,"
                                        : ",done,2026-05-0" + std::to_string(1 + random.below(9)) + " 10:00,";
            }
            lines.push_back(line + "," + (random.oneIn(2) ? "" : std::to_string(random.below(1000))));
        }
    }
    return lines;
}

Lines dayNumbers(Random &random)
{
    Lines lines;
    for (const char *day : {"2025-12-31", "2026-01-01", "2026-05-31", "2026-06-01"}) {
        for (const char *guide : {"G1", "G2", "G3", "G4"}) {
            for (const char *metric : {"orders", "amount", "on_duty"}) {
                if (!random.oneIn(3))
                    lines.push_back(std::string(guide) + "," + day + "," + metric + ","
                        + std::to_string(random.below(5)));
            }
        }
    }
    return lines;
}

std::string file(const char *header, std::span<const std::string> lines)
{
    std::string text = std::string(header) + "\n";
    for (const std::string &line : lines)
        text += line + "\n";
    return text;
}

void expectOrderNotToMatter(ImportKind kind, const char *header, Lines (*make)(Random &), uint32_t seed)
{
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    Lines lines = make(random);
    FactWorld straight;
    const auto first = straight.import(kind, file(header, lines), true);
    EXPECT_EQ(first.counts.created + first.counts.unchanged, lines.size());
    EXPECT_TRUE(first.rejected.empty());

    random.shuffle(lines);
    FactWorld shuffled;
    shuffled.import(kind, file(header, lines), true);
    EXPECT_EQ(shuffled.snapshot(), straight.snapshot());
    EXPECT_EQ(shuffled.assignmentRows(), straight.assignmentRows());

    FactWorld inPieces;
    for (std::span<const std::string> rest(lines); !rest.empty();) {
        const size_t piece = std::min<size_t>(1 + random.below(12), rest.size());
        inPieces.import(kind, file(header, rest.first(piece)), true);
        rest = rest.subspan(piece);
    }
    EXPECT_EQ(inPieces.snapshot(), straight.snapshot());
    EXPECT_EQ(inPieces.assignmentRows(), straight.assignmentRows());

    const auto again = inPieces.import(kind, file(header, lines), true);
    EXPECT_EQ(again.changedRows, 0U);
    EXPECT_EQ(again.counts.unchanged, lines.size());
}

constexpr uint32_t kSeeds = 12;

TEST(FactOrderTest, TaskResultsInAnyOrderAndCutGiveTheSameColumns)
{
    for (uint32_t seed = 1; seed <= kSeeds; ++seed)
        expectOrderNotToMatter(ImportKind::TaskResults,
            "task_code,guide_code,group_code,status,done_at,fail_reason,reach", taskResults, seed);
}

TEST(FactOrderTest, DayNumbersInAnyOrderAndCutGiveTheSameColumns)
{
    for (uint32_t seed = 1; seed <= kSeeds; ++seed)
        expectOrderNotToMatter(ImportKind::GuideDays, "guide_code,day,metric,value", dayNumbers, seed);
}

} // namespace
