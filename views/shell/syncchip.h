// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/common/page.h"
#include "views/shell/pickbutton.h"
#include "views/shell/synclink.h"

namespace qunce {

/// Says in words how the copy on this computer stands to the server; its popover says what is wrong and what to do.
/// GUI thread.
class SyncChip : public PickButton
{
    Q_OBJECT

public:
    SyncChip(PageTools &tools, SyncLink &link, QWidget *parent);

    void refresh();
    void openPopover();

signals:
    void signInAsked();

private:
    PageTools &m_tools;
    SyncLink &m_link;
};

} // namespace qunce
