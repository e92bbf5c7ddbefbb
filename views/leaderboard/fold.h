// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

#include "views/charts/celltable.h"

namespace qunce {

/// A line that says how many rows are not ranked and why; a click or Space unfolds them below it. GUI thread.
class Fold : public QWidget
{
    Q_OBJECT

public:
    explicit Fold(Theme &theme, QWidget *parent = nullptr);

    void say(const QString &title, const QString &why, const QString &count);
    void setRows(std::vector<BoardColumn> columns, int rows, CellTable::CellOf cellOf);
    CellTable &table() { return *m_table; }
    QAbstractButton &button() { return *m_button; }
    bool isOpen() const { return m_button->isChecked(); }

private:
    class Button;
    void follow();

    Button *m_line;
    QAbstractButton *m_button;
    CellTable *m_table;
};

} // namespace qunce
