// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string>
#include <vector>

#include <QCoreApplication>
#include <QTranslator>

#include "models/base/clock.h"
#include "models/base/commandline.h"
#include "server/commands/command.h"

using qunce::TextFunction;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    QTranslator chinese;
    const bool hasChinese = chinese.load(QStringLiteral(":/i18n/qunce_zh_CN.qm"));
    const auto textIn = [&chinese, hasChinese](const std::string &language) -> TextFunction {
        return [&chinese, isChinese = hasChinese && language != "en"](const qunce::Message &message) {
            const QString found = isChinese ? chinese.translate("qunce", message.source()) : QString();
            return found.isEmpty() ? message.english() : message.filledIn(found.toStdString());
        };
    };
    const std::string language = qunce::wantsEnglish(arguments) ? "en" : "zh_CN";
    const qunce::SystemClock clock;
    const qunce::server::Environment environment {clock, textIn(language), language, textIn};
    return qunce::server::runCommand(arguments, environment);
}
