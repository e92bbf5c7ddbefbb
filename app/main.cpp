// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string>
#include <vector>

#include <QCoreApplication>
#include <QTranslator>

#include "app/commands.h"

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    QTranslator chinese;
    const bool isChinese =
        !qunce::wantsEnglish(arguments) && chinese.load(QStringLiteral(":/i18n/qunce_zh_CN.qm"));
    const auto text = [&chinese, isChinese](const qunce::Message &message) {
        const QString found = isChinese ? chinese.translate("qunce", message.source()) : QString();
        return found.isEmpty() ? message.english() : message.filledIn(found.toStdString());
    };
    const qunce::SystemClock clock;
    return qunce::app::runCommandLine(arguments, {clock, text});
}
