// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/texts.h"

#include <QCoreApplication>

namespace qunce {

QString text(const Message &message)
{
    const QString pattern = QCoreApplication::translate("qunce", message.source());
    return QString::fromStdString(message.filledIn(pattern.toStdString()));
}

QString text(const char *source, std::initializer_list<QString> arguments)
{
    const QString pattern = QCoreApplication::translate("qunce", source);
    if (arguments.size() == 0)
        return pattern;
    // One pass, so that a % in an argument stays what it is.
    QString filled;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int number =
            pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (number < 1 || static_cast<size_t>(number) > arguments.size()) {
            filled += pattern[i];
            continue;
        }
        filled += *(arguments.begin() + (number - 1));
        ++i;
    }
    return filled;
}

} // namespace qunce
