// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/texts.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace qunce {

namespace {

/// Of a count and what is counted, "1 entries": English says one entry. Chinese has no plural.
QString inNumber(const QString &pattern, QString filled)
{
    static const QRegularExpression counts(QStringLiteral("^%1 [A-Za-z]+s$"));
    if (!filled.startsWith(QLatin1String("1 ")) || !counts.match(pattern).hasMatch())
        return filled;
    if (filled.endsWith(QLatin1String("ies")))
        filled.replace(filled.size() - 3, 3, QLatin1Char('y'));
    else
        filled.chop(1);
    return filled;
}

} // namespace

QString text(const Message &message)
{
    const QString pattern = QCoreApplication::translate("qunce", message.source());
    return inNumber(pattern, QString::fromStdString(message.filledIn(pattern.toStdString())));
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
    return inNumber(pattern, filled);
}

} // namespace qunce
