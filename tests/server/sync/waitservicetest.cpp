// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Waiting for news: woken by commits. Runs under ThreadSanitizer too.
#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

#include "server/sync/waitservice.h"
#include "tests/server/sync/syncworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

using Names = std::vector<std::string>;
constexpr auto kSoon = std::chrono::seconds(20);

/// Takes answers from other threads.
class Mailbox
{
public:
    WaitService::Answer slot()
    {
        return [this](WaitReply reply) {
            const std::lock_guard lock(m_mutex);
            m_replies.push_back(std::move(reply));
            m_arrived.notify_all();
        };
    }
    /// The next answer that nobody has taken.
    WaitReply take()
    {
        std::unique_lock lock(m_mutex);
        EXPECT_TRUE(m_arrived.wait_for(lock, kSoon, [this] { return m_taken < m_replies.size(); }));
        return m_taken < m_replies.size() ? m_replies[m_taken++] : WaitReply();
    }
    size_t count()
    {
        const std::lock_guard lock(m_mutex);
        return m_replies.size();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<WaitReply> m_replies;
    size_t m_taken = 0;
};

class WaitServiceTest : public ::testing::Test
{
protected:
    SyncWorld m_world;
    std::shared_ptr<WaitService> m_service =
        std::make_shared<WaitService>(*m_world.heads, std::chrono::milliseconds(300));
    Mailbox m_mail;
    std::shared_ptr<const Caller> m_northern = callerOf({m_world.north});

    WaitServiceTest() { m_world.db.storage->addCommitListener(m_service); }
    ~WaitServiceTest() override { m_service->stop(); }

    std::shared_ptr<const Caller> callerOf(std::vector<Uuid> regions)
    {
        auto caller = std::make_shared<Caller>();
        caller->scope = Scope::ofRegions(Role::RegionManager, m_world.user, std::move(regions));
        return caller;
    }
    void putTag(const std::string &bucket)
    {
        m_world.putTag(m_world.db.ids.next(), bucket, std::to_string(++m_names));
    }
    /// What is said at once, or nothing.
    std::optional<WaitReply> wait(const std::string &since)
    {
        auto outcome = m_service->wait(since, m_northern, m_mail.slot(), m_waiter);
        EXPECT_TRUE(outcome.ok());
        return std::move(*outcome);
    }

    /// Waits with the token, or with the next ones: commits of a moment ago may still be on their way to the board.
    void expectToWait(std::string token)
    {
        for (int i = 0; i <= m_names; ++i) {
            const auto reply = wait(token);
            if (!reply)
                return;
            token = reply->token;
        }
        ADD_FAILURE() << "more news than commits";
    }

    uint64_t m_waiter = 0;
    int m_names = 0;
};

TEST_F(WaitServiceTest, WithoutATokenThereIsOneAtOnce)
{
    const auto reply = wait("");
    ASSERT_TRUE(reply.has_value());
    EXPECT_EQ(reply->changed, Names {});
    EXPECT_FALSE(reply->token.empty());
}

TEST_F(WaitServiceTest, ACommitInTheScopeWakesWhoWaits)
{
    const std::string token = wait("")->token;
    ASSERT_FALSE(wait(token).has_value());
    putTag(bucket::peopleOf(m_world.south));
    putTag(bucket::peopleOf(m_world.north));
    const WaitReply reply = m_mail.take();
    EXPECT_EQ(reply.changed, Names {bucket::peopleOf(m_world.north)})
        << "and the south is none of his business";
    EXPECT_NE(reply.token, token);
    EXPECT_EQ(m_service->waiting(), 0U);
    expectToWait(reply.token);
}

TEST_F(WaitServiceTest, ATokenThatIsNotCurrentIsAnsweredAtOnce)
{
    const std::string token = wait("")->token;
    ASSERT_FALSE(wait(token).has_value());
    putTag(bucket::ref());
    m_mail.take(); // the board knows now
    const auto reply = wait(token);
    ASSERT_TRUE(reply.has_value());
    EXPECT_EQ(reply->changed, Names {bucket::ref()});
}

TEST_F(WaitServiceTest, ATokenOfAnotherRunIsToldEverythingOfTheScope)
{
    putTag(bucket::ref());
    putTag(bucket::peopleOf(m_world.north));
    putTag(bucket::peopleOf(m_world.south));
    for (const char *token : {"0123456789abcdef-7", "nonsense"}) {
        const auto reply = wait(token);
        ASSERT_TRUE(reply.has_value());
        EXPECT_EQ(reply->changed, (Names {bucket::peopleOf(m_world.north), bucket::ref()}));
        expectToWait(reply->token);
    }
}

TEST_F(WaitServiceTest, WhoseRightsHaveChangedIsToldEverythingOfHisNewScope)
{
    putTag(bucket::peopleOf(m_world.north));
    putTag(bucket::peopleOf(m_world.south));
    const std::string token = wait("")->token;
    m_northern = callerOf({m_world.north, m_world.south});
    const auto reply = wait(token);
    ASSERT_TRUE(reply.has_value());
    EXPECT_EQ(reply->changed, (Names {bucket::peopleOf(m_world.north), bucket::peopleOf(m_world.south)}));
    expectToWait(reply->token);
}

TEST_F(WaitServiceTest, AFactBucketWakesAgainOnlyAfterItsPause)
{
    const ColumnAddress column {m_world.north, 2026, Metric::Orders, "2026-01-05"};
    const std::string facts = bucket::factsOf(m_world.north, 2026);
    ASSERT_FALSE(wait(wait("")->token).has_value());
    m_world.putColumn(column, "a");
    const WaitReply first = m_mail.take();
    EXPECT_EQ(first.changed, Names {facts});
    const auto begun = std::chrono::steady_clock::now();
    m_world.putColumn(column, "b");
    const auto second = wait(first.token);
    EXPECT_EQ((second ? *second : m_mail.take()).changed, Names {facts});
    EXPECT_GE(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds(100));
}

TEST_F(WaitServiceTest, WhoGivesUpIsAnsweredWithNothingAndForgotten)
{
    ASSERT_FALSE(wait(wait("")->token).has_value());
    EXPECT_EQ(m_service->waiting(), 1U);
    m_service->endWait(m_waiter);
    EXPECT_EQ(m_mail.take().changed, Names {});
    EXPECT_EQ(m_service->waiting(), 0U);
    m_service->endWait(m_waiter);
    putTag(bucket::ref());
    EXPECT_EQ(m_mail.count(), 1U);
}

TEST_F(WaitServiceTest, StoppingAnswersEverybody)
{
    const std::string token = wait("")->token;
    for (int i = 0; i < 5; ++i)
        ASSERT_FALSE(wait(token).has_value());
    m_service->stop();
    EXPECT_EQ(m_mail.count(), 5U);
    const auto late = wait(token);
    ASSERT_TRUE(late.has_value());
    EXPECT_EQ(late->token, token);
}

TEST_F(WaitServiceTest, NobodyMissesACommitWhoAskedBeforeHePulled)
{
    for (int round = 0; round < 50; ++round) {
        const std::string token = wait("")->token;
        putTag(bucket::ref());
        const auto reply = wait(token);
        const WaitReply heard = reply ? *reply : m_mail.take();
        EXPECT_EQ(heard.changed, Names {bucket::ref()});
    }
}

} // namespace
