// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// A line without axes that shows how a number has gone, with a dot at its end. No value is a gap, never 0. GUI thread.
class Sparkline : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(Theme &theme, QWidget *parent = nullptr);

    /// One value a day. `spoken` says the line in words, for the tooltip and for people who do not see it.
    void setValues(std::vector<std::optional<double>> values, const QString &spoken);
    const std::vector<std::optional<double>> &values() const { return m_values; }

    /// Into `rect`, for delegates.
    static void paint(QPainter &painter, const QRectF &rect, const std::vector<std::optional<double>> &values,
        const QColor &color);
    static constexpr QSize kSize {92, 30};

    QSize sizeHint() const override { return kSize; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    std::vector<std::optional<double>> m_values;
};

} // namespace qunce
