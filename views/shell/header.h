// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHBoxLayout>
#include <QWidget>

#include "models/boards/orgchoices.h"
#include "views/common/card.h"
#include "views/common/page.h"
#include "views/shell/synclink.h"

namespace qunce {

class ComparePicker;
class DataDate;
class PeriodPicker;
class PickButton;
class ScopePicker;
class SyncChip;

/// 48 px above the page: its title, unit, period and what it is compared with; at the right 演示数据, 数据日期 with 到齐,
/// search and the sync chip. Where it is narrow, comparing goes into the period, then the data date into its clock.
/// GUI thread.
class Header : public QWidget
{
    Q_OBJECT

public:
    Header(PageTools &tools, SyncLink &link, bool isDemo, QWidget *parent);

    /// `page` outlives its being shown.
    void showPage(const Page &page);
    void retranslate();
    /// Everything it reads is on screen.
    bool isSettled() const;

signals:
    void signInAsked();
    void searchAsked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void read();
    void fit();

    PageTools &m_tools;
    BoardPlace m_choicesPlace;
    BoardPlace m_campaignsPlace;
    BoardPlace m_arrivalPlace;
    ThemedLabel *m_title;
    ScopePicker *m_scope;
    PeriodPicker *m_period;
    ComparePicker *m_compare;
    PickButton *m_ribbon;
    DataDate *m_data;
    PickButton *m_search;
    SyncChip *m_sync;
    const Page *m_page = nullptr;
};

} // namespace qunce
