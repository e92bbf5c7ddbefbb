// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/windowprogram.h"

#include <cerrno>
#include <cstring>
#include <vector>

#include <unistd.h>

#include <QCoreApplication>
#include <QFile>

namespace qunce::app {

namespace {

std::string windowProgram()
{
    const QString own = QCoreApplication::applicationDirPath();
    for (const char *place : {"/qunce-window", "/../libexec/qunce/qunce-window"}) {
        const QString path = own + QLatin1String(place);
        if (QFile::exists(path))
            return path.toStdString();
    }
    return {};
}

} // namespace

Result<int> becomeWindowProgram(const char *ownName, std::span<const std::string> arguments)
{
    const std::string program = windowProgram();
    if (program.empty())
        return Error {ErrorCode::NotFound,
            {QUNCE_TEXT("The program for windows, qunce-window, is missing. Install qunce again.")},
            QCoreApplication::applicationDirPath().toStdString()};
    // The desktop knows the window by the name that the program was called by.
    std::vector<std::string> words {ownName};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char *> pointers;
    for (std::string &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(program.c_str(), pointers.data());
    return Error {ErrorCode::Io, {QUNCE_TEXT("%1 cannot be started. Install qunce again."), {program}},
        std::strerror(errno)};
}

} // namespace qunce::app
