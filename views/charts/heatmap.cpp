// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/heatmap.h"

#include <algorithm>
#include <array>

#include <QPainter>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kCellHeight = 21;
constexpr int kGap = 2;

Token rampToken(int step)
{
    return static_cast<Token>(static_cast<int>(Token::Heat0) + step);
}

/// Dark on light cells and light on dark ones, in whatever theme the ramp goes which way.
QColor inkOn(const QColor &cell, const Theme &theme)
{
    constexpr int kMiddle = 128;
    return theme.colorOf(Theme::Kind::Light, qGray(cell.rgb()) >= kMiddle ? Token::Text : Token::OnInk);
}

} // namespace

HeatMap::HeatMap(PageTools &tools, QWidget *parent) : ScrolledChart(tools, parent) { }

void HeatMap::setData(HeatData data)
{
    const bool sameRows = data.rows.size() == m_data.rows.size()
        && std::equal(data.rows.begin(), data.rows.end(), m_data.rows.begin(),
            [](const HeatRow &a, const HeatRow &b) { return a.id == b.id; });
    m_data = std::move(data);
    rowsChanged(sameRows);
}

bool HeatMap::isEmpty() const
{
    return std::none_of(m_data.cells.begin(), m_data.cells.end(),
        [](const HeatCell &cell) { return cell.value.value.has_value(); });
}

std::vector<LegendEntry> HeatMap::legend() const
{
    static constexpr std::array kTexts {"<60", "60", "75", "85", "92", "97%+"};
    std::vector<LegendEntry> entries;
    for (int step = 0; step < static_cast<int>(kTexts.size()); ++step) {
        entries.push_back({QString::fromLatin1(kTexts[static_cast<size_t>(step)]),
            tools().theme.color(rampToken(step)), LegendEntry::Mark::Box, std::nullopt, true});
    }
    entries.push_back({text(QUNCE_TEXT("Outlier")), tools().theme.color(Token::Bad),
        LegendEntry::Mark::Outline, std::nullopt, true});
    // A frame and no filling: nobody takes it for a step of the ramp.
    entries.push_back({text(QUNCE_TEXT("No data")), tools().theme.color(Token::Faint),
        LegendEntry::Mark::Outline, std::nullopt, true});
    return entries;
}

int HeatMap::rowHeight() const
{
    return std::max(kCellHeight, QFontMetrics(fontOf(TextRole::Secondary)).height() + 2) + kGap;
}

int HeatMap::headerHeight() const
{
    return rowHeight();
}

void HeatMap::measure(int width)
{
    const QFontMetrics font(fontOf(TextRole::Secondary));
    int widest = 60;
    qsizetype longest = 0;
    for (const HeatRow &row : m_data.rows) {
        if (row.name.size() > longest) {
            longest = row.name.size();
            widest = std::max(widest, font.horizontalAdvance(row.name) + 8);
        }
    }
    m_nameWidth = std::min(widest, width / 4);
}

QRect HeatMap::rectInRow(int column, int width) const
{
    const int left = metrics::kOuterCellPadding + m_nameWidth;
    const int right = width - metrics::kOuterCellPadding;
    const int count = std::max(1, columnCount());
    const auto edge = [&](int place) { return left + (right - left) * place / count; };
    return {edge(column), 0, edge(column + 1) - edge(column) - kGap, rowHeight() - kGap};
}

void HeatMap::paintHeader(QPainter &painter, const QRect &rect)
{
    for (int column = 0; column < columnCount(); ++column) {
        const HeatColumn &one = m_data.columns[static_cast<size_t>(column)];
        painter.setFont(fontOf(one.isCurrent ? TextRole::SecondaryBold : TextRole::Secondary));
        painter.setPen(tools().theme.color(one.isCurrent ? Token::Text : Token::TextSecondary));
        painter.drawText(rectInRow(column, rect.width()).translated(rect.topLeft()),
            Qt::AlignCenter | Qt::TextDontClip, one.label);
    }
}

void HeatMap::paintRow(QPainter &painter, const QRect &rect, int row)
{
    const Theme &theme = tools().theme;
    const Format format = tools().format();
    painter.setFont(fontOf(TextRole::Secondary));
    painter.setPen(theme.color(Token::Text));
    const QRect name(
        rect.left() + metrics::kOuterCellPadding, rect.top(), m_nameWidth - 6, rect.height() - kGap);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(
            m_data.rows[static_cast<size_t>(row)].name, Qt::ElideRight, name.width()));
    for (int column = 0; column < columnCount(); ++column) {
        const HeatCell &cell = m_data.at(static_cast<size_t>(row), static_cast<size_t>(column));
        const QRect place = rectInRow(column, rect.width()).translated(rect.topLeft());
        const int step = cell.value.value ? heatStep(*cell.value.value) : -1;
        const QColor ground = theme.color(step < 0 ? Token::Sunken : rampToken(step));
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(place, 2, 2);
        if (step < 0) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.color(Token::Faint), 1));
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        }
        if (cell.isOutlier) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.color(Token::Bad), 2));
            painter.drawRect(QRectF(place).adjusted(1, 1, -1, -1));
        }
        if (pointed() && pointed()->row == row && pointed()->column == column && isDrillable()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.color(Token::Text), 1));
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        }
        painter.setPen(step < 0 ? theme.color(Token::TextSecondary) : inkOn(ground, theme));
        const Fraction whole = cell.value.value ? *cell.value.value : Fraction();
        const QString number = step < 0
            ? Format::missing()
            : format.integer(
                static_cast<int64_t>((whole.numerator * 200 + whole.denominator) / (2 * whole.denominator)));
        painter.drawText(place, Qt::AlignCenter, number);
    }
}

QString HeatMap::cellText(Cell cell) const
{
    const Format format = tools().format();
    const HeatCell &one = m_data.at(static_cast<size_t>(cell.row), static_cast<size_t>(cell.column));
    QStringList parts {m_data.rows[static_cast<size_t>(cell.row)].name,
        m_data.columns[static_cast<size_t>(cell.column)].label};
    if (one.value.value)
        parts << valueText(one.value, ChartUnit::Rate, format)
              << pairText(one.value, ChartUnit::Rate, format);
    else
        parts << text(QUNCE_TEXT("No data"));
    if (one.isOutlier)
        parts << text(QUNCE_TEXT("Outlier"));
    if (one.value.isSmall)
        parts << text(QUNCE_TEXT("Small sample"));
    return parts.join(QStringLiteral(" · "));
}

} // namespace qunce
