// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// Words and numbers at the table's foot. Where there is little room spare parts are left out, then it takes a second
/// line; what still does not fit is left out from the end. All of it is in the tooltip. GUI thread.
class RosterStatusBar : public QWidget
{
    Q_OBJECT

public:
    struct Part {
        QString label;
        QString value;
        bool startsGroup = false; ///< a line before it
        bool isSpare = false; ///< the first to go
    };

    explicit RosterStatusBar(Theme &theme, QWidget *parent = nullptr);

    void say(std::vector<Part> parts, const QString &hint);
    QString text() const;
    /// What is painted.
    QString shownText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Where the parts stand; those that are not here do not fit.
    struct Placed {
        const Part *part;
        int x;
        int line;
    };
    std::vector<Placed> placed() const;
    std::vector<Placed> placedIn(int lines, bool withSpare, int gap) const;
    void layOut();
    size_t needed() const;

    Theme &m_theme;
    std::vector<Part> m_parts;
    QString m_hint;
};

} // namespace qunce
