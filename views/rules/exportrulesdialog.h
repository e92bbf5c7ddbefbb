// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

#include <QCheckBox>

#include "views/rules/ruledialog.h"

namespace qunce {

/// What exports are about, as people say it.
QString exportDataText(ExportData about);

/// For which exports a reason (事由) is asked. Headquarters sets it, everybody may read it. GUI thread.
class ExportRulesDialog : public RuleDialog
{
    Q_OBJECT

public:
    ExportRulesDialog(PageTools &tools, const BrandRules &rules, QWidget *parent);

    QCheckBox &box(ExportData about) const { return *m_boxes[static_cast<size_t>(about)]; }

protected:
    std::optional<std::string> wanted() override;

private:
    const ExportPolicy m_now;
    std::array<QCheckBox *, kAllExportData.size()> m_boxes {};
};

} // namespace qunce
