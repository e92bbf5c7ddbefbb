// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "models/boards/campaignplan.h"
#include "views/calendar/entryactions.h"

namespace qunce {

/// Shifts a campaign with everything that is planned for it by days or working days, and says before what that means. GUI
/// thread.
class ShiftDialog : public QDialog
{
    Q_OBJECT

public:
    /// `campaign`: the one that is chosen first; may be empty.
    ShiftDialog(PageTools &tools, EntryActions &actions, const std::vector<CalendarChoice> &campaigns,
        const std::string &campaign, QWidget *parent);

    void accept() override;
    bool isReady() const { return m_plan.has_value(); }
    QString preview() const { return m_preview->text(); }

private:
    void read();
    void say();
    CampaignShift shift() const { return {m_days->value(), m_workdays->isChecked()}; }

    PageTools &m_tools;
    EntryActions &m_actions;
    BoardPlace m_place;
    std::optional<CampaignPlan> m_plan;
    QComboBox *m_campaign;
    QSpinBox *m_days;
    QCheckBox *m_workdays;
    QLabel *m_preview;
    QPushButton *m_ok;
};

} // namespace qunce
