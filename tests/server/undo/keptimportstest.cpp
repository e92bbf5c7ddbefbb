// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which imports can be taken back, how often, and what the list and the audit say.

#include "tests/server/undo/undoworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;
using qunce::test::must;

namespace {

class KeptImportsTest : public UndoTest
{
protected:
    ImportReport day(const std::string &id, int orders)
    {
        return import(
            id, "guide_days", "guide_code,day,orders\nG1,2026-08-01," + std::to_string(orders) + "\n");
    }
    std::vector<std::string> kept()
    {
        std::vector<std::string> ids;
        for (const KeptImport &import : must(must(world.storage().beginRead())->keptImports()))
            ids.push_back(import.id);
        return ids;
    }
    using Ids = std::vector<std::string>;
};

TEST_F(KeptImportsTest, AnImportIsTakenBackOnce)
{
    EXPECT_TRUE(day("I1", 1).canUndo);
    must(tryUndo("I1"));
    const Result<UndoReport> again = tryUndo("I1");
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().code, ErrorCode::NotFound);
    EXPECT_EQ(tryUndo("never").error().code, ErrorCode::NotFound);
    EXPECT_EQ(kept(), Ids());
}

TEST_F(KeptImportsTest, TheListAndTheAuditSayWhoHasDoneIt)
{
    day("I1", 1);
    day("I2", 2);
    undo("I2");
    const std::vector<PastImport> listed = list();
    ASSERT_GE(listed.size(), 3U);
    EXPECT_EQ(listed[0].undoes, "I2");
    EXPECT_EQ(listed[0].who, "he");
    EXPECT_EQ(listed[0].kind, "guide_days");
    EXPECT_EQ(listed[0].updated, 1U);
    EXPECT_FALSE(listed[0].canUndo);
    EXPECT_EQ(listed[1].id, "I2");
    EXPECT_EQ(listed[1].undoneBy, "he");
    EXPECT_EQ(listed[1].undoneMs, world.request.import.nowMs + 1);
    EXPECT_FALSE(listed[1].canUndo);
    EXPECT_EQ(listed[2].id, "I1");
    EXPECT_TRUE(listed[2].canUndo);
    EXPECT_EQ(listed[2].undoneMs, 0);
    const AuditEntry entry = must(must(world.storage().beginRead())->audit(1)).front();
    EXPECT_EQ(entry.action, "import.undo");
    EXPECT_NE(entry.detailJson.find("\"id\":\"I2\""), std::string::npos) << entry.detailJson;
}

TEST_F(KeptImportsTest, OnlyTheNewestAreKeptAndNotForEver)
{
    world.request.kept.imports = 2;
    for (int i = 1; i <= 4; ++i)
        day("I" + std::to_string(i), i);
    EXPECT_EQ(kept(), (Ids {"I4", "I3"}));
    EXPECT_EQ(tryUndo("I2").error().code, ErrorCode::NotFound);
    EXPECT_EQ(undo("I3").kept, 1U) << "changed by I4";
    world.request.kept = {};
    world.request.import.nowMs += int64_t {31} * 24 * 60 * 60 * 1000;
    day("I5", 5);
    EXPECT_EQ(kept(), Ids {"I5"});
    world.request.kept.bytes = 1;
    day("I6", 6);
    EXPECT_EQ(kept(), Ids()) << "none has that little room";
    EXPECT_EQ(problems(), Ids());
}

TEST_F(KeptImportsTest, TriesTreesAndImportsWithoutANameAreNotKept)
{
    world.request.dryRun = true;
    EXPECT_FALSE(day("I1", 1).canUndo);
    world.request.dryRun = false;
    EXPECT_FALSE(import("I2", "org", "code,parent_code,kind,name\nS9,C1,store,nine\n").canUndo);
    EXPECT_FALSE(day("", 3).canUndo);
    EXPECT_EQ(kept(), Ids());
}

TEST_F(KeptImportsTest, AnUndoThatIsStoppedChangesNothing)
{
    day("I1", 1);
    const std::vector<std::string> before = everything();
    UndoRequest request;
    request.id = "I1";
    request.cancelled = [] { return true; };
    EXPECT_EQ(undoImport(world.storage(), request, m_ids).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(everything(), before);
    EXPECT_EQ(kept(), Ids {"I1"});
}

TEST_F(KeptImportsTest, TheChangeReachesClientsAsAnyOther)
{
    day("I1", 1);
    const std::vector<BucketHead> before = world.heads();
    undo("I1");
    size_t moved = 0;
    const std::vector<BucketHead> after = world.heads();
    ASSERT_EQ(after.size(), before.size());
    for (size_t i = 0; i < after.size(); ++i)
        moved += after[i].headSeq > before[i].headSeq ? 1 : 0;
    EXPECT_EQ(moved, 1U) << "the bucket of the region's numbers, and no other";
}

} // namespace
