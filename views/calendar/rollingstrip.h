// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <set>
#include <vector>

#include <QWidget>

#include "models/boards/rollingboard.h"
#include "views/charts/celltable.h"
#include "views/common/language.h"

namespace qunce {

/// What rolls, above the days that are shown: a line for each campaign with how many groups and messages it comes to on
/// each day, or in each week where many days are shown; opened, a line for each of its entries, which open in turn. The
/// same lines in every view. Not there where nothing rolls. GUI thread.
class RollingStrip : public QWidget
{
    Q_OBJECT

public:
    RollingStrip(Theme &theme, LanguageChoice &language, QWidget *parent = nullptr);

    void setBoard(std::shared_ptr<const RollingBoard> board);
    /// Those that the view below shows.
    void setDays(Period days);
    const CellTable &table() const { return *m_table; }
    CellTable &table() { return *m_table; }

signals:
    void entryOpened(const Uuid &entry);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// A line: a campaign, or one of its entries.
    struct Line {
        size_t row = 0;
        int entry = -1; ///< -1: the campaign
    };
    void layOut();
    void open(int line);
    BoardCell cellOf(const Line &line, int column) const;
    BoardCell nameOf(const Line &line) const;

    Theme &m_theme;
    LanguageChoice &m_language;
    CellTable *m_table;
    std::shared_ptr<const RollingBoard> m_board;
    Period m_days {};
    std::vector<Period> m_columns; ///< a day or a week each
    std::vector<Line> m_lines;
    std::set<Uuid> m_opened; ///< campaigns whose entries are shown
};

} // namespace qunce
