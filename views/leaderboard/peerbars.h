// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/detail/daycharts.h"

namespace qunce {

/// How many stand where: a bar for each step of the values, the one that the row itself is in dark. GUI thread.
class PeerBars : public DayChart
{
public:
    PeerBars(Theme &theme, std::vector<size_t> counts, std::optional<size_t> own, std::vector<Label> labels);

protected:
    void paintDay(QPainter &painter, size_t bin, const QRectF &area) override;

private:
    const std::vector<size_t> m_counts;
    const std::optional<size_t> m_own;
    size_t m_most = 0;
};

} // namespace qunce
