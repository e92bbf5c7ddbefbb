// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/peerbars.h"

#include <algorithm>

#include <QPainter>

namespace qunce {

namespace {

constexpr int kHeight = 66;

} // namespace

PeerBars::PeerBars(
    Theme &theme, std::vector<size_t> counts, std::optional<size_t> own, std::vector<Label> labels)
    : DayChart(theme, kHeight, std::move(labels)), m_counts(std::move(counts)), m_own(own)
{
    for (const size_t count : m_counts)
        m_most = std::max(m_most, count);
}

void PeerBars::paintDay(QPainter &painter, size_t bin, const QRectF &area)
{
    if (m_counts[bin] == 0)
        return;
    // Whoever is alone is seen still.
    const double height =
        std::max(2.0, area.height() * static_cast<double>(m_counts[bin]) / static_cast<double>(m_most));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().color(bin == m_own ? Token::Chart1 : Token::Border));
    painter.drawRoundedRect(QRectF(area.left(), area.bottom() - height, area.width(), height), 2, 2);
}

} // namespace qunce
