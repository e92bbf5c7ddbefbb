// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

#include <QPushButton>

#include "models/boards/syncboard.h"
#include "views/charts/celltable.h"
#include "views/common/card.h"
#include "views/common/page.h"
#include "views/shell/centrecard.h"
#include "views/shell/notifications.h"
#include "views/shell/rowhistoryview.h"
#include "views/shell/synclink.h"

namespace qunce {

/// The Sync Centre. How the copy on this computer stands to the server: connection, what waits, what is here, what
/// happened lately; and the user's own edits, what became of them and what to do about that. GUI thread.
class SyncPage : public Page
{
    Q_OBJECT

public:
    SyncPage(PageTools &tools, SyncLink &link, Notifications &notes, QWidget *parent = nullptr);

    bool usesPeriod() const override { return false; }
    QWidget *firstControl() override;
    int rowsShown() const override { return m_parts->rowCount(); }
    /// To an edit of the record with this id, if it waits for somebody; with the filter `history.KIND` to that record's past.
    void open(const Destination &destination) override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    struct Figure {
        ThemedLabel *title;
        ThemedLabel *value;
        ThemedLabel *detail;
    };

    void addFigures(QVBoxLayout *column);
    void addTrouble(QVBoxLayout *column);
    void addCentre(QVBoxLayout *column);
    void addTables(QVBoxLayout *column);
    void addFooter();
    void showEdits();
    void loadEdits();
    void exportEdits();
    void importEdits();
    void say(size_t figure, const QString &value, const QString &detail, Token color = Token::Text);
    void showStatus();
    void showNotes();
    void showPast();
    void showParts();
    void act();
    bool needsSignIn() const;

    SyncLink &m_link;
    Notifications &m_notes;
    BoardPlace m_place;
    SyncBoard m_board;
    bool m_hasBoard = false;
    std::array<Figure, 6> m_figures {};
    Card *m_trouble = nullptr;
    QLabel *m_troubleIcon = nullptr;
    ThemedLabel *m_troubleWords = nullptr;
    QPushButton *m_action = nullptr;
    CentreDetail *m_detail = nullptr;
    CentreCard *m_centre = nullptr;
    QPushButton *m_syncNow = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_import = nullptr;
    Card *m_notesCard = nullptr;
    Card *m_partsCard = nullptr;
    CellTable *m_noteTable = nullptr;
    RowHistoryView *m_history = nullptr;
    std::optional<std::pair<Kind, Uuid>> m_past; ///< asked for from another page
    CellTable *m_parts = nullptr;
};

} // namespace qunce
