// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QStackedWidget>
#include <QToolButton>

#include "models/base/result.h"
#include "models/protocol/exportpolicy.h"
#include "views/charts/celltable.h"
#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"
#include "views/common/tablefile.h"

namespace qunce {

/// A card around a short table, which can be copied as a picture, as text and as a table, and saved as a workbook or CSV;
/// without rows it says why. GUI thread.
class TableCard : public Card
{
    Q_OBJECT

public:
    /// `source`: where what is copied comes from, asked for each time.
    TableCard(PageTools &tools, int rowHeight, std::function<TextSource()> source, QWidget *parent = nullptr);

    CellTable &table() const { return *m_table; }
    EmptyState &empty() const { return *m_empty; }
    /// Rows, or without any what `empty()` says.
    void setRows(int rows, CellTable::CellOf cellOf);
    /// What the rows are about; sums, unless it is said.
    void setExportData(ExportData about) { m_data = about; }
    void setHeading(const QString &title, const QString &secondary = {});
    void retranslate();
    /// All rows with where they come from below, as the path's suffix says: a workbook or CSV.
    Result<void> save(const QString &path) const;

private:
    TextSource source() const;
    void restyle();

    PageTools &m_tools;
    const std::function<TextSource()> m_source;
    QString m_title;
    ExportData m_data = ExportData::Numbers;
    QStackedWidget *m_stack;
    CellTable *m_table;
    EmptyState *m_empty;
    QToolButton *m_copy;
};

} // namespace qunce
