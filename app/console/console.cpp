// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console/console.h"

#include "app/console/pages.h"
#include "models/store/profile.h"
#include "views/dataimport/importdialog.h"
#include "views/report/reportdialog.h"

namespace qunce::app {

namespace {

std::string profileOf(const ConsoleOptions &options)
{
    return options.demoDirectory.isEmpty() ? options.profileDirectory
                                           : options.demoDirectory.toStdString() + "/profile";
}

/// Beside the profile's files if it is one of its own, so that a demo brand made anew keeps the user's arrangement.
QString settingsFile(const ConsoleOptions &options)
{
    return options.demoDirectory.isEmpty()
        ? QString::fromStdString(options.profileDirectory) + QStringLiteral("/console.ini")
        : options.demoDirectory + QStringLiteral("/console.ini");
}

} // namespace

Console::Console(ConsoleOptions options, const Clock &clock)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_settings(settingsFile(m_options))
    , m_appearance(m_theme, m_language, m_settings)
    , m_shell {m_theme, m_language, m_settings, m_commands, m_link, m_edits, m_notes, m_clock,
          !m_options.demoDirectory.isEmpty(), &m_images}
{
    // The demo brand's session is worth nothing: for it nobody is asked to unlock anything.
    if (m_options.demoDirectory.isEmpty())
        m_vault = std::make_shared<KeychainVault>(m_options.secretStore);
    m_shell.makeReport = [this](PageTools &tools, QWidget *over, const Uuid &campaign) {
        auto *dialog = new ReportDialog(tools, tools.selection.query(), m_shell.isDemo, over, campaign);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    };
    m_appearance.start(m_options.theme, m_options.language, m_options.otherwise);
    m_window = std::make_unique<MainWindow>(m_shell, m_appearance, consolePages(m_shell, m_appearance));
    addImportCommand();
}

Console::~Console()
{
    m_window.reset();
    m_sync.reset();
    m_demo.reset();
}

void Console::addImportCommand()
{
    m_commands.add(
        {"edit.import", CommandGroup::Edit, QUNCE_TEXT("Import data…"),
            QUNCE_TEXT("CSV and Excel files for the whole brand: try, import, and who imported what"),
            "inbox", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), false},
        m_window.get(),
        [this] {
            if (m_window->workspace())
                openImport(m_window->workspace()->tools(), m_imports, m_window.get());
        },
        [this] {
            return m_window->workspace() && m_imports.whyNot ? m_imports.whyNot()
                                                             : Message(QUNCE_TEXT("Sign in first."));
        });
}

void Console::start()
{
    m_sync.reset(); // at a second attempt
    m_demo.reset();
    if (m_options.demoDirectory.isEmpty())
        return startSync(std::nullopt);
    m_demo = std::make_unique<DemoBrand>(m_options.demoDirectory, m_clock);
    connect(m_demo.get(), &DemoBrand::progress, m_window.get(), &MainWindow::showPreparing);
    connect(m_demo.get(), &DemoBrand::ready, this, &Console::startSync);
    connect(m_demo.get(), &DemoBrand::failed, this, &Console::showFailure);
    m_demo->start();
}

void Console::startSync(std::optional<SignIn> signIn)
{
    if (m_vault)
        m_vault->reopen(); // a first attempt has closed it
    m_sync = std::make_unique<ConsoleSync>(
        profileOf(m_options), m_clock, m_link, m_edits, m_images, m_imports, m_vault);
    connect(m_sync.get(), &ConsoleSync::sessionChanged, this, &Console::openWorkspace);
    connect(m_sync.get(), &ConsoleSync::failed, this, &Console::showFailure);
    connect(m_sync.get(), &ConsoleSync::dataChanged, this, [this] {
        if (Workspace *workspace = m_window->workspace())
            workspace->reader().noteChange();
    });
    connect(&m_edits, &EditDesk::changed, m_sync.get(), [this](const std::vector<std::string> &) {
        if (Workspace *workspace = m_window->workspace())
            workspace->reader().noteEdit();
    });
    const std::optional<Session> &session = m_sync->session();
    const std::string server = session ? session->server : m_options.server;
    const std::string user = session ? session->user.name : m_options.user;
    if (session)
        openWorkspace();
    else if (!signIn)
        m_window->showSignIn(QString::fromStdString(server), QString::fromStdString(user), false);
    m_sync->start(std::move(signIn));
}

void Console::openWorkspace()
{
    const std::optional<Session> &session = m_sync->session();
    if (!session)
        return;
    m_window->showSignIn(
        QString::fromStdString(session->server), QString::fromStdString(session->user.name), true);
    m_window->openWorkspace(
        std::make_unique<BoardReader>(m_sync->directory(), session->user, m_clock, m_sync->clockOffsetMs()));
}

void Console::showFailure(const Error &error)
{
    const Message detail("%1", {error.detail});
    switch (error.code) {
    case ErrorCode::Corrupt:
        m_window->showProblem(QUNCE_TEXT("The data on this computer are damaged"),
            QUNCE_TEXT("Everything can be fetched from the server again. The damaged files are kept in the "
                       "folder \"damaged\" of the profile."),
            QUNCE_TEXT("Fetch everything again"), [this] { beginAnew(); });
        break;
    case ErrorCode::VersionMismatch: // only another program can help
        m_window->showProblem(error.userText, detail, QUNCE_TEXT("Quit"), [this] { m_window->close(); });
        break;
    default:
        m_window->showProblem(error.userText, detail, QUNCE_TEXT("Try again"), [this] { start(); });
        break;
    }
    emit failed(error);
}

void Console::beginAnew()
{
    const Result<void> moved = setAsideDamaged(profileOf(m_options));
    if (moved.ok())
        start();
    else
        showFailure(moved.error());
}

bool Console::hasStarted() const
{
    const Workspace *workspace = m_window->workspace();
    if (!workspace)
        return m_window->isSignInShown();
    return workspace->isVisible() && workspace->isSettled();
}

} // namespace qunce::app
