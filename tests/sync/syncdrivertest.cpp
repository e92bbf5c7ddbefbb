// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real driver, store and server; only the network's client is plain sockets.

#include <condition_variable>
#include <filesystem>
#include <mutex>

#include <gtest/gtest.h>

#include "models/store/cachereader.h"
#include "models/store/cachestore.h"
#include "models/sync/syncdriver.h"
#include "tests/sync/brandserver.h"
#include "tests/sync/loopbackserver.h"
#include "tests/sync/rawtransport.h"

namespace qunce::test {

namespace {

using namespace std::chrono_literals;

/// A console's end of things: what the driver tells, and waiting for it.
class Console
{
public:
    explicit Console(const std::string &directory) : m_directory(directory)
    {
        Result<Profile> profile = Profile::open(directory, Profile::Access::ReadWrite);
        std::unique_ptr<SyncStore> store;
        if (profile.ok()) {
            Result<std::unique_ptr<CacheStore>> opened =
                CacheStore::open(std::move(profile).value(), m_ids, {machineBootId()});
            EXPECT_TRUE(opened.ok());
            store = std::move(opened).value();
        }
        SyncDriverOptions options;
        options.engine.backOffMinMs = 20;
        options.engine.pullGapMs = 10;
        options.engine.pollMs = 1'000;
        options.statusChanged = [this](const SyncStatus &status) {
            const std::lock_guard lock(m_mutex);
            m_status = status;
            m_changed.notify_all();
        };
        options.dataChanged = [this](const std::vector<std::string> &kinds) {
            const std::lock_guard lock(m_mutex);
            m_kinds.insert(kinds.begin(), kinds.end());
            m_changed.notify_all();
        };
        driver = std::make_unique<SyncDriver>(std::move(store), SessionFile(directory + "/session.json"),
            m_transport, m_clock, std::move(options));
    }

    bool waitFor(SyncPhase phase)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 60s, [&] { return m_status.phase == phase; });
    }
    bool waitForChange(const std::string &kind)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 60s, [&] { return m_kinds.erase(kind) > 0; });
    }
    void forgetChanges()
    {
        const std::lock_guard lock(m_mutex);
        m_kinds.clear();
    }
    uint64_t tags() const
    {
        CacheReader reader(m_directory);
        Result<ReadSnapshot> snapshot = reader.snapshot();
        if (!snapshot.ok())
            return 0;
        const Result<uint64_t> count = snapshot->count(Kind::Tag);
        EXPECT_TRUE(count.ok());
        return count.ok() ? *count : 0;
    }

    ~Console() { driver.reset(); } // before what it calls

    std::unique_ptr<SyncDriver> driver;

private:
    std::string m_directory;
    SystemClock m_clock;
    RandomIdSource m_ids {m_clock};
    RawTransport m_transport;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    SyncStatus m_status;
    std::set<std::string> m_kinds;
};

class SyncDriverTest : public ::testing::Test
{
protected:
    SyncStart signIn(bool once = false, const std::string &password = BrandServer::kPassword) const
    {
        SyncStart how;
        how.once = once;
        how.signIn = SignIn {server.url(), "wang", password, "laptop"};
        return how;
    }
    std::string profile() const { return folder.file("profile"); }
    /// What the server says to a wait for a token.
    int statusOf(const std::string &accessToken) const
    {
        Send wait;
        wait.request = WaitCall {};
        wait.accessToken = accessToken;
        wait.clientId = *Uuid::parse("0197a000-0000-7000-8000-0000000000c1");
        const HttpRequest request = httpRequest(wait);
        std::string text = request.method + " " + request.path + " HTTP/1.1\r\nHost: test\r\n";
        for (const auto &[name, value] : request.headers)
            text += name + ": " + value + "\r\n";
        return RawClient(server.port()).ask(text + "\r\n").status;
    }

    TempDir folder;
    BrandServer server;
};

TEST_F(SyncDriverTest, FillsTheCacheAndFollowsTheServer)
{
    server.putTag("VIP");
    Console console(profile());
    console.driver->start(signIn());
    ASSERT_TRUE(console.waitFor(SyncPhase::Synced));
    EXPECT_EQ(console.tags(), 1U);
    EXPECT_TRUE(console.driver->status().recordsUsable);
    EXPECT_GT(console.driver->status().lastCompleteMs, 0);

    console.forgetChanges();
    server.putTag("new");
    ASSERT_TRUE(console.waitForChange("tag")) << "without being asked";
    EXPECT_EQ(console.tags(), 2U);
}

TEST_F(SyncDriverTest, OnceEndsAndTheNextRunIsStillSignedIn)
{
    server.putTag("VIP");
    {
        Console console(profile());
        console.driver->start(signIn(true));
        const std::optional<Result<void>> result = console.driver->waitFinished(60s);
        ASSERT_TRUE(result.has_value());
        EXPECT_TRUE(result->ok()) << result->error().detail;
        EXPECT_EQ(console.tags(), 1U);
    }
    server.putTag("second");
    Console console(profile());
    SyncStart how;
    how.once = how.verifyAll = true;
    console.driver->start(how);
    const std::optional<Result<void>> result = console.driver->waitFinished(60s);
    ASSERT_TRUE(result.has_value());
    EXPECT_TRUE(result->ok()) << result->error().detail;
    EXPECT_EQ(console.tags(), 2U);
}

TEST_F(SyncDriverTest, AWrongPasswordEndsOnceWithItsMessage)
{
    Console console(profile());
    console.driver->start(signIn(true, "a wrong password"));
    const std::optional<Result<void>> result = console.driver->waitFinished(60s);
    ASSERT_TRUE(result.has_value());
    ASSERT_FALSE(result->ok());
    EXPECT_EQ(result->error().code, ErrorCode::PermissionDenied);
    EXPECT_EQ(result->error().userText.english(), "The user name or the password is wrong.");
}

TEST_F(SyncDriverTest, GoesOnByItselfWhenTheServerComesBack)
{
    Console console(profile());
    console.driver->start(signIn());
    ASSERT_TRUE(console.waitFor(SyncPhase::Synced));
    server.stop();
    ASSERT_TRUE(console.waitFor(SyncPhase::Offline));
    server.putTag("while nobody could see");
    server.start(server.port());
    ASSERT_TRUE(console.waitFor(SyncPhase::Synced));
    EXPECT_EQ(console.tags(), 1U);
}

TEST_F(SyncDriverTest, SigningOutEndsTheSessionHereAndThere)
{
    Console console(profile());
    console.driver->start(signIn());
    ASSERT_TRUE(console.waitFor(SyncPhase::Synced));
    const SessionFile file(profile() + "/session.json");
    const Result<std::optional<Session>> before = file.read();
    ASSERT_TRUE(before.ok() && before->has_value());
    EXPECT_EQ(statusOf((*before)->tokens.access), 200);

    console.driver->signOut();
    ASSERT_TRUE(console.waitFor(SyncPhase::SignedOut));
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    int status = 200;
    while (status == 200 && std::chrono::steady_clock::now() < deadline)
        status = statusOf((*before)->tokens.access);
    EXPECT_EQ(status, 401);

    console.driver->stop();
    const Result<std::optional<Session>> after = file.read();
    ASSERT_TRUE(after.ok() && after->has_value());
    EXPECT_EQ((*after)->tokens, TokenPair {});
    EXPECT_EQ((*after)->user.name, "wang");
}

TEST_F(SyncDriverTest, ASecondOneOnTheProfileOnlyReads)
{
    Console first(profile());
    Console second(profile());
    SyncStart how;
    how.once = true;
    second.driver->start(how);
    EXPECT_EQ(second.driver->status().phase, SyncPhase::ReadOnly);
    EXPECT_FALSE(second.driver->status().problem.empty());
    const std::optional<Result<void>> result = second.driver->waitFinished(0s);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->error().code, ErrorCode::Locked);
}

TEST_F(SyncDriverTest, StopsAtOnceWhateverTheNetworkDoes)
{
    std::atomic<bool> asked = false;
    LoopbackServer silent([&](LoopbackServer::Connection &connection) {
        connection.request();
        asked = true;
        asked.notify_all();
        connection.waitForClose();
    });
    Console console(profile());
    SyncStart how;
    how.signIn = SignIn {silent.url(), "wang", "secret", "laptop"};
    console.driver->start(how);
    asked.wait(false);
    const auto begin = std::chrono::steady_clock::now();
    console.driver->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
    EXPECT_TRUE(console.driver->waitFinished(0s)->ok());
    console.driver->stop(); // again
}

TEST_F(SyncDriverTest, IsCalledByManyThreadsAndStoppedInTheMiddle)
{
    for (int index = 0; index < 50; ++index)
        server.putTag("tag " + std::to_string(index));
    for (int round = 0; round < 8; ++round) {
        Console console(profile());
        console.driver->start(round == 0 ? signIn() : SyncStart());
        std::vector<std::jthread> callers;
        for (int caller = 0; caller < 3; ++caller) {
            callers.emplace_back([&console, round] {
                for (int call = 0; call < 20 * round; ++call) {
                    console.driver->syncNow();
                    console.driver->status();
                    console.tags();
                }
            });
        }
        EXPECT_TRUE(round > 0 || console.waitFor(SyncPhase::Synced));
        callers.clear();
    }
    Console console(profile());
    console.driver->start({});
    EXPECT_TRUE(console.waitFor(SyncPhase::Synced));
    EXPECT_EQ(console.tags(), 50U);
}

} // namespace

} // namespace qunce::test
