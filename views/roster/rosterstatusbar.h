// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// One line of words and numbers at the table's foot; what does not fit is left out from the end, and all of it is in the
/// tooltip. GUI thread.
class RosterStatusBar : public QWidget
{
    Q_OBJECT

public:
    struct Part {
        QString label;
        QString value;
        bool startsGroup = false; ///< a line before it
    };

    explicit RosterStatusBar(Theme &theme, QWidget *parent = nullptr);

    void say(std::vector<Part> parts, const QString &hint);
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    std::vector<Part> m_parts;
    QString m_hint;
};

} // namespace qunce
