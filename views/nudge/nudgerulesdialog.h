// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>
#include <QSpinBox>

#include "models/boards/nudgerules.h"
#include "views/rules/ruledialog.h"

namespace qunce {

/// How often guides may be reminded, and the words that they get. Headquarters sets it, everybody may read it. GUI thread.
class NudgeRulesDialog : public RuleDialog
{
    Q_OBJECT

public:
    NudgeRulesDialog(
        PageTools &tools, const StoredSetting &setting, const NudgePolicy &policy, QWidget *parent);

    QSpinBox &limit() const { return *m_limit; }
    QPlainTextEdit &words() const { return *m_words; }

protected:
    std::optional<std::string> wanted() override;

private:
    const NudgePolicy m_now;
    QSpinBox *m_limit;
    QSpinBox *m_hours;
    QSpinBox *m_minutes;
    QPlainTextEdit *m_words;
};

} // namespace qunce
