// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/chartpopover.h"

#include <algorithm>

#include <QPainter>

#include "views/common/popoverpaint.h"

namespace qunce {

namespace {

constexpr int kShadow = 6;
constexpr int kPaddingX = 12;
constexpr int kPaddingY = 6;
constexpr int kColumnGap = 12;
constexpr int kAnchorGap = 10;

} // namespace

ChartPopover::ChartPopover(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChartPopover::showAt(QPoint anchor, const QString &title, std::vector<Line> lines)
{
    m_title = title;
    m_lines = std::move(lines);
    setAccessibleName(text());
    const QFontMetrics bold(fontOf(TextRole::SecondaryBold));
    const QFontMetrics plain(fontOf(TextRole::Secondary));
    m_nameWidth = 0;
    m_valueWidth = 0;
    int pairWidth = 0;
    for (const Line &line : m_lines) {
        m_nameWidth = std::max(m_nameWidth, plain.horizontalAdvance(line.name));
        m_valueWidth = std::max(m_valueWidth, plain.horizontalAdvance(line.value));
        pairWidth = std::max(pairWidth, plain.horizontalAdvance(line.pair));
    }
    const int body = m_nameWidth + kColumnGap + m_valueWidth + (pairWidth > 0 ? kColumnGap + pairWidth : 0);
    const int rows = (m_title.isEmpty() ? 0 : 1) + static_cast<int>(m_lines.size());
    resize(2 * (kShadow + kPaddingX) + std::max(body, bold.horizontalAdvance(m_title)) + 2,
        2 * (kShadow + kPaddingY) + rows * plain.height());
    const QRect area = parentWidget()->rect();
    int x = anchor.x() - kAnchorGap - width() + kShadow;
    if (x < area.left() - kShadow)
        x = std::min(anchor.x() + kAnchorGap - kShadow, area.right() - width() + kShadow);
    const int y = std::clamp(anchor.y() - height() / 2, area.top() - kShadow,
        std::max(area.top() - kShadow, area.bottom() - height() + kShadow));
    move(std::max(x, area.left() - kShadow), y);
    show();
    raise();
    update();
}

QString ChartPopover::text() const
{
    QString all = m_title;
    for (const Line &line : m_lines) {
        all += (all.isEmpty() ? QString() : QStringLiteral(", ")) + line.name + QLatin1Char(' ') + line.value;
        if (!line.pair.isEmpty())
            all += QLatin1Char(' ') + line.pair;
    }
    return all;
}

void ChartPopover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    paintPopover(painter, box, kShadow, m_theme);
    const QFont plain = fontOf(TextRole::Secondary);
    const int height = QFontMetrics(plain).height();
    QRectF line(box.left() + kPaddingX, box.top() + kPaddingY, box.width() - 2 * kPaddingX, height);
    if (!m_title.isEmpty()) {
        painter.setFont(fontOf(TextRole::SecondaryBold));
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_title);
        line.translate(0, height);
    }
    painter.setFont(plain);
    for (const Line &one : m_lines) {
        painter.setPen(m_theme.color(one.isSecondary ? Token::TextSecondary : Token::Text));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, one.name);
        painter.drawText(QRectF(line.left() + m_nameWidth + kColumnGap, line.top(), m_valueWidth, height),
            Qt::AlignRight | Qt::AlignVCenter, one.value);
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, one.pair);
        line.translate(0, height);
    }
}

} // namespace qunce
