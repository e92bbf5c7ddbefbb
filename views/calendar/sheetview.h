// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>
#include <QPushButton>

#include "views/calendar/calendarcanvas.h"
#include "views/calendar/sheetmaker.h"
#include "views/calendar/sheetmodel.h"
#include "views/calendar/sheettable.h"

namespace qunce {

/// 排期表: the entries of a month as a table in which people type. What is typed, filled and pasted is said by
/// editAsked(), a step of undo each; the entry of a row whose status or problems are clicked is opened. Large sheets are
/// made beside the GUI thread, and the one before stays in sight for so long. GUI thread.
class SheetView : public CalendarCanvas
{
    Q_OBJECT

public:
    /// So many rows may be pasted at once.
    static constexpr size_t kMostPasted = 2'000;
    /// A sheet of more entries is made beside the GUI thread.
    static constexpr size_t kMostAtOnce = 400;

    SheetView(Theme &theme, LanguageChoice &language, QWidget *parent);

    Period days() const override { return {firstOfMonth(anchor()), lastOfMonth(anchor())}; }
    void setParts(SheetParts parts);
    /// Of entries that are new.
    void setCampaign(const Uuid &campaign) { m_campaign = campaign; }
    SheetTable &table() const { return *m_table; }
    const SheetModel &model() const { return *m_model; }
    /// It shows what it was given last.
    bool isMade() const { return m_shown == wanted(); }
    /// Also the columns of groups that nothing is planned for.
    bool showsAllKinds() const { return m_allKinds->isChecked(); }
    void setShowsAllKinds(bool isShown) { m_allKinds->setChecked(isShown); }
    QString counted() const { return m_counted->text(); }
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
    std::optional<Day> dayAt(QPointF place) const override;
    std::optional<CalendarSpot> spotAt(QPointF place) const override;
    QRectF placeOf(const EntryTimes &times, const CalendarItem *like) const override;
    QWidget *ghostSurface() override;
    void dragEnds() override;
    QRectF dayHeader(Day) const override { return {}; }
    void leaveDay(int) override { }
    void focusInEvent(QFocusEvent *event) override;

private:
    SheetSource wanted() const { return {sharedContent(), m_parts, days()}; }
    void showSheet(const SheetSource &source, std::shared_ptr<const PlanSheet> sheet);
    void place();
    void restyle();
    void retranslate();
    void showKinds();
    void showStages();
    void listItems();
    void count();
    /// The row of a place of the viewport.
    std::optional<size_t> rowAt(QPointF place) const;
    void applyInputs(const Message &title, const std::vector<SheetInput> &inputs);
    SheetOutcome outcomeOf(const std::vector<SheetInput> &inputs) const;
    /// Columns of these cells that are in sight.
    std::vector<int> columnsOf(const QRect &cells) const;
    /// The rows below what is chosen get what stands in it, over and over.
    void fillTo(int lastRow);
    void fill(const QRect &from, int lastRow);
    void noteSelection();
    void widenColumns();

    SheetTable *m_table;
    SheetModel *m_model;
    SheetMaker *m_maker;
    QWidget *m_bar; ///< above the table: what is done with cells, and how much there is
    QPushButton *m_fillDown;
    QPushButton *m_pasteButton;
    QPushButton *m_allKinds;
    QLabel *m_counted;
    QWidget *m_veil; ///< above all, while something is dragged
    std::shared_ptr<const SheetParts> m_parts;
    SheetSource m_shown; ///< what the table shows is made of
    SheetSource m_asked; ///< what is being made
    std::shared_ptr<const PlanSheet> m_made; ///< of m_shown
    Uuid m_campaign;
    bool m_isWidened = false;
};

} // namespace qunce
