// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <csignal>
#include <filesystem>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "app/console/console.h"
#include "app/console/onewindow.h"
#include "tests/app/appworld.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/guitest.h"

// The window with a real server on the loopback: what its user reads and can do.

namespace qunce::test {

namespace {

AppWorld *theWorld = nullptr;

constexpr int kPatienceMs = 30'000;

class ConsoleTest : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        application();
        theWorld = new AppWorld;
        theWorld->startServer();
    }
    static void TearDownTestSuite()
    {
        theWorld->stopServer();
        delete theWorld;
    }

    AppWorld &world = *theWorld;
    SystemClock clock;
    FakeDesktop desktop;

    /// The console on the profile of that name, until the test's end.
    app::Console &open(const std::string &profile, const std::string &server = {})
    {
        m_console.reset();
        app::ConsoleOptions options;
        options.profileDirectory = world.profile(profile);
        options.server = server;
        options.language = Language::Chinese;
        options.theme = QStringLiteral("light");
        options.secretStore = desktop.stores();
        m_console = std::make_unique<app::Console>(std::move(options), clock);
        m_console->window().show();
        m_console->start();
        return *m_console;
    }
    void close() { m_console.reset(); }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_console->window().findChild<Widget *>(QLatin1String(name));
    }
    QString words(const char *name) const
    {
        if (const auto *button = find<QAbstractButton>(name))
            return button->text();
        const auto *label = find<QLabel>(name);
        return label ? label->text() : QString();
    }
    ::testing::AssertionResult reads(const char *name, const char *expected)
    {
        const QString wanted = QString::fromUtf8(expected);
        if (waitFor([&] { return words(name).contains(wanted); }, kPatienceMs))
            return ::testing::AssertionSuccess();
        return ::testing::AssertionFailure()
            << name << " says " << words(name).toStdString() << " and not " << expected;
    }
    void type(const std::string &server, const std::string &user, const std::string &password)
    {
        find<QLineEdit>("signin.server")->setText(QString::fromStdString(server));
        find<QLineEdit>("signin.user")->setText(QString::fromStdString(user));
        find<QLineEdit>("signin.password")->setText(QString::fromStdString(password));
        // Not before the profile has been opened.
        EXPECT_TRUE(waitFor([&] { return find<QPushButton>("signin.submit")->isEnabled(); }, kPatienceMs));
        find<QPushButton>("signin.submit")->click();
    }

    std::unique_ptr<app::Console> m_console;
};

TEST_F(ConsoleTest, SigningInShowsTheBrand)
{
    open("console.hq");
    EXPECT_TRUE(m_console->window().isSignInShown());
    EXPECT_TRUE(reads("signin.why", "第一次使用要连上服务器一次"));
    type(world.serverUrl(), "hq", "wrong password");
    ASSERT_TRUE(reads("signin.detail", "用户名或密码错误"));
    EXPECT_TRUE(m_console->window().isSignInShown());
    type(world.serverUrl(), "hq", "long enough");
    ASSERT_TRUE(reads("header.sync", "已同步"));
    EXPECT_FALSE(m_console->window().isSignInShown());
    EXPECT_TRUE(reads("header.scope", "全国"));
    EXPECT_FALSE(find<QWidget>("header.demo")->isVisible()) << "this brand is nobody's demo";
    close();
    open("console.hq");
    EXPECT_FALSE(m_console->window().isSignInShown()) << "the session is kept";
    EXPECT_TRUE(reads("header.sync", "已同步"));
    EXPECT_EQ(desktop.secrets().size(), 1U) << "in the desktop's secret store";
    EXPECT_NE(
        readFile(world.profile("console.hq") + "/session.json").find("\"refresh\": \"\""), std::string::npos);
    close();
    const AppWorld::Run silent = world.sync("console.hq");
    EXPECT_EQ(silent.code, 3) << "a command line without that desktop needs the password";
    EXPECT_NE(silent.err.find("The desktop's secret store did not open."), std::string::npos) << silent.err;
    EXPECT_EQ(world.signIn("console.hq", "hq").code, 0);
    EXPECT_EQ(world.sync("console.hq").code, 0) << "and then keeps it where it can";
}

TEST_F(ConsoleTest, WithoutASecretStoreItAsksAgainAtTheNextStart)
{
    desktop.setMood(FakeDesktop::Mood::HasNoStore);
    open("console.nostore");
    type(world.serverUrl(), "hq", "long enough");
    ASSERT_TRUE(reads("header.sync", "已同步")) << "this run is not hindered";
    close();
    EXPECT_NE(readFile(world.profile("console.nostore") + "/session.json").find("\"refresh\": \"\""),
        std::string::npos);
    open("console.nostore");
    EXPECT_TRUE(reads("header.sync", "需要登录"));
    EXPECT_TRUE(reads("banner.words", "没有可以安全保存登录状态的地方"));
    EXPECT_FALSE(m_console->window().isSignInShown()) << "what is here can be read";
    EXPECT_TRUE(reads("header.scope", "全国"));
    find<QPushButton>("banner.act")->click();
    EXPECT_EQ(find<QLineEdit>("signin.user")->text(), QStringLiteral("hq"));
    find<QLineEdit>("signin.password")->setText(QStringLiteral("long enough"));
    find<QPushButton>("signin.submit")->click();
    EXPECT_TRUE(reads("header.sync", "已同步"));
}

TEST_F(ConsoleTest, ALockedSecretStoreIsSaid)
{
    open("console.locked");
    type(world.serverUrl(), "hq", "long enough");
    ASSERT_TRUE(reads("header.sync", "已同步"));
    close();
    desktop.setMood(FakeDesktop::Mood::StaysLocked);
    open("console.locked");
    EXPECT_TRUE(reads("banner.words", "密码保管服务没有打开"));
    close();
    desktop.setMood(FakeDesktop::Mood::Works);
    open("console.locked");
    EXPECT_TRUE(reads("header.sync", "已同步")) << "nothing was lost";
}

TEST_F(ConsoleTest, ARegionsUserSeesThatRegion)
{
    ASSERT_EQ(world.signIn("console.bj", "bj").code, 0);
    open("console.bj");
    EXPECT_TRUE(reads("header.scope", "北京"));
}

TEST_F(ConsoleTest, AServerThatIsNotThereIsSaid)
{
    open("console.nowhere", "http://127.0.0.1:1");
    EXPECT_EQ(find<QLineEdit>("signin.server")->text(), QStringLiteral("http://127.0.0.1:1"));
    type("http://127.0.0.1:1", "hq", "long enough");
    EXPECT_TRUE(reads("signin.detail", "http://127.0.0.1:1"));
    EXPECT_TRUE(reads("signin.submit", "重试"));
    EXPECT_TRUE(find<QPushButton>("signin.submit")->isEnabled()) << "to try again";
    type("ftp://example.com", "hq", "long enough");
    EXPECT_TRUE(reads("signin.detail", "ftp://example.com"));
    type("http://example.com", "hq", "long enough");
    EXPECT_TRUE(reads("signin.detail", "https://")) << "the password would be readable on the way";
}

TEST_F(ConsoleTest, WorksWithTheServerStopped)
{
    ASSERT_EQ(world.signIn("console.offline", "hq").code, 0);
    world.stopServer();
    open("console.offline");
    EXPECT_TRUE(reads("header.sync", "离线 · "));
    EXPECT_TRUE(reads("header.scope", "全国")) << "pages read the copy on this computer";
    world.startServer();
    m_console->sync().syncNow();
    EXPECT_TRUE(reads("header.sync", "已同步"));
}

TEST_F(ConsoleTest, ASecondStartReadsAndSaysSo)
{
    ASSERT_EQ(world.signIn("console.second", "hq").code, 0);
    const int lock = ::open((world.profile("console.second") + "/lock").c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);
    open("console.second");
    EXPECT_TRUE(reads("header.sync", "只读"));
    EXPECT_TRUE(reads("header.scope", "全国"));
    EXPECT_TRUE(waitFor([&] { return find<QWidget>("banner")->isVisible(); }));
    ::close(lock);
}

TEST_F(ConsoleTest, ADamagedCopyIsFetchedAnew)
{
    ASSERT_EQ(world.signIn("console.damaged", "hq").code, 0);
    for (const auto &file : std::filesystem::directory_iterator(world.profile("console.damaged"))) {
        if (file.path().filename().string().starts_with("cache."))
            std::ofstream(file.path(), std::ios::trunc) << "this is no database";
    }
    open("console.damaged");
    EXPECT_TRUE(reads("header.sync", "已同步"));
    EXPECT_TRUE(reads("header.scope", "全国"));
}

TEST_F(ConsoleTest, AnEndedSessionAsksAgainAndLeavesTheDataReadable)
{
    ASSERT_EQ(world.signIn("console.moved", "moved").code, 0);
    ASSERT_EQ(world.qunced({"user", "passwd", "moved", "--password-file", world.passwordFile()}).code, 0);
    open("console.moved");
    EXPECT_TRUE(reads("header.sync", "需要登录"));
    EXPECT_FALSE(m_console->window().isSignInShown());
    EXPECT_TRUE(reads("header.scope", "全国"));
    find<QPushButton>("banner.act")->click();
    EXPECT_TRUE(m_console->window().isSignInShown());
    EXPECT_TRUE(find<QLineEdit>("signin.user")->isReadOnly()) << "the profile is this user's";
    find<QLineEdit>("signin.password")->setText(QStringLiteral("long enough"));
    find<QPushButton>("signin.submit")->click();
    EXPECT_TRUE(reads("header.sync", "已同步"));
    EXPECT_FALSE(m_console->window().isSignInShown());
}

TEST_F(ConsoleTest, SigningOutLeavesThePageForSigningIn)
{
    ASSERT_EQ(world.signIn("console.out", "hq").code, 0);
    open("console.out");
    ASSERT_TRUE(reads("header.sync", "已同步"));
    m_console->sync().signOut();
    EXPECT_TRUE(waitFor([&] { return m_console->window().isSignInShown(); }, kPatienceMs));
}

TEST_F(ConsoleTest, AProfileOfANewerProgramIsSaid)
{
    ASSERT_EQ(world.signIn("console.newer", "hq").code, 0);
    {
        sqlite3 *outbox = nullptr;
        ASSERT_EQ(sqlite3_open((world.profile("console.newer") + "/outbox.db").c_str(), &outbox), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(outbox, "INSERT INTO migration (number, name) VALUES (999, 'of tomorrow')",
                      nullptr, nullptr, nullptr),
            SQLITE_OK);
        sqlite3_close(outbox);
    }
    bool hasFailed = false;
    open("console.newer");
    QObject::connect(m_console.get(), &app::Console::failed, [&] { hasFailed = true; });
    EXPECT_TRUE(waitFor([&] { return hasFailed; }, kPatienceMs));
    EXPECT_FALSE(find<QWidget>("waiting")->accessibleName().isEmpty());
}

TEST_F(ConsoleTest, ADamagedOutboxIsSetAsideAndEverythingGoesOn)
{
    ASSERT_EQ(world.signIn("console.broken", "hq").code, 0);
    std::ofstream(world.profile("console.broken") + "/outbox.db", std::ios::trunc) << "this is no database";
    open("console.broken");
    EXPECT_TRUE(reads("header.sync", "已同步"));
    EXPECT_TRUE(reads("header.scope", "全国"));
    bool isKept = false;
    for (const auto &file : std::filesystem::recursive_directory_iterator(world.profile("console.broken")))
        isKept = isKept || (file.is_regular_file() && readFile(file.path()) == "this is no database");
    EXPECT_TRUE(isKept) << "nothing is thrown away";
}

TEST_F(ConsoleTest, ASecondStartRaisesTheFirstWindowAndEnds)
{
    const QString directory = QString::fromStdString(world.profile("console.twice"));
    app::OneWindow first(directory);
    EXPECT_FALSE(first.askOther()) << "nobody is there yet";
    first.listen();
    int asked = 0;
    QObject::connect(&first, &app::OneWindow::asked, [&] { ++asked; });
    open("console.twice");
    Program second({std::getenv("QUNCE"), "--data-dir", world.profile("console.twice"), "--lang", "en"},
        world.file("second.out"), world.file("second.err"));
    ASSERT_TRUE(waitFor([&] { return !second.isRunning(); }, kPatienceMs));
    EXPECT_EQ(second.wait(), 0) << second.errors();
    EXPECT_EQ(asked, 1);
    m_console->window().showMinimized();
    m_console->window().comeToFront();
    EXPECT_FALSE(m_console->window().isMinimized());
    app::OneWindow other(QString::fromStdString(world.profile("console.elsewhere")));
    EXPECT_FALSE(other.askOther()) << "another profile has a window of its own";
}

TEST_F(ConsoleTest, WhatACrashLeftDoesNotKeepTheNextOneFromListening)
{
    const QString directory = QString::fromStdString(world.profile("console.crashed"));
    app::OneWindow probe(directory);
    {
        app::OneWindow first(directory);
        first.listen();
    }
    app::OneWindow second(directory);
    EXPECT_FALSE(second.askOther());
    second.listen();
    int asked = 0;
    QObject::connect(&second, &app::OneWindow::asked, [&] { ++asked; });
    bool isAnswered = false;
    std::thread other([&] { isAnswered = probe.askOther(); });
    EXPECT_TRUE(waitFor([&] { return asked == 1; }));
    other.join();
    EXPECT_TRUE(isAnswered);
}

TEST_F(ConsoleTest, AServerThatIsSomethingElseIsSaid)
{
    QTcpServer stranger; // a web page in place of the server
    ASSERT_TRUE(stranger.listen(QHostAddress::LocalHost));
    QObject::connect(&stranger, &QTcpServer::newConnection, [&] {
        QTcpSocket *socket = stranger.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nHello");
        });
    });
    open("console.stranger");
    type("http://127.0.0.1:" + std::to_string(stranger.serverPort()), "hq", "long enough");
    EXPECT_TRUE(reads("signin.detail", "应答的不是"));
    EXPECT_TRUE(reads("signin.submit", "重试"));
}

TEST_F(ConsoleTest, TheTourHasAPictureOfEveryPage)
{
    const AppWorld::Run run = world.qunce(
        {"tour", "--out", world.file("tour"), "--size", "1280x720", "--theme", "dark", "--lang", "en"});
    ASSERT_EQ(run.code, 0) << run.err;
    const QJsonArray pages =
        QJsonDocument::fromJson(QByteArray::fromStdString(readFile(world.file("tour/tour.json")))).array();
    ASSERT_GT(pages.size(), 0);
    for (const QJsonValue &page : pages) {
        const std::string name = page.toObject().value(QLatin1String("page")).toString().toStdString();
        EXPECT_GT(page.toObject().value(QLatin1String("rows")).toInt(), 0) << name;
        const QImage picture(QString::fromStdString(world.file("tour/" + name + ".png")));
        EXPECT_EQ(picture.size(), QSize(1280, 720)) << name;
    }
}

TEST_F(ConsoleTest, TheTourOfAnEndedSessionShowsWhatIsOnThisComputer)
{
    ASSERT_EQ(world.signIn("console.ended", "moved").code, 0);
    ASSERT_EQ(world.qunced({"user", "passwd", "moved", "--password-file", world.passwordFile()}).code, 0);
    const std::string profile = world.profile("console.ended");
    QElapsedTimer sinceStart;
    sinceStart.start();
    const AppWorld::Run run = world.qunce({"tour", "--data-dir", profile, "--out", world.file("ended")});
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_LT(sinceStart.elapsed(), 60'000) << "nobody waits for data that do not come";
    const QJsonArray pages =
        QJsonDocument::fromJson(QByteArray::fromStdString(readFile(world.file("ended/tour.json")))).array();
    ASSERT_GT(pages.size(), 7);
    EXPECT_EQ(pages[0].toObject().value(QLatin1String("page")).toString(), QStringLiteral("overview"));
    EXPECT_GT(pages[0].toObject().value(QLatin1String("rows")).toInt(), 0) << "the brand's regions";
    const AppWorld::Run again = world.qunce({"tour", "--data-dir", profile, "--out", world.file("ended")});
    EXPECT_EQ(again.code, 0) << "also where that is known from the start: " << again.err;
}

TEST_F(ConsoleTest, TheTourOfNobodysProfileSaysSoAtOnceAndMakesNothing)
{
    const std::string nowhere = world.file("nowhere");
    const AppWorld::Run run = world.qunce({"tour", "--data-dir", nowhere, "--out", world.file("nothing")});
    EXPECT_EQ(run.code, 1);
    EXPECT_NE(run.err.find("Nobody is signed in here yet."), std::string::npos) << run.err;
    EXPECT_FALSE(std::filesystem::exists(nowhere));
    EXPECT_FALSE(std::filesystem::exists(world.file("nothing")));
}

TEST_F(ConsoleTest, TheTourAtDoubleScaleIsTwiceAsFine)
{
    const AppWorld::Run run =
        world.shell("QT_SCALE_FACTOR=2 $QUNCE tour --size 1280x720 --out " + world.file("fine"));
    ASSERT_EQ(run.code, 0) << run.err;
    const QJsonArray pages =
        QJsonDocument::fromJson(QByteArray::fromStdString(readFile(world.file("fine/tour.json")))).array();
    ASSERT_GT(pages.size(), 7);
    for (const QJsonValue &page : pages) {
        const std::string name = page.toObject().value(QLatin1String("page")).toString().toStdString();
        EXPECT_EQ(
            QImage(QString::fromStdString(world.file("fine/" + name + ".png"))).size(), QSize(2560, 1440))
            << name;
    }
}

TEST_F(ConsoleTest, StartsWithoutADisplayOnlyWhereItMust)
{
    const std::string profile = world.profile("console.start");
    EXPECT_EQ(world.qunce({"--data-dir", profile, "--exit-after-startup"}).code, 0)
        << "the page for signing in";
    ASSERT_EQ(world.signIn("console.start", "hq").code, 0);
    EXPECT_EQ(world.qunce({"--data-dir", profile, "--exit-after-startup"}).code, 0);
    EXPECT_EQ(world.qunce({"--data-dir", profile, "--user", "bj", "--exit-after-startup"}).code, 3)
        << "it is another user's";
    EXPECT_EQ(world.qunce({"--theme", "pink", "--exit-after-startup"}).code, 2);
    EXPECT_EQ(world.qunce({"tour"}).code, 2);
    EXPECT_EQ(world.qunce({"tour", "--out", world.file("x"), "--size", "12"}).code, 2);
    // Without any way to open a window.
    EXPECT_EQ(world.shell("QT_QPA_PLATFORM=none $QUNCE help >/dev/null").code, 0);
    EXPECT_EQ(
        world.shell("QT_QPA_PLATFORM=none $QUNCE sync --once --data-dir " + profile + " >/dev/null").code, 0);
}

} // namespace

} // namespace qunce::test
