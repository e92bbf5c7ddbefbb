// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include "models/boards/campaignchoices.h"
#include "views/common/page.h"

namespace qunce {

/// For which days targets are set: a month, a week, a campaign, or the days that were chosen in the header. GUI thread.
class TargetPeriods : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : int { Month, Week, Campaign, Days };

    /// Begins with the month in which the chosen days end, or with those of a campaign that was chosen.
    TargetPeriods(PageTools &tools, const BoardQuery &chosen, QWidget *parent = nullptr);

    Kind kind() const { return m_kind; }
    const Period &period() const { return m_period; }
    /// 2026年9月, 第 37 周 …, a campaign's name, or the days.
    QString name() const;
    void choose(Kind kind);
    /// One month or week on or back, or as many days.
    void step(int direction);

signals:
    void changed();

private:
    void readCampaigns();
    void fillCampaigns(std::vector<CampaignChoice> campaigns);
    void set(Period period);
    void showPeriod();

    PageTools &m_tools;
    BoardPlace m_place;
    const BoardQuery m_chosen;
    Kind m_kind = Kind::Month;
    Period m_period;
    std::vector<CampaignChoice> m_campaigns;
    QComboBox *m_kinds;
    QComboBox *m_names; ///< of campaigns
    QToolButton *m_before;
    QToolButton *m_after;
    QLabel *m_shown;
};

} // namespace qunce
