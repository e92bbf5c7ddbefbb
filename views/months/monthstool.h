// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QToolButton>

#include "models/boards/monthboard.h"
#include "views/common/page.h"

namespace qunce {

/// The line on a page that says which months of its period are closed, and how much came later; a click, Space or Enter
/// opens the dialog. Hidden where there is nothing to say. GUI thread.
class MonthsTool : public QToolButton
{
    Q_OBJECT

public:
    MonthsTool(PageTools &tools, QWidget *parent);

    /// Reads anew for the page's unit and period.
    void read(const BoardQuery &query);
    void say();
    bool isSettled() const { return !m_place.isWaiting(); }

private:
    void open();

    PageTools &m_tools;
    BoardPlace m_place;
    BoardQuery m_query;
    MonthBoard m_board;
};

} // namespace qunce
