// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QWidget>

#include "models/base/uuid.h"
#include "views/common/theme.h"

namespace qunce {

/// A short list in a pane: the first cell takes the room that the others leave, and is cut where it is too long. Lines
/// that lead somewhere can be clicked, and walked with the arrow keys and Enter. GUI thread.
class LineList : public QWidget
{
    Q_OBJECT

public:
    struct Cell {
        QString text {};
        Token color = Token::Text;
        QString icon {}; ///< before the text; empty for none
        bool isNumber = false; ///< at the right of its column
    };
    struct Line {
        std::vector<Cell> cells {};
        Uuid target {}; ///< nil: leads nowhere
    };

    LineList(Theme &theme, std::vector<Line> lines);

    /// Cells joined by spaces, for tests.
    QStringList texts() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

signals:
    void activated(const Uuid &target);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    int lineAt(QPoint place) const;
    int lineHeight() const;
    std::vector<int> columnWidths() const;
    void activate(int line);
    void paintLine(
        QPainter &painter, const Line &line, const QRect &row, const std::vector<int> &widths) const;

    Theme &m_theme;
    const std::vector<Line> m_lines;
    bool m_leads = false;
    int m_hovered = -1;
    int m_current = 0;
};

} // namespace qunce
