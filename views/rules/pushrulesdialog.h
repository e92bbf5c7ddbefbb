// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTimeEdit>

#include "views/rules/ruledialog.h"

namespace qunce {

/// 推送规则: how often, when and how cheap; and when tasks are due. Says how many entries to come would have findings. GUI
/// thread.
class PushRulesDialog : public RuleDialog
{
    Q_OBJECT

public:
    PushRulesDialog(PageTools &tools, const BrandRules &rules, QWidget *parent);

    /// As typed; nothing while something is wrong.
    std::optional<PushPolicy> policy();

protected:
    std::optional<std::string> wanted() override;
    void askEffect() override;

private:
    struct Due {
        QSpinBox *days;
        QTimeEdit *at;
        QCheckBox *atEnd; ///< 24:00, which no clock shows
    };
    void addDue(const PushPolicy &policy);

    QComboBox *m_cap;
    QSpinBox *m_share;
    QTimeEdit *m_quietFrom;
    QTimeEdit *m_quietUntil;
    QLineEdit *m_exempt;
    QSpinBox *m_repeat;
    QPlainTextEdit *m_seasons;
    std::array<QCheckBox *, 4> m_layers {};
    QLineEdit *m_risk;
    std::array<Due, 7> m_due {};
};

} // namespace qunce
