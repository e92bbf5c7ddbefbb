// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/clippedline.h"

#include <algorithm>

#include <QTextBoundaryFinder>
#include <QTextDocument>

namespace qunce {

namespace {

bool steersDirection(QChar character)
{
    const ushort code = character.unicode();
    return code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

QString clippedLine(const std::string &text, qsizetype characters)
{
    // Four bytes a character at most; combined ones may take more and are cut where they end.
    const size_t bytes = std::min(text.size(), static_cast<size_t>(characters) * 4);
    QString line = QString::fromUtf8(text.data(), static_cast<qsizetype>(bytes));
    QString clean;
    clean.reserve(line.size());
    for (const QChar character : line) {
        if (steersDirection(character))
            continue;
        clean += character.isSpace() || character.category() == QChar::Other_Control ? QLatin1Char(' ')
                                                                                     : character;
    }
    if (clean.size() > characters) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, clean);
        finder.setPosition(characters);
        const qsizetype end = finder.isAtBoundary() ? characters : finder.toPreviousBoundary();
        // One that is longer by itself is cut all the same, between two code points.
        const bool isPair = clean[characters - 1].isHighSurrogate();
        clean.truncate(end > 0 ? end : isPair ? characters - 1 : characters);
        clean += QChar(0x2026);
    } else if (bytes < text.size()) {
        while (clean.endsWith(QChar(QChar::ReplacementCharacter)))
            clean.chop(1); // the cut went through a character
        clean += QChar(0x2026);
    }
    return clean.trimmed();
}

QString plainTip(const QString &text)
{
    constexpr qsizetype kOneLine = 120; // longer ones are broken into lines, which only rich text is
    if (text.size() <= kOneLine && !text.contains(QLatin1Char('\n')) && !Qt::mightBeRichText(text))
        return text;
    return QStringLiteral("<qt>") + text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"))
        + QStringLiteral("</qt>");
}

} // namespace qunce
