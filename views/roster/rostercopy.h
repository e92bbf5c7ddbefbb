// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QImage>
#include <QMenu>

#include "models/base/result.h"
#include "views/common/exportgate.h"
#include "views/common/page.h"
#include "views/common/tablefile.h"
#include "views/roster/arranger.h"
#include "views/roster/celltexts.h"
#include "views/roster/rostertable.h"
#include "views/roster/tablerows.h"

namespace qunce {

/// What leaves a table: as a table or text for the clipboard, as a picture, as a file. The clipboard gets the
/// selected rows, or all that are shown if none is selected; a file gets all that are shown. Many rows are written elsewhere than in the
/// GUI thread. All parts outlive it. GUI thread.
class RosterCopy
{
public:
    RosterCopy(PageTools &tools, const RosterTable &table, const TableModel &model, const CellTexts &texts)
        : m_tools(tools), m_table(table), m_model(model), m_texts(texts)
    { }

    /// Asked for whenever something is copied: title, scope, period, filters.
    void setSource(std::function<TextSource()> source) { m_source = std::move(source); }

    void copyTable();
    void copyText();
    void copyPicture();
    /// Asks where.
    void exportTable(QWidget *parent, TableFile kind);
    /// What the rows are about; sums, unless it is said.
    void setData(ExportData data) { m_data = data; }
    /// As the path's suffix says. Calls `done` when the file is there or cannot be.
    void save(const QString &path, const TextSource &said, std::function<void(const Result<void> &)> done);
    void save(const QString &path, std::function<void(const Result<void> &)> done)
    {
        save(path, source(), std::move(done));
    }
    void fillMenu(QMenu &menu);
    void fillExportMenu(QMenu &menu, QWidget *parent);

    /// Tab-separated, with titles.
    QString tableText() const;
    /// Header, rows and a line that says how many of how many rows these are, and of what.
    QImage picture() const;
    /// What is at the foot of a picture or text of so many rows.
    QString footer(size_t rows, size_t all) const;

private:
    std::vector<int> copiedRows() const;
    ChosenRows chosen(const std::vector<int> &rows) const;
    void put(const QString &tsv, const QString &html, size_t rows);
    TextSource source() const { return m_source ? m_source() : TextSource(); }

    PageTools &m_tools;
    const RosterTable &m_table;
    const TableModel &m_model;
    const CellTexts &m_texts;
    std::function<TextSource()> m_source;
    ExportData m_data = ExportData::Numbers;
    Arranger m_copier;
    Arranger m_writer;
};

} // namespace qunce
