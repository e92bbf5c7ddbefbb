// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>
#include <QDateTimeEdit>

#include "views/rules/ruledialog.h"

namespace qunce {

/// 代审: who approves in one's own name, and until when, in business time. GUI thread.
class DeputyDialog : public RuleDialog
{
    Q_OBJECT

public:
    DeputyDialog(PageTools &tools, const BrandRules &rules, QWidget *parent);

    QComboBox &who() const { return *m_who; }
    QDateTimeEdit &until() const { return *m_until; }

protected:
    std::optional<std::string> wanted() override;

private:
    const std::optional<Deputy> m_now;
    QComboBox *m_who;
    QDateTimeEdit *m_until;
};

} // namespace qunce
