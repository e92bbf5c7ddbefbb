// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `qunce` becomes for commands with windows (app/windowprogram.h).

#include <string>
#include <vector>

#include <QApplication>

#include "app/commands.h"
#include "app/console/windows.h"
#include "app/programtexts.h"

int main(int argc, char *argv[])
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool isEnglish = qunce::wantsEnglish(arguments);
    // The tour paints without a display.
    if (qunce::app::wantsTour(arguments))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const qunce::app::ProgramTexts texts(isEnglish);
    const qunce::SystemClock clock;
    qunce::app::Environment environment {clock, texts.function()};
    environment.openConsole = [&](const qunce::CommandLine &line) {
        return qunce::app::openConsole(line, environment, isEnglish);
    };
    environment.makeTour = [&](const qunce::CommandLine &line) {
        return qunce::app::makeTour(line, environment, isEnglish);
    };
    return qunce::app::runCommandLine(arguments, environment);
}
