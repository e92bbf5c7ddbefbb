// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <thread>

#include <QCoreApplication>

#include <gtest/gtest.h>

#include "app/keychain/keychainvault.h"
#include "models/store/sessionfile.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/files.h"
#include "tests/support/tempdir.h"

// Where the tokens of a session are kept: in the desktop's secret store, in the file, or nowhere.

namespace qunce::test {

namespace {

using app::KeychainVault;
using Mood = FakeDesktop::Mood;

Session sessionOf(const char *device = "01920000-0000-7000-8000-000000000004")
{
    Session session;
    session.server = "https://qunce.example";
    session.user.name = "li";
    session.device = *Uuid::parse(device);
    session.tokens = {"the access token", 1, "the refresh token", 2};
    return session;
}

class KeychainTest : public ::testing::Test
{
protected:
    KeychainTest()
    {
        static int count = 1;
        static char name[] = "test";
        static char *arguments[] = {name, nullptr};
        static QCoreApplication *const application = new QCoreApplication(count, arguments);
        static_cast<void>(application);
    }
    SessionFile file()
    {
        vault = std::make_shared<KeychainVault>(desktop.stores(), std::chrono::seconds(20));
        return SessionFile(path(), vault);
    }
    std::string path() const { return folder.file("session.json"); }
    Session read() { return **file().read(); }

    TempDir folder;
    FakeDesktop desktop;
    std::shared_ptr<KeychainVault> vault;
};

TEST_F(KeychainTest, TokensAreInTheStoreAndNotInTheFile)
{
    ASSERT_TRUE(file().write(sessionOf()).ok());
    EXPECT_EQ(readFile(path()).find("the access token"), std::string::npos);
    EXPECT_EQ(readFile(path()).find("the refresh token"), std::string::npos);
    EXPECT_EQ(desktop.secrets().size(), 1U);
    EXPECT_EQ(read().tokens, sessionOf().tokens);
    EXPECT_EQ(read().user.name, "li");
    EXPECT_TRUE(read().endedBecause.empty());
    Session renewed = sessionOf();
    renewed.tokens.refresh = "the next refresh token";
    ASSERT_TRUE(file().write(renewed).ok());
    EXPECT_EQ(read().tokens, renewed.tokens);
    EXPECT_EQ(desktop.secrets().size(), 1U);
}

TEST_F(KeychainTest, WhoeverDoesNotNeedTheTokensAsksNobody)
{
    ASSERT_TRUE(file().write(sessionOf()).ok());
    const int before = desktop.questions();
    const Result<std::optional<Session>> who = SessionFile(path()).readWithoutVault();
    EXPECT_EQ((*who)->user.name, "li");
    EXPECT_TRUE((*who)->tokensElsewhere);
    EXPECT_EQ(desktop.questions(), before);
}

TEST_F(KeychainTest, SigningOutAndSigningInAgainLeaveNoOldSecret)
{
    ASSERT_TRUE(file().write(sessionOf()).ok());
    ASSERT_TRUE(file().write(sessionOf("01920000-0000-7000-8000-000000000005")).ok());
    EXPECT_EQ(desktop.secrets().size(), 1U) << "the first one's is gone";
    Session out = sessionOf("01920000-0000-7000-8000-000000000005");
    out.tokens = {};
    ASSERT_TRUE(file().write(out).ok());
    EXPECT_TRUE(desktop.secrets().empty());
    EXPECT_TRUE(read().tokens.refresh.empty());
    EXPECT_TRUE(read().endedBecause.empty()) << "the user has signed out";
}

TEST_F(KeychainTest, WithoutAStoreNothingIsKept)
{
    desktop.setMood(Mood::HasNoStore);
    ASSERT_TRUE(file().write(sessionOf()).ok()) << "this run goes on";
    EXPECT_EQ(readFile(path()).find("the refresh token"), std::string::npos);
    EXPECT_TRUE(read().tokens.refresh.empty());
    EXPECT_EQ(read().endedBecause, kNotKept);
    EXPECT_EQ(read().user.name, "li") << "who it was is known";
    desktop.setMood(Mood::Works);
    EXPECT_EQ(read().endedBecause, kNotKept) << "a store that comes later has none either";
}

TEST_F(KeychainTest, AStoreThatStaysLockedKeepsWhatItHas)
{
    ASSERT_TRUE(file().write(sessionOf()).ok());
    desktop.setMood(Mood::StaysLocked);
    EXPECT_TRUE(read().tokens.refresh.empty());
    EXPECT_EQ(read().endedBecause, kVaultClosed);
    desktop.setMood(Mood::Works);
    EXPECT_EQ(read().tokens, sessionOf().tokens);
}

TEST_F(KeychainTest, ATokenThatIsRenewedWhileTheStoreIsLockedIsNotReplacedByTheOldOne)
{
    ASSERT_TRUE(file().write(sessionOf()).ok());
    desktop.setMood(Mood::StaysLocked);
    Session renewed = sessionOf();
    renewed.tokens.refresh = "the next refresh token";
    ASSERT_TRUE(file().write(renewed).ok());
    desktop.setMood(Mood::Works);
    EXPECT_EQ(read().endedBecause, kNotKept) << "the server takes whoever shows an old one for a thief";
}

TEST_F(KeychainTest, ASecretThatSomebodyElseHasRemovedAsksAgain)
{
    ASSERT_TRUE(file().write(sessionOf()).ok());
    file();
    vault->remove(sessionOf().device.toString());
    EXPECT_EQ(read().endedBecause, kNotKept);
}

TEST_F(KeychainTest, ASessionOfTheCommandLineStaysInItsFile)
{
    ASSERT_TRUE(SessionFile(path()).write(sessionOf()).ok());
    EXPECT_EQ(read().tokens, sessionOf().tokens);
    Session renewed = sessionOf();
    renewed.tokens.refresh = "the next refresh token";
    ASSERT_TRUE(file().write(renewed).ok());
    EXPECT_EQ((*SessionFile(path()).read())->tokens, renewed.tokens)
        << "it may have nobody to unlock a store";
    EXPECT_TRUE(desktop.secrets().empty());
}

TEST_F(KeychainTest, AStoreThatNeverAnswersIsWaitedForOnce)
{
    desktop.setMood(Mood::IsSilent);
    KeychainVault silent(desktop.stores(), std::chrono::milliseconds(50));
    EXPECT_EQ(silent.read("a").error().code, ErrorCode::PermissionDenied);
    EXPECT_FALSE(silent.write("a", "b").ok());
    EXPECT_EQ(desktop.questions(), 1);
}

TEST_F(KeychainTest, WhoeverWaitsIsReleasedWhenTheProgramEnds)
{
    desktop.setMood(Mood::IsSilent);
    KeychainVault silent(desktop.stores(), std::chrono::hours(1));
    std::thread waits([&] { EXPECT_FALSE(silent.read("a").ok()); });
    while (desktop.questions() == 0)
        std::this_thread::yield();
    silent.close();
    waits.join();
    EXPECT_FALSE(silent.read("a").ok()) << "nor is it asked any more";
    desktop.setMood(Mood::Works);
    silent.reopen();
    EXPECT_TRUE(silent.write("a", "b").ok()) << "a second attempt in the same window";
}

/// The real library with a real secret service, under withkeyring.sh.
TEST_F(KeychainTest, ARealSecretServiceKeepsThemFromRunToRun)
{
    if (qEnvironmentVariableIsEmpty("QUNCE_TEST_KEYRING"))
        GTEST_SKIP() << "the test keychain_real has a secret service";
    const auto keychain = std::make_shared<KeychainVault>();
    const auto real = [&] { return SessionFile(path(), keychain); };
    // The service begins beside this program.
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!keychain->write("qunce-probe", "x").ok() && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
    ASSERT_TRUE(real().write(sessionOf()).ok());
    EXPECT_EQ(readFile(path()).find("the refresh token"), std::string::npos);
    EXPECT_EQ((*real().read())->tokens, sessionOf().tokens);
    keychain->remove(sessionOf().device.toString());
    EXPECT_EQ((*real().read())->endedBecause, kNotKept);
}

/// The real library where nothing is behind it, as on a server: an error, and soon.
TEST_F(KeychainTest, TheRealLibraryWithoutADesktopSaysSo)
{
    if (!qEnvironmentVariableIsEmpty("QUNCE_TEST_KEYRING"))
        GTEST_SKIP() << "here is one";
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    KeychainVault real(app::makeDesktopSecretStore, std::chrono::seconds(60));
    const Result<std::string> read = real.read("qunce-test");
    ASSERT_FALSE(read.ok());
    EXPECT_NE(read.error().code, ErrorCode::NotFound) << read.error().detail;
    EXPECT_FALSE(real.write("qunce-test", "secret").ok());
}

} // namespace

} // namespace qunce::test
