// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "models/boards/entrytargets.h"
#include "views/common/page.h"

namespace qunce {

/// The line of the entry's dialog that says whom an entry names, with a button that lets people change that. What is changed
/// is saved with the rest of the entry: changes() is for that. GUI thread.
class EntryTargetsRow : public QWidget
{
    Q_OBJECT

public:
    /// `entry` as people see it; with a nil id it is a new one.
    EntryTargetsRow(PageTools &tools, const Record &entry, QWidget *parent);

    bool isChanged() const { return m_lines != m_saved; }
    /// What makes the records say what is chosen here. `entry`: the id that a new one gets.
    std::vector<RecordChange> changes(const Uuid &entry) const;
    const std::vector<EntryTargetLine> &lines() const { return m_lines; }
    /// What is chosen here as records of the entry, for the checks; nothing while it is not known yet what there is.
    std::optional<std::vector<Record>> records(const Uuid &entry) const;

signals:
    void changed();

private:
    void read(const Uuid &entry);
    void choose();
    void say();

    PageTools &m_tools;
    BoardPlace m_place;
    std::vector<EntryTargetLine> m_saved;
    std::vector<EntryTargetLine> m_lines;
    QLabel *m_words;
    QPushButton *m_change;
    bool m_isRead = false;
};

/// 包含 2 · 排除 1; or that nobody is named.
QString targetsWords(const std::vector<EntryTargetLine> &lines, const Format &format);

} // namespace qunce
