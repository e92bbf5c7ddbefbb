// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <filesystem>

#include <QLineEdit>
#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/app/person.h"
#include "tests/support/files.h"
#include "tests/support/fulldisk.h"

// What goes wrong in the life of a laptop, as the person before it meets it: everything typed is kept, a sentence says
// what happened, and one button helps.

namespace qunce::test {

namespace {

AppWorld *theWorld = nullptr;

using Tags = std::vector<std::string>;
constexpr std::chrono::hours kDay {24};

class FaultStory : public ::testing::Test
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
    void TearDown() override
    {
        world.stopServer(); // a test that failed may have left it stopped
        world.startServer();
    }

    /// A guide that nobody has tagged yet, of a region if one is named.
    static Record untagged(Person &person, const Uuid &region = {})
    {
        return person.first(Kind::Guide, [&region](const Record &guide) {
            return guide.set("tags").empty() && (region.isNil() || guide.reference("region") == region);
        });
    }
    static Tags tagsOf(Person &person, const Uuid &guide)
    {
        return person.read(Kind::Guide, guide).set("tags");
    }
    /// Somebody else at another computer reads this of the server.
    bool isAtTheServer(const Uuid &guide, const Tags &tags)
    {
        Person other(world, "viewer");
        return tagsOf(other, guide) == tags;
    }
    static ::testing::AssertionResult reads(Person &person, const char *name, const char *expected)
    {
        const QString wanted = QString::fromUtf8(expected);
        if (waitFor([&] { return person.words(name).contains(wanted); }, kPatienceMs))
            return ::testing::AssertionSuccess();
        return ::testing::AssertionFailure()
            << name << " says " << person.words(name).toStdString() << " and not " << expected;
    }
    static bool isKept(Person &person, uint64_t edits = 1)
    {
        return waitFor([&] { return person.status().edits.pending == edits; }, kPatienceMs);
    }

    AppWorld &world = *theWorld;
};

TEST_F(FaultStory, ATunnelInTheMiddleOfASync)
{
    Person hq(world, "hq");
    const Record guide = untagged(hq);
    hq.console().sync().syncNow();
    world.stopServer();
    ASSERT_TRUE(hq.change(guide, "tags", Tags {"隧道"}));
    EXPECT_TRUE(reads(hq, "header.sync", "1 项待发送"));
    EXPECT_TRUE(reads(hq, "sync.problem", "服务器"));
    EXPECT_TRUE(isKept(hq));
    EXPECT_EQ(tagsOf(hq, guide.id), Tags {"隧道"}) << "on screen it is there";
    world.startServer();
    hq.click("sync.mend");
    ASSERT_TRUE(hq.isSynced());
    EXPECT_TRUE(isAtTheServer(guide.id, {"隧道"}));
}

TEST_F(FaultStory, ALaptopClosedForThreeWeeks)
{
    Person hq(world, "hq");
    const Record guide = untagged(hq);
    world.stopServer();
    ASSERT_TRUE(hq.change(guide, "tags", Tags {"三周"}));
    hq.close();
    hq.setClock(21 * kDay);
    hq.start();
    auto *locked = hq.find<QWidget>("waiting");
    ASSERT_TRUE(waitFor([&] { return hq.isLocked(); }, kPatienceMs));
    EXPECT_EQ(locked->accessibleName(), QStringLiteral("这台电脑太久没有连上服务器"));
    EXPECT_FALSE(hq.console().window().workspace()->isVisible()) << "the data are hidden";
    EXPECT_TRUE(isKept(hq));
    EXPECT_TRUE(
        waitFor([&] { return locked->accessibleDescription().contains(QStringLiteral("1 项未发送的修改")); },
            kPatienceMs))
        << locked->accessibleDescription().toStdString();
    hq.picture("fault-locked");
    world.startServer();
    locked->findChild<QPushButton *>()->click();
    ASSERT_TRUE(hq.isSynced());
    EXPECT_TRUE(hq.console().window().workspace()->isVisible());
    EXPECT_TRUE(isAtTheServer(guide.id, {"三周"}));
}

TEST_F(FaultStory, ThePasswordWasChangedMeanwhile)
{
    Person moved(world, "hq");
    const Record guide = untagged(moved);
    world.stopServer();
    ASSERT_TRUE(moved.change(guide, "tags", Tags {"改密"}));
    moved.close();
    world.startServer();
    writeFile(world.file("other"), "another password\n");
    ASSERT_EQ(world.qunced({"user", "passwd", "hq", "--password-file", world.file("other")}).code, 0);
    moved.start();
    EXPECT_TRUE(reads(moved, "header.sync", "需要登录"));
    EXPECT_TRUE(moved.console().window().workspace()->isVisible()) << "reading goes on";
    EXPECT_TRUE(isKept(moved));
    moved.click("sync.mend");
    moved.find<QLineEdit>("signin.password")->setText(QStringLiteral("another password"));
    moved.click("signin.submit");
    const bool isSynced = moved.isSynced();
    moved.close();
    ASSERT_EQ(world.qunced({"user", "passwd", "hq", "--password-file", world.passwordFile()}).code, 0);
    ASSERT_TRUE(isSynced);
    EXPECT_TRUE(isAtTheServer(guide.id, {"改密"}));
}

TEST_F(FaultStory, ARegionIsTakenAwayWithEditsPending)
{
    Person two(world, "two");
    const Record zhejiang = two.first(Kind::Org, [](const Record &org) { return org.text("code") == "ZJ"; });
    ASSERT_FALSE(zhejiang.id.isNil());
    const Record guide = untagged(two, zhejiang.id);
    ASSERT_FALSE(guide.id.isNil());
    world.stopServer();
    ASSERT_TRUE(two.change(guide, "tags", Tags {"浙江"}));
    sqlite3 *brand = nullptr;
    ASSERT_EQ(sqlite3_open((world.file("brand") + "/qunce.db").c_str(), &brand), SQLITE_OK);
    EXPECT_EQ(
        sqlite3_exec(brand,
            "DELETE FROM account_region WHERE account = (SELECT id FROM account WHERE name = 'two') AND "
            "region NOT IN (SELECT id FROM record WHERE kind = 'org' AND code = 'BJ')",
            nullptr, nullptr, nullptr),
        SQLITE_OK)
        << sqlite3_errmsg(brand);
    EXPECT_EQ(sqlite3_changes(brand), 1);
    sqlite3_close(brand);
    world.startServer();
    two.console().sync().syncNow();
    ASSERT_TRUE(two.listsOne(CentreItem::State::Rejected)) << two.said().toStdString();
    EXPECT_TRUE(reads(two, "header.sync", "被拒"));
    EXPECT_FALSE(two.words("centre.story").isEmpty()) << "why is said";
    EXPECT_TRUE(QString(two.said() + two.difference(0)).contains(QStringLiteral("浙江")))
        << "what was typed is there: " << two.said().toStdString() << " / "
        << two.difference(0).toStdString();
    two.picture("fault-region");
    two.click("centre.discard");
    ASSERT_TRUE(two.lists(0));
    EXPECT_TRUE(waitFor([&] { return two.badge() == 0; }));
}

TEST_F(FaultStory, AColleagueDeletedWhatIEdited)
{
    Person hq(world, "hq");
    Person bj(world, "bj");
    const Record goal = bj.first(Kind::Goal, [](const Record &one) {
        return one.integer("value").has_value() && one.bucket.starts_with("plan:r:");
    });
    ASSERT_FALSE(goal.id.isNil());
    const int64_t mine = *goal.integer("value") + 9'900;
    world.stopServer();
    ASSERT_TRUE(hq.change(goal, "value", mine));
    hq.close();
    world.startServer();
    std::optional<bool> isGone;
    EditRequest request;
    request.title = QUNCE_TEXT("Save");
    request.changes.push_back(DeleteRecord {Kind::Goal, goal.id});
    bj.edits().commit(std::move(request), &bj.console().window(),
        [&isGone](const Result<EditDone> &done) { isGone = done.ok(); });
    ASSERT_TRUE(waitFor([&] { return isGone.has_value(); }, kPatienceMs));
    ASSERT_TRUE(*isGone);
    ASSERT_TRUE(bj.syncs());
    hq.open();
    ASSERT_TRUE(hq.syncs());
    ASSERT_TRUE(hq.listsOne(CentreItem::State::Conflict)) << hq.said().toStdString();
    EXPECT_TRUE(hq.words("centre.story").contains(QStringLiteral("删")))
        << hq.words("centre.story").toStdString();
    hq.picture("fault-deleted");
    hq.click("centre.mine");
    ASSERT_TRUE(hq.lists(0)) << hq.said().toStdString();
    ASSERT_TRUE(hq.syncs());
    EXPECT_EQ(hq.read(Kind::Goal, goal.id).integer("value"), mine) << "it is back, with what was typed";
    EXPECT_EQ(hq.read(Kind::Goal, goal.id).reference("org"), goal.reference("org"));
}

TEST_F(FaultStory, TheServerIsRestoredFromLastNightsBackup)
{
    ASSERT_EQ(world.qunced({"backup", world.file("night.qbk")}).code, 0);
    Person hq(world, "hq");
    const Record guide = untagged(hq);
    ASSERT_TRUE(hq.change(guide, "tags", Tags {"昨夜之后"}));
    ASSERT_TRUE(hq.syncs());
    world.stopServer();
    const AppWorld::Run restored = world.qunced({"restore", world.file("night.qbk")});
    ASSERT_EQ(restored.code, 0) << restored.err;
    world.startServer();
    hq.console().sync().syncNow();
    // The backup does not know the sign-in, which came after it.
    EXPECT_TRUE(reads(hq, "sync.mend", "登录"));
    EXPECT_EQ(tagsOf(hq, guide.id), Tags {"昨夜之后"}) << "reading goes on";
    hq.click("sync.mend");
    hq.find<QLineEdit>("signin.password")->setText(QStringLiteral("long enough"));
    hq.click("signin.submit");
    ASSERT_TRUE(hq.isSynced());
    EXPECT_EQ(tagsOf(hq, guide.id), Tags {"昨夜之后"});
    EXPECT_TRUE(isAtTheServer(guide.id, {"昨夜之后"})) << "what came after the backup is there again";
    EXPECT_TRUE(reads(hq, "header.sync", "已同步"));
}

TEST_F(FaultStory, AProfileIsCopiedToASecondLaptop)
{
    Person first(world, "hq");
    const Record one = untagged(first);
    const Record other = first.first(
        Kind::Guide, [&one](const Record &guide) { return guide.set("tags").empty() && guide.id != one.id; });
    first.close();
    const std::string copied = world.file("copied");
    std::filesystem::copy(first.profile(), copied, std::filesystem::copy_options::recursive);
    Person second(copied, "hq");
    second.open();
    ASSERT_TRUE(second.change(one, "tags", Tags {"第二台"}));
    ASSERT_TRUE(second.syncs());
    first.open();
    ASSERT_TRUE(first.change(other, "tags", Tags {"第一台"}));
    ASSERT_TRUE(first.syncs());
    ASSERT_TRUE(second.change(other, "tags", Tags {"第一台", "又一"}));
    ASSERT_TRUE(second.syncs());
    ASSERT_TRUE(first.syncs());
    for (Person *person : {&first, &second}) {
        EXPECT_EQ(tagsOf(*person, one.id), Tags {"第二台"});
        EXPECT_TRUE(waitFor(
            [&] {
                return tagsOf(*person, other.id) == Tags {"又一", "第一台"};
            },
            kPatienceMs));
        EXPECT_TRUE(waitFor([&] { return person->list().items().empty(); }, kPatienceMs))
            << "nothing waits for anybody";
        EXPECT_TRUE(reads(*person, "header.sync", "已同步"));
    }
}

TEST_F(FaultStory, TheDiskIsFull)
{
    ASSERT_EQ(world.signIn("person.full", "hq").code, 0);
    FullDisk disk(world.profile("person.full"));
    Person hq(world.profile("person.full"), "hq");
    ASSERT_NO_FATAL_FAILURE(hq.open());
    ASSERT_TRUE(FullDisk::hasBallast());
    const Record guide = untagged(hq);
    disk.fill();
    ASSERT_TRUE(hq.change(guide, "tags", Tags {"磁盘满"})) << "what is typed is still saved";
    EXPECT_FALSE(FullDisk::hasBallast()) << "in the room that was kept for it";
    EXPECT_EQ(tagsOf(hq, guide.id), Tags {"磁盘满"});
    Person other(world, "bj");
    const Record theirs = untagged(other);
    ASSERT_NE(theirs.id, guide.id);
    ASSERT_TRUE(other.change(theirs, "tags", Tags {"同事"}));
    ASSERT_TRUE(other.syncs());
    hq.console().sync().syncNow();
    EXPECT_TRUE(reads(hq, "sync.problem", "磁盘已满"));
    EXPECT_NE(tagsOf(hq, theirs.id), Tags {"同事"}) << "there is no room for what colleagues do";
    hq.picture("fault-disk");
    disk.makeRoom();
    hq.click("sync.mend");
    ASSERT_TRUE(hq.isSynced());
    EXPECT_TRUE(waitFor([&] { return tagsOf(hq, theirs.id) == Tags {"同事"}; }, kPatienceMs));
    EXPECT_TRUE(isAtTheServer(guide.id, {"磁盘满"}));
    hq.close();
}

TEST_F(FaultStory, TheClockIsWrongByADay)
{
    for (const std::chrono::hours ahead : {kDay, -kDay}) {
        Person hq(world, "hq");
        hq.close();
        hq.setClock(ahead);
        hq.open();
        const Record guide = untagged(hq);
        ASSERT_TRUE(hq.change(guide, "tags", Tags {"时钟"}));
        ASSERT_TRUE(hq.syncs());
        EXPECT_TRUE(reads(hq, "header.sync", "已同步"));
        EXPECT_TRUE(hq.console().window().workspace()->isVisible());
        EXPECT_TRUE(isAtTheServer(guide.id, {"时钟"})) << ahead.count();
    }
}

TEST_F(FaultStory, AHotelsLoginPageAnswersInTheServersPlace)
{
    Person hq(world, "hq");
    const Record guide = untagged(hq);
    world.stopServer();
    {
        QTcpServer hotel;
        const std::string url = world.serverUrl();
        ASSERT_TRUE(hotel.listen(
            QHostAddress::LocalHost, static_cast<quint16>(std::stoi(url.substr(url.rfind(':') + 1)))));
        QObject::connect(&hotel, &QTcpServer::newConnection, [&hotel] {
            QTcpSocket *socket = hotel.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\nPlease log in");
            });
        });
        ASSERT_TRUE(hq.change(guide, "tags", Tags {"酒店"}));
        hq.console().sync().syncNow();
        EXPECT_TRUE(reads(hq, "sync.problem", "应答的不是"));
        EXPECT_TRUE(isKept(hq));
        EXPECT_EQ(tagsOf(hq, guide.id), Tags {"酒店"});
        hq.picture("fault-hotel");
    }
    world.startServer();
    hq.click("sync.mend");
    ASSERT_TRUE(hq.isSynced());
    EXPECT_TRUE(isAtTheServer(guide.id, {"酒店"}));
}

TEST_F(FaultStory, TwoPeopleUseOneLaptop)
{
    Person hq(world, "hq");
    const Record guide = untagged(hq);
    world.stopServer();
    ASSERT_TRUE(hq.change(guide, "tags", Tags {"只有我"}));
    ASSERT_TRUE(isKept(hq));
    hq.console().window().workspace()->tools().commands.find("file.signout")->action->trigger();
    ASSERT_TRUE(waitFor([&] { return hq.find<QAbstractButton>("signout.anyway") != nullptr; }, kPatienceMs));
    hq.click("signout.anyway");
    ASSERT_TRUE(waitFor([&] { return hq.console().window().isSignInShown(); }, kPatienceMs));
    auto *user = hq.find<QLineEdit>("signin.user");
    EXPECT_TRUE(user->isReadOnly()) << "these data stay hq's";
    EXPECT_FALSE(user->toolTip().isEmpty()) << "and it says what somebody else can do";
    world.startServer();

    Person bj(world, "bj"); // in a profile of their own
    EXPECT_EQ(bj.status().edits.pending, 0U);
    EXPECT_EQ(bj.list().items().size(), 0U);

    ASSERT_TRUE(waitFor([&] { return hq.find<QAbstractButton>("signin.submit")->isEnabled(); }, kPatienceMs));
    hq.find<QLineEdit>("signin.password")->setText(QStringLiteral("long enough"));
    hq.click("signin.submit");
    ASSERT_TRUE(hq.isSynced());
    EXPECT_TRUE(isAtTheServer(guide.id, {"只有我"}));
}

} // namespace

} // namespace qunce::test
