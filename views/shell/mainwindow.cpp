// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/mainwindow.h"

#include <QCloseEvent>
#include <QMenu>
#include <QScreen>

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/shell/aboutbox.h"
#include "views/shell/palette.h"
#include "views/shell/shortcutsheet.h"
#include "views/shell/signoutguard.h"
#include "views/shell/sidebar.h"
#include "views/shell/signinpage.h"

namespace qunce {

namespace {

constexpr QSize kFirstSize {1440, 900};
constexpr QSize kSmallestWindow {960, 600};

} // namespace

MainWindow::MainWindow(ShellTools &shell, Appearance &appearance, std::vector<PageEntry> pages)
    : m_shell(shell)
    , m_appearance(appearance)
    , m_pages(std::move(pages))
    , m_stack(new QStackedWidget(this))
    , m_signIn(new SignInPage(shell, m_stack))
    , m_waiting(new EmptyState(shell.theme, m_stack))
{
    setCentralWidget(m_stack);
    m_waiting->setObjectName(QStringLiteral("waiting"));
    m_stack->addWidget(m_signIn);
    m_stack->addWidget(m_waiting);
    setMinimumSize(kSmallestWindow);
    setWindowIcon(icon(QStringLiteral("qunce"), shell.theme.color(Token::Accent), 64));
    addCommands();
    connect(&shell.sync, &SyncLink::changed, this, &MainWindow::showState);
    connect(m_signIn, &SignInPage::dataAsked, this, &MainWindow::backToData);
    connect(&shell.language, &LanguageChoice::changed, this, &MainWindow::retranslate);
    restorePlace();
    retranslate();
    showState();
}

MainWindow::~MainWindow()
{
    m_workspace.reset();
}

void MainWindow::openWorkspace(std::unique_ptr<BoardReader> reader)
{
    m_isSigningIn = m_isPreparing = false;
    m_workspace = std::make_unique<Workspace>(m_shell, std::move(reader), m_pages);
    m_stack->addWidget(m_workspace.get());
    connect(m_workspace.get(), &Workspace::menuAsked, this, &MainWindow::showMenu);
    connect(m_workspace.get(), &Workspace::searchAsked, this, &MainWindow::showPalette);
    connect(m_workspace.get(), &Workspace::signInAsked, this, &MainWindow::askSignIn);
    if (!m_pages.empty()) {
        const int kept = m_shell.settings.value(QStringLiteral("page"), -1).toInt();
        const bool isThere = std::any_of(m_pages.begin(), m_pages.end(),
            [kept](const PageEntry &entry) { return static_cast<int>(entry.id) == kept; });
        m_workspace->go({isThere ? static_cast<PageId>(kept) : m_pages.front().id, {}, {}, {}});
    }
    m_shell.commands.refresh(); // most of them need a workspace
    showState();
}

void MainWindow::showSignIn(const QString &server, const QString &user, bool belongs)
{
    m_isPreparing = false;
    m_signIn->prefill(server, user, belongs);
    m_isSigningIn = !m_workspace;
    showState();
    if (m_isSigningIn)
        m_signIn->begin();
}

void MainWindow::showPreparing(const Message &what)
{
    m_isPreparing = true;
    m_waiting->say(QStringLiteral("sync"), text(what));
    m_stack->setCurrentWidget(m_waiting);
}

void MainWindow::showProblem(
    const Message &why, const Message &detail, const Message &action, std::function<void()> act)
{
    m_isPreparing = true;
    m_waiting->say(QStringLiteral("warning"), text(why), text(detail), text(action), std::move(act));
    m_stack->setCurrentWidget(m_waiting);
}

void MainWindow::comeToFront()
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

void MainWindow::askSignIn()
{
    m_isSigningIn = true;
    showState();
    m_signIn->begin();
}

void MainWindow::backToData()
{
    m_isSigningIn = false;
    showState();
}

bool MainWindow::isSignInShown() const
{
    return m_stack->currentWidget() == m_signIn;
}

void MainWindow::showState()
{
    const SyncStatus &status = m_shell.sync.status();
    const auto syncNow = [this] {
        if (m_shell.sync.syncNow)
            m_shell.sync.syncNow();
    };
    if (status.phase == SyncPhase::SignedOut)
        m_isSigningIn = true;
    else if (m_workspace && (status.phase == SyncPhase::Pulling || status.phase == SyncPhase::Synced))
        m_isSigningIn = false;
    m_signIn->offerData(
        m_workspace && status.phase != SyncPhase::SignedOut && status.recordsUsable && !status.leaseOver);
    if (m_isPreparing) {
        return;
    } else if (m_isSigningIn || !m_workspace) {
        m_stack->setCurrentWidget(m_signIn);
    } else if (status.leaseOver) {
        showLocked(status);
    } else if (!status.recordsUsable && status.phase != SyncPhase::Loading
        && status.phase != SyncPhase::ReadOnly) {
        const Format format(m_shell.language.current());
        const bool isPulling = status.phase == SyncPhase::Pulling && status.rowsTotal > 0;
        const QString detail = !status.problem.empty() ? text(status.problem)
            : isPulling                                ? text(QUNCE_TEXT("%1 of about %2 rows are here"),
                                                 {format.integer(static_cast<int64_t>(status.rowsDone)),
                                                     format.integer(static_cast<int64_t>(status.rowsTotal))})
                                                       : QString();
        m_waiting->say(status.problem.empty() ? QStringLiteral("sync") : QStringLiteral("offline"),
            text(QUNCE_TEXT("Fetching the data for the first time")), detail,
            status.problem.empty() ? QString() : text(QUNCE_TEXT("Try again")), syncNow);
        m_stack->setCurrentWidget(m_waiting);
    } else {
        m_stack->setCurrentWidget(m_workspace.get());
    }
}

/// The lease is over: nothing can be read, nothing is lost, and one button leads on.
void MainWindow::showLocked(const SyncStatus &status)
{
    QString detail =
        text(QUNCE_TEXT("The data stay locked until it has been heard again. %1"), {text(status.problem)});
    if (const uint64_t kept = status.edits.pending + status.edits.rejected + status.edits.setAside; kept > 0)
        detail +=
            QLatin1Char('\n') + text(QUNCE_TEXT("Your %1 unsent changes are kept."), {QString::number(kept)});
    const bool needsSignIn = status.phase == SyncPhase::SignInNeeded;
    m_waiting->say(QStringLiteral("lock"),
        text(QUNCE_TEXT("This computer has not reached the server for too long")), detail,
        needsSignIn ? text(QUNCE_TEXT("Sign in")) : text(QUNCE_TEXT("Try again")), [this, needsSignIn] {
            if (needsSignIn)
                askSignIn();
            else if (m_shell.sync.syncNow)
                m_shell.sync.syncNow();
        });
    m_stack->setCurrentWidget(m_waiting);
}

void MainWindow::add(CommandInfo info, std::function<void()> run, std::function<Message()> whyNot)
{
    m_shell.commands.add(std::move(info), this, std::move(run), std::move(whyNot));
}

void MainWindow::addCommands()
{
    const auto noWorkspace = [this]() -> Message {
        return m_workspace ? Message() : Message(QUNCE_TEXT("Sign in first."));
    };
    add(
        {"file.sync", CommandGroup::File, QUNCE_TEXT("Sync now"), {}, "sync", QKeySequence(Qt::Key_F5),
            false},
        [this] {
            if (m_shell.sync.syncNow)
                m_shell.sync.syncNow();
        },
        noWorkspace);
    add(
        {"file.signin", CommandGroup::File, QUNCE_TEXT("Sign in"), {}, "user", {}, false},
        [this] { askSignIn(); },
        [this]() -> Message {
            const SyncPhase phase = m_shell.sync.status().phase;
            const bool isNeeded = phase == SyncPhase::SignInNeeded || phase == SyncPhase::SignedOut;
            return isNeeded ? Message() : Message(QUNCE_TEXT("You are signed in."));
        });
    add(
        {"file.signout", CommandGroup::File, QUNCE_TEXT("Sign out"), {}, "user", {}, false},
        [this] { signOutWithCare(this, m_shell.sync, m_shell.edits, m_shell.settings); }, noWorkspace);
    if (m_shell.makeReport)
        add(
            {"file.report", CommandGroup::File, QUNCE_TEXT("Report of a week, month or campaign…"), {},
                "chart", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), false},
            [this] {
                if (m_workspace)
                    m_shell.makeReport(m_workspace->tools(), this, {});
            },
            noWorkspace);
    add({"file.quit", CommandGroup::File, QUNCE_TEXT("Quit"), {}, "", QKeySequence(Qt::CTRL | Qt::Key_Q),
            false},
        [this] { close(); });
    addEditCommands();
    add(
        {"edit.find", CommandGroup::Edit, QUNCE_TEXT("Find in this page"), {}, "search",
            QKeySequence(Qt::CTRL | Qt::Key_F), false},
        [this] {
            if (m_workspace && m_workspace->currentPage())
                m_workspace->currentPage()->find();
        },
        noWorkspace);
    addPageCommands();
    addAppearanceCommands();
    addHelpCommands();
}

void MainWindow::addEditCommands()
{
    EditDesk &edits = m_shell.edits;
    const auto whyNot = [&edits](bool hasStep, const Message &none) {
        const Message nobody = edits.whyNot();
        return !nobody.empty() ? nobody : hasStep ? Message() : none;
    };
    const auto nameOf = [](const std::optional<EditTitle> &step) {
        return step ? text(step->asMessage()) : QString();
    };
    add(
        {"edit.undo", CommandGroup::Edit, QUNCE_TEXT("Undo"), {}, "undo", QKeySequence(Qt::CTRL | Qt::Key_Z),
            false},
        [&edits] { edits.undo(); },
        [&edits, whyNot] {
            return whyNot(edits.undoState().undo.has_value(), QUNCE_TEXT("There is nothing to undo."));
        });
    add(
        {"edit.redo", CommandGroup::Edit, QUNCE_TEXT("Redo"), {}, "redo",
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), false},
        [&edits] { edits.redo(); },
        [&edits, whyNot] {
            return whyNot(edits.undoState().redo.has_value(), QUNCE_TEXT("There is nothing to redo."));
        });
    m_shell.commands.setObject("edit.undo", [&edits, nameOf] { return nameOf(edits.undoState().undo); });
    m_shell.commands.setObject("edit.redo", [&edits, nameOf] { return nameOf(edits.undoState().redo); });
}

void MainWindow::addHelpCommands()
{
    add({"help.palette", CommandGroup::Help, QUNCE_TEXT("Search pages and commands"), {}, "search",
            QKeySequence(Qt::CTRL | Qt::Key_K), false},
        [this] { showPalette(); });
    add({"help.shortcuts", CommandGroup::Help, QUNCE_TEXT("Keyboard shortcuts"), {}, "keyboard",
            QKeySequence(Qt::Key_F1), false},
        [this] { showShortcuts(); });
    add(
        {"help.notifications", CommandGroup::Help, QUNCE_TEXT("What happened lately"), {}, "bell", {}, false},
        [this] {
            if (m_workspace)
                m_workspace->go({PageId::Sync, {}, {}, {}});
        },
        [this]() -> Message { return m_workspace ? Message() : Message(QUNCE_TEXT("Sign in first.")); });
    add({"help.about", CommandGroup::Help, QUNCE_TEXT("About Qunce"), {}, "info", {}, false},
        [this] { showAbout(); });
}

void MainWindow::addPageCommands()
{
    int number = 0;
    for (const PageEntry &entry : m_pages) {
        QKeySequence shortcut;
        if (entry.id == PageId::Sync)
            shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
        else if (entry.id == PageId::Settings)
            shortcut = QKeySequence(Qt::CTRL | Qt::Key_Comma);
        else if (entry.id > PageId::Content) // one of its own: there are nine numbers
            shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G);
        else if (++number <= 9)
            shortcut = QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number));
        add(
            {"go." + std::to_string(static_cast<int>(entry.id)), CommandGroup::Go, entry.title, {},
                entry.icon, shortcut, false},
            [this, id = entry.id] {
                if (m_workspace)
                    m_workspace->go({id, {}, {}, {}});
            },
            [this]() -> Message { return m_workspace ? Message() : Message(QUNCE_TEXT("Sign in first.")); });
    }
}

void MainWindow::addAppearanceCommands()
{
    const auto view = [this](const char *id, const char *name, const QKeySequence &shortcut,
                          std::function<void()> run) {
        add({id, CommandGroup::View, name, {}, "", shortcut, false}, std::move(run));
    };
    view(
        "view.sidebar", QUNCE_TEXT("Fold or unfold the sidebar"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] {
            if (!m_workspace)
                return;
            Sidebar &sidebar = m_workspace->sidebar();
            sidebar.setFolded(!sidebar.isFolded());
            m_shell.settings.set(QStringLiteral("sidebar_folded"), sidebar.isFolded());
        });
    using Choice = Appearance::ThemeChoice;
    view("view.theme.light", QUNCE_TEXT("Light theme"), {}, [this] { m_appearance.setTheme(Choice::Light); });
    view("view.theme.dark", QUNCE_TEXT("Dark theme"), {}, [this] { m_appearance.setTheme(Choice::Dark); });
    view("view.theme.contrast", QUNCE_TEXT("High contrast theme"), {},
        [this] { m_appearance.setTheme(Choice::HighContrast); });
    view("view.theme.system", QUNCE_TEXT("Theme of the desktop"), {},
        [this] { m_appearance.setTheme(Choice::System); });
    view("view.language.zh", QUNCE_TEXT("Interface in Chinese"), {},
        [this] { m_appearance.setLanguage(Language::Chinese); });
    view("view.language.en", QUNCE_TEXT("Interface in English"), {},
        [this] { m_appearance.setLanguage(Language::English); });
    view("view.zoom.in", QUNCE_TEXT("Larger text"), QKeySequence(Qt::CTRL | Qt::Key_Plus),
        [this] { m_appearance.zoomBy(1); });
    view("view.zoom.out", QUNCE_TEXT("Smaller text"), QKeySequence(Qt::CTRL | Qt::Key_Minus),
        [this] { m_appearance.zoomBy(-1); });
    view("view.zoom.reset", QUNCE_TEXT("Normal text size"), QKeySequence(Qt::CTRL | Qt::Key_0),
        [this] { m_appearance.resetZoom(); });
    view("view.fullscreen", QUNCE_TEXT("Full screen"), QKeySequence(Qt::Key_F11),
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
}

void MainWindow::showMenu(const QPoint &globalPlace)
{
    constexpr int kGroups = static_cast<int>(CommandGroup::Help) + 1;
    m_shell.commands.refresh();
    QMenu *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("menu"));
    for (int group = 0; group < kGroups; ++group) {
        auto *part = new QMenu(groupName(static_cast<CommandGroup>(group)), menu);
        for (const CommandRegistry::Entry *entry : m_shell.commands.entries()) {
            const bool isHere = entry->owner == this || entry->owner->isVisible();
            if (static_cast<int>(entry->info.group) == group && isHere)
                part->addAction(entry->action);
        }
        if (part->isEmpty())
            delete part;
        else
            menu->addMenu(part);
    }
    menu->popup(globalPlace);
}

void MainWindow::showPalette()
{
    if (!m_palette)
        m_palette = new Palette(m_shell.theme, m_shell.commands, this);
    m_palette->open();
}

void MainWindow::showShortcuts()
{
    auto *sheet = new ShortcutSheet(m_shell.theme, m_shell.commands, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::showAbout()
{
    auto *box = new AboutBox(m_shell.theme, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::retranslate()
{
    m_shell.commands.refresh();
    setWindowTitle(text(QUNCE_TEXT("Qunce")));
    m_signIn->retranslate();
    if (m_workspace)
        m_workspace->retranslate();
    showState();
}

void MainWindow::restorePlace()
{
    const QByteArray kept = m_shell.settings.value(QStringLiteral("window")).toByteArray();
    if (kept.isEmpty() || !restoreGeometry(kept)) {
        const QSize room = screen() ? screen()->availableSize() : kFirstSize;
        resize(kFirstSize.boundedTo(room));
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_shell.settings.set(QStringLiteral("window"), saveGeometry());
    m_shell.settings.flush();
    QMainWindow::closeEvent(event);
}

} // namespace qunce
