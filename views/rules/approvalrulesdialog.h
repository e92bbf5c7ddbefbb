// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>

#include "views/rules/ruledialog.h"

namespace qunce {

/// 审批规则: who approves, who does it last, and which entries two people approve. Administrators change it. GUI thread.
class ApprovalRulesDialog : public RuleDialog
{
    Q_OBJECT

public:
    ApprovalRulesDialog(PageTools &tools, const BrandRules &rules, QWidget *parent);

    QListWidget &approvers() const { return *m_approvers; }
    QListWidget &second() const { return *m_second; }

protected:
    std::optional<std::string> wanted() override;

private:
    QListWidget *peopleOf(const std::vector<KnownPerson> &people, const std::set<Uuid> &chosen);
    static std::set<Uuid> chosenIn(const QListWidget &list);

    QListWidget *m_approvers;
    QListWidget *m_second;
    QCheckBox *m_all;
    std::array<QCheckBox *, 4> m_layers {};
    QLineEdit *m_channels;
};

} // namespace qunce
