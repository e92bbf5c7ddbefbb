// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>

#include <gtest/gtest.h>

#include "tests/app/person.h"
#include "tests/support/files.h"

// The Sync Centre of people who edit the same things, each in a window of their own, at a real server.

namespace qunce::test {

namespace {

AppWorld *theWorld = nullptr;

class CentreTest : public ::testing::Test
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

    void TearDown() override
    {
        world.stopServer(); // a test that failed may have left it stopped
        world.startServer();
    }

    /// Both change one field of one record without the server; then it is there again, and `first` is heard first.
    static void meet(AppWorld &world, Person &first, Person &second, const Record &record,
        const std::string &field, const FieldValue &one, const FieldValue &other)
    {
        world.stopServer();
        ASSERT_TRUE(first.change(record, field, one));
        ASSERT_TRUE(second.change(record, field, other));
        EXPECT_EQ(second.list().items().size(), 0U);
        second.close();
        world.startServer();
        ASSERT_TRUE(first.syncs());
        ASSERT_NO_FATAL_FAILURE(second.open());
        ASSERT_TRUE(second.syncs());
    }
    static bool hasValue(const Record &goal) { return goal.integer("value").has_value(); }
};

} // namespace

TEST_F(CentreTest, AConflictIsSeenByBothAndResolvedEachWay)
{
    Person hq(world, "hq");
    Person bj(world, "bj");
    Record goal = bj.first(Kind::Goal, hasValue);
    ASSERT_FALSE(goal.id.isNil());
    int64_t value = *goal.integer("value");

    ASSERT_NO_FATAL_FAILURE(meet(world, hq, bj, goal, "value", value + 100, value + 700));
    ASSERT_TRUE(bj.listsOne(CentreItem::State::Conflict)) << bj.said().toStdString();
    EXPECT_TRUE(bj.said().contains(QStringLiteral("冲突 1"))) << bj.said().toStdString();
    EXPECT_TRUE(bj.said().contains(QStringLiteral("目标值：你和 "))) << bj.said().toStdString();
    EXPECT_TRUE(waitFor([&] { return bj.badge() == 1; }));
    EXPECT_EQ(bj.words("header.sync"), QStringLiteral("1 个冲突"));
    EXPECT_EQ(bj.words("sync.value.4"), QStringLiteral("1"));
    EXPECT_TRUE(bj.words("centre.story").contains(QStringLiteral("你的值没有丢")));
    EXPECT_TRUE(bj.difference(0).endsWith(QStringLiteral("待选"))) << bj.difference(0).toStdString();
    auto *past = bj.find<CellTable>("sync.history");
    EXPECT_TRUE(waitFor(
        [&] { return past->rowCount() > 0 && past->textAt(0, 1) == QStringLiteral("hq"); }, kPatienceMs))
        << "whose value it is now";
    EXPECT_TRUE(past->textAt(0, 2).startsWith(QStringLiteral("目标值 "))) << past->textAt(0, 2).toStdString();
    const auto says = [past](const QString &words) {
        for (int row = 0; row < past->rowCount(); ++row) {
            if (past->textAt(row, 1) == QStringLiteral("你") && past->textAt(row, 2).contains(words))
                return true;
        }
        return false;
    };
    EXPECT_TRUE(waitFor([&] { return says(QStringLiteral("冲突")); }, kPatienceMs));
    EXPECT_FALSE(says(QStringLiteral("待发送")));
    bj.picture("centre-conflict");
    bj.click("centre.history");
    ASSERT_GE(bj.list().items().size(), 1U);
    EXPECT_EQ(bj.list().items()[0].meeting, CentreItem::Meeting::Undecided);
    EXPECT_TRUE(bj.said().contains(QStringLiteral("冲突 · 目标值"))) << bj.said().toStdString();
    EXPECT_FALSE(bj.find<QPushButton>("centre.undo")->isVisible()) << "nothing of it is in";
    bj.picture("centre-history-conflict");
    bj.click("centre.todo");
    ASSERT_TRUE(bj.listsOne(CentreItem::State::Conflict)) << bj.said().toStdString();
    ASSERT_TRUE(hq.syncs());
    ASSERT_TRUE(hq.listsOne(CentreItem::State::Conflict))
        << "the other one may decide it too: " << hq.said().toStdString();

    bj.click("centre.mine");
    ASSERT_TRUE(bj.lists(0)) << bj.said().toStdString();
    ASSERT_TRUE(bj.syncs());
    EXPECT_EQ(*bj.read(Kind::Goal, goal.id).integer("value"), value + 700);
    EXPECT_TRUE(waitFor([&] { return bj.badge() == 0; }));
    EXPECT_TRUE(bj.words("header.sync").contains(QStringLiteral("已同步")));
    ASSERT_TRUE(hq.syncs());
    EXPECT_TRUE(hq.lists(0)) << "decided is decided";
    EXPECT_EQ(*hq.read(Kind::Goal, goal.id).integer("value"), value + 700);

    goal = hq.read(Kind::Goal, goal.id);
    ASSERT_NO_FATAL_FAILURE(meet(world, hq, bj, goal, "value", value + 800, value + 900));
    ASSERT_TRUE(bj.listsOne(CentreItem::State::Conflict));
    bj.click("centre.theirs");
    ASSERT_TRUE(bj.lists(0));
    ASSERT_TRUE(bj.syncs());
    EXPECT_EQ(*bj.read(Kind::Goal, goal.id).integer("value"), value + 800);

    goal = bj.read(Kind::Goal, goal.id);
    ASSERT_TRUE(hq.syncs());
    ASSERT_NO_FATAL_FAILURE(meet(world, hq, bj, goal, "value", value + 1000, value + 1100));
    ASSERT_TRUE(bj.listsOne(CentreItem::State::Conflict));
    bj.click("centre.change");
    ASSERT_NE(bj.find<QLineEdit>("value.edit"), nullptr);
    bj.find<QLineEdit>("value.edit")->setText(QStringLiteral("nothing"));
    bj.click("value.save");
    EXPECT_TRUE(bj.find<QLabel>("value.why")->isVisible())
        << "what does not fit is said, and nothing is lost";
    bj.find<QLineEdit>("value.edit")->setText(QStringLiteral("12,345"));
    bj.click("value.save");
    ASSERT_TRUE(bj.lists(0));
    ASSERT_TRUE(bj.syncs());
    ASSERT_TRUE(hq.syncs());
    const int64_t last = *hq.read(Kind::Goal, goal.id).integer("value");
    EXPECT_TRUE(last == 12345 || last == 1234500) << last; // yuan, where it is money
}

TEST_F(CentreTest, ARegionManagerBringsBackWhatAColleagueDeleted)
{
    Person hq(world, "hq");
    Person bj(world, "bj");
    const Record goal = bj.first(Kind::Goal, [](const Record &candidate) {
        return hasValue(candidate) && candidate.bucket.starts_with("plan:r:");
    });
    ASSERT_FALSE(goal.id.isNil());
    world.stopServer();
    ASSERT_TRUE(hq.remove(goal));
    ASSERT_TRUE(bj.change(goal, "value", int64_t {4'711}));
    bj.close();
    world.startServer();
    ASSERT_TRUE(hq.syncs());
    ASSERT_NO_FATAL_FAILURE(bj.open());
    ASSERT_TRUE(bj.syncs());
    ASSERT_TRUE(bj.listsOne(CentreItem::State::Conflict)) << bj.said().toStdString();
    EXPECT_TRUE(bj.words("centre.story").contains(QStringLiteral("可以用它恢复")))
        << bj.words("centre.story").toStdString();
    bj.picture("centre-deleted");
    bj.click("centre.mine");
    ASSERT_TRUE(bj.lists(0)) << bj.said().toStdString();
    EXPECT_EQ(bj.read(Kind::Goal, goal.id).text("metric"), goal.text("metric")) << "whole before it is sent";
    ASSERT_TRUE(bj.syncs());
    EXPECT_EQ(bj.status().edits.rejected, 0U);
    ASSERT_TRUE(hq.syncs());
    const Record back = hq.read(Kind::Goal, goal.id);
    EXPECT_EQ(back.integer("value"), 4'711);
    EXPECT_EQ(back.reference("org"), goal.reference("org"));
}

TEST_F(CentreTest, ARejectedEditIsKeptUntilItsAuthorSaysWhatToDo)
{
    Person hq(world, "hq");
    Person other(world, "hq"); // at another computer
    const Record entry = other.first(
        Kind::Entry, [](const Record &candidate) { return candidate.text("status") == "dispatched"; });
    ASSERT_FALSE(entry.id.isNil());
    // Stopped and done exclude each other: the second who is heard asks for a step that there is no more.
    ASSERT_NO_FATAL_FAILURE(
        meet(world, hq, other, entry, "status", std::string("stopped"), std::string("done")));
    ASSERT_TRUE(other.listsOne(CentreItem::State::Rejected)) << other.said().toStdString();
    EXPECT_TRUE(other.said().contains(QStringLiteral("被拒 1"))) << other.said().toStdString();
    // The refusal can be there before the step that it is about.
    EXPECT_TRUE(waitFor([&] { return other.said().contains(QStringLiteral("已停发")); }, kPatienceMs))
        << other.said().toStdString();
    EXPECT_EQ(other.words("header.sync"), QStringLiteral("1 项被拒"));
    EXPECT_EQ(other.badge(), 1);
    other.picture("centre-rejected");

    const std::vector<Uuid> refused = other.list().items()[0].gids;
    other.click("centre.retry");
    ASSERT_TRUE(
        waitFor([&] { return !other.list().items().empty() && other.list().items()[0].gids != refused; },
            kPatienceMs));
    ASSERT_TRUE(other.listsOne(CentreItem::State::Rejected))
        << "the server says the same again: " << other.said().toStdString();

    other.click("centre.discard");
    ASSERT_TRUE(other.lists(0)) << other.said().toStdString();
    EXPECT_TRUE(waitFor([&] { return other.badge() == 0; }));
    other.picture("centre-discarded");
    other.click("centre.undiscard");
    ASSERT_TRUE(other.listsOne(CentreItem::State::Rejected)) << "as it was";
    EXPECT_EQ(other.list().items()[0].differences[0].typed, FieldValue(std::string("done")));

    other.click("centre.discard");
    ASSERT_TRUE(other.lists(0));
    other.click("centre.history");
    ASSERT_GE(other.list().items().size(), 1U);
    EXPECT_EQ(other.list().items()[0].state, CentreItem::State::Discarded);
    other.picture("centre-history");
    other.click("centre.takeback");
    EXPECT_TRUE(waitFor([&] { return other.list().items()[0].state == CentreItem::State::Rejected; }));
}

TEST_F(CentreTest, ARejectedEditIsMadeAnotherOneThatGoesIn)
{
    Person hq(world, "hq");
    Person other(world, "hq");
    const Record entry = other.first(
        Kind::Entry, [](const Record &candidate) { return candidate.text("status") == "dispatched"; });
    ASSERT_FALSE(entry.id.isNil());
    ASSERT_NO_FATAL_FAILURE(
        meet(world, hq, other, entry, "status", std::string("stopped"), std::string("done")));
    ASSERT_TRUE(other.listsOne(CentreItem::State::Rejected)) << other.said().toStdString();
    const auto choose = [&other](const char *status) {
        other.click("centre.change");
        auto *values = other.find<QComboBox>("value.edit");
        ASSERT_NE(values, nullptr);
        EXPECT_EQ(values->currentData().toString(), QStringLiteral("done")) << "begins with what was typed";
        values->setCurrentIndex(values->findData(QString::fromLatin1(status)));
        other.click("value.save");
        ASSERT_TRUE(waitFor([&] { return other.find<QDialog>("value.dialog") == nullptr; }, kPatienceMs));
        ASSERT_TRUE(waitFor([&] { return other.edits().waiting() == 0; }, kPatienceMs));
    };
    ASSERT_NO_FATAL_FAILURE(choose("approved"));
    EXPECT_TRUE(other.listsOne(CentreItem::State::Rejected)) << "what cannot be is refused at once, and "
                                                                "the first edit still waits";
    ASSERT_NO_FATAL_FAILURE(choose("part_done"));
    ASSERT_TRUE(other.lists(0)) << other.said().toStdString();
    ASSERT_TRUE(other.syncs());
    EXPECT_EQ(other.badge(), 0);
    ASSERT_TRUE(hq.syncs());
    EXPECT_EQ(hq.read(Kind::Entry, entry.id).text("status"), "part_done");
    other.click("centre.history");
    ASSERT_GE(other.list().items().size(), 2U);
    EXPECT_EQ(other.list().items()[0].state, CentreItem::State::Sent);
    EXPECT_EQ(other.list().items()[1].state, CentreItem::State::Replaced) << other.said().toStdString();
}

TEST_F(CentreTest, SeveralAreChosenAndDecidedAtOnce)
{
    Person hq(world, "hq");
    Person bj(world, "bj");
    std::vector<Record> goals;
    bj.first(Kind::Goal, [&goals](const Record &goal) {
        if (hasValue(goal) && goals.size() < 3)
            goals.push_back(goal);
        return false;
    });
    ASSERT_EQ(goals.size(), 3U);
    world.stopServer();
    for (const Record &goal : goals) {
        ASSERT_TRUE(hq.change(goal, "value", *goal.integer("value") + 3'000));
        ASSERT_TRUE(bj.change(goal, "value", *goal.integer("value") + 5'000));
    }
    bj.close();
    world.startServer();
    ASSERT_TRUE(hq.syncs());
    ASSERT_NO_FATAL_FAILURE(bj.open());
    ASSERT_TRUE(bj.syncs());
    ASSERT_TRUE(bj.lists(3, CentreItem::State::Conflict)) << bj.said().toStdString();
    bj.list().selectAll();
    ASSERT_EQ(bj.list().chosen().size(), 3U);
    EXPECT_FALSE(bj.find<QAbstractButton>("centre.change")->isVisible()) << "that is asked one by one";
    bj.picture("centre-several");
    bj.click("centre.mine");
    ASSERT_TRUE(bj.lists(0)) << bj.said().toStdString();
    ASSERT_TRUE(bj.syncs());
    ASSERT_TRUE(hq.syncs());
    for (const Record &goal : goals)
        EXPECT_EQ(*hq.read(Kind::Goal, goal.id).integer("value"), *goal.integer("value") + 5'000);
}

TEST_F(CentreTest, SigningOutWithUnsentEditsWarnsAndExportsThem)
{
    Person hq(world, "hq");
    const Record guide = hq.first(Kind::Guide, [](const Record &) { return true; });
    world.stopServer();
    ASSERT_TRUE(hq.change(guide, "tags", std::vector<std::string> {"只在这里"}));
    ASSERT_TRUE(waitFor([&] { return hq.status().edits.pending == 1; }, kPatienceMs));
    const auto signOut = [&hq] {
        hq.console().window().workspace()->tools().commands.find("file.signout")->action->trigger();
    };
    signOut();
    ASSERT_NE(hq.find<QDialog>("signout.box"), nullptr);
    hq.click("signout.stay");
    ASSERT_TRUE(waitFor([&] { return hq.find<QDialog>("signout.box") == nullptr; }));
    EXPECT_FALSE(hq.console().window().isSignInShown());
    signOut();
    hq.click("signout.export");
    auto *where = hq.find<QFileDialog>("signout.file");
    ASSERT_NE(where, nullptr);
    const std::string file = world.file("unsent.json");
    emit where->fileSelected(QString::fromStdString(file));
    ASSERT_TRUE(waitFor([&] { return hq.console().window().isSignInShown(); }, kPatienceMs));
    where->close();
    EXPECT_NE(readFile(file).find("只在这里"), std::string::npos);
    hq.close();
    world.startServer();

    Person again(world, "hq"); // at another computer
    std::optional<bool> isIn;
    again.edits().importFrom(
        file, &again.console().window(), [&isIn](const Result<EditDone> &done) { isIn = done.ok(); });
    ASSERT_TRUE(waitFor([&] { return isIn.has_value(); }, kPatienceMs));
    EXPECT_TRUE(*isIn);
    ASSERT_TRUE(again.syncs());
    EXPECT_EQ(again.read(Kind::Guide, guide.id).set("tags"), std::vector<std::string> {"只在这里"});
}

TEST_F(CentreTest, WhatWaitsIsListedAndGoesWhenTheServerIsBack)
{
    Person hq(world, "hq");
    const Record goal = hq.first(Kind::Goal, hasValue);
    const Record guide =
        hq.first(Kind::Guide, [](const Record &candidate) { return candidate.set("tags").empty(); });
    world.stopServer();
    ASSERT_TRUE(hq.change(goal, "value", *goal.integer("value") + 5));
    ASSERT_TRUE(hq.change(guide, "tags", std::vector<std::string> {"敏感肌"}));
    ASSERT_TRUE(hq.lists(2)) << hq.said().toStdString();
    EXPECT_TRUE(hq.said().startsWith(QStringLiteral("待发送 2"))) << hq.said().toStdString();
    EXPECT_TRUE(hq.said().contains(QStringLiteral("标签 +敏感肌"))) << hq.said().toStdString();
    EXPECT_TRUE(
        waitFor([&] { return hq.words("header.sync").contains(QStringLiteral("2 项待发送")); }, kPatienceMs))
        << hq.words("header.sync").toStdString();
    EXPECT_EQ(hq.badge(), 0) << "it mends itself";
    auto *past = hq.find<CellTable>("sync.history");
    ASSERT_TRUE(waitFor([&] { return past->rowCount() == 2; }, kPatienceMs));
    EXPECT_TRUE(past->textAt(0, 2).contains(QStringLiteral("问不到服务器")))
        << past->textAt(0, 2).toStdString();
    EXPECT_EQ(past->textAt(1, 2), QStringLiteral("标签 +敏感肌 · 待发送"));
    hq.picture("centre-waiting");
    hq.click("centre.open");
    ASSERT_TRUE(waitFor([&] { return hq.find<QAbstractButton>("subject.past") != nullptr; }, kPatienceMs));
    ASSERT_TRUE(waitFor([&] { return hq.find<QAbstractButton>("subject.past")->isVisible(); }, kPatienceMs));
    hq.click("subject.past");
    EXPECT_TRUE(waitFor([&] { return past->isVisible() && past->rowCount() == 2; }, kPatienceMs))
        << "from the pane to who changed what";
    world.startServer();
    ASSERT_TRUE(hq.syncs());
    EXPECT_TRUE(hq.lists(0)) << hq.said().toStdString();
    hq.click("centre.sent");
    ASSERT_TRUE(hq.lists(2)) << hq.said().toStdString();
    const int64_t before = *goal.integer("value");
    hq.list().choose(1);
    hq.click("centre.undo");
    EXPECT_TRUE(
        waitFor([&] { return hq.read(Kind::Goal, goal.id).integer("value") == before; }, kPatienceMs));
}

} // namespace qunce::test
