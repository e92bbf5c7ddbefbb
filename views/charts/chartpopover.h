// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// The popover of a chart: a title and lines of name, value and pair. Inside its parent, never a window, and lets every
/// click through. GUI thread.
class ChartPopover : public QWidget
{
    Q_OBJECT

public:
    struct Line {
        QString name;
        QString value;
        QString pair;
        bool isSecondary = false;
    };

    ChartPopover(Theme &theme, QWidget *parent);

    /// Beside `anchor`, in the parent's coordinates, wholly inside the parent if it fits.
    void showAt(QPoint anchor, const QString &title, std::vector<Line> lines);
    const QString &title() const { return m_title; }
    const std::vector<Line> &lines() const { return m_lines; }
    /// What it says, in one line.
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QString m_title;
    std::vector<Line> m_lines;
    int m_nameWidth = 0;
    int m_valueWidth = 0;
};

} // namespace qunce
