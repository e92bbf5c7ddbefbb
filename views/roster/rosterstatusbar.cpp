// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rosterstatusbar.h"

#include <algorithm>

#include <QPainter>
#include <QResizeEvent>

#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kPartGap = 14;
constexpr int kTightGap = 9;
constexpr int kLabelGap = 4;
constexpr int kSecondLine = 18;

QString joined(const QString &all, const RosterStatusBar::Part &part)
{
    QString text = all;
    if (!text.isEmpty())
        text += part.startsGroup ? QStringLiteral(" | ") : QStringLiteral(" · ");
    text += part.label;
    if (!part.label.isEmpty() && !part.value.isEmpty())
        text += QLatin1Char(' ');
    return text + part.value;
}

} // namespace

RosterStatusBar::RosterStatusBar(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &RosterStatusBar::layOut);
    layOut();
}

void RosterStatusBar::say(std::vector<Part> parts, const QString &hint)
{
    m_parts = std::move(parts);
    m_hint = hint;
    setAccessibleName(text());
    setToolTip(text());
    layOut();
}

QString RosterStatusBar::text() const
{
    QString all;
    for (const Part &part : m_parts)
        all = joined(all, part);
    return all;
}

QString RosterStatusBar::shownText() const
{
    QString all;
    const std::vector<Placed> shown = placed();
    for (const Placed &one : shown)
        all = joined(all, *one.part);
    return shown.size() < needed() ? QString(all + QStringLiteral(" …")) : all;
}

/// Parts that are left out only with a mark that there are more.
size_t RosterStatusBar::needed() const
{
    return static_cast<size_t>(
        std::count_if(m_parts.begin(), m_parts.end(), [](const Part &part) { return !part.isSpare; }));
}

std::vector<RosterStatusBar::Placed> RosterStatusBar::placedIn(int lines, bool withSpare, int gap) const
{
    const QFontMetrics font(fontOf(TextRole::Secondary));
    const int end = width() - metrics::kOuterCellPadding;
    const int more = font.horizontalAdvance(QChar(0x2026)) + gap;
    std::vector<Placed> all;
    int x = metrics::kOuterCellPadding;
    int line = 0;
    for (const Part &part : m_parts) {
        if (part.isSpare && !withSpare)
            continue;
        const bool hasLabel = !part.label.isEmpty();
        const int own = font.horizontalAdvance(part.label) + font.horizontalAdvance(part.value)
            + (hasLabel ? kLabelGap : 0);
        const int before = part.startsGroup && x > metrics::kOuterCellPadding ? gap : 0;
        const bool isLast = &part == &m_parts.back();
        const bool isLastLine = line + 1 == lines;
        if (x + before + own + (isLast || !isLastLine ? 0 : more) > end) {
            if (isLastLine)
                return all;
            ++line;
            x = metrics::kOuterCellPadding;
        } else {
            x += before;
        }
        all.push_back({&part, x, line});
        x += own + gap;
    }
    return all;
}

std::vector<RosterStatusBar::Placed> RosterStatusBar::placed() const
{
    std::vector<Placed> all = placedIn(1, true, kPartGap);
    if (all.size() == m_parts.size())
        return all;
    for (const auto &[lines, gap] :
        {std::pair(1, kPartGap), std::pair(1, kTightGap), std::pair(2, kTightGap)}) {
        all = placedIn(lines, false, gap);
        if (all.size() == needed())
            return all;
    }
    return all;
}

void RosterStatusBar::layOut()
{
    const std::vector<Placed> shown = placed();
    const bool hasTwo = !shown.empty() && shown.back().line > 0;
    setFixedHeight(zoomed(m_theme, metrics::kStatusBar + (hasTwo ? kSecondLine : 0)));
    update();
}

void RosterStatusBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        layOut();
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
    const std::vector<Placed> shown = placed();
    const bool hasTwo = !shown.empty() && shown.back().line > 0;
    const int lineHeight = hasTwo ? (height() - 4) / 2 : height();
    const auto put = [&](int x, int line, const QString &text, const QColor &color) {
        painter.setPen(color);
        const int top = line * lineHeight + (hasTwo ? 2 : 0);
        painter.drawText(QRect(x, top, font.horizontalAdvance(text) + 1, lineHeight), Qt::AlignVCenter, text);
        return x + font.horizontalAdvance(text);
    };
    int x = metrics::kOuterCellPadding;
    for (const Placed &one : shown) {
        const Part &part = *one.part;
        if (part.startsGroup && one.x > metrics::kOuterCellPadding) {
            const int middle = one.line * lineHeight + lineHeight / 2;
            painter.fillRect(QRect(one.x - kTightGap, middle - 7, 1, 14), m_theme.color(Token::Border));
        }
        x = put(one.x, one.line, part.label, label);
        if (!part.label.isEmpty())
            x += kLabelGap;
        x = put(x, one.line, part.value, value) + kPartGap;
    }
    const int last = hasTwo ? 1 : 0;
    if (shown.size() < needed()) {
        put(x, last, QStringLiteral("…"), label);
        return;
    }
    const int end = width() - metrics::kOuterCellPadding;
    const int hint = font.horizontalAdvance(m_hint);
    if (x + hint <= end)
        put(end - hint, last, m_hint, label);
}

} // namespace qunce
