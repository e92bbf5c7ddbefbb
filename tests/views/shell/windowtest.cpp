// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAccessible>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include <gtest/gtest.h>

#include "tests/views/shell/shellbench.h"
#include "views/shell/palette.h"
#include "views/shell/shortcutsheet.h"
#include "views/shell/sidebar.h"

namespace qunce {

namespace {

using test::ShellBench;

QString windowWords(const char *words)
{
    return QString::fromUtf8(words);
}

TEST(Window, FrameIsAsDrawn)
{
    ShellBench bench;
    EXPECT_EQ(bench.window.workspace()->sidebar().width(), metrics::kSidebar);
    EXPECT_EQ(bench.window.workspace()->currentPage()->mapTo(&bench.window, QPoint()),
        QPoint(metrics::kSidebar, metrics::kHeader));
    bench.press(Qt::Key_B, Qt::ControlModifier);
    QCoreApplication::processEvents();
    EXPECT_EQ(bench.window.workspace()->currentPage()->mapTo(&bench.window, QPoint()),
        QPoint(metrics::kSidebarFolded, metrics::kHeader));
    EXPECT_TRUE(bench.bench.settings.value(QStringLiteral("sidebar_folded")).toBool()) << "it is kept";
}

TEST(Window, PagesAreMadeAtTheirFirstVisitAndReachedByKeys)
{
    ShellBench bench;
    EXPECT_EQ(bench.made, 1);
    bench.press(Qt::Key_3, Qt::ControlModifier);
    EXPECT_EQ(bench.page()->id(), PageId::Guides);
    EXPECT_EQ(bench.made, 2);
    bench.press(Qt::Key_1, Qt::ControlModifier);
    EXPECT_EQ(bench.page()->id(), PageId::Overview);
    EXPECT_EQ(bench.made, 2);
    bench.press(Qt::Key_F, Qt::ControlModifier);
    EXPECT_EQ(bench.page()->found, 1) << "Ctrl+F is the page's filter";
    bench.press(Qt::Key_F5);
    EXPECT_EQ(bench.syncs, 1);
}

TEST(Window, APageSendsTheUserToAnother)
{
    ShellBench bench;
    BoardQuery query = bench.query();
    query.choice = PeriodChoice::LastMonth;
    query.period = periodOf(query.choice, bench.bench.today(), {});
    bench.window.workspace()->tools().go({PageId::Guides, {}, "idle", query});
    EXPECT_EQ(bench.page()->id(), PageId::Guides);
    EXPECT_EQ(bench.page()->opened, "idle");
    EXPECT_EQ(bench.words("header.period"), windowWords("上月 8月1日–8月31日"));
}

TEST(Window, ThePageThatWasOpenIsOpenAgain)
{
    ShellBench bench;
    bench.press(Qt::Key_3, Qt::ControlModifier);
    bench.window.openWorkspace(std::make_unique<BoardReader>(
        bench.bench.profile, bench.bench.reader.user(), bench.bench.clock, [] { return int64_t {0}; }));
    EXPECT_EQ(bench.page()->id(), PageId::Guides);
}

TEST(Window, LanguageAndThemeChangeWhileItIsOpen)
{
    ShellBench bench;
    bench.appearance.setLanguage(Language::English);
    EXPECT_EQ(bench.words("header.title"), windowWords("Overview"));
    EXPECT_EQ(bench.words("header.demo"), windowWords("Demo data"));
    EXPECT_EQ(bench.words("header.period"), windowWords("Yesterday Mon 7 Sep"));
    EXPECT_EQ(bench.words("header.sync"), windowWords("Synced 10:23"));
    bench.appearance.setTheme(Appearance::ThemeChoice::Dark);
    EXPECT_EQ(bench.bench.theme.kind(), Theme::Kind::Dark);
    test::PageBench::picture(bench.window, QStringLiteral("shell-en-dark"));
    bench.appearance.setTheme(Appearance::ThemeChoice::HighContrast);
    EXPECT_EQ(bench.bench.theme.kind(), Theme::Kind::HighContrast);
    Theme theme;
    LanguageChoice language;
    Appearance later(theme, language, bench.bench.settings);
    later.start({}, std::nullopt, Language::Chinese);
    EXPECT_EQ(later.themeChoice(), Appearance::ThemeChoice::HighContrast) << "both are kept";
    EXPECT_EQ(later.language(), Language::English);
    later.start(QStringLiteral("light"), Language::Chinese, Language::English);
    EXPECT_EQ(theme.kind(), Theme::Kind::Light) << "the command line comes first";
    EXPECT_EQ(language.current(), Language::Chinese);
    language.set(Language::English);
    bench.appearance.setLanguage(Language::Chinese);
}

TEST(Window, TextGrowsAndShrinks)
{
    ShellBench bench;
    const int before = bench.find<QLabel>("header.title")->font().pixelSize();
    for (int i = 0; i < 20; ++i)
        bench.press(Qt::Key_Plus, Qt::ControlModifier);
    EXPECT_EQ(bench.bench.theme.fontPixels(), 20);
    EXPECT_GT(bench.find<QLabel>("header.title")->font().pixelSize(), before);
    for (int i = 0; i < 20; ++i)
        bench.press(Qt::Key_Minus, Qt::ControlModifier);
    EXPECT_EQ(bench.bench.theme.fontPixels(), 12) << "never below 9 pt";
    bench.press(Qt::Key_0, Qt::ControlModifier);
    EXPECT_EQ(bench.find<QLabel>("header.title")->font().pixelSize(), before);
}

TEST(Palette, FindsByAnyWordsInBothLanguages)
{
    ShellBench bench;
    EXPECT_EQ(
        commandsFound(bench.commands, windowWords("深色")), std::vector<std::string> {"view.theme.dark"});
    EXPECT_EQ(
        commandsFound(bench.commands, windowWords("主题 深")), std::vector<std::string> {"view.theme.dark"});
    EXPECT_EQ(commandsFound(bench.commands, windowWords("theme DARK")),
        std::vector<std::string> {"view.theme.dark"});
    EXPECT_TRUE(commandsFound(bench.commands, windowWords("没有这个命令")).empty());
}

TEST(Palette, OpensTypesAndRuns)
{
    ShellBench bench;
    bench.press(Qt::Key_K, Qt::ControlModifier);
    auto *field = bench.find<QLineEdit>("palette.field");
    ASSERT_TRUE(field && field->isVisible());
    field->setText(windowWords("导购"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_FALSE(field->isVisible());
    EXPECT_EQ(bench.page()->id(), PageId::Guides);
    bench.find<QAbstractButton>("header.search")->click();
    EXPECT_TRUE(field->isVisible()) << "the header's icon opens it too";
    field->setText(windowWords("xyz"));
    EXPECT_EQ(
        bench.find<QListWidget>("palette.list")->item(0)->text(), windowWords("没有同时包含这些词的命令。"));
}

TEST(Shortcuts, TheSheetHasEveryShortcut)
{
    ShellBench bench;
    bench.press(Qt::Key_F1);
    auto *sheet = bench.find<QDialog>("shortcuts");
    ASSERT_NE(sheet, nullptr);
    QStringList said;
    for (const QLabel *label : sheet->findChildren<QLabel *>())
        said << label->text();
    for (const CommandRegistry::Entry *entry : bench.commands.entries()) {
        if (!entry->action->shortcut().isEmpty()) {
            EXPECT_TRUE(said.contains(text(entry->info.text))) << entry->info.id;
        }
    }
    test::PageBench::picture(*sheet, QStringLiteral("shortcuts"));
}

TEST(Commands, NoTwoHaveTheSameKeys)
{
    ShellBench bench;
    QMap<QString, std::string> taken;
    for (const CommandRegistry::Entry *entry : bench.commands.entries()) {
        const QString keys = entry->action->shortcut().toString();
        if (keys.isEmpty())
            continue;
        EXPECT_FALSE(taken.contains(keys)) << entry->info.id << " and " << taken[keys];
        taken[keys] = entry->info.id;
    }
}

TEST(SignIn, AsksForWhatIsMissingAndSaysWhy)
{
    ShellBench bench;
    bench.sync.checkServer = [](const std::string &address) -> Result<std::string> {
        if (address.find("://") == std::string::npos)
            return Error {ErrorCode::Usage, QUNCE_TEXT("Sign in first."), {}};
        return address;
    };
    bench.say(SyncPhase::SignedOut, {}, false);
    EXPECT_TRUE(bench.window.isSignInShown());
    auto *server = bench.find<QLineEdit>("signin.server");
    auto *submit = bench.find<QPushButton>("signin.submit");
    server->setText(QStringLiteral("qunce.example.com"));
    submit->click();
    EXPECT_EQ(bench.words("signin.detail"), windowWords("请先登录。")) << "what is wrong with the address";
    server->setText(QStringLiteral("https://qunce.example.com"));
    submit->click();
    EXPECT_EQ(bench.words("signin.detail"), windowWords("请输入用户名。"));
    bench.find<QLineEdit>("signin.user")->setText(QStringLiteral(" wangxiaomin "));
    submit->click();
    EXPECT_EQ(bench.words("signin.detail"), windowWords("请输入密码。"));
    EXPECT_TRUE(bench.signIns.empty());
    auto *password = bench.find<QLineEdit>("signin.password");
    EXPECT_EQ(password->echoMode(), QLineEdit::Password);
    password->setText(QStringLiteral(" secret "));
    QTest::keyClick(password, Qt::Key_Return);
    ASSERT_EQ(bench.signIns.size(), 1U);
    EXPECT_EQ(bench.signIns[0].user, "wangxiaomin");
    EXPECT_EQ(bench.signIns[0].password, " secret ") << "a password may begin with a space";
    EXPECT_EQ(bench.signIns[0].server, "https://qunce.example.com");
    bench.say(SyncPhase::Connecting, {}, false);
    EXPECT_FALSE(submit->isEnabled());
    EXPECT_EQ(submit->text(), windowWords("正在登录……"));
}

TEST(SignIn, FirstStartOfflineIsAStateOfItsOwn)
{
    ShellBench bench;
    bench.say(SyncPhase::SignedOut, {}, false);
    bench.say(SyncPhase::Offline, QUNCE_TEXT("Sign in first."), false);
    EXPECT_EQ(bench.words("signin.why"), windowWords("第一次使用要连上服务器一次，之后没有网络也能用"));
    EXPECT_EQ(bench.words("signin.submit"), windowWords("重试"));
    test::PageBench::picture(bench.window, QStringLiteral("signin-offline"));
}

TEST(Trouble, AnExpiredSessionLeavesThePagesReadable)
{
    ShellBench bench;
    bench.say(SyncPhase::SignInNeeded, QUNCE_TEXT("Type the password."));
    EXPECT_FALSE(bench.window.isSignInShown()) << "the data are still here";
    EXPECT_TRUE(bench.find<QWidget>("banner")->isVisible());
    EXPECT_EQ(bench.words("banner.act"), windowWords("登录"));
    bench.find<QPushButton>("banner.act")->click();
    EXPECT_TRUE(bench.window.isSignInShown());
    bench.say(SyncPhase::Synced);
    EXPECT_FALSE(bench.window.isSignInShown());
    EXPECT_FALSE(bench.find<QWidget>("banner")->isVisible());
}

TEST(Trouble, ASecondStartReadsAndSaysSo)
{
    ShellBench bench;
    bench.say(SyncPhase::ReadOnly, QUNCE_TEXT("Sign in first."), false);
    EXPECT_TRUE(bench.find<QWidget>("banner")->isVisible());
    EXPECT_TRUE(bench.page()->isVisible());
    EXPECT_TRUE(bench.words("header.sync").startsWith(windowWords("只读")));
}

TEST(Trouble, NoDataYetAndLeaseOverHaveAPageWithOneAct)
{
    ShellBench bench;
    bench.say(SyncPhase::Offline, QUNCE_TEXT("Sign in first."), false);
    auto *waiting = bench.find<QWidget>("waiting");
    EXPECT_TRUE(waiting->isVisible());
    EXPECT_EQ(waiting->accessibleName(), windowWords("正在首次获取数据"));
    waiting->findChild<QPushButton *>()->click();
    EXPECT_EQ(bench.syncs, 1);
    SyncStatus status = bench.sync.status();
    status.recordsUsable = true;
    status.leaseOver = true;
    bench.sync.setStatus(status);
    EXPECT_TRUE(waiting->isVisible());
    EXPECT_EQ(waiting->accessibleName(), windowWords("这台电脑太久没有连上服务器"));
    EXPECT_FALSE(bench.page()->isVisible()) << "nobody may read";
    waiting->findChild<QPushButton *>()->click();
    EXPECT_EQ(bench.syncs, 2);

    status.phase = SyncPhase::SignInNeeded;
    status.edits.pending = 3;
    bench.sync.setStatus(status);
    EXPECT_EQ(waiting->findChild<QPushButton *>()->text(), windowWords("登录"));
    EXPECT_TRUE(waiting->accessibleDescription().contains(windowWords("3 项未发送的修改")))
        << waiting->accessibleDescription().toStdString();
    waiting->findChild<QPushButton *>()->click();
    EXPECT_TRUE(bench.window.isSignInShown());
    EXPECT_EQ(bench.syncs, 2);
    status.phase = SyncPhase::Synced;
    status.leaseOver = false;
    bench.sync.setStatus(status);
    EXPECT_TRUE(bench.page()->isVisible()) << "and everything is there again";
}

/// Every control that a user can reach has a name.
void expectNames(QAccessibleInterface *node, int depth = 0)
{
    if (!node || depth > 30)
        return;
    QWidget *widget = qobject_cast<QWidget *>(node->object());
    if (widget && widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
        && !qobject_cast<Page *>(widget)) {
        EXPECT_FALSE(node->text(QAccessible::Name).isEmpty())
            << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    }
    for (int i = 0; i < node->childCount(); ++i)
        expectNames(node->child(i), depth + 1);
}

TEST(Accessibility, EveryControlOfTheFrameHasAName)
{
    ShellBench bench;
    expectNames(QAccessible::queryAccessibleInterface(&bench.window));
    bench.say(SyncPhase::SignedOut, {}, false);
    expectNames(QAccessible::queryAccessibleInterface(&bench.window));
}

} // namespace

} // namespace qunce
