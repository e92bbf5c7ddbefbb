// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

#include "views/calendar/calendarcanvas.h"
#include "views/calendar/sheetmodel.h"

namespace qunce {

/// The table of a plan sheet with the keys of a spreadsheet: Enter and F2 type, Tab goes on, Esc takes back, Ctrl+C, V
/// and D copy, paste and fill down, Del empties. GUI thread.
class SheetTable : public QTableView
{
    Q_OBJECT

public:
    using QTableView::QTableView;

signals:
    void copyAsked();
    void pasteAsked();
    void fillAsked();
    void emptyAsked();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
};

/// 排期表: the entries of a month as a table in which people type. What is typed, filled and pasted is said by
/// editAsked(), a step of undo each; the entry of a row whose status or problems are clicked is opened. GUI thread.
class SheetView : public CalendarCanvas
{
    Q_OBJECT

public:
    /// So many rows may be pasted at once.
    static constexpr size_t kMostPasted = 2'000;

    SheetView(Theme &theme, LanguageChoice &language, QWidget *parent);

    Period days() const override { return {firstOfMonth(anchor()), lastOfMonth(anchor())}; }
    void setParts(SheetParts parts);
    /// Of entries that are new.
    void setCampaign(const Uuid &campaign) { m_campaign = campaign; }
    SheetTable &table() const { return *m_table; }
    const SheetModel &model() const { return *m_model; }
    /// What pasting this at the current cell would do; nothing if there is too much of it, which is said.
    std::optional<SheetOutcome> pasted(const QString &tsv);
    void copySelection() const;
    void paste();
    void fillDown();
    void emptySelection();

signals:
    /// One step of undo.
    void editAsked(const qunce::Message &title, const qunce::SheetOutcome &outcome);
    /// It is to be looked at before.
    void pasteAsked(const qunce::SheetOutcome &outcome);

protected:
    void layOut() override;
    void paintContents(QPainter &, const QRectF &) override { }
    std::optional<Day> dayAt(QPointF) const override { return std::nullopt; }
    QRectF dayHeader(Day) const override { return {}; }
    void leaveDay(int) override { }
    void focusInEvent(QFocusEvent *event) override;

private:
    void applyInputs(const Message &title, const std::vector<SheetInput> &inputs);
    SheetOutcome outcomeOf(const std::vector<SheetInput> &inputs) const;
    /// Corners of what is selected.
    std::optional<QRect> selectedCells() const;
    void noteSelection();
    void widenColumns();

    SheetTable *m_table;
    SheetModel *m_model;
    SheetParts m_parts;
    Uuid m_campaign;
    bool m_isWidened = false;
};

} // namespace qunce
