// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <string>

#include <QObject>

#include "app/console/consolesync.h"
#include "app/console/demobrand.h"
#include "models/base/clock.h"
#include "views/shell/mainwindow.h"
#include "views/shell/notifications.h"

namespace qunce::app {

/// What the command line says about the console.
struct ConsoleOptions {
    std::string profileDirectory;
    QString demoDirectory; ///< empty: no demo
    std::string server; ///< to begin with
    std::string user;
    QString theme; ///< light, dark, system; empty as kept
    std::optional<Language> language; ///< nothing: as kept, else `otherwise`
    Language otherwise = Language::Chinese;
    MakeSecretStore secretStore =
        makeDesktopSecretStore; ///< keeps the tokens of those who sign in in the window
};

/// The composition root of the window: makes everything in its order and takes it apart in the other. GUI thread.
class Console : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives it.
    Console(ConsoleOptions options, const Clock &clock);
    ~Console() override;

    void start();
    MainWindow &window() { return *m_window; }
    SyncLink &sync() { return m_link; }
    /// The first page is on screen with its contents, or the page for signing in.
    bool hasStarted() const;

signals:
    /// Nothing can be shown, and the window says why.
    void failed(const qunce::Error &error);

private:
    void startSync(std::optional<SignIn> signIn);
    void openWorkspace();
    void showFailure(const Error &error);
    void beginAnew();
    void addImportCommand();

    const ConsoleOptions m_options;
    const Clock &m_clock;
    Settings m_settings;
    Theme m_theme;
    LanguageChoice m_language;
    Appearance m_appearance;
    CommandRegistry m_commands;
    SyncLink m_link;
    EditDesk m_edits;
    ImageDesk m_images;
    ImportDesk m_imports;
    Notifications m_notes {m_link, m_clock};
    ShellTools m_shell;
    std::shared_ptr<KeychainVault> m_vault; ///< null for the demo brand
    std::unique_ptr<DemoBrand> m_demo;
    std::unique_ptr<ConsoleSync> m_sync;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace qunce::app
