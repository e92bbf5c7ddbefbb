// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTemporaryDir>

#include "models/base/clock.h"
#include "tests/support/guitest.h"
#include "views/roster/rosterview.h"

namespace qunce::test {

/// What a RosterView is given, without a profile.
class TableBench
{
public:
    explicit TableBench(Language spoken = Language::Chinese)
        : settings((application(), m_folder.filePath(QStringLiteral("settings.ini"))))
        , reader(m_folder.path().toStdString(), UserInfo(), clock, [] { return int64_t {0}; })
        , tools {theme, language, selection, commands, settings, reader, clock, [](const Destination &) {},
              [this](const Message &message) { toasts.push_back(message.english()); }, edits}
    {
        theme.apply();
        language.set(spoken);
    }
    ~TableBench() { language.set(Language::English); }

    /// A view in a window, of a size, with focus.
    std::unique_ptr<RosterView> view(const QString &id = QStringLiteral("sample"), QSize size = {1100, 520})
    {
        auto made = std::make_unique<RosterView>(tools, id);
        made->resize(size);
        made->show();
        made->activateWindow();
        return made;
    }
    static bool settle(RosterView &view)
    {
        const bool isSettled = waitFor([&view] { return view.isSettled(); });
        QCoreApplication::processEvents();
        return isSettled;
    }

private:
    QTemporaryDir m_folder;

public:
    SystemClock clock;
    Theme theme;
    LanguageChoice language;
    Selection selection;
    CommandRegistry commands;
    EditDesk edits;
    Settings settings;
    BoardReader reader;
    std::vector<std::string> toasts;
    PageTools tools;
};

} // namespace qunce::test
