// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "views/common/card.h"
#include "views/common/page.h"
#include "views/overview/overviewtexts.h"

namespace qunce {

/// 待办: rows of icon, what is to be done, more of it, and the one action that begins it. GUI thread.
class TodoList : public QWidget
{
    Q_OBJECT

public:
    explicit TodoList(PageTools &tools, QWidget *parent = nullptr);

    void show(const Overview &overview);
    int count() const { return m_count; }

signals:
    void chosen(size_t number);

private:
    void clear();

    PageTools &m_tools;
    QVBoxLayout *m_rows;
    int m_count = 0;
};

} // namespace qunce
