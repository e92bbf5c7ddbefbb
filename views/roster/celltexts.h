// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/tablemodel.h"
#include "views/common/format.h"
#include "views/common/language.h"

namespace qunce {

/// Cells in the language of the window (look.md, "Type"). The language outlives it. GUI thread.
class CellTexts : public TableTexts
{
public:
    explicit CellTexts(const LanguageChoice &language) : m_language(language) { }

    QString title(const TableColumn &column) const override;
    QString help(const TableColumn &column) const override;
    QString cell(const DataTable &table, size_t column, size_t row) const override;
    QString spoken(const DataTable &table, size_t column, size_t row) const override;
    QString toolTip(const DataTable &table, size_t column, size_t row) const override;

    /// A stored value of a text column as people read it.
    QString value(const TableColumn &column, const std::string &stored) const;
    /// Sum or overall rate; empty for columns whose sum says nothing.
    QString total(const TableColumn &column, const ColumnTotal &total) const;
    /// Of a number's mean, in the unit of the column; empty for what has none.
    QString average(const TableColumn &column, const ColumnTotal &total) const;
    Format format() const { return Format(m_language.current()); }

private:
    QString number(CellType type, int64_t value) const;
    QString partsOf(const DataTable &table, size_t column, size_t row, const QString &separator) const;

    const LanguageChoice &m_language;
};

} // namespace qunce
