// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include "tests/views/shell/shellbench.h"
#include "views/charts/celltable.h"
#include "views/shell/palette.h"
#include "views/shell/scopepicker.h"

namespace qunce {

namespace {

using test::ShellBench;

QString syncWords(const char *words)
{
    return QString::fromUtf8(words);
}

void openSyncPage(ShellBench &bench)
{
    bench.window.workspace()->go({PageId::Sync, {}, {}, {}});
    ASSERT_TRUE(test::waitFor([&] { return bench.window.workspace()->isSettled(); }));
}

TEST(SyncPage, SaysWhatIsHereAndUpToWhen)
{
    ShellBench bench;
    openSyncPage(bench);
    EXPECT_EQ(bench.words("header.title"), syncWords("同步"));
    EXPECT_EQ(bench.words("sync.value.0"), syncWords("已连上"));
    EXPECT_EQ(bench.words("sync.value.1"), syncWords("0 项"));
    EXPECT_EQ(bench.words("sync.value.2"), syncWords("到 10:23"));
    EXPECT_TRUE(bench.words("sync.value.3").endsWith(syncWords("行")));
    auto *parts = bench.find<CellTable>("sync.parts");
    ASSERT_GT(parts->rowCount(), 8);
    EXPECT_EQ(parts->textAt(0, 0), syncWords("参考数据"));
    QStringList names;
    for (int row = 0; row < parts->rowCount(); ++row) {
        names << parts->textAt(row, 0);
        EXPECT_EQ(parts->textAt(row, 2), syncWords("已齐"));
    }
    EXPECT_TRUE(names.contains(syncWords("人员与社群 · 浙江"))) << names.join(QLatin1Char('|')).toStdString();
    EXPECT_TRUE(names.contains(syncWords("数据 · 浙江 2026"))) << names.join(QLatin1Char('|')).toStdString();
    bench.find<QPushButton>("sync.now")->click();
    EXPECT_EQ(bench.syncs, 1);
    test::PageBench::picture(bench.window, QStringLiteral("sync-zh-light"));
}

TEST(SyncPage, TroubleHasAReasonAndOneAct)
{
    ShellBench bench;
    openSyncPage(bench);
    EXPECT_FALSE(bench.find<QPushButton>("sync.mend")->isVisible());
    bench.say(SyncPhase::Offline, QUNCE_TEXT("Type the password."));
    EXPECT_EQ(bench.words("sync.value.0"), syncWords("离线"));
    EXPECT_EQ(bench.words("sync.problem"), syncWords("请输入密码。"));
    EXPECT_EQ(bench.words("sync.mend"), syncWords("重试"));
    bench.find<QPushButton>("sync.mend")->click();
    EXPECT_EQ(bench.syncs, 1);
    bench.say(SyncPhase::SignInNeeded, QUNCE_TEXT("Type the password."));
    EXPECT_EQ(bench.words("sync.mend"), syncWords("登录"));
    test::PageBench::picture(bench.window, QStringLiteral("sync-trouble"));
    bench.find<QPushButton>("sync.mend")->click();
    EXPECT_TRUE(bench.window.isSignInShown());
}

TEST(SyncPage, WhatHappenedCanBeReadAgain)
{
    ShellBench bench;
    bench.window.workspace()->tools().toast(QUNCE_TEXT("Sign in first."));
    SyncStatus status = bench.sync.status();
    status.phase = SyncPhase::Pulling;
    status.rowsDone = 1204;
    bench.sync.setStatus(status);
    status.phase = SyncPhase::Synced;
    status.lastCompleteMs += 30'000;
    bench.sync.setStatus(status);
    bench.say(SyncPhase::Offline, QUNCE_TEXT("Type the password."));
    openSyncPage(bench);
    auto *notes = bench.find<CellTable>("sync.notes");
    QStringList said;
    for (int row = 0; row < notes->rowCount(); ++row)
        said << notes->textAt(row, 1) + QLatin1Char(' ') + notes->textAt(row, 2);
    EXPECT_TRUE(said.contains(syncWords("你 请先登录。"))) << said.join(QLatin1Char('|')).toStdString();
    EXPECT_TRUE(said.contains(syncWords("同步 同步完成：收到 1,204 行。")))
        << said.join(QLatin1Char('|')).toStdString();
    EXPECT_TRUE(said.contains(syncWords("同步 请输入密码。"))) << said.join(QLatin1Char('|')).toStdString();
}

TEST(SyncPage, AnImageThatTheServerDoesNotTakeIsALineWithItsReason)
{
    ShellBench bench;
    bench.sync.tellRefusedImage(
        Error {ErrorCode::PermissionDenied, Message(QUNCE_TEXT("Your role may not change this.")), {}});
    ASSERT_FALSE(bench.notes.all().empty());
    EXPECT_TRUE(bench.notes.all().front().isTrouble);
    openSyncPage(bench);
    auto *notes = bench.find<CellTable>("sync.notes");
    QStringList said;
    for (int row = 0; row < notes->rowCount(); ++row)
        said << notes->textAt(row, 2);
    EXPECT_TRUE(std::any_of(said.begin(), said.end(), [](const QString &line) {
        return line.startsWith(syncWords("服务器不接收一张图片：您的角色无权修改此内容。"));
    })) << said.join(QLatin1Char('|')).toStdString();
}

TEST(Badges, CountWhatNeedsTheUser)
{
    ShellBench bench;
    Sidebar &sidebar = bench.window.workspace()->sidebar();
    EXPECT_TRUE(test::waitFor([&] { return sidebar.badge(PageId::Calendar) > 0; }))
        << "entries that wait for approval or lack content";
    EXPECT_EQ(sidebar.badge(PageId::Sync), 0);
    bench.say(SyncPhase::SignInNeeded, QUNCE_TEXT("Type the password."));
    EXPECT_EQ(sidebar.badge(PageId::Sync), 1);
    bench.say(SyncPhase::Offline, QUNCE_TEXT("Type the password."));
    EXPECT_EQ(sidebar.badge(PageId::Sync), 0) << "it mends itself";
}

TEST(About, SaysNameVersionAndLicence)
{
    ShellBench bench;
    bench.commands.find("help.about")->action->trigger();
    auto *box = bench.find<QDialog>("about");
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(bench.words("about.version").startsWith(syncWords("版本 0.")));
    EXPECT_TRUE(bench.words("about.licence").contains(syncWords("GNU 通用公共许可证")));
    test::PageBench::picture(*box, QStringLiteral("about"));
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_FALSE(box->isVisible());
}

TEST(Pinyin, FindsCommandsAndUnits)
{
    ShellBench bench;
    EXPECT_EQ(
        commandsFound(bench.commands, syncWords("shenszt")), std::vector<std::string> {"view.theme.dark"});
    ASSERT_TRUE(bench.settles("header.scope", syncWords("全国")));
    bench.find<QAbstractButton>("header.scope")->click();
    auto *tree = bench.find<QTreeWidget>("scope.tree");
    EXPECT_GT(filterUnits(*tree, syncWords("zj")), 0);
    ASSERT_NE(tree->currentItem(), nullptr);
    EXPECT_GT(filterUnits(*tree, syncWords("zhejiang")), 0);
    EXPECT_EQ(tree->currentItem()->text(0), syncWords("浙江"));
    EXPECT_EQ(filterUnits(*tree, syncWords("xyzxyz")), 0);
}

TEST(SignIn, AServerThatDoesNotAnswerIsNoWrongPassword)
{
    ShellBench bench;
    SyncStatus status;
    status.phase = SyncPhase::SignedOut;
    status.unheard = true;
    status.problem = QUNCE_TEXT("Sign in first.");
    bench.sync.setStatus(status);
    EXPECT_TRUE(bench.window.isSignInShown());
    EXPECT_EQ(bench.words("signin.submit"), syncWords("重试"));
    EXPECT_FALSE(bench.find<QWidget>("signin.data")->isVisible());
    bool isSaid = false;
    for (const QAbstractButton *button : bench.window.findChildren<QAbstractButton *>())
        isSaid = isSaid || (button->isVisible() && button->text() == syncWords("离线 · 尚未取过数据"));
    EXPECT_TRUE(isSaid) << "the chip of the page";
}

TEST(SignIn, TheDataOnThisComputerAreOneStepAway)
{
    ShellBench bench;
    bench.say(SyncPhase::SignInNeeded, QUNCE_TEXT("Type the password."));
    bench.find<QPushButton>("banner.act")->click();
    ASSERT_TRUE(bench.window.isSignInShown());
    EXPECT_TRUE(bench.find<QWidget>("signin.data")->isVisible());
    QTest::keyClick(bench.find<QLineEdit>("signin.password"), Qt::Key_Escape);
    EXPECT_FALSE(bench.window.isSignInShown());
    bench.say(SyncPhase::SignedOut);
    EXPECT_TRUE(bench.window.isSignInShown()) << "who has signed out has locked it";
    EXPECT_FALSE(bench.find<QWidget>("signin.data")->isVisible());
}

} // namespace

} // namespace qunce
