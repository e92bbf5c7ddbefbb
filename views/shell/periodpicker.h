// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/boards/campaignchoices.h"
#include "views/common/page.h"
#include "views/shell/pickbutton.h"

class QVBoxLayout;

namespace qunce {

class Popover;

/// The header's period: its words say the choice and the days, its popover has every choice with the days it gives, and
/// dates of one's own; where the header is narrow, what it is compared with too. GUI thread.
class PeriodPicker : public PickButton
{
    Q_OBJECT

public:
    PeriodPicker(PageTools &tools, QWidget *parent);

    /// Narrow: the choice without the days, and comparing is in the popover.
    void setFolded(bool folded);
    void setCampaigns(std::vector<CampaignChoice> campaigns);
    void refresh();
    void openPopover();

private:
    void choose(PeriodChoice choice, Period own);
    void addCampaigns(Popover &popover);
    void addOwnDates(Popover &popover, QVBoxLayout &column);

    PageTools &m_tools;
    std::vector<CampaignChoice> m_campaigns;
    bool m_isFolded = false;
};

/// What the period is compared with.
class ComparePicker : public PickButton
{
    Q_OBJECT

public:
    ComparePicker(PageTools &tools, QWidget *parent);

    void refresh();
    void openPopover();

private:
    PageTools &m_tools;
};

} // namespace qunce
