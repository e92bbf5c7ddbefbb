// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

#include "models/boards/kocroster.h"
#include "views/common/page.h"
#include "views/roster/rosterview.h"

namespace qunce {

class KocPane;
class SubjectEditor;
class ViewPicker;

/// The KOCs of the header's unit: the roster, and one of them in full beside it. Enter, Space or a double click opens the
/// pane, which then follows the current row; Esc or its button closes it. GUI thread.
class KocPage : public Page
{
    Q_OBJECT

public:
    explicit KocPage(PageTools &tools, QWidget *parent = nullptr);

    bool usesCompare() const override { return false; }
    void open(const Destination &destination) override;
    void find() override { m_roster->focusSearch(); }
    int rowsShown() const override { return m_roster->rowsShown(); }

    RosterView &roster() const { return *m_roster; }
    ViewPicker &savedViews() const { return *m_savedViews; }
    SubjectEditor &editor() const { return *m_editor; }
    const KocPane &pane() const { return *m_pane; }

protected:
    void refresh() override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openPane(const Uuid &koc);
    void closePane();
    void readPane();

    QSplitter *m_splitter;
    RosterView *m_roster;
    ViewPicker *m_savedViews;
    KocPane *m_pane;
    SubjectEditor *m_editor;
    BoardPlace m_rosterPlace;
    BoardPlace m_panePlace;
    bool m_isArranging = false;
    Uuid m_koc; ///< in the pane; nil while it is closed
};

} // namespace qunce
