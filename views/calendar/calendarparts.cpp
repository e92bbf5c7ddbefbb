// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/calendarparts.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QPainter>
#include <QTextLayout>

#include "views/calendar/calendartext.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr double kIcon = 14;
constexpr double kIconGap = 4;
constexpr double kGap = 12;
constexpr double kTightGap = 6;
constexpr int kBox = 16;
constexpr int kBoxGap = 6;
constexpr int kMark = 18;

} // namespace

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
        width += kIcon + kIconGap + metrics.horizontalAdvance(text(textOf(status))) + 1 + gap;
    return width - gap;
}

QSize StateLegend::sizeHint() const
{
    return {static_cast<int>(std::ceil(widthWith(kGap))), metrics::kStatusBar - 2};
}

QSize StateLegend::minimumSizeHint() const
{
    return {static_cast<int>(std::ceil(widthWith(kTightGap))), sizeHint().height()};
}

void StateLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont font = fontOf(TextRole::Secondary);
    const double gap = widthWith(kGap) <= width() ? kGap : kTightGap;
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

Rule::Rule(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Rule::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.color(Token::Border));
}

ElidedText::ElidedText(Theme &theme, TextRole role, Token color, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_role(role), m_color(color)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ElidedText::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setToolTip(plainTip(text));
    updateGeometry();
    update();
}

QSize ElidedText::sizeHint() const
{
    const QFontMetrics metrics(fontOf(m_role));
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height()};
}

void ElidedText::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(fontOf(m_role));
    painter.setPen(m_theme.color(m_color));
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

LayerBox::LayerBox(Theme &theme, ContentLayer layer, QWidget *parent)
    : QCheckBox(parent), m_theme(theme), m_layer(layer)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize LayerBox::sizeHint() const
{
    return {zoomed(m_theme, kBox) + kBoxGap + zoomed(m_theme, kMark) + 4, zoomed(m_theme, metrics::kControl)};
}

void LayerBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = zoomed(m_theme, kBox);
    const int markSide = zoomed(m_theme, kMark);
    const QRectF box(2, (height() - side) / 2.0, side, side);
    const bool isOn = isChecked();
    painter.setPen(QPen(m_theme.color(isOn ? Token::Accent : Token::TextSecondary), 1));
    painter.setBrush(m_theme.color(isOn ? Token::Accent : Token::Surface));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (isOn)
        drawIcon(painter, box, QStringLiteral("check"), m_theme.color(Token::OnInk), zoomed(m_theme, 12));
    const QRectF mark(box.right() + kBoxGap, (height() - markSide) / 2.0, markSide, markSide);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(inkOf(m_layer)));
    painter.drawRoundedRect(mark, 4, 4);
    painter.setFont(fontOf(TextRole::SecondaryBold));
    painter.setPen(m_theme.color(Token::OnInk));
    const std::string_view character = markOf(m_layer);
    painter.drawText(
        mark, Qt::AlignCenter, QString::fromUtf8(character.data(), static_cast<qsizetype>(character.size())));
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 3, -1, -3), 5, 5);
    }
}

} // namespace qunce
