// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include "models/boards/sopboard.h"
#include "views/common/page.h"

namespace qunce {

/// For whom a content of a step is: kinds of its groups, regions, tags; all that is named has to fit. GUI thread.
class PackPartDialog : public QDialog
{
    Q_OBJECT

public:
    PackPartDialog(PageTools &tools, SopPackPart part, const std::vector<std::string> &kinds,
        const std::vector<CalendarChoice> &regions, QWidget *parent);

    SopPackPart part() const;

private:
    QListWidget *addList(const char *name);

    const SopPackPart m_before;
    PageTools &m_tools;
    QListWidget *m_kinds;
    QListWidget *m_regions;
    QLineEdit *m_tags;
    QPushButton *m_ok;
};

} // namespace qunce
