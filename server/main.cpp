// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <QCoreApplication>
#include <QTranslator>

#include "models/base/clock.h"
#include "server/commands/command.h"

using qunce::server::TextFunction;

namespace {

/// --lang if given, else English for an English locale, else Chinese: the product's first language.
bool wantsEnglish(const std::vector<std::string> &arguments)
{
    for (size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].starts_with("--lang="))
            return arguments[i].substr(7) == "en";
        if (arguments[i] == "--lang" && i + 1 < arguments.size())
            return arguments[i + 1] == "en";
    }
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char *value = std::getenv(variable);
        if (value && *value)
            return std::string_view(value).starts_with("en");
    }
    return false;
}

} // namespace

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
    const std::string language = wantsEnglish(arguments) ? "en" : "zh_CN";
    const qunce::SystemClock clock;
    const qunce::server::Environment environment {clock, textIn(language), language, textIn};
    return qunce::server::runCommand(arguments, environment);
}
