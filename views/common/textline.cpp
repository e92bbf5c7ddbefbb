// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/textline.h"

#include <algorithm>
#include <cmath>

namespace qunce {

namespace {

constexpr qsizetype kLongest = 400; ///< characters; a title may have 64 KiB

/// As one line, and no longer than can be seen anywhere.
QString asLine(QString text)
{
    if (text.size() > kLongest)
        text.truncate(text.at(kLongest - 1).isHighSurrogate() ? kLongest - 1 : kLongest);
    const auto isBreak = [](QChar c) {
        return c == u'\n' || c == u'\r' || c == u'\t' || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator;
    };
    if (std::any_of(text.cbegin(), text.cend(), isBreak))
        std::replace_if(text.begin(), text.end(), isBreak, QChar(u' '));
    return text;
}

} // namespace

TextLine::TextLine(QString text, const QPainter &painter)
    : m_layout(QString(), painter.font(), painter.device()), m_isCut(text.size() > kLongest)
{
    m_layout.setText(asLine(std::move(text)));
    lay();
}

void TextLine::lay()
{
    m_layout.beginLayout();
    m_layout.createLine();
    m_layout.endLayout();
}

qreal TextLine::width() const
{
    return m_layout.lineCount() > 0 ? m_layout.lineAt(0).naturalTextWidth() : 0;
}

void TextLine::draw(QPainter &painter, const QRectF &rect, Qt::Alignment alignment)
{
    if (m_layout.text().isEmpty())
        return;
    if (m_isCut || width() > rect.width()) {
        const QFontMetricsF font(m_layout.font(), painter.device());
        const QString whole = m_isCut ? m_layout.text() + QChar(0x2026) : m_layout.text();
        m_layout.setText(font.elidedText(whole, Qt::ElideRight, rect.width()));
        m_isCut = false;
        lay();
        if (m_layout.text().isEmpty())
            return;
    }
    const QTextLine line = m_layout.lineAt(0);
    qreal x = rect.left();
    if (alignment.testFlag(Qt::AlignRight))
        x = rect.right() - line.naturalTextWidth();
    else if (alignment.testFlag(Qt::AlignHCenter))
        x = rect.center().x() - line.naturalTextWidth() / 2;
    // On whole pixels, as all other texts stand.
    line.draw(&painter, QPointF(std::round(x), std::round(rect.center().y() - line.height() / 2)));
}

} // namespace qunce
