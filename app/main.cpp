// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <memory>
#include <string>
#include <vector>

#include <QApplication>
#include <QTranslator>

#include "app/commands.h"
#include "app/console/windows.h"

int main(int argc, char *argv[])
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool isEnglish = qunce::wantsEnglish(arguments);
    // Commands without a window run where there is no display; the tour paints without one.
    const bool wantsWindow = qunce::app::wantsWindow(arguments);
    if (qunce::app::wantsTour(arguments))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::unique_ptr<QCoreApplication> application = wantsWindow
        ? std::make_unique<QApplication>(argc, argv)
        : std::make_unique<QCoreApplication>(argc, argv);
    QTranslator chinese;
    const bool isChinese = !isEnglish && chinese.load(QStringLiteral(":/i18n/qunce_zh_CN.qm"));
    const auto text = [&chinese, isChinese](const qunce::Message &message) {
        const QString found = isChinese ? chinese.translate("qunce", message.source()) : QString();
        return found.isEmpty() ? message.english() : message.filledIn(found.toStdString());
    };
    const qunce::SystemClock clock;
    qunce::app::Environment environment {clock, text};
    environment.openConsole = [&](const qunce::CommandLine &line) {
        return qunce::app::openConsole(line, environment, isEnglish);
    };
    environment.makeTour = [&](const qunce::CommandLine &line) {
        return qunce::app::makeTour(line, environment, isEnglish);
    };
    return qunce::app::runCommandLine(arguments, environment);
}
