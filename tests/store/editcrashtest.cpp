// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An edit that was said to be saved is there after a loss of power and after kill -9, and a group is there whole or not.

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <random>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/store/editfixture.h"
#include "tests/store/integrity.h"
#include "tests/support/powerloss.h"

namespace qunce::test {
namespace {

class EditCrashTest : public EditFixture
{
protected:
    static int images() { return std::getenv("QUNCE_LONG") ? 50'000 : 300; }
    static int kills() { return std::getenv("QUNCE_LONG") ? 1'000 : 20; }
    /// Two edits, so that half of it would be noticed; large ones, so that the log is written back now and then.
    EditAction numbered(int number)
    {
        const std::string name = std::to_string(number);
        return action({set("guide", idNumber(1), "name", name),
            set("guide", idNumber(2), "name",
                name + std::string(static_cast<size_t>(number * 997 % 40'000), '.'))});
    }
    /// How many actions are there, all from the first on; fails if one is there in part or without one before it.
    static int wholeActions(Outbox &outbox, IdSource &ids)
    {
        auto shared = std::shared_ptr<Outbox>(&outbox, [](Outbox *) {});
        EditLog log(shared, {}, ids);
        const auto listed = log.list({}, 100'000);
        EXPECT_TRUE(listed.ok()) << listed.error().detail;
        if (!listed.ok())
            return -1;
        int expected = static_cast<int>(listed->size());
        for (const ListedAction &action : *listed) {
            EXPECT_EQ(action.edits.size(), 2U);
            EXPECT_EQ(std::get<std::string>(action.edits.front().op.fields.at("name").after),
                std::to_string(expected--));
        }
        return static_cast<int>(listed->size());
    }
};

TEST_F(EditCrashTest, aLossOfPowerTakesNothingThatWasSaved)
{
    store.reset();
    std::filesystem::remove_all(directory());
    std::vector<size_t> saved; // moments
    std::vector<size_t> moments;
    constexpr int kActions = 80;
    const std::string images = m_dir.file("image");
    PowerLoss power(directory());
    {
        start();
        PowerLoss::flushDirectory(); // as Outbox::open() has done
        for (int i = 1; i <= kActions; ++i) {
            ASSERT_TRUE(log().commit(numbered(i)).ok());
            saved.push_back(PowerLoss::now());
            if (i % 7 == 0) { // what the server says is written among it
                ASSERT_TRUE(log().take({3, 100, 1 << 20}).ok());
            }
        }
        moments = PowerLoss::flushes();
        std::mt19937 random(11);
        int cutShort = 0;
        const size_t first =
            saved.front(); // the file's beginning is made durable before anything is saved in it
        for (int i = 0; i < EditCrashTest::images(); ++i) {
            SCOPED_TRACE("image " + std::to_string(i));
            std::filesystem::remove_all(images);
            std::filesystem::create_directory(images);
            size_t moment = moments[random() % moments.size()] + random() % 3;
            moment = std::clamp(moment, first, PowerLoss::now());
            PowerLoss::leave(moment, random, images);
            const auto promised = std::upper_bound(saved.begin(), saved.end(), moment) - saved.begin();
            Result<std::unique_ptr<Outbox>> outbox = Outbox::open(images + "/outbox.db");
            ASSERT_TRUE(outbox.ok()) << outbox.error().detail;
            EXPECT_EQ((*outbox)->recovery(), nullptr);
            const int there = wholeActions(**outbox, m_ids);
            EXPECT_GE(there, promised);
            EXPECT_LE(there, promised + 1);
            cutShort += there < kActions ? 1 : 0;
            if (HasFailure())
                return;
        }
        EXPECT_GT(cutShort, EditCrashTest::images() / 2);
        store.reset();
    }
}

TEST_F(EditCrashTest, killedWhileCommittingItKeepsWhatItSaidItHad)
{
    std::mt19937 random(4);
    int least = INT32_MAX;
    int most = 0;
    int before = 0;
    for (int i = 0; i < kills(); ++i) {
        SCOPED_TRACE("kill " + std::to_string(i));
        store.reset();
        int pipe[2];
        ASSERT_EQ(::pipe(pipe), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(pipe[0]);
            m_editIds = SeededIdSource(1000 + static_cast<uint64_t>(i), kNow);
            start();
            for (int number = before + 1; number < before + 5'000; ++number) {
                if (!log().commit(numbered(number)).ok() || ::write(pipe[1], &number, sizeof number) < 0)
                    ::_exit(1);
            }
            ::_exit(0);
        }
        ::close(pipe[1]);
        int said = before;
        const int wanted = before + static_cast<int>(random() % 12);
        while (said < wanted && ::read(pipe[0], &said, sizeof said) == sizeof said) { }
        ::usleep(static_cast<useconds_t>(random() % 3'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        for (int number = 0; ::read(pipe[0], &number, sizeof number) == sizeof number;)
            said = number;
        ::close(pipe[0]);
        start();
        EXPECT_EQ(store->recovery(), nullptr);
        const int there = wholeActions(*log().outbox(), m_ids);
        EXPECT_GE(there, said);
        EXPECT_LE(there, said + 1);
        least = std::min(least, there - before);
        most = std::max(most, there - before);
        before = there;
        if (HasFailure())
            return;
    }
    EXPECT_GT(most, least);
    store.reset();
    expectSound(directory());
}

} // namespace
} // namespace qunce::test
