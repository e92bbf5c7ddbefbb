// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/nudge/nudgerulesdialog.h"

#include "views/common/texts.h"
#include "views/nudge/nudgetexts.h"

namespace qunce {

NudgeRulesDialog::NudgeRulesDialog(
    PageTools &tools, const StoredSetting &setting, const NudgePolicy &policy, QWidget *parent)
    : RuleDialog(tools, setting, {QUNCE_TEXT("Words and limit of reminders")}, parent)
    , m_now(policy)
    , m_limit(new QSpinBox(this))
    , m_hours(new QSpinBox(this))
    , m_minutes(new QSpinBox(this))
    , m_words(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("nudgeRules"));
    m_limit->setRange(1, kMostNudges);
    m_limit->setValue(policy.limit);
    m_hours->setRange(1, kMostNudgeHours);
    m_hours->setValue(policy.hours);
    m_minutes->setRange(1, kMostNudgeHours * 60);
    m_minutes->setValue(policy.helpMinutes);
    m_words->setPlainText(policy.text.empty() ? shippedNudgeText() : QString::fromStdString(policy.text));
    m_words->setTabChangesFocus(true);
    m_words->setMinimumHeight(200);
    addField("nudgeLimit", text(QUNCE_TEXT("Reminders of a guide")), m_limit,
        text(QUNCE_TEXT("So often within the hours below; WeCom takes three in 24 hours")));
    addField("nudgeHours", text(QUNCE_TEXT("within hours")), m_hours,
        text(QUNCE_TEXT("After so many hours a reminder does not count any more")));
    addField("nudgeMinutes", text(QUNCE_TEXT("Helped within minutes")), m_minutes,
        text(QUNCE_TEXT("A reminder has helped if the guide has done something of it by then")));
    addField("nudgeWords", text(QUNCE_TEXT("Words")), m_words,
        text(QUNCE_TEXT("Names in braces are filled in; without any words the program's own are used")));
    auto *hint = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
    hint->setWordWrap(true);
    hint->setText(
        text(QUNCE_TEXT("{scope} who it is for, {guides} how many, {count} how many tasks, {tasks} which, "
                        "with deadlines, {due} "
                        "the first deadline, {names} names with what they have done, {now} as of when")));
    form().addRow(QString(), hint);
    for (QSpinBox *number : {m_limit, m_hours, m_minutes})
        connect(number, &QSpinBox::valueChanged, this, [this] { look(); });
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] { look(); });
    finish();
}

std::optional<std::string> NudgeRulesDialog::wanted()
{
    NudgePolicy policy {m_limit->value(), m_hours->value(), m_minutes->value(), {}};
    const QString words = m_words->toPlainText().trimmed();
    if (words != shippedNudgeText().trimmed())
        policy.text = words.toStdString();
    const std::vector<std::string> unknown = unknownPlaceholders(policy.text, nudgePlaceholders());
    if (!unknown.empty()) {
        say(m_words,
            text(
                QUNCE_TEXT("{%1} is no name that is filled in."), {QString::fromStdString(unknown.front())}));
        return std::nullopt;
    }
    std::string json = toJson(policy);
    if (const Result<NudgePolicy> read = nudgePolicyFrom(json); !read.ok()) {
        say(m_words, text(QUNCE_TEXT("These words are too long.")));
        return std::nullopt;
    }
    return m_now == policy ? setting().value : json;
}

} // namespace qunce
