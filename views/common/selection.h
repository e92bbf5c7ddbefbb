// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include "models/boards/boardquery.h"

namespace qunce {

/// What the header's pickers say: one for the window, so that every page shows the same unit and period. GUI thread.
class Selection : public QObject
{
    Q_OBJECT

public:
    explicit Selection(QObject *parent = nullptr) : QObject(parent) { }

    const BoardQuery &query() const { return m_query; }
    /// Tells the pages if anything is different.
    void set(const BoardQuery &query)
    {
        if (query == m_query)
            return;
        m_query = query;
        emit changed();
    }

signals:
    void changed();

private:
    BoardQuery m_query;
};

} // namespace qunce
