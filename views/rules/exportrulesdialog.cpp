// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/rules/exportrulesdialog.h"

#include "views/common/texts.h"

namespace qunce {

QString exportDataText(ExportData about)
{
    static constexpr std::array<const char *, kAllExportData.size()> kWords {QUNCE_TEXT("KOC members"),
        QUNCE_TEXT("Groups"), QUNCE_TEXT("Guides"), QUNCE_TEXT("Plan"), QUNCE_TEXT("Sums of units")};
    return text(kWords[static_cast<size_t>(about)]);
}

ExportRulesDialog::ExportRulesDialog(PageTools &tools, const BrandRules &rules, QWidget *parent)
    : RuleDialog(tools, rules.exportSetting, {QUNCE_TEXT("Exports")}, parent), m_now(rules.exports)
{
    setObjectName(QStringLiteral("exportRules"));
    resize(480, 320);
    for (const ExportData about : kAllExportData) {
        auto *box = new QCheckBox(text(QUNCE_TEXT("asks for a reason")), this);
        box->setChecked(m_now.asksReason(about));
        m_boxes[static_cast<size_t>(about)] = box;
        const std::string objectName = "export." + std::string(name(about));
        addField(objectName.c_str(), exportDataText(about), box,
            text(QUNCE_TEXT(
                "Before such data leave as a file, it is asked why; every export is noted anyway")));
        connect(box, &QCheckBox::toggled, this, [this] { look(); });
    }
    finish();
}

std::optional<std::string> ExportRulesDialog::wanted()
{
    ExportPolicy policy;
    for (const ExportData about : kAllExportData)
        policy.reason[static_cast<size_t>(about)] = box(about).isChecked();
    return policy == m_now ? setting().value : toJson(policy);
}

} // namespace qunce
