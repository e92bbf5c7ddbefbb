// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <map>
#include <vector>

#include <QButtonGroup>
#include <QPushButton>

#include "models/boards/centreboard.h"
#include "models/boards/boardreader.h"
#include "views/common/card.h"
#include "views/common/flowlayout.h"
#include "views/common/page.h"
#include "views/shell/centredetail.h"
#include "views/shell/centrelist.h"

namespace qunce {

/// The Sync Centre's list: what is to be done, what was sent, what was ever done here; and what its detail asks for is
/// carried out. Everything else goes on syncing meanwhile. GUI thread.
class CentreCard : public Card
{
    Q_OBJECT

public:
    enum class Part : uint8_t { ToDo, Sent, History };

    /// `detail` shows what is chosen, and outlives it.
    CentreCard(PageTools &tools, CentreDetail &detail, QWidget *parent = nullptr);

    /// Reads anew; loaded() follows, once for all that was asked before.
    void load();
    bool isLoading() const { return m_isLoading; }
    void show(Part part);
    void retranslate();
    /// Below the list: room for buttons of the page.
    /// For buttons, in as many lines as they need.
    FlowLayout *footer() const { return m_footer; }
    const CentreBoard &board() const { return m_board; }
    /// Newest first, as they were read last.
    const std::shared_ptr<const std::vector<ListedAction>> &actions() const { return m_actions; }
    CentreList &list() { return *m_list; }

signals:
    void loaded();

private:
    struct Reading {
        CentreBoard board;
        std::vector<CentreItem> sent;
        std::vector<CentreItem> all;
    };
    void readItems(std::vector<ListedAction> open, const std::vector<ListedAction> &newest);
    void finishLoading();
    void showItems();
    void showChosen();
    void carryOut(CentreDetail::Deed deed);
    void resolveChosen(Resolution resolution, const FieldValue &edited);
    void askForAnother();
    void saySomethingAgain(const FieldValue &value, const std::string &field);
    void discardChosen();
    void takeBack(const std::vector<Uuid> &gids);
    void openSubject();
    std::vector<Uuid> chosenGroups() const;

    PageTools &m_tools;
    CentreDetail &m_detail;
    BoardPlace m_place;
    QButtonGroup *m_tabs;
    std::array<QPushButton *, 3> m_tabButtons {};
    CentreList *m_list;
    QWidget *m_strip; ///< after a discard: it can be taken back
    ThemedLabel *m_stripWords;
    QPushButton *m_stripButton;
    QWidget *m_foot;
    FlowLayout *m_footer;
    CentreBoard m_board;
    std::vector<CentreItem> m_sent;
    std::vector<CentreItem> m_all;
    std::shared_ptr<const std::vector<ListedAction>> m_actions;
    std::vector<Uuid> m_discarded;
    uint64_t m_asked = 0;
    bool m_isLoading = false;
};

} // namespace qunce
