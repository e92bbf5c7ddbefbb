// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include <QAbstractTableModel>

#include "models/boards/plansheet.h"
#include "views/calendar/calendarlayout.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

/// A plan sheet as a table shows it, with an empty row at the end for what is new. Typing changes nothing here: it is
/// said by typed(). GUI thread.
class SheetModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    SheetModel(Theme &theme, LanguageChoice &language, QObject *parent);

    void show(std::shared_ptr<const PlanSheet> sheet, std::shared_ptr<const CalendarContent> content,
        Day today, bool mayMake);
    const PlanSheet &sheet() const { return *m_sheet; }
    /// Entries with errors, and with warnings, among all that are shown.
    std::pair<size_t, size_t> problems() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void typed(size_t row, size_t column, const QString &text);

private:
    QString shown(const SheetRow &row, size_t number, SheetPlace place) const;
    QString holidayOf(Day day) const;
    /// The worst that the checks found in a row, and how many of it.
    std::pair<std::optional<Severity>, QString> problemsOf(const SheetRow &row) const;
    QString hintOf(const SheetRow &row) const;
    bool repeats(size_t number, SheetPlace place) const;

    Theme &m_theme;
    LanguageChoice &m_language;
    std::shared_ptr<const PlanSheet> m_sheet; ///< never null
    std::shared_ptr<const CalendarContent> m_content;
    Day m_today;
    bool m_mayMake = false;
};

} // namespace qunce
