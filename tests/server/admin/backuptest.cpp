// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A backup is one moment of the brand, whole, with its keys; and a restored brand goes on from it without giving a
// console's seqs another meaning.
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>
#include <sodium.h>

#include "server/admin/backup.h"
#include "server/admin/check.h"
#include "server/admin/initialise.h"
#include "server/admin/sealedoutbox.h"
#include "tests/server/storage/teststorage.h"
#include "tests/support/files.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using qunce::test::readFile;
using qunce::test::writeFile;

namespace {

namespace fs = std::filesystem;

class BackupTest : public ::testing::Test
{
protected:
    void SetUp() override { must(initialise(m_brand.root, m_clock, m_ids)); }

    std::unique_ptr<SqliteStorage> open(const DataLayout &brand)
    {
        return must(SqliteStorage::open(brand.database(), SqliteStorage::Mode::Open, m_clock));
    }
    void putTag(Storage &storage, const Uuid &id, const std::string &name)
    {
        const auto t = must(storage.beginWrite());
        must(t->putRecord(makeRecord(Kind::Tag, id, bucket::ref(), {{"name", name}})));
        must(t->commit());
    }
    std::string nameOf(const DataLayout &brand, const Uuid &id)
    {
        const std::optional<Record> tag = must(must(open(brand)->beginRead())->record(Kind::Tag, id));
        return tag ? tag->text("name") : std::string();
    }
    static fs::perms permissionsOf(const std::string &path) { return fs::status(path).permissions(); }

    TempDir m_temp;
    FixedClock m_clock;
    SeededIdSource m_ids {1, 1'767'225'600'000};
    DataLayout m_brand {m_temp.file("brand")};
    std::string m_file = m_temp.file("backup.qunce");
    Uuid m_tag = m_ids.next();
};

TEST_F(BackupTest, ABackupOfABrandInUseIsOneMomentOfIt)
{
    const auto storage = open(m_brand);
    putTag(*storage, m_tag, "before");
    std::atomic<bool> stop {false};
    std::thread writer([&] {
        // Two records that always say the same, so that half a change would be seen.
        const Uuid other = m_ids.next();
        for (int i = 0; !stop; ++i) {
            const auto t = must(storage->beginWrite());
            for (const Uuid &id : {m_tag, other})
                must(t->putRecord(
                    makeRecord(Kind::Card, id, bucket::ref(), {{"display_name", std::to_string(i)}})));
            must(t->commit());
        }
    });
    for (int round = 0; round < 5; ++round) {
        must(backUp(m_brand, m_file));
        EXPECT_EQ(permissionsOf(m_file), fs::perms::owner_read | fs::perms::owner_write);
        const DataLayout copy {m_temp.file("copy" + std::to_string(round))};
        must(restore(m_file, copy.root, m_clock));
        const auto restored = open(copy);
        const auto t = must(restored->beginRead());
        EXPECT_EQ(must(t->record(Kind::Tag, m_tag))->text("name"), "before");
        std::set<std::string> names;
        must(t->eachRecord(Kind::Card, [&](const Record &card) -> Result<void> {
            names.insert(card.text("display_name"));
            return {};
        }));
        EXPECT_LE(names.size(), 1U);
        EXPECT_TRUE(must(checkDatabase(*t)).clean());
    }
    stop = true;
    writer.join();
    for (const auto &entry : fs::directory_iterator(m_temp.path()))
        EXPECT_EQ(entry.path().string().find(".part"), std::string::npos) << entry.path();
}

TEST_F(BackupTest, ARestoredBrandHasTheKeysThatItsConsolesKnow)
{
    const std::string signing = readFile(m_brand.signingKey());
    must(backUp(m_brand, m_file));
    const DataLayout other {m_temp.file("other")};
    must(initialise(other.root, m_clock, m_ids));
    ASSERT_NE(readFile(other.signingKey()), signing);
    must(restore(m_file, other.root, m_clock));
    EXPECT_EQ(readFile(other.signingKey()), signing);
    EXPECT_EQ(readFile(other.sealingKey()), readFile(m_brand.sealingKey()));
    EXPECT_EQ(permissionsOf(other.signingKey()), fs::perms::owner_read | fs::perms::owner_write);
    const auto t = must(open(other)->beginRead());
    EXPECT_EQ(must(t->setting("backup.signing.key")), "") << "the database in use has no keys";
    EXPECT_NE(must(t->setting("epoch")), "");
    EXPECT_EQ(must(t->audit(1)).at(0).action, "restore");
}

TEST_F(BackupTest, TheEpochStaysAndEveryHeadLeapsBeyondWhatAnybodyHasSeen)
{
    std::string epoch;
    {
        const auto storage = open(m_brand);
        putTag(*storage, m_tag, "kept");
        must(backUp(m_brand, m_file));
        for (int i = 0; i < 10; ++i)
            putTag(*storage, m_tag, "lost " + std::to_string(i));
        epoch = must(must(storage->beginRead())->setting("epoch"));
    }
    const Restored restored = must(restore(m_file, m_brand.root, m_clock));
    const auto storage = open(m_brand);
    putTag(*storage, m_tag, "new");
    const auto t = must(storage->beginRead());
    EXPECT_EQ(must(t->setting("epoch")), epoch);
    EXPECT_GT(must(t->record(Kind::Tag, m_tag))->seq, 11U + 1000U)
        << "no seq of the lost history comes again";
    EXPECT_TRUE(must(t->commitAt(bucket::ref(), 1))) << "who stood there stands there";
    EXPECT_FALSE(must(t->commitAt(bucket::ref(), 5)));
    EXPECT_TRUE(must(checkDatabase(*t)).clean());

    fs::create_directory(m_temp.file("kept"));
    fs::rename(restored.keptDatabase, m_temp.file("kept/qunce.db"));
    EXPECT_EQ(nameOf(DataLayout {m_temp.file("kept")}, m_tag), "lost 9") << "what was there is kept";
}

TEST_F(BackupTest, ARestoreBesideARunningServerIsRefused)
{
    must(backUp(m_brand, m_file));
    const DataDirectory served = must(DataDirectory::open(m_brand.root, "qunced serve"));
    EXPECT_EQ(restore(m_file, m_brand.root, m_clock).error().code, ErrorCode::Locked);
}

TEST_F(BackupTest, WhatIsNoBackupChangesNothing)
{
    {
        const auto storage = open(m_brand);
        putTag(*storage, m_tag, "mine");
    }
    must(backUp(m_brand, m_file));
    std::string bytes = readFile(m_file);
    const std::string damaged = writeFile(m_temp.file("damaged"), bytes.substr(0, bytes.size() / 2));
    const std::string letter = writeFile(m_temp.file("letter"), "dear all");
    for (const std::string &file : {damaged, letter, m_temp.file("nothing")}) {
        const Result<Restored> restored = restore(file, m_brand.root, m_clock);
        ASSERT_FALSE(restored.ok()) << file;
        const std::string said = restored.error().userText.english();
        EXPECT_TRUE(said.starts_with(file + (fs::exists(file) ? " is no backup" : " does not exist")))
            << "the brand is not what is damaged: " << restored.error().userText.english();
        EXPECT_EQ(nameOf(m_brand, m_tag), "mine");
    }
    for (const auto &entry : fs::directory_iterator(m_brand.root))
        EXPECT_EQ(entry.path().string().find("restore"), std::string::npos) << entry.path();
}

TEST_F(BackupTest, ABackupWithOneBadRowIsRefusedUnlessItIsTheLastOneThereIs)
{
    const auto putCard = [&](const std::string &name) {
        const auto storage = open(m_brand);
        const auto t = must(storage->beginWrite());
        must(t->putRecord(makeRecord(Kind::Card, m_tag, bucket::ref(), {{"display_name", name}})));
        must(t->commit());
    };
    const auto card = [&] {
        return must(must(open(m_brand)->beginRead())->record(Kind::Card, m_tag))->text("display_name");
    };
    putCard("a name that is easily found");
    must(backUp(m_brand, m_file));
    putCard("mine");
    // The file stays a database that SQLite finds no fault with; the record has a field that there is not.
    std::string bytes = readFile(m_file);
    size_t changed = 0;
    for (size_t at = 0; (at = bytes.find("easily found", at)) != std::string::npos; ++at) {
        const size_t field = bytes.rfind("display_name", at);
        ASSERT_NE(field, std::string::npos);
        bytes.replace(field, 12, "display_nome");
        ++changed;
    }
    ASSERT_GT(changed, 0U);
    writeFile(m_file, bytes);
    fs::remove(m_file + ".sha256"); // of a backup that was made by an older version
    const Result<Restored> refused = restore(m_file, m_brand.root, m_clock);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(refused.error().userText.english().find("is damaged: the check finds"), std::string::npos)
        << refused.error().userText.english();
    EXPECT_EQ(card(), "mine");
    const Restored restored = must(restore(m_file, m_brand.root, m_clock, true));
    EXPECT_GT(restored.problems, 0U);
    EXPECT_FALSE(restored.keptDatabase.empty());
}

TEST_F(BackupTest, ALetterThatHasChangedOnTheWayIsNoticed)
{
    {
        const auto storage = open(m_brand);
        const auto t = must(storage->beginWrite());
        must(t->putRecord(
            makeRecord(Kind::Card, m_tag, bucket::ref(), {{"display_name", std::string("easily found")}})));
        must(t->commit());
    }
    must(backUp(m_brand, m_file));
    std::string bytes = readFile(m_file);
    const size_t at = bytes.find("easily found");
    ASSERT_NE(at, std::string::npos);
    writeFile(m_file, bytes.replace(at, 6, "hardly"));
    const Result<Restored> refused = restore(m_file, m_brand.root, m_clock);
    ASSERT_FALSE(refused.ok()) << "a check of the rows would find nothing";
    EXPECT_NE(refused.error().userText.english().find("SHA-256"), std::string::npos);
    EXPECT_EQ(must(restore(m_file, m_brand.root, m_clock, true)).problems, 1U);
    must(backUp(m_brand, m_file));
    must(restore(m_file, m_brand.root, m_clock)); // with the sum of the new one
    fs::remove(m_file + ".sha256");
    must(restore(m_file, m_brand.root, m_clock)); // as of older versions
}

TEST_F(BackupTest, TheKeysOfAnotherBrandAreKept)
{
    must(backUp(m_brand, m_file));
    EXPECT_TRUE(must(restore(m_file, m_brand.root, m_clock)).keptKeys.empty()) << "they are the same";
    const DataLayout other {m_temp.file("other")};
    must(initialise(other.root, m_clock, m_ids));
    const std::string signing = readFile(other.signingKey());
    const std::string sealing = readFile(other.sealingKey());
    const Restored restored = must(restore(m_file, other.root, m_clock));
    ASSERT_EQ(restored.keptKeys.size(), 2U);
    EXPECT_EQ(readFile(restored.keptKeys[0]), signing);
    EXPECT_EQ(readFile(restored.keptKeys[1]), sealing);
    EXPECT_EQ(permissionsOf(restored.keptKeys[0]), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(BackupTest, ABackupTakesThePlaceOfABackupAndOfNothingElse)
{
    must(backUp(m_brand, m_file));
    must(backUp(m_brand, m_file));
    const std::string roster = writeFile(m_temp.file("guides.csv"), "code,name\nG1,Li\n");
    const Result<void> refused = backUp(m_brand, roster);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(readFile(roster), "code,name\nG1,Li\n");
    EXPECT_FALSE(fs::exists(roster + ".part"));
}

TEST_F(BackupTest, AFailedBackupLeavesTheLastOneWhole)
{
    must(backUp(m_brand, m_file));
    const std::string before = readFile(m_file);
    fs::rename(m_brand.database(), m_temp.file("gone"));
    EXPECT_FALSE(backUp(m_brand, m_file).ok());
    EXPECT_EQ(readFile(m_file), before);
}

TEST_F(BackupTest, SealedEditsAreOpenedByTheirBrandAlone)
{
    const KeyPair keys = must(makeSealingKeys());
    const std::string text = R"({"format":"qunce-edits"})";
    std::string box(text.size() + crypto_box_SEALBYTES, '\0');
    crypto_box_seal(reinterpret_cast<unsigned char *>(box.data()),
        reinterpret_cast<const unsigned char *>(text.data()), text.size(),
        reinterpret_cast<const unsigned char *>(keys.publicKey.data()));
    const std::string file = "qunce-sealed-edits 1\n" + box;
    EXPECT_EQ(must(openSealedOutbox(file, keys)), text);
    EXPECT_EQ(openSealedOutbox(file, must(makeSealingKeys())).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(openSealedOutbox(box, keys).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(openSealedOutbox("qunce-sealed-edits 1\n", keys).error().code, ErrorCode::InvalidInput);
}

} // namespace
