// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/wrappedtext.h"

#include <algorithm>
#include <cmath>

#include <QPaintEvent>
#include <QPainter>
#include <QTextBoundaryFinder>

namespace qunce {

namespace {

constexpr qsizetype kMostInPiece = 800;
constexpr qsizetype kLookBack = 100; ///< for a blank
constexpr double kLeading = 2;

/// Where the piece that begins there ends, in a text without line ends.
qsizetype endOfPiece(const QString &text, qsizetype begin)
{
    if (text.size() - begin <= kMostInPiece)
        return text.size();
    const qsizetype end = begin + kMostInPiece;
    for (qsizetype at = end; at > end - kLookBack; --at) {
        if (text.at(at - 1).isSpace())
            return at;
    }
    const QString near = text.mid(begin, kMostInPiece + kLookBack);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, near);
    finder.setPosition(kMostInPiece);
    const qsizetype whole = finder.isAtBoundary() ? kMostInPiece : finder.toPreviousBoundary();
    return begin + (whole > 0 ? whole : kMostInPiece);
}

} // namespace

QStringList wrappedPieces(const QString &text)
{
    QStringList pieces;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        qsizetype begin = 0;
        do {
            const qsizetype end = endOfPiece(line, begin);
            pieces << line.mid(begin, end - begin);
            begin = end;
        } while (begin < line.size());
    }
    return pieces;
}

WrappedText::WrappedText(Theme &theme, TextRole role, Token color, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_role(role), m_color(color)
{
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, &WrappedText::forget); // it may bring another size of type
}

void WrappedText::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    forget();
}

void WrappedText::forget()
{
    m_pieces.clear();
    m_laidWidth = -1;
    m_heights.clear();
    updateGeometry();
    update();
}

const std::vector<WrappedText::Piece> &WrappedText::laid(int width) const
{
    if (m_laidWidth == width)
        return m_pieces;
    m_pieces.clear();
    m_laidWidth = width;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    const QFont font = fontOf(m_role);
    double y = 0;
    for (const QString &words : wrappedPieces(m_text)) {
        Piece piece {std::make_unique<QTextLayout>(words, font), y, y};
        piece.layout->setTextOption(option);
        piece.layout->setCacheEnabled(true);
        piece.layout->beginLayout();
        for (QTextLine next = piece.layout->createLine(); next.isValid(); next = piece.layout->createLine()) {
            next.setLineWidth(std::max(20, width));
            next.setPosition({0, y - piece.top});
            y += std::ceil(next.height()) + kLeading;
        }
        piece.layout->endLayout();
        piece.bottom = y;
        m_pieces.push_back(std::move(piece));
    }
    m_heights.insert(width, static_cast<int>(std::ceil(y)));
    return m_pieces;
}

int WrappedText::heightForWidth(int width) const
{
    const auto known = m_heights.constFind(width);
    if (known != m_heights.constEnd())
        return *known;
    laid(width);
    return m_heights.value(width);
}

QSize WrappedText::sizeHint() const
{
    return {200, heightForWidth(std::max(width(), 120))};
}

void WrappedText::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setPen(m_theme.color(m_color));
    for (const Piece &piece : laid(width())) {
        if (piece.top <= event->rect().bottom() + 1 && piece.bottom >= event->rect().top())
            piece.layout->draw(&painter, {0, piece.top});
    }
}

} // namespace qunce
