// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QMainWindow>
#include <QStackedWidget>

#include "views/common/emptystate.h"
#include "views/shell/appearance.h"
#include "views/shell/pageentry.h"
#include "views/shell/workspace.h"

namespace qunce {

class Palette;
class SignInPage;

/// The one window: signing in, waiting for the first data, or the workspace. Has the commands that are everywhere and
/// keeps its place on the screen. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(ShellTools &shell, Appearance &appearance, std::vector<PageEntry> pages);
    ~MainWindow() override;

    /// Somebody is signed in, or was when the network went: the pages read with this.
    void openWorkspace(std::unique_ptr<BoardReader> reader);
    /// Nobody is; `belongs`: the profile is this user's at this server.
    void showSignIn(const QString &server, const QString &user, bool belongs);
    /// Until one of the two above: what is being done.
    void showPreparing(const Message &what);
    /// Nothing can be shown at all, and why; what its one button does.
    void showProblem(
        const Message &why, const Message &detail, const Message &action, std::function<void()> act);
    /// In front of the others, as if just opened.
    void comeToFront();
    bool isSignInShown() const;
    Workspace *workspace() const { return m_workspace.get(); }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void addCommands();
    void addHelpCommands();
    void addEditCommands();
    void addPageCommands();
    void addAppearanceCommands();
    void add(CommandInfo info, std::function<void()> run, std::function<Message()> whyNot = {});
    void showMenu(const QPoint &globalPlace);
    void showPalette();
    void showShortcuts();
    void showAbout();
    void askSignIn();
    void backToData();
    void showState();
    void showLocked(const SyncStatus &status);
    void retranslate();
    void restorePlace();

    ShellTools &m_shell;
    Appearance &m_appearance;
    std::vector<PageEntry> m_pages;
    QStackedWidget *m_stack;
    SignInPage *m_signIn;
    EmptyState *m_waiting;
    Palette *m_palette = nullptr; ///< made at its first use
    std::unique_ptr<Workspace> m_workspace;
    bool m_isSigningIn = false; ///< the user wants to, or has to
    bool m_isPreparing = false; ///< or stays at a problem
};

} // namespace qunce
