// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sync/enginebench.h"

namespace qunce::test {

namespace {

SignIn wang()
{
    return {"http://127.0.0.1:1", "wang", "secret", "laptop"};
}

TEST(EngineSession, StaysSignedIn)
{
    EngineBench bench;
    bench.start();
    ASSERT_TRUE(bench.calling<HelloCall>());
    EXPECT_EQ(bench.call->accessToken, "access-1");
    EXPECT_EQ(bench.calling<HelloCall>()->request.clientId, bench.stored.clientId);
}

TEST(EngineSession, AnExpiredTokenIsRefreshedOnceAndTheRequestRepeated)
{
    EngineBench bench;
    bench.start();
    bench.refuse(401, WireAction::Refresh, "token_expired");
    ASSERT_TRUE(bench.calling<RefreshCall>());
    EXPECT_EQ(bench.calling<RefreshCall>()->refresh, "refresh-1");
    EXPECT_EQ(bench.call->accessToken, "");

    bench.answer(RefreshReply {{"access-2", 1, "refresh-2", 2}});
    EXPECT_EQ(bench.commanded<KeepSession>()->session->tokens.refresh, "refresh-2");
    EXPECT_FALSE(bench.call) << "not used before it is kept";
    bench.kept();
    ASSERT_TRUE(bench.calling<HelloCall>());
    EXPECT_EQ(bench.call->accessToken, "access-2");

    bench.refuse(401, WireAction::Refresh, "token_expired");
    EXPECT_EQ(bench.phase(), SyncPhase::SignInNeeded) << "once";
    EXPECT_EQ(bench.commanded<KeepSession>()->session->tokens, TokenPair {});
    EXPECT_FALSE(bench.call);
}

TEST(EngineSession, AFreshTokenMayGrowOldWhileThereIsNoNetwork)
{
    EngineBench bench;
    bench.start();
    bench.refuse(401, WireAction::Refresh, "token_expired");
    bench.answer(RefreshReply {{"access-2", 1, "refresh-2", 2}});
    bench.kept();
    bench.silence();
    bench.nowMs += 3'600'000;
    bench.fire(Timer::BackOff);
    bench.refuse(401, WireAction::Refresh, "token_expired");
    ASSERT_TRUE(bench.calling<RefreshCall>());
    EXPECT_EQ(bench.calling<RefreshCall>()->refresh, "refresh-2");
}

TEST(EngineSession, EachExpiryHasItsOwnRefresh)
{
    EngineBench bench;
    bench.start();
    bench.refuse(401, WireAction::Refresh, "token_expired");
    bench.answer(RefreshReply {{"access-2", 1, "refresh-2", 2}});
    bench.kept();
    bench.answer(bench.hello());
    bench.did();
    bench.did();
    bench.refuse(401, WireAction::Refresh, "token_expired"); // of the wait for a token
    EXPECT_EQ(bench.calling<RefreshCall>()->refresh, "refresh-2");
}

TEST(EngineSession, ExpiryBetweenPagesLosesNothing)
{
    EngineBench bench;
    bench.toPull();
    PullHeader header = bench.header();
    header.next = {{"ref", 5}};
    bench.answerPage(header);
    const PullRequest second = bench.pull();
    bench.refuse(401, WireAction::Refresh, "token_expired");
    bench.took(); // the first page, meanwhile
    bench.answer(RefreshReply {{"access-2", 1, "refresh-2", 2}});
    bench.kept();
    ASSERT_TRUE(bench.calling<PullCall>());
    EXPECT_EQ(bench.pull().from, second.from);
    EXPECT_EQ(bench.call->accessToken, "access-2");
}

TEST(EngineSession, ALostRefreshIsRepeatedWithTheSameToken)
{
    EngineBench bench;
    bench.start();
    bench.refuse(401, WireAction::Refresh, "token_expired");
    bench.silence();
    EXPECT_EQ(bench.phase(), SyncPhase::Offline);
    bench.fire(Timer::BackOff);
    EXPECT_EQ(bench.calling<RefreshCall>()->refresh, "refresh-1");
}

TEST(EngineSession, ARefusedRefreshNeedsTheUser)
{
    EngineBench bench;
    bench.start();
    bench.refuse(401, WireAction::Refresh, "token_expired");
    bench.refuse(401, WireAction::Login, "token_invalid");
    EXPECT_EQ(bench.phase(), SyncPhase::SignInNeeded);
    EXPECT_EQ(bench.problem(), "Please sign in again.");
}

TEST(EngineSession, TokensThatCannotBeKeptAreNotUsed)
{
    EngineBench bench;
    bench.start();
    bench.refuse(401, WireAction::Refresh, "token_expired");
    bench.answer(RefreshReply {{"access-2", 1, "refresh-2", 2}});
    bench.keeping = --bench.keeps > 0;
    bench.step(SessionKept {Error {ErrorCode::DiskFull, QUNCE_TEXT("x"), ""}});
    EXPECT_FALSE(bench.call);
    bench.fire(Timer::BackOff);
    EXPECT_EQ(bench.commanded<KeepSession>()->session->tokens.refresh, "refresh-2");
    bench.kept();
    EXPECT_EQ(bench.call->accessToken, "access-2");
}

TEST(EngineSession, AWrongPasswordIsSaidAndNothingKept)
{
    EngineBench bench;
    bench.step(Started {});
    bench.loadStore();
    bench.step(wang());
    bench.loadStore();
    bench.refuse(401, WireAction::Login, "wrong_password");
    EXPECT_EQ(bench.phase(), SyncPhase::SignedOut);
    EXPECT_EQ(bench.problem(), "The user name or the password is wrong.");
    EXPECT_FALSE(bench.keeping);
    bench.step(wang());
    bench.loadStore();
    bench.refuse(401, WireAction::Login, "account_disabled");
    EXPECT_EQ(bench.problem(), "This account is disabled. Ask your administrator.");
}

TEST(EngineSession, SigningInWithoutANetworkIsNotRepeatedBehindTheUsersBack)
{
    EngineBench bench;
    bench.step(Started {});
    bench.loadStore();
    bench.step(wang());
    bench.loadStore();
    bench.silence(NoAnswer::Cause::NotQunce);
    EXPECT_EQ(bench.phase(), SyncPhase::SignedOut);
    EXPECT_FALSE(bench.timers.count(Timer::BackOff));
    EXPECT_NE(bench.problem().find("sign-in page of this network"), std::string::npos);
}

TEST(EngineSession, TooManyWrongPasswordsAreSaidAtOnce)
{
    for (const bool once : {false, true}) {
        EngineBench bench;
        Started started;
        started.signIn = wang();
        started.once = once;
        bench.step(started);
        bench.loadStore();
        bench.refuse(429, WireAction::BackOff, "slow_down", 290'000);
        EXPECT_EQ(bench.problem(), "Too many wrong passwords or sign-ins. Try again in 5 min.");
        EXPECT_FALSE(bench.timers.count(Timer::BackOff)) << "nothing is repeated";
        ASSERT_EQ(bench.finished.has_value(), once);
        if (once) {
            EXPECT_EQ(bench.finished->error().code, ErrorCode::PermissionDenied);
        }
    }
}

TEST(EngineSession, WhyTheServerEndedTheSessionIsKept)
{
    EngineBench bench;
    bench.start();
    bench.refuse(401, WireAction::Login, "account_disabled");
    EXPECT_EQ(bench.commanded<KeepSession>()->session->endedBecause, "account_disabled");
}

TEST(EngineSession, AnotherUserDoesNotSeeTheRowsOfTheLast)
{
    EngineBench bench;
    bench.storeComplete();
    Started started;
    started.session = bench.session();
    started.session->tokens = {};
    started.session->user.id = *Uuid::parse("0197a000-0000-7000-8000-0000000000b2");
    started.signIn = wang();
    bench.step(started);
    bench.loadStore();
    bench.answer(bench.sessionReply());
    ASSERT_TRUE(bench.storing<DiscardCache>());
    EXPECT_FALSE(bench.keeping) << "or a crash between the two would show them";
    bench.storeEmpty();
    bench.did();
    bench.loadStore();
    EXPECT_TRUE(bench.keeping);
    EXPECT_FALSE(bench.engine.status().recordsUsable);
}

TEST(EngineSession, TheSameUserKeepsTheCache)
{
    EngineBench bench;
    bench.storeComplete();
    Started started;
    started.session = bench.session();
    started.session->tokens = {};
    started.signIn = wang();
    bench.step(started);
    bench.loadStore();
    bench.answer(bench.sessionReply());
    EXPECT_FALSE(bench.storing<DiscardCache>());
    EXPECT_TRUE(bench.keeping);
}

TEST(EngineSession, WithoutASessionFileTheLastHelloSaysWhoseTheCacheIs)
{
    for (const bool isTheirs : {true, false}) {
        EngineBench bench;
        bench.storeComplete();
        bench.stored.ownerId = bench.session().user.id;
        if (!isTheirs)
            bench.stored.ownerId.bytes[15] ^= 1;
        Started started;
        started.signIn = wang();
        bench.step(started);
        bench.loadStore();
        bench.answer(bench.sessionReply());
        EXPECT_EQ(bench.storing<DiscardCache>() != nullptr, !isTheirs);
        EXPECT_EQ(bench.keeping, isTheirs);
    }
}

TEST(EngineSession, AServerWithAnotherKeyIsNotTakenForTheKnownOne)
{
    EngineBench bench;
    Started started;
    started.session = bench.session();
    started.session->tokens = {};
    started.session->signingKey = std::string(32, 'k');
    started.signIn = wang();
    bench.step(started);
    bench.loadStore();
    bench.answer(bench.sessionReply());
    EXPECT_EQ(bench.phase(), SyncPhase::SignedOut);
    EXPECT_FALSE(bench.keeping);
    EXPECT_NE(bench.problem(), "");
}

TEST(EngineSession, SigningOutRevokesTheTokensAndKeepsTheUsersName)
{
    EngineBench bench;
    bench.toWaiting();
    bench.step(SignOut {});
    ASSERT_TRUE(bench.commanded<Send>());
    EXPECT_TRUE(std::holds_alternative<SignOutCall>(bench.commanded<Send>()->request));
    EXPECT_EQ(bench.commanded<Send>()->accessToken, "access-1");
    EXPECT_EQ(bench.commanded<KeepSession>()->session->tokens, TokenPair {});
    EXPECT_EQ(bench.commanded<KeepSession>()->session->user, bench.session().user);
    EXPECT_EQ(bench.phase(), SyncPhase::SignedOut);
}

TEST(EngineSession, OnceWithoutASessionEndsAtOnce)
{
    EngineBench bench;
    Started started;
    started.once = true;
    bench.step(started);
    bench.loadStore();
    ASSERT_TRUE(bench.finished);
    EXPECT_EQ(bench.finished->error().code, ErrorCode::PermissionDenied);
}

// Wipe.

Refused revoked(const std::string &signature, const std::string &code = "device_revoked")
{
    Refused refusal;
    refusal.status = 403;
    refusal.error.code = code;
    refusal.error.action = WireAction::Wipe;
    refusal.error.signature = signature;
    return refusal;
}

TEST(EngineWipe, ASignedOrderDeletesTheCacheAndTheSession)
{
    EngineBench bench;
    bench.storeComplete();
    bench.start();
    bench.answer(revoked(bench.sign(wipeText(bench.stored.clientId))));
    ASSERT_TRUE(bench.storing<DiscardCache>());
    EXPECT_FALSE(bench.keeping) << "without a session nobody would delete the cache after a crash";
    bench.did();
    ASSERT_TRUE(bench.commanded<KeepSession>());
    EXPECT_FALSE(bench.commanded<KeepSession>()->session);
    EXPECT_EQ(bench.phase(), SyncPhase::Error);
    EXPECT_FALSE(bench.engine.status().recordsUsable);
    EXPECT_NE(bench.problem().find("revoked"), std::string::npos);
}

TEST(EngineWipe, AnythingLessDeletesNothing)
{
    for (const bool otherCode : {false, true}) {
        EngineBench bench;
        bench.storeComplete();
        bench.start();
        const std::string genuine = bench.sign(wipeText(bench.stored.clientId));
        const std::string ofAnother = bench.sign(wipeText(Uuid {}));
        bench.answer(otherCode ? revoked(genuine, "forbidden") : revoked(ofAnother));
        EXPECT_FALSE(bench.storing<DiscardCache>());
        EXPECT_EQ(bench.phase(), SyncPhase::SignInNeeded);
        EXPECT_TRUE(bench.engine.status().recordsUsable);
    }
}

TEST(EngineWipe, ACacheThatCannotBeDeletedIsTriedAgain)
{
    EngineBench bench;
    bench.storeComplete();
    bench.start();
    bench.answer(revoked(bench.sign(wipeText(bench.stored.clientId))));
    bench.failed(ErrorCode::Io);
    EXPECT_FALSE(bench.keeping);
    bench.fire(Timer::BackOff);
    EXPECT_TRUE(bench.storing<DiscardCache>());
}

} // namespace

} // namespace qunce::test
