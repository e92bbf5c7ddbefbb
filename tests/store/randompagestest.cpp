// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random pages, restarts, power losses, revoked and replaced buckets against a model in plain maps: after each step
// readers see exactly what has been completed, and in the end everything that the server has.

#include <cstdlib>

#include "models/protocol/rowdigest.h"
#include "models/store/factaddress.h"
#include "tests/store/integrity.h"
#include "tests/store/modelserver.h"
#include "tests/store/storefixture.h"

namespace qunce::test {
namespace {

class RandomPagesTest : public StoreFixture
{
protected:
    /// What a reader has to show, nothing if the records are not shown.
    void expectVisible(const ModelClient &client, CacheReader &reader)
    {
        Result<ModelRows> seen = visibleTo(reader);
        if (!seen.ok()) {
            EXPECT_EQ(seen.error().code, ErrorCode::NotFound) << seen.error().detail;
            EXPECT_FALSE(client.isShown());
            return;
        }
        EXPECT_TRUE(client.isShown());
        EXPECT_EQ(difference(*seen, readable(client.visible())), "");
    }

    void expectComplete(ModelServer &server)
    {
        for (const std::string &name : server.buckets()) {
            const BucketState expected = server.state(name);
            Result<TreeDigest> tree = store->digest(name, "", 1);
            ASSERT_TRUE(tree.ok()) << tree.error().detail;
            EXPECT_EQ(tree->state.rows, expected.rows) << name;
            EXPECT_EQ(tree->state.digest, expected.digest) << name;
            EXPECT_EQ(tree->state.at.seq, expected.at.seq) << name;
            uint64_t rows = 0;
            for (const VerifyChild &child : tree->children) {
                EXPECT_EQ(child.prefix.size(), 2U);
                rows += child.rows;
            }
            EXPECT_EQ(rows, expected.rows);
            Result<std::vector<WireRowId>> ids = store->rowsOf(name, "");
            ASSERT_TRUE(ids.ok());
            EXPECT_TRUE(std::is_sorted(ids->begin(), ids->end()));
            EXPECT_EQ(ids->size(), expected.rows);
        }
    }
};

TEST_F(RandomPagesTest, readersSeeWhatIsCompleteAndInTheEndEverything)
{
    const int runs = std::getenv("QUNCE_LONG") ? 400 : 15;
    for (int run = 0; run < runs; ++run) {
        SCOPED_TRACE("seed " + std::to_string(run));
        std::mt19937_64 random(static_cast<uint64_t>(run));
        const auto chance = [&](uint64_t percent) { return random() % 100 < percent; };
        std::filesystem::remove_all(directory());
        m_options.batchRows = 1 + random() % 40;
        start();
        ModelServer server(static_cast<uint64_t>(run));
        server.fill(static_cast<int>(random() % 30));
        server.change(static_cast<int>(random() % 80) + 5);
        CacheReader reader(directory());
        auto client = std::make_unique<ModelClient>(server, *store, loaded);
        const auto restartClient = [&] {
            const ModelRows visible = client->visible();
            client = std::make_unique<ModelClient>(server, *store, loaded);
            client->setVisible(loaded.shown ? visible : ModelRows(), loaded.shown);
        };
        for (int i = 0; i < 60; ++i) {
            if (chance(40))
                server.change(static_cast<int>(random() % 20));
            if (chance(5))
                server.isHidden(kPeopleTwo) ? server.unhide(kPeopleTwo) : server.hide(kPeopleTwo);
            if (chance(3))
                server.isHidden(kOldFacts) ? server.unhide(kOldFacts) : server.hide(kOldFacts);
            if (chance(8)) { // the program starts again
                start();
                restartClient();
            }
            if (chance(5)) {
                const std::vector<std::string> names {kRef, kPeopleOne, kFactsOne};
                ASSERT_TRUE(store->restart({names[random() % names.size()]}).ok());
                reload();
                restartClient();
            }
            Result<bool> stepped = client->step(1 + random() % 30);
            ASSERT_TRUE(stepped.ok()) << stepped.error().detail;
            expectVisible(*client, reader);
            if (HasFailure())
                return;
        }
        const Result<void> synced = client->sync(50);
        ASSERT_TRUE(synced.ok()) << synced.error().detail;
        EXPECT_EQ(difference(readable(client->visible()), readable(server.rows())), "");
        expectVisible(*client, reader);
        expectComplete(server);
        store.reset();
        expectSound(directory());
        if (HasFailure())
            return;
    }
}

TEST_F(RandomPagesTest, whatWasFilledWithoutWaitingForTheDiskIsGoneAfterAPowerLoss)
{
    ModelServer server(1);
    server.fill(20);
    ModelClient client(server, *store, loaded);
    ASSERT_TRUE(client.step(30).ok());
    start(); // only the program ended
    EXPECT_TRUE(loaded.hasGeneration);
    start("boot two");
    EXPECT_FALSE(loaded.hasGeneration);
    EXPECT_TRUE(loaded.buckets.empty());

    ModelClient again(server, *store, loaded);
    ASSERT_TRUE(again.sync(30).ok());
    start("boot three"); // what was finished is safe
    EXPECT_TRUE(loaded.hasGeneration);
    EXPECT_TRUE(loaded.shown);
    EXPECT_EQ(loaded.checkpoint, "token");
}

TEST_F(RandomPagesTest, readersAfterAPowerLossDoNotOpenWhatIsNotSafe)
{
    ModelServer server(1);
    server.fill(20);
    ModelClient client(server, *store, loaded);
    while (!client.isShown())
        ASSERT_TRUE(client.step(7).ok());
    store.reset();
    EXPECT_TRUE(CacheReader(directory()).snapshot().ok()); // shown, though not finished
    // Nobody can tell what the disk made of it.
    for (const auto &[bootId, what] : {std::pair("boot two", "after a power loss"),
             std::pair("", "where no run can be told from another")}) {
        SCOPED_TRACE(what);
        CacheReader reader(directory(), bootId);
        const Result<ReadSnapshot> seen = reader.snapshot();
        ASSERT_FALSE(seen.ok());
        EXPECT_EQ(seen.error().code, ErrorCode::NotFound);
        EXPECT_NE(seen.error().userText.english().find("qunce sync --once"), std::string::npos);
    }
    start();
    ModelClient again(server, *store, loaded);
    again.setVisible(ModelRows(), true);
    ASSERT_TRUE(again.sync(30).ok());
    store.reset();
    CacheReader reader(directory(), "boot two"); // what was finished is safe
    EXPECT_EQ(difference(*visibleTo(reader), readable(server.rows())), "");
}

TEST_F(RandomPagesTest, readersStayWithTheOldGenerationUntilTheNewOneHasItsRecords)
{
    ModelServer server(1);
    server.fill(20);
    ModelClient client(server, *store, loaded);
    ASSERT_TRUE(client.sync(30).ok());
    CacheReader reader(directory());
    const uint64_t first = reader.snapshot()->generation();

    ASSERT_TRUE(store->beginGeneration("another epoch").ok());
    reload();
    EXPECT_EQ(loaded.epoch, "another epoch");
    EXPECT_FALSE(loaded.shown);
    ModelClient second(server, *store, loaded);
    server.change(50);
    while (!second.isShown()) {
        EXPECT_EQ(reader.snapshot()->generation(), first);
        EXPECT_EQ(difference(*visibleTo(reader), readable(client.visible())), "");
        ASSERT_TRUE(second.step(7).ok());
    }
    EXPECT_NE(reader.snapshot()->generation(), first);
    EXPECT_EQ(difference(*visibleTo(reader), readable(second.visible())), "");

    // Until it is finished, a power loss brings the old one back, also to readers that come before the writer.
    EXPECT_EQ(CacheReader(directory(), "boot two").snapshot()->generation(), first);
    start("boot two");
    EXPECT_EQ(reader.snapshot()->generation(), first);
    ModelClient third(server, *store, loaded);
    ASSERT_TRUE(third.sync(100).ok());
    EXPECT_EQ(difference(*visibleTo(reader), readable(server.rows())), "");
}

} // namespace
} // namespace qunce::test
