// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <unordered_set>
#include <vector>

#include <QTimer>

#include "models/base/uuid.h"

namespace qunce {

/// Rows that others have just changed: marked for a moment that begins when somebody can see them. GUI thread.
class RecentMarks : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMomentMs = 6'000;

    explicit RecentMarks(QObject *parent) : QObject(parent)
    {
        m_moment.setSingleShot(true);
        m_moment.setInterval(kMomentMs);
        connect(&m_moment, &QTimer::timeout, this, [this] {
            m_rows.clear();
            emit changed();
        });
    }

    void add(const std::vector<Uuid> &rows, bool areSeen)
    {
        if (rows.empty())
            return;
        m_rows.insert(rows.begin(), rows.end());
        if (areSeen)
            m_moment.start();
        emit changed();
    }
    /// They have come into sight.
    void show()
    {
        if (!m_rows.empty() && !m_moment.isActive())
            m_moment.start();
    }
    bool contains(const Uuid &row) const { return !m_rows.empty() && m_rows.contains(row); }
    const std::unordered_set<Uuid> &rows() const { return m_rows; }

signals:
    void changed();

private:
    std::unordered_set<Uuid> m_rows;
    QTimer m_moment;
};

} // namespace qunce
