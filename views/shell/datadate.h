// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "models/boards/arrival.h"
#include "views/common/page.h"
#include "views/shell/pickbutton.h"

namespace qunce {

/// 数据日期 and 到齐 of the header; where that is narrow only a clock with the same in its popover, which names the regions
/// that are missing. GUI thread.
class DataDate : public PickButton
{
    Q_OBJECT

public:
    DataDate(PageTools &tools, QWidget *parent);

    void setArrival(const Arrival &arrival);
    void setFolded(bool folded);
    void refresh();
    void openPopover();

private:
    QString dayWords() const;
    QString regionWords() const;

    PageTools &m_tools;
    std::optional<Arrival> m_arrival; ///< nothing before it has been read
    bool m_isFolded = false;
};

} // namespace qunce
