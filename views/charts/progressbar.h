// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// A bar on a track, of how much of a goal is reached, with a tick at how much of its time has passed. GUI thread.
class ProgressBar : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressBar(Theme &theme, QWidget *parent = nullptr);

    /// Shares of the track, cut at 0 and 1. `spoken` says it in words.
    void setShares(std::optional<double> filled, std::optional<double> tick, const QString &spoken);
    std::optional<double> filled() const { return m_filled; }
    std::optional<double> tick() const { return m_tick; }

    /// Into the middle of `rect`, 8 px high; for delegates. Without a value the track alone.
    static void paint(QPainter &painter, const QRectF &rect, std::optional<double> filled,
        std::optional<double> tick, const Theme &theme);

    QSize sizeHint() const override { return {92, 30}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    std::optional<double> m_filled;
    std::optional<double> m_tick;
};

} // namespace qunce
