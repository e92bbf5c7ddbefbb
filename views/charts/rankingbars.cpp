// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/rankingbars.h"

#include <algorithm>

#include <QPainter>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kBarHeight = 10;
constexpr int kCellGap = 8;
constexpr int kLeastBar = 48;
constexpr float kLateShare = 0.35F;

double numberOf(const Fraction &value)
{
    return static_cast<double>(value.numerator) / static_cast<double>(value.denominator);
}

} // namespace

RankingBars::RankingBars(PageTools &tools, QWidget *parent) : ScrolledChart(tools, parent) { }

void RankingBars::setData(RankingData data)
{
    const bool sameRows = data.rows.size() == m_data.rows.size()
        && std::equal(data.rows.begin(), data.rows.end(), m_data.rows.begin(),
            [](const RankingRow &a, const RankingRow &b) { return a.id == b.id; });
    m_data = std::move(data);
    m_largest = 1;
    if (m_data.unit != ChartUnit::Rate) {
        for (const RankingRow &row : m_data.rows)
            m_largest = std::max(m_largest, row.value.value ? numberOf(*row.value.value) : 0);
    }
    rowsChanged(sameRows);
}

int RankingBars::rowHeight() const
{
    return std::max(metrics::kRowCompact, QFontMetrics(fontOf(TextRole::Body)).height() + 4);
}

std::vector<LegendEntry> RankingBars::legend() const
{
    if (m_data.onTimeTitle.isEmpty())
        return {};
    const QColor full = tools().theme.series(0);
    QColor late = full;
    late.setAlphaF(kLateShare);
    return {{m_data.onTimeTitle, full, LegendEntry::Mark::Box, std::nullopt, true},
        {m_data.lateTitle, late, LegendEntry::Mark::Box, std::nullopt, true}};
}

void RankingBars::measure(int width)
{
    const Format format = tools().format();
    const QFontMetrics body(fontOf(TextRole::Body));
    const QFontMetrics bold(fontOf(TextRole::Bold));
    const QFontMetrics small(fontOf(TextRole::Secondary));
    int rank = m_data.isRanked ? body.horizontalAdvance(QStringLiteral("000")) : 0;
    int name = 0;
    int place = 0;
    int value = bold.horizontalAdvance(QStringLiteral("100.0%")) + 4;
    int pair = 0;
    // Widths of long rankings from their longest texts: measuring ten thousand rows would take longer than painting.
    qsizetype longestName = 0;
    qsizetype longestPlace = 0;
    qsizetype longestPair = 0;
    for (const RankingRow &row : m_data.rows) {
        if (row.name.size() > longestName) {
            longestName = row.name.size();
            name = std::max(name, body.horizontalAdvance(row.name));
        }
        if (row.place.size() > longestPlace) {
            longestPlace = row.place.size();
            place = std::max(place, small.horizontalAdvance(row.place));
        }
    }
    if (m_data.unit == ChartUnit::Rate) {
        Int128 largest = 0;
        for (const RankingRow &row : m_data.rows)
            largest = std::max(largest, row.value.value ? row.value.value->denominator : Int128 {0});
        const ChartValue widest {Fraction {largest, largest == 0 ? Int128 {1} : largest}, false};
        pair = small.horizontalAdvance(pairText(widest, ChartUnit::Rate, format)) + 4;
    } else {
        for (const RankingRow &row : m_data.rows) {
            const QString shown = valueText(row.value, m_data.unit, format);
            if (shown.size() > longestPair) {
                longestPair = shown.size();
                value = std::max(value, bold.horizontalAdvance(shown) + 4);
            }
        }
    }
    if (m_data.isRanked && !m_data.rows.empty())
        rank =
            std::max(rank, body.horizontalAdvance(format.integer(static_cast<int64_t>(m_data.rows.size()))));
    // What is left is shared by names and bar.
    const int gaps = kCellGap * (2 + (rank > 0 ? 1 : 0) + (place > 0 ? 1 : 0) + (pair > 0 ? 1 : 0));
    const int fixed = 2 * metrics::kOuterCellPadding + rank + value + pair + gaps;
    const int free = std::max(kLeastBar, width - fixed);
    const int names = std::min(name + place + 2, std::max(free - std::max(kLeastBar, free * 2 / 5), 0));
    if (name + place > names) {
        // Short ones whole, the rest by what it would need.
        const int sum = std::max(1, name + place);
        name = std::max(std::min(name, names * name / sum), std::min(name, names / 2));
        place = std::max(0, names - name);
    }
    const int height = rowHeight();
    int x = metrics::kOuterCellPadding;
    const auto take = [&x, height](int columnWidth) {
        const QRect rect(x, 0, columnWidth, height);
        x += columnWidth > 0 ? columnWidth + kCellGap : 0;
        return rect;
    };
    m_columns.rank = take(rank);
    m_columns.name = take(name);
    m_columns.place = take(place);
    const int right =
        width - metrics::kOuterCellPadding - pair - (pair > 0 ? kCellGap : 0) - value - kCellGap;
    m_columns.bar = take(std::max(1, right - x));
    m_columns.value = take(value);
    m_columns.pair = take(pair);
}

QRect RankingBars::rectInRow(int, int width) const
{
    return {0, 0, width, rowHeight()};
}

RankingBars::Bar RankingBars::barIn(const QRectF &track, const RankingRow &row) const
{
    Bar bar {track, {}, {}};
    if (!row.value.value)
        return bar;
    const Fraction &value = *row.value.value;
    const double share = std::clamp(numberOf(value) / m_largest, 0.0, 1.0);
    const double late = value.numerator > 0 && !m_data.onTimeTitle.isEmpty()
        ? share * static_cast<double>(row.late) / static_cast<double>(value.numerator)
        : 0;
    bar.full = QRectF(track.left(), track.top(), track.width() * (share - late), track.height());
    bar.late = QRectF(bar.full.right(), track.top(), track.width() * late, track.height());
    return bar;
}

RankingBars::Bar RankingBars::barOf(int row) const
{
    const QRect cell = cellRect({row, 0});
    const QRectF track(
        m_columns.bar.left(), cell.center().y() + 0.5 - kBarHeight / 2.0, m_columns.bar.width(), kBarHeight);
    return barIn(track, m_data.rows[static_cast<size_t>(row)]);
}

void RankingBars::paintRow(QPainter &painter, const QRect &rect, int row)
{
    const Theme &theme = tools().theme;
    const Format format = tools().format();
    const RankingRow &one = m_data.rows[static_cast<size_t>(row)];
    if (pointed() && pointed()->row == row)
        painter.fillRect(rect, theme.color(Token::Hover));
    const auto put = [&](const QRect &column, TextRole role, Token color, Qt::Alignment side,
                         const QString &what) {
        const QRect cell = column.translated(rect.topLeft());
        painter.setFont(fontOf(role));
        painter.setPen(theme.color(color));
        painter.drawText(cell, static_cast<int>(side | Qt::AlignVCenter),
            painter.fontMetrics().elidedText(what, Qt::ElideRight, cell.width()));
    };
    const bool isWeak = !one.value.value || (m_data.isRanked && !one.rank);
    if (m_data.isRanked)
        put(m_columns.rank, TextRole::Body, Token::TextSecondary, Qt::AlignRight,
            one.rank ? format.integer(*one.rank) : Format::missing());
    put(m_columns.name, TextRole::Body, isWeak ? Token::TextSecondary : Token::Text, Qt::AlignLeft, one.name);
    put(m_columns.place, TextRole::Secondary, Token::TextSecondary, Qt::AlignLeft, one.place);
    const QRectF track(m_columns.bar.left() + rect.left(), rect.center().y() + 0.5 - kBarHeight / 2.0,
        m_columns.bar.width(), kBarHeight);
    const Bar bar = barIn(track, one);
    QColor full = theme.series(0);
    if (one.value.isSmall)
        full.setAlphaF(0.6F);
    QColor late = full;
    late.setAlphaF(kLateShare);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Track));
    painter.drawRoundedRect(bar.track, 2, 2);
    painter.setBrush(full);
    if (bar.full.width() > 0)
        painter.drawRoundedRect(bar.full, 2, 2);
    if (bar.late.width() > 0)
        painter.fillRect(bar.late, late);
    put(m_columns.value, TextRole::Bold, isWeak ? Token::TextSecondary : Token::Text, Qt::AlignRight,
        valueText(one.value, m_data.unit, format));
    put(m_columns.pair, TextRole::Secondary, Token::TextSecondary, Qt::AlignRight,
        pairText(one.value, m_data.unit, format));
}

QString RankingBars::cellText(Cell cell) const
{
    const Format format = tools().format();
    const RankingRow &row = m_data.rows[static_cast<size_t>(cell.row)];
    QStringList parts;
    if (row.rank)
        parts << text(QUNCE_TEXT("Rank %1"), {format.integer(*row.rank)});
    parts << row.name;
    if (!row.place.isEmpty())
        parts << row.place;
    parts << m_data.valueTitle + QLatin1Char(' ') + valueText(row.value, m_data.unit, format);
    const QString pair = pairText(row.value, m_data.unit, format);
    if (!pair.isEmpty())
        parts << pair;
    if (row.value.value && !m_data.onTimeTitle.isEmpty()) {
        const auto done = static_cast<int64_t>(row.value.value->numerator);
        const auto late = static_cast<int64_t>(row.late);
        parts << m_data.onTimeTitle + QLatin1Char(' ') + format.integer(done - late)
              << m_data.lateTitle + QLatin1Char(' ') + format.integer(late);
    }
    if (row.value.isSmall)
        parts << text(QUNCE_TEXT("Small sample"));
    if (!row.value.value)
        parts << text(QUNCE_TEXT("No data"));
    return parts.join(QStringLiteral(" · "));
}

} // namespace qunce
