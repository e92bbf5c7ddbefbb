// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/boards/rowhistory.h"
#include "views/charts/celltable.h"
#include "views/common/page.h"
#include "views/shell/synclink.h"

namespace qunce {

/// Who changed what of one record, and when: as the server tells it, with what waits here; without the server what this
/// computer knows, and a line that says so. GUI thread.
class RowHistoryView : public CellTable
{
    Q_OBJECT

public:
    RowHistoryView(PageTools &tools, SyncLink &link, QWidget *parent = nullptr);

    /// Reads again if it is another record, or there was a sync since. `actions` as EditDesk::list() gave them.
    void showRecord(Kind kind, const Uuid &id, std::shared_ptr<const std::vector<ListedAction>> actions);
    void retranslate();
    /// Both the server and the cache have been asked.
    bool isSettled() const { return !m_isReading; }

private:
    void ask();
    void read(std::shared_ptr<const HistoryReply> served);
    BoardCell cellOf(const HistoryStep &step, int column) const;
    void showSteps();

    PageTools &m_tools;
    SyncLink &m_link;
    BoardPlace m_place;
    Kind m_kind = Kind::Org;
    Uuid m_id;
    int64_t m_syncedMs = 0;
    std::shared_ptr<const std::vector<ListedAction>> m_actions;
    std::vector<HistoryStep> m_steps;
    Message m_whyNot; ///< the server could not be asked
    uint64_t m_asked = 0;
    bool m_isReading = false;
};

} // namespace qunce
