// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console/windows.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include "app/console/console.h"
#include "app/console/onewindow.h"
#include "app/console/tour.h"
#include "app/profilechoice.h"
#include "models/store/sessionfile.h"
#include "views/common/texts.h"

namespace qunce::app {

namespace {

constexpr int kStartWatchMs = 2;
constexpr QPoint kAwayFromCursor {64, 64}; ///< which stands at 0, 0 without a display

Result<ConsoleOptions> optionsOf(const CommandLine &line, bool isEnglish)
{
    ConsoleOptions options;
    options.profileDirectory = profileDirectory(line);
    options.user = line.value("user");
    options.theme = QString::fromStdString(line.value("theme"));
    options.otherwise = isEnglish ? Language::English : Language::Chinese;
    static const QStringList themes {{}, QStringLiteral("light"), QStringLiteral("dark"),
        QStringLiteral("contrast"), QStringLiteral("system")};
    if (!themes.contains(options.theme))
        return Error {ErrorCode::Usage, {QUNCE_TEXT("--theme is light, dark, contrast or system.")}, {}};
    if (line.has("lang"))
        options.language = options.otherwise;
    if (line.has("server")) {
        QUNCE_ASSIGN(options.server, serverUrl(line.value("server")));
    }
    return options;
}

Result<QSize> sizeOf(const CommandLine &line)
{
    if (!line.has("size"))
        return QSize(1440, 900);
    const QStringList parts = QString::fromStdString(line.value("size")).split(QLatin1Char('x'));
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    if (size.width() < 640 || size.height() < 480 || size.width() > 8192 || size.height() > 8192)
        return Error {ErrorCode::Usage, {QUNCE_TEXT("--size is width x height in pixels, as 1440x900.")}, {}};
    return size;
}

/// The user's own demo brand, or one beside the profile that --data-dir names.
QString demoDirectory(const CommandLine &line)
{
    if (line.has("data-dir"))
        return QString::fromStdString(line.value("data-dir"));
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/qunce/demo");
}

/// A second user of a profile would send the first one's edits.
Result<void> checkOwner(const CommandLine &line, const ConsoleOptions &options)
{
    const Result<std::optional<Session>> session =
        SessionFile(options.profileDirectory + "/session.json").read();
    return checkBelongs(line, session.ok() ? *session : std::nullopt);
}

/// There is nothing to be shown of a profile that nobody has ever signed in to.
Result<void> checkSignedIn(const ConsoleOptions &options)
{
    const Result<std::optional<Session>> session =
        SessionFile(options.profileDirectory + "/session.json").readWithoutVault();
    if (session.ok() && *session)
        return {};
    return Error {ErrorCode::NotFound,
        {QUNCE_TEXT("Nobody is signed in here yet. Run `qunce sync --once --server URL --user NAME` first.")},
        options.profileDirectory};
}

} // namespace

Result<int> openConsole(const CommandLine &line, const Environment &environment, bool isEnglish)
{
    QUNCE_ASSIGN(ConsoleOptions options, optionsOf(line, isEnglish));
    if (line.has("demo"))
        options.demoDirectory = demoDirectory(line);
    else
        QUNCE_TRY(checkOwner(line, options));
    OneWindow oneWindow(options.demoDirectory.isEmpty() ? QString::fromStdString(options.profileDirectory)
                                                        : options.demoDirectory);
    if (oneWindow.askOther())
        return 0;
    oneWindow.listen();
    Console console(std::move(options), environment.clock);
    QObject::connect(
        &oneWindow, &OneWindow::asked, &console.window(), [&console] { console.window().comeToFront(); });
    console.window().show();
    console.start();
    QTimer watch;
    int code = 0;
    if (line.has("exit-after-startup")) {
        QObject::connect(&watch, &QTimer::timeout, [&console] {
            if (console.hasStarted())
                QApplication::quit();
        });
        QObject::connect(&console, &Console::failed, [&code, &environment](const Error &error) {
            environment.warn(error);
            code = 1;
            QApplication::quit();
        });
        watch.start(kStartWatchMs);
    }
    QApplication::exec();
    return code;
}

Result<int> makeTour(const CommandLine &line, const Environment &environment, bool isEnglish)
{
    QUNCE_ASSIGN(ConsoleOptions options, optionsOf(line, isEnglish));
    QUNCE_ASSIGN(const QSize size, sizeOf(line));
    if (line.value("out").empty())
        return Error {
            ErrorCode::Usage, {QUNCE_TEXT("The tour needs a folder for its pictures: --out DIR.")}, {}};
    const QTemporaryDir folder;
    if (line.has("data-dir"))
        QUNCE_TRY(checkSignedIn(options));
    else
        options.demoDirectory = folder.path();
    if (!options.language) // the same pictures for everybody, whatever was chosen in the window
        options.language = options.otherwise;
    if (options.theme.isEmpty())
        options.theme = QStringLiteral("light");
    int code = 0;
    Console console(std::move(options), environment.clock);
    console.window().setGeometry(QRect(kAwayFromCursor, size));
    console.window().show();
    Tour tour(console, QString::fromStdString(line.value("out")));
    QObject::connect(&tour, &Tour::finished, [&code, &environment](const QStringList &problems) {
        for (const QString &problem : problems)
            environment.warn({ErrorCode::Io, {"%1", {problem.toStdString()}}, {}});
        code = problems.isEmpty() ? 0 : 1;
        QApplication::quit();
    });
    tour.start();
    QApplication::exec();
    if (code == 0)
        environment.print(line.value("out"));
    return code;
}

} // namespace qunce::app
