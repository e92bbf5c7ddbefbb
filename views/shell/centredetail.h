// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QPushButton>

#include "models/boards/centreboard.h"
#include "views/charts/celltable.h"
#include "views/common/card.h"
#include "views/common/page.h"

namespace qunce {

/// One item of the Sync Centre with what it is about, field by field, and what can be done about it; or several, with
/// what can be done about all of them. GUI thread.
class CentreDetail : public Card
{
    Q_OBJECT

public:
    enum class Deed : uint8_t {
        TakeMine,
        KeepTheirs,
        Change, ///< another value
        Retry,
        Discard,
        TakeBack, ///< a discard
        Undo,
    };

    explicit CentreDetail(PageTools &tools, QWidget *parent = nullptr);

    /// Empty: nothing is chosen, and `nothing` says why. The items live until the next call.
    void show(std::vector<CentreItem> items, const QString &nothing, const Message &whyNot);
    const std::vector<CentreItem> &items() const { return m_items; }
    /// The difference that Deed::Change is about; null if there is none.
    const FieldDifference *toChange() const;

signals:
    void asked(CentreDetail::Deed deed);
    void openAsked();

private:
    void addButton(Deed deed, const char *name);
    void showStory();
    void fitTable();
    void showDifferences();
    void showDeeds(const Message &whyNot);
    BoardCell cellOf(const FieldDifference &difference, int column) const;

    PageTools &m_tools;
    std::vector<CentreItem> m_items;
    QPushButton *m_open;
    QWidget *m_story;
    QLabel *m_storyIcon;
    ThemedLabel *m_storyWords;
    CellTable *m_table;
    ThemedLabel *m_nothing;
    ThemedLabel *m_note;
    QWidget *m_deeds;
    std::map<Deed, QPushButton *> m_buttons;
};

} // namespace qunce
