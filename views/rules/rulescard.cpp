// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/rules/rulescard.h"

#include <algorithm>

#include <QGridLayout>
#include <QTime>

#include "views/common/texts.h"
#include "views/rules/approvalrulesdialog.h"
#include "views/rules/deputydialog.h"
#include "views/rules/exportrulesdialog.h"
#include "views/rules/pushrulesdialog.h"
#include "views/rules/rulestexts.h"
#include "views/rules/wordrulesdialog.h"

namespace qunce {

RulesCard::RulesCard(PageTools &tools, QWidget *parent) : QWidget(parent), m_tools(tools), m_place(this)
{
    static constexpr std::array<const char *, kRules> kNames {
        "rules.push", "rules.words", "rules.approval", "rules.exports", "rules.deputy"};
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    for (size_t i = 0; i < kRules; ++i) {
        Line &line = m_lines[i];
        line.name = new ThemedLabel(tools.theme, TextRole::Body, Token::Text, this);
        line.about = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
        line.about->setWordWrap(true);
        line.button = new QPushButton(this);
        line.button->setObjectName(QLatin1String(kNames[i]));
        line.button->setEnabled(false);
        const auto row = static_cast<int>(i);
        grid->addWidget(line.name, row, 0);
        grid->addWidget(line.about, row, 1);
        grid->addWidget(line.button, row, 2);
        connect(line.button, &QPushButton::clicked, this, [this, i] { openRule(static_cast<Rule>(i)); });
    }
    connect(&tools.edits, &EditDesk::rightsChanged, this, &RulesCard::showRules);
}

void RulesCard::read()
{
    if (!m_place.isWaiting())
        emit readingBegan();
    m_tools.reader.read<BrandRules>(
        m_place, [](BoardContext &context) { return readBrandRules(context); },
        [this](Result<BrandRules> rules) {
            if (rules.ok())
                m_rules = std::move(*rules);
            showRules();
            emit readingEnded();
        });
}

void RulesCard::showRules()
{
    for (Line &line : m_lines)
        line.button->setEnabled(m_rules.has_value());
    if (!m_rules)
        return;
    const Format format = m_tools.format();
    const auto say = [this](Rule rule, const StoredSetting &setting, const QString &words) {
        m_lines[static_cast<size_t>(rule)].about->setText(
            setting.problem.empty() ? words : text(setting.problem));
    };
    const BrandRules &rules = *m_rules;
    const auto clock = [](int minute) {
        return QTime(minute / 60 % 24, minute % 60).toString(QStringLiteral("HH:mm"));
    };
    say(Rule::Push, rules.pushSetting,
        text(QUNCE_TEXT("%1 · quiet %2–%3 · %4 seasons"),
            {capText(rules.push.cap), clock(rules.push.quiet.fromMinute), clock(rules.push.quiet.untilMinute),
                format.integer(static_cast<int64_t>(rules.push.seasons.size()))}));
    size_t off = 0;
    for (const WordList &list : shippedWordLists())
        off += rules.words.useOf(list.name) == ShippedUse::Off ? 1 : 0;
    say(Rule::Words, rules.wordSetting,
        text(QUNCE_TEXT("%1 of %2 shipped lists on · %3 of the brand"),
            {format.integer(static_cast<int64_t>(shippedWordLists().size() - off)),
                format.integer(static_cast<int64_t>(shippedWordLists().size())),
                format.integer(static_cast<int64_t>(rules.words.lists.size()))}));
    const bool asksTwo = rules.approval.twoForAll || !rules.approval.twoForLayers.empty()
        || !rules.approval.twoForChannels.empty();
    const QString who = rules.approval.approvers.empty()
        ? text(QUNCE_TEXT("whoever plans"))
        : text(QUNCE_TEXT("%1 approvers"),
            {format.integer(static_cast<int64_t>(rules.approval.approvers.size()))});
    say(Rule::Approval, rules.approvalSetting,
        asksTwo ? text(QUNCE_TEXT("%1 · two people for some entries"), {who}) : who);
    QStringList asked;
    for (const ExportData about : kAllExportData) {
        if (rules.exports.asksReason(about))
            asked << exportDataText(about);
    }
    say(Rule::Export, rules.exportSetting,
        asked.isEmpty()
            ? text(QUNCE_TEXT("No export asks for a reason"))
            : text(QUNCE_TEXT("A reason is asked for: %1"), {asked.join(text(QUNCE_TEXT(", ")))}));
    QString deputy = text(QUNCE_TEXT("Nobody"));
    if (rules.deputy) {
        const auto person = std::find_if(rules.people.begin(), rules.people.end(),
            [&rules](const KnownPerson &one) { return one.id == rules.deputy->deputy; });
        deputy = text(QUNCE_TEXT("%1 until %2"),
            {person == rules.people.end() ? Format::missing() : QString::fromStdString(person->name),
                format.dateTime(rules.deputy->until)});
    }
    say(Rule::Deputy, rules.deputySetting, deputy);
    const std::array<const StoredSetting *, kRules> settings {&rules.pushSetting, &rules.wordSetting,
        &rules.approvalSetting, &rules.exportSetting, &rules.deputySetting};
    for (size_t i = 0; i < kRules; ++i) {
        const Record &record = settings[i]->record;
        const Message why =
            record.id.isNil() ? m_tools.edits.whyNotCreate(record) : m_tools.edits.whyNot(record, "value");
        m_lines[i].button->setText(why.empty() ? text(QUNCE_TEXT("Change…")) : text(QUNCE_TEXT("Look at…")));
        m_lines[i].button->setToolTip(text(why));
        m_lines[i].button->setAccessibleName(m_lines[i].button->text() + m_lines[i].name->text());
    }
    // Words that take two lines now have their room in the same turn, all the way up.
    for (QWidget *each = this; each && !each->isWindow(); each = each->parentWidget()) {
        if (each->layout())
            each->layout()->activate();
    }
}

void RulesCard::retranslate()
{
    static constexpr std::array<const char *, kRules> kTitles {QUNCE_TEXT("Rules for pushes"),
        QUNCE_TEXT("Word lists"), QUNCE_TEXT("Approval policy"), QUNCE_TEXT("Exports"),
        QUNCE_TEXT("My deputy")};
    for (size_t i = 0; i < kRules; ++i) {
        m_lines[i].name->setText(text(kTitles[i]));
        m_lines[i].button->setText(text(QUNCE_TEXT("Look at…")));
    }
    showRules();
}

RuleDialog *RulesCard::openRule(Rule rule)
{
    if (!m_rules)
        return nullptr;
    RuleDialog *dialog = nullptr;
    switch (rule) {
    case Rule::Push:
        dialog = new PushRulesDialog(m_tools, *m_rules, this);
        break;
    case Rule::Words:
        dialog = new WordRulesDialog(m_tools, *m_rules, this);
        break;
    case Rule::Approval:
        dialog = new ApprovalRulesDialog(m_tools, *m_rules, this);
        break;
    case Rule::Export:
        dialog = new ExportRulesDialog(m_tools, *m_rules, this);
        break;
    case Rule::Deputy:
        dialog = new DeputyDialog(m_tools, *m_rules, this);
        break;
    }
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace qunce
