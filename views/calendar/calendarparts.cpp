// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/calendarparts.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QPainter>
#include <QTextLayout>

#include "models/boards/entrytexts.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr double kIcon = 14;
constexpr double kIconGap = 4;

} // namespace

WrappedText::WrappedText(Theme &theme, TextRole role, Token color, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_role(role), m_color(color)
{
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WrappedText::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

template <typename Line>
double WrappedText::eachLine(double width, Line &&line) const
{
    QString lines = m_text;
    lines.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    QTextLayout layout(lines, fontOf(m_role));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    double y = 0;
    layout.beginLayout();
    for (QTextLine next = layout.createLine(); next.isValid(); next = layout.createLine()) {
        next.setLineWidth(std::max(20.0, width));
        next.setPosition({0, y});
        y += std::ceil(next.height()) + 2;
        line(next);
    }
    layout.endLayout();
    return y;
}

int WrappedText::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(eachLine(width, [](const QTextLine &) {})));
}

QSize WrappedText::sizeHint() const
{
    return {200, heightForWidth(std::max(width(), 120))};
}

void WrappedText::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_theme.color(m_color));
    eachLine(width(), [&](const QTextLine &line) { line.draw(&painter, {0, 0}); });
}

StateLegend::StateLegend(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    say();
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StateLegend::say()
{
    QStringList words;
    for (const EntryStatus status : kEntryStatuses)
        words += text(textOf(status));
    setAccessibleName(text(QUNCE_TEXT("States")) + QStringLiteral(": ") + words.join(QStringLiteral(", ")));
    setToolTip(words.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

void StateLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        say();
}

double StateLegend::widthWith(double gap) const
{
    const QFontMetricsF metrics(fontOf(TextRole::Secondary));
    double width = 0;
    for (const EntryStatus status : kEntryStatuses)
        width += kIcon + kIconGap + metrics.horizontalAdvance(text(textOf(status))) + gap;
    return width - gap;
}

QSize StateLegend::sizeHint() const
{
    return {static_cast<int>(std::ceil(widthWith(12))), metrics::kStatusBar - 2};
}

void StateLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont font = fontOf(TextRole::Secondary);
    const double gap = widthWith(12) <= width() ? 12 : 6;
    double left = 0;
    for (const EntryStatus status : kEntryStatuses) {
        const QColor color = m_theme.color(tokenOf(status));
        drawIcon(painter, QRectF(left, 0, kIcon, height()), iconOf(status), color, static_cast<int>(kIcon));
        left += kIcon + kIconGap;
        font.setStrikeOut(status == EntryStatus::Cancelled);
        painter.setFont(font);
        painter.setPen(color);
        const QString word = text(textOf(status));
        const double room = QFontMetricsF(font).horizontalAdvance(word) + 1;
        painter.drawText(QRectF(left, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter, word);
        left += room + gap;
    }
}

} // namespace qunce
