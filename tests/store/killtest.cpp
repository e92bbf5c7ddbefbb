// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A process that fills or applies is killed at random moments. Whatever the moment: the files are sound, readers see the
// state before or after, and the next start goes on from what was committed and ends with what the server has.

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/store/integrity.h"
#include "tests/store/modelserver.h"
#include "tests/store/storefixture.h"

namespace qunce::test {
namespace {

class KillTest : public StoreFixture
{
protected:
    static int kills() { return std::getenv("QUNCE_LONG") ? 200 : 15; }

    /// Begins to sync in a child process.
    pid_t beginSync(ModelServer &server)
    {
        store.reset();
        const pid_t child = ::fork();
        if (child == 0) {
            start();
            ModelClient client(server, *store, loaded);
            ::_exit(client.sync(40).ok() ? 0 : 1);
        }
        return child;
    }
    /// How long a whole sync takes on this machine, with what else it does.
    std::chrono::microseconds timeOfSync(ModelServer &server)
    {
        const auto begin = std::chrono::steady_clock::now();
        int status = 0;
        ::waitpid(beginSync(server), &status, 0);
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        return std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - begin);
    }
    /// The child is killed after so many microseconds. True if it had not ended by then.
    bool syncAndKill(ModelServer &server, unsigned microseconds)
    {
        const pid_t child = beginSync(server);
        ::usleep(microseconds);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
        return WIFSIGNALED(status);
    }
    void finish(ModelServer &server)
    {
        ModelClient client(server, *store, loaded);
        const Result<void> synced = client.sync(1000);
        ASSERT_TRUE(synced.ok()) << synced.error().detail;
        CacheReader reader(directory());
        EXPECT_EQ(difference(*visibleTo(reader), readable(server.rows())), "");
        store.reset();
        expectSound(directory());
    }
};

TEST_F(KillTest, aFillGoesOnFromWhereItWasCommitted)
{
    m_options.batchRows = 150;
    ModelServer server(1);
    server.fill(150);
    const auto whole = static_cast<unsigned>(timeOfSync(server).count());
    std::mt19937 random(1);
    int hit = 0;
    int resumed = 0;
    for (int i = 0; i < kills(); ++i) {
        SCOPED_TRACE("kill " + std::to_string(i));
        store.reset();
        std::filesystem::remove_all(directory());
        hit += syncAndKill(server, static_cast<unsigned>(random() % whole)) ? 1 : 0;
        if (!newestCache(directory()).empty())
            expectSound(directory());
        start();
        resumed += loaded.buckets.empty() ? 0 : 1;
        finish(server);
        if (HasFailure())
            return;
    }
    EXPECT_GT(hit, 0);
    EXPECT_GT(resumed, 0);
}

TEST_F(KillTest, anAppliedDeltaIsThereWholeOrNotAtAll)
{
    ModelServer server(1);
    server.fill(100);
    {
        ModelClient client(server, *store, loaded);
        ASSERT_TRUE(client.sync(1000).ok());
    }
    const auto records = [](const ModelRows &rows) {
        ModelRows found = readable(rows);
        std::erase_if(found, [](const auto &row) { return std::get<0>(row.first) == "fact"; });
        return found;
    };
    std::mt19937 random(2);
    for (int i = 0; i < kills(); ++i) {
        SCOPED_TRACE("kill " + std::to_string(i));
        const ModelRows before = records(server.rows());
        server.change(150);
        syncAndKill(server, static_cast<unsigned>(1'000 + random() % 40'000));
        CacheReader reader(directory());
        const Result<ModelRows> seen = visibleTo(reader);
        ASSERT_TRUE(seen.ok()) << seen.error().detail;
        EXPECT_TRUE(records(*seen) == before || records(*seen) == records(server.rows()));
        expectSound(directory());
        start();
        finish(server);
        if (HasFailure())
            return;
    }
}

} // namespace
} // namespace qunce::test
