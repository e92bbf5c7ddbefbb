// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "tests/server/factimport/factworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

TEST(StoredSizesTest, TellsEachKindOfFactsApart)
{
    FactWorld world;
    world.import(ImportKind::TaskResults,
        "task_code,guide_code,group_code,status\nMAY,G1,Q1,done\nMAY,G2,,done\nMAY,G4,,done\n");
    world.import(ImportKind::KocDays, "koc_code,day,posts,points\nK1,2026-05-01,1,2\nK2,2026-05-02,3,4\n");
    const auto transaction = must(world.db.storage->beginRead());
    std::vector<std::pair<std::string, uint64_t>> columns;
    for (const StoredSize &size : must(transaction->storedSizes())) {
        columns.emplace_back(size.kind, size.columns);
        EXPECT_GT(size.rawBytes, 0U);
        EXPECT_GT(size.storedBytes, 0U);
    }
    // Status in two regions, planned and sent in one; the group's status; two metrics on two days.
    const std::vector<std::pair<std::string, uint64_t>> expected {
        {"guide.task", 4}, {"group.task", 1}, {"koc.day", 4}, {"group rows", 1}};
    EXPECT_EQ(columns, expected);
}

} // namespace
