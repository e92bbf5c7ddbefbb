// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands that need no window. One that does becomes the other program, so that these never wait for the libraries
// of windows to be loaded.

#include <string>
#include <vector>

#include <QCoreApplication>

#include "app/commands.h"
#include "app/heap.h"
#include "app/programtexts.h"
#include "app/windowprogram.h"

int main(int argc, char *argv[])
{
    qunce::app::prepareHeap();
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const QCoreApplication application(argc, argv);
    const qunce::app::ProgramTexts texts(qunce::wantsEnglish(arguments));
    const qunce::SystemClock clock;
    qunce::app::Environment environment {clock, texts.function()};
    const auto openWindow = [&](const qunce::CommandLine &) {
        return qunce::app::becomeWindowProgram(argv[0], arguments);
    };
    environment.openConsole = openWindow;
    environment.makeTour = openWindow;
    return qunce::app::runCommandLine(arguments, environment);
}
