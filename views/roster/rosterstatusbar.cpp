// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rosterstatusbar.h"

#include <QPainter>

#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kPartGap = 14;

} // namespace

RosterStatusBar::RosterStatusBar(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void RosterStatusBar::say(std::vector<Part> parts, const QString &hint)
{
    m_parts = std::move(parts);
    m_hint = hint;
    setAccessibleName(text());
    setToolTip(text());
    update();
}

QString RosterStatusBar::text() const
{
    QString all;
    for (const Part &part : m_parts) {
        if (!all.isEmpty())
            all += part.startsGroup ? QStringLiteral(" | ") : QStringLiteral(" · ");
        all += part.label;
        if (!part.label.isEmpty() && !part.value.isEmpty())
            all += QLatin1Char(' ');
        all += part.value;
    }
    return all;
}

QSize RosterStatusBar::sizeHint() const
{
    return {200, zoomed(m_theme, metrics::kStatusBar)};
}

QSize RosterStatusBar::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void RosterStatusBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Line));
    painter.setFont(fontOf(TextRole::Secondary));
    const QFontMetrics font = painter.fontMetrics();
    const QColor label = m_theme.color(Token::TextSecondary);
    const QColor value = m_theme.color(Token::Text);
    const auto put = [&](int x, const QString &text, const QColor &color) {
        painter.setPen(color);
        painter.drawText(QRect(x, 0, font.horizontalAdvance(text) + 1, height()), Qt::AlignVCenter, text);
        return x + font.horizontalAdvance(text);
    };
    int x = metrics::kOuterCellPadding;
    const int end = width() - metrics::kOuterCellPadding;
    for (const Part &part : m_parts) {
        const int needed = font.horizontalAdvance(part.label) + font.horizontalAdvance(part.value) + 6
            + (part.startsGroup ? kPartGap : 0);
        const bool isLast = &part == &m_parts.back();
        if (x + needed + (isLast ? 0 : font.horizontalAdvance(QChar(0x2026)) + kPartGap) > end) {
            x = put(x, QStringLiteral("…"), label);
            return;
        }
        if (part.startsGroup) {
            painter.fillRect(QRect(x, height() / 2 - 7, 1, 14), m_theme.color(Token::Border));
            x += kPartGap;
        }
        x = put(x, part.label, label);
        if (!part.label.isEmpty())
            x += 4;
        x = put(x, part.value, value) + kPartGap;
    }
    const int hint = font.horizontalAdvance(m_hint);
    if (x + hint <= end)
        put(end - hint, m_hint, label);
}

} // namespace qunce
