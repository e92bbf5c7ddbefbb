// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The outbox is never rebuilt from the server: what is damaged is made anew of its copies and of what can still be read,
// and people are told exactly what is gone.

#include <filesystem>
#include <random>

#include "models/store/outboxcopies.h"
#include "tests/store/editfixture.h"
#include "tests/store/integrity.h"
#include "tests/support/failingwrites.h"
#include "tests/support/files.h"

namespace qunce::test {
namespace {

namespace fs = std::filesystem;

class OutboxDamageTest : public EditFixture
{
protected:
    std::string path() const { return directory() + "/outbox.db"; }
    /// Names of edits, in order.
    std::vector<std::string> kept()
    {
        std::vector<std::string> found;
        const auto listed = log().list({}, 10'000);
        EXPECT_TRUE(listed.ok()) << listed.error().detail;
        for (auto action = listed->rbegin(); action != listed->rend(); ++action) {
            for (const StoredEdit &edit : action->edits)
                found.push_back(std::get<std::string>(edit.op.fields.at("name").after));
        }
        return found;
    }
    void edit(const std::string &name)
    {
        EditAction made = action({set("guide", idNumber(1), "name", name)});
        made.title = Message("Rename to %1", {name});
        ASSERT_TRUE(log().commit(made).ok());
    }
    void damage(size_t at, size_t bytes, char with = 'x')
    {
        std::string file = readFile(path());
        for (size_t i = at; i < std::min(file.size(), at + bytes); ++i)
            file[i] = with;
        writeFile(path(), file);
    }
    std::vector<std::string> lost()
    {
        std::vector<std::string> names;
        if (store->recovery()) {
            for (const NotedEdits &edits : store->recovery()->lost)
                names.push_back(edits.title.asMessage().english());
        }
        return names;
    }
    using Names = std::vector<std::string>;
};

TEST_F(OutboxDamageTest, anOutboxInOrderIsLeftAlone)
{
    edit("a");
    start();
    EXPECT_EQ(store->recovery(), nullptr);
    EXPECT_EQ(kept(), Names {"a"});
}

TEST_F(OutboxDamageTest, twoCopiesAreKeptInTurn)
{
    for (int i = 0; i < 49; ++i)
        edit(std::to_string(i));
    ASSERT_TRUE(log().copyIfDue().ok());
    const auto copies = [&] {
        int found = 0;
        for (const std::string &copy : outboxCopies(path()))
            found += fs::exists(copy) ? 1 : 0;
        return found;
    };
    EXPECT_EQ(copies(), 0);
    edit("the fiftieth");
    ASSERT_TRUE(log().copyIfDue().ok());
    EXPECT_EQ(copies(), 1);
    edit("one more");
    start(); // closing makes one, too
    EXPECT_EQ(copies(), 2);
    for (const std::string &copy : outboxCopies(path()))
        EXPECT_EQ(fs::status(copy).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(queryInteger(outboxCopies(path()).back(), "SELECT count(*) FROM edit"), 51);
}

TEST_F(OutboxDamageTest, aFileThatIsNoDatabaseAnyMoreComesBackFromItsCopy)
{
    edit("a");
    edit("b");
    start(); // closed once: there is a copy
    edit("c");
    store.reset();
    fs::remove(outboxCopies(path()).back()); // that of the last end; the one before knows nothing of c
    writeFile(path(), std::string(30'000, 'x'));
    const Uuid client = loaded.clientId;
    start();
    ASSERT_NE(store->recovery(), nullptr);
    EXPECT_TRUE(store->recovery()->fromCopy);
    EXPECT_TRUE(fs::exists(store->recovery()->setAside));
    EXPECT_EQ(kept(), (Names {"a", "b"}));
    EXPECT_EQ(lost(), Names {"Rename to c"});
    EXPECT_EQ(loaded.clientId, client);
    EXPECT_EQ(nameOf(1), "b"); // readers follow to the new file
    EXPECT_EQ(sent(), "1 set | 2 set");
    start();
    EXPECT_EQ(store->recovery(), nullptr);
}

TEST_F(OutboxDamageTest, aMissingFileComesBackFromItsCopy)
{
    edit("a");
    store.reset();
    for (const char *suffix : {"", "-wal", "-shm"})
        fs::remove(path() + suffix);
    start();
    ASSERT_NE(store->recovery(), nullptr);
    EXPECT_EQ(kept(), Names {"a"});
    EXPECT_TRUE(lost().empty());
}

TEST_F(OutboxDamageTest, oneDamagedEditIsFoundByItsChecksumAndTheOthersStay)
{
    for (const char *name : {"a", "b", "c"})
        edit(name);
    store.reset();
    for (const std::string &copy : outboxCopies(path()))
        fs::remove(copy);
    execute(path(), "UPDATE edit SET payload = x'00' WHERE place = 2");
    start();
    ASSERT_NE(store->recovery(), nullptr);
    EXPECT_FALSE(store->recovery()->fromCopy);
    EXPECT_EQ(kept(), (Names {"a", "c"}));
    EXPECT_EQ(lost(), Names {"Rename to b"});
    EXPECT_EQ(loaded.sessionNo, 2U); // its notes were readable
}

TEST_F(OutboxDamageTest, withoutAnythingReadableItBeginsAnewAndSaysWhatIsLost)
{
    edit("a");
    store.reset();
    for (const std::string &copy : outboxCopies(path()))
        fs::remove(copy);
    writeFile(path(),
        "rubbish that is no database, long enough to be looked at as one, one would think so at least");
    start();
    ASSERT_NE(store->recovery(), nullptr);
    EXPECT_TRUE(kept().empty());
    EXPECT_EQ(lost(), Names {"Rename to a"});
    edit("b");
    EXPECT_EQ(kept(), Names {"b"});
}

TEST_F(OutboxDamageTest, whateverPagesAreDamagedNothingIsLostUnsaid)
{
    std::mt19937 random(3);
    Names all;
    for (int i = 0; i < 60; ++i) {
        all.push_back("name " + std::to_string(i) + std::string(random() % 300, '.'));
        edit(all.back());
    }
    store.reset();
    const std::string sound = readFile(path());
    const Names copies = outboxCopies(path());
    const std::string copy = readFile(copies.back());
    int recovered = 0;
    for (int i = 0; i < 25; ++i) {
        SCOPED_TRACE(i);
        store.reset();
        for (const char *suffix : {"-wal", "-shm"})
            fs::remove(path() + suffix);
        for (const std::string &file : copies)
            fs::remove(file);
        writeFile(path(), sound);
        if (i % 2 == 0)
            writeFile(copies.back(), copy);
        damage(random() % sound.size(), 1 + random() % 6000, static_cast<char>(random()));
        start();
        recovered += store->recovery() ? 1 : 0;
        Names known = kept();
        for (const std::string &name : lost())
            known.push_back(name.substr(std::string("Rename to ").size()));
        std::sort(known.begin(), known.end());
        Names expected = all;
        std::sort(expected.begin(), expected.end());
        EXPECT_EQ(known, expected);
        if (i % 2 == 0) {
            EXPECT_TRUE(lost().empty());
        }
    }
    EXPECT_GT(recovered, 10);
}

TEST_F(OutboxDamageTest, aFullDiskLeavesRoomForEdits)
{
    m_options.ballastBytes = 1 << 20;
    start();
    const std::string ballast = directory() + "/outbox.ballast";
    ASSERT_TRUE(fs::exists(ballast));
    EXPECT_EQ(fs::file_size(ballast), 1U << 20);
    store.reset();
    {
        FailingWrites disk;
        start();
        disk.failAt(1, FailingWrites::Fault::FullDisk);
        const EditAction made = action({set("guide", idNumber(1), "name", "a")});
        const Result<void> done = log().commit(made);
        ASSERT_FALSE(done.ok()); // this disk stays full whatever is removed from it
        EXPECT_EQ(done.error().code, ErrorCode::DiskFull);
        EXPECT_FALSE(fs::exists(ballast));
        disk.mend();
        EXPECT_TRUE(log().commit(made).ok());
        store.reset();
    }
}

TEST_F(OutboxDamageTest, anEditWhoseWriteFailsIsThereWholeOrNotAtAll)
{
    store.reset();
    FailingWrites disk;
    int failures = 0;
    for (const auto fault : {FailingWrites::Fault::FullDisk, FailingWrites::Fault::BadBlock}) {
        for (int number = 1; number < 40; number += 3) {
            SCOPED_TRACE(number);
            start();
            const size_t before = kept().size();
            const EditAction made =
                action({set("guide", idNumber(1), "name", "one"), set("guide", idNumber(2), "name", "two")});
            disk.failAt(number, fault);
            const Result<void> done = log().commit(made);
            disk.mend();
            failures += done.ok() ? 0 : 1;
            EXPECT_EQ(kept().size(), before + (done.ok() ? 2 : 0));
            start();
            EXPECT_EQ(kept().size(), before + (done.ok() ? 2 : 0));
            EXPECT_EQ(store->recovery(), nullptr);
            if (!done.ok()) {
                EXPECT_TRUE(log().commit(made).ok());
            }
        }
    }
    EXPECT_GT(failures, 5);
    store.reset();
    expectSound(directory());
}

TEST_F(OutboxDamageTest, sealedEditsAreReadableForTheServerAloneAndNothingStays)
{
    edit("群策群力 secret canary");
    log().copyIfDue().ok();
    start();
    edit("another canary");
    ASSERT_FALSE(log().seal("short").ok());
    EXPECT_EQ(kept().size(), 2U);
    ASSERT_TRUE(log().seal(std::string(32, 'k')).ok());
    EXPECT_TRUE(kept().empty());
    EXPECT_EQ(nameOf(1), "导购1");
    int sealed = 0;
    for (const auto &entry : fs::directory_iterator(directory())) {
        EXPECT_EQ(readFile(entry.path()).find("canary"), std::string::npos) << entry.path();
        sealed += entry.path().extension() == ".sealed" ? 1 : 0;
    }
    EXPECT_EQ(sealed, 1);
}

TEST_F(OutboxDamageTest, withoutAKeyNothingOfThemStaysAnywhere)
{
    edit("群策群力 secret canary");
    log().copyIfDue().ok();
    start();
    edit("another canary");
    ASSERT_TRUE(log().seal(std::nullopt).ok());
    EXPECT_TRUE(kept().empty());
    for (const auto &entry : fs::directory_iterator(directory())) {
        EXPECT_EQ(readFile(entry.path()).find("canary"), std::string::npos) << entry.path();
        EXPECT_NE(entry.path().extension(), ".sealed");
    }
}

} // namespace
} // namespace qunce::test
