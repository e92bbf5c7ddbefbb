// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/chartlegend.h"

#include <algorithm>

#include <QPainter>

namespace qunce {

namespace {

constexpr int kBox = 12;
constexpr int kLine = 20;
constexpr int kTextGap = 4;
constexpr int kPadding = 3;

int markWidth(const LegendEntry &entry)
{
    return entry.mark == LegendEntry::Mark::Line || entry.mark == LegendEntry::Mark::Dashed ? kLine : kBox;
}

bool sameLook(const LegendEntry &a, const LegendEntry &b)
{
    return a.text == b.text && a.color == b.color && a.mark == b.mark && a.series == b.series
        && a.isVisible == b.isVisible;
}

} // namespace

int legendEntryWidth(const LegendEntry &entry)
{
    return markWidth(entry) + kTextGap
        + QFontMetrics(fontOf(TextRole::Secondary)).horizontalAdvance(entry.text);
}

int paintLegendEntry(
    QPainter &painter, QPoint position, int height, const LegendEntry &entry, const QColor &textColor)
{
    const qreal middle = position.y() + height / 2.0;
    const QRectF box(position.x(), middle - kBox / 2.0, kBox, kBox);
    painter.setRenderHint(QPainter::Antialiasing);
    switch (entry.mark) {
    case LegendEntry::Mark::Box:
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.color);
        painter.drawRoundedRect(box, 2, 2);
        break;
    case LegendEntry::Mark::Outline:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(entry.color, 2));
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 2, 2);
        break;
    case LegendEntry::Mark::Line:
    case LegendEntry::Mark::Dashed: {
        QPen pen(entry.color, 2);
        if (entry.mark == LegendEntry::Mark::Dashed)
            pen.setDashPattern({2.5, 2});
        painter.setPen(pen);
        painter.drawLine(QPointF(position.x(), middle), QPointF(position.x() + kLine, middle));
        break;
    }
    }
    QFont font = fontOf(TextRole::Secondary);
    font.setStrikeOut(!entry.isVisible);
    painter.setFont(font);
    painter.setPen(textColor);
    const int left = position.x() + markWidth(entry) + kTextGap;
    painter.drawText(QRect(left, position.y(), 10'000, height), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
    return legendEntryWidth(entry);
}

LegendItem::LegendItem(Theme &theme, LegendEntry entry, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_entry(std::move(entry))
{
    setText(m_entry.text);
    setAccessibleName(m_entry.text);
    const bool toggles = m_entry.series.has_value();
    setCheckable(toggles);
    setChecked(toggles && m_entry.isVisible);
    setFocusPolicy(toggles ? Qt::TabFocus : Qt::NoFocus);
    setEnabled(toggles);
    if (toggles)
        setCursor(Qt::PointingHandCursor);
}

QSize LegendItem::sizeHint() const
{
    return {legendEntryWidth(m_entry) + 2 * kPadding, QFontMetrics(fontOf(TextRole::Secondary)).height() + 6};
}

void LegendItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    LegendEntry shown = m_entry;
    if (!shown.isVisible)
        shown.color = m_theme.color(Token::Faint);
    paintLegendEntry(painter, {kPadding, 0}, height(), shown, m_theme.color(Token::TextSecondary));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Token::Accent), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
    }
}

ChartLegend::ChartLegend(Theme &theme, Chart &chart, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_chart(chart), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(4);
    connect(&chart, &Chart::dataShown, this, &ChartLegend::follow);
    follow();
}

void ChartLegend::follow()
{
    std::vector<LegendEntry> entries = m_chart.legend();
    if (std::equal(entries.begin(), entries.end(), m_items.begin(), m_items.end(),
            [](const LegendEntry &a, const LegendItem *b) { return sameLook(a, b->entry()); }))
        return;
    std::optional<size_t> focused;
    for (LegendItem *item : m_items) {
        if (item->hasFocus())
            focused = item->entry().series;
        // The click that brought us here is still its own.
        item->hide();
        m_row->removeWidget(item);
        item->deleteLater();
    }
    m_items.clear();
    for (LegendEntry &entry : entries) {
        auto *item = new LegendItem(m_theme, std::move(entry), this);
        if (const std::optional<size_t> series = item->entry().series) {
            connect(item, &QAbstractButton::toggled, this,
                [this, series](bool shown) { m_chart.setSeriesVisible(*series, shown); });
        }
        m_row->addWidget(item);
        item->show();
        if (focused && item->entry().series == focused)
            item->setFocus(Qt::OtherFocusReason);
        m_items.push_back(item);
    }
}

} // namespace qunce
