// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/rules/pushrulesdialog.h"

#include <QHBoxLayout>

#include "models/boards/entrytexts.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/rules/rulestexts.h"

namespace qunce {

namespace {

constexpr int kLinesHeight = 76;
constexpr int kDayMinutes = 24 * 60;

QTimeEdit *timeOf(int minute, QWidget *parent)
{
    auto *edit = new QTimeEdit(QTime(minute / 60 % 24, minute % 60), parent);
    edit->setDisplayFormat(QStringLiteral("HH:mm"));
    return edit;
}

int minuteOf(const QTimeEdit &edit)
{
    return edit.time().hour() * 60 + edit.time().minute();
}

QHBoxLayout *rowOf(QWidget *widget)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    return row;
}

} // namespace

PushRulesDialog::PushRulesDialog(PageTools &tools, const BrandRules &rules, QWidget *parent)
    : RuleDialog(tools, rules.pushSetting, {QUNCE_TEXT("Rules for pushes")}, parent)
    , m_cap(new QComboBox(this))
    , m_share(new QSpinBox(this))
    , m_repeat(new QSpinBox(this))
    , m_seasons(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("pushRulesDialog"));
    const PushPolicy &policy = rules.push;
    for (const CapRule rule : {CapRule::MonthAsManyAsDays, CapRule::WeekSeven, CapRule::DayOne})
        m_cap->addItem(capText(rule), static_cast<int>(rule));
    m_cap->setCurrentIndex(m_cap->findData(static_cast<int>(policy.cap)));
    m_share->setRange(0, 100);
    m_share->setSuffix(QStringLiteral(" %"));
    m_share->setValue(policy.hqPercent);
    auto *quiet = new QWidget(this);
    m_quietFrom = timeOf(policy.quiet.fromMinute, quiet);
    m_quietUntil = timeOf(policy.quiet.untilMinute, quiet);
    m_quietFrom->setObjectName(QStringLiteral("quietFrom"));
    m_quietUntil->setObjectName(QStringLiteral("quietUntil"));
    m_quietFrom->setAccessibleName(text(QUNCE_TEXT("Quiet from")));
    m_quietUntil->setAccessibleName(text(QUNCE_TEXT("Quiet until")));
    QHBoxLayout *quietRow = rowOf(quiet);
    quietRow->addWidget(m_quietFrom);
    quietRow->addWidget(new QLabel(QStringLiteral("–"), quiet));
    quietRow->addWidget(m_quietUntil);
    quietRow->addStretch(1);
    m_exempt = new QLineEdit(listed({policy.exempt.begin(), policy.exempt.end()}), this);
    m_repeat->setRange(0, 365);
    m_repeat->setValue(policy.repeatDays);
    m_seasons->setPlainText(seasonLines(policy.seasons));
    m_seasons->setProperty("kind", QStringLiteral("field"));
    m_seasons->setTabChangesFocus(true);
    m_seasons->setPlaceholderText(text(QUNCE_TEXT("National Day 10-01 10-07 80")));
    keepHeight(tools.theme, m_seasons, kLinesHeight);
    auto *layers = new QWidget(this);
    QHBoxLayout *layerRow = rowOf(layers);
    for (size_t i = 0; i < m_layers.size(); ++i) {
        m_layers[i] = new QCheckBox(text(textOf(kContentLayers[i])), layers);
        m_layers[i]->setObjectName(QStringLiteral("risk.")
            + QString::fromUtf8(storedName(kContentLayers[i]).data(),
                static_cast<qsizetype>(storedName(kContentLayers[i]).size())));
        m_layers[i]->setChecked(policy.riskLayers.contains(storedName(kContentLayers[i])));
        layerRow->addWidget(m_layers[i]);
    }
    layerRow->addStretch(1);
    m_risk = new QLineEdit(listed(policy.riskTexts), this);
    addField("cap", text(QUNCE_TEXT("Most sends")), m_cap,
        text(QUNCE_TEXT("To one group, or the customers of one guide, on one channel")));
    addField("share", text(QUNCE_TEXT("Share of headquarters")), m_share,
        text(QUNCE_TEXT("Of the sends that the cap allows; the rest is the regions' own. 0: no shares")));
    addField("quiet", text(QUNCE_TEXT("Quiet hours")), quiet,
        text(QUNCE_TEXT("Nothing is sent then; they go over midnight")));
    addField("exempt", text(QUNCE_TEXT("Exempt channels")), m_exempt,
        text(QUNCE_TEXT("Without quiet hours, caps and same hours; a comma between")));
    addField("repeat", text(QUNCE_TEXT("Days before a repeat")), m_repeat,
        text(QUNCE_TEXT("Before the same content reaches the same group again")));
    addField("seasons", text(QUNCE_TEXT("Seasons and lowest price")), m_seasons,
        text(QUNCE_TEXT("A line each: name, first day, last day, lowest price in percent")));
    addField("riskLayers", text(QUNCE_TEXT("Risk notice needed for")), layers);
    addField("risk", text(QUNCE_TEXT("Texts that are a risk notice")), m_risk,
        text(QUNCE_TEXT("One of them is enough; a comma between")));
    addDue(policy);
    connect(m_cap, &QComboBox::currentIndexChanged, this, [this] { look(); });
    for (QSpinBox *box : {m_share, m_repeat})
        connect(box, &QSpinBox::valueChanged, this, [this] { look(); });
    for (QTimeEdit *edit : {m_quietFrom, m_quietUntil})
        connect(edit, &QTimeEdit::timeChanged, this, [this] { look(); });
    for (QLineEdit *line : {m_exempt, m_risk})
        connect(line, &QLineEdit::textChanged, this, [this] { look(); });
    connect(m_seasons, &QPlainTextEdit::textChanged, this, [this] { look(); });
    for (QCheckBox *box : m_layers)
        connect(box, &QCheckBox::toggled, this, [this] { look(); });
    finish();
}

void PushRulesDialog::addDue(const PushPolicy &policy)
{
    for (size_t i = 0; i < m_due.size(); ++i) {
        const DueRule &rule = policy.due[i];
        auto *line = new QWidget(this);
        QHBoxLayout *row = rowOf(line);
        Due &due = m_due[i];
        due.days = new QSpinBox(line);
        due.days->setRange(0, 30);
        due.days->setValue(rule.days);
        due.days->setAccessibleName(text(QUNCE_TEXT("Days later")));
        const bool isEnd = rule.minute >= kDayMinutes;
        due.at = timeOf(isEnd ? kDayMinutes - 1 : rule.minute, line);
        due.at->setAccessibleName(text(QUNCE_TEXT("At")));
        due.atEnd = new QCheckBox(text(QUNCE_TEXT("end of the day")), line);
        due.atEnd->setChecked(isEnd);
        due.at->setEnabled(!isEnd);
        row->addWidget(due.days);
        row->addWidget(new QLabel(text(QUNCE_TEXT("days later, at")), line));
        row->addWidget(due.at);
        row->addWidget(due.atEnd);
        row->addStretch(1);
        const QByteArray name = "due." + QByteArray::number(static_cast<int>(i));
        addField(
            name.constData(), text(QUNCE_TEXT("Due: %1"), {taskKindText(static_cast<TaskKind>(i))}), line);
        connect(due.days, &QSpinBox::valueChanged, this, [this] { look(); });
        connect(due.at, &QTimeEdit::timeChanged, this, [this] { look(); });
        connect(due.atEnd, &QCheckBox::toggled, this, [this, at = due.at](bool isAtEnd) {
            at->setEnabled(!isAtEnd);
            look();
        });
    }
}

std::optional<PushPolicy> PushRulesDialog::policy()
{
    PushPolicy policy;
    policy.cap = static_cast<CapRule>(m_cap->currentData().toInt());
    policy.hqPercent = m_share->value();
    policy.quiet = {minuteOf(*m_quietFrom), minuteOf(*m_quietUntil)};
    if (policy.quiet.fromMinute <= policy.quiet.untilMinute) {
        say(m_quietFrom, text(QUNCE_TEXT("They go over midnight: the first time lies after the second.")));
        return std::nullopt;
    }
    const std::vector<std::string> exempt = namesTyped(m_exempt->text());
    policy.exempt = {exempt.begin(), exempt.end()};
    policy.repeatDays = m_repeat->value();
    QString why;
    const std::optional<std::vector<SeasonRule>> seasons = seasonsTyped(m_seasons->toPlainText(), why);
    if (!seasons) {
        say(m_seasons, why);
        return std::nullopt;
    }
    policy.seasons = *seasons;
    policy.riskLayers.clear();
    for (size_t i = 0; i < m_layers.size(); ++i) {
        if (m_layers[i]->isChecked())
            policy.riskLayers.emplace(storedName(kContentLayers[i]));
    }
    policy.riskTexts = namesTyped(m_risk->text());
    if (!policy.riskLayers.empty() && policy.riskTexts.empty()) {
        say(m_risk, text(QUNCE_TEXT("Say at least one text, or choose no layer.")));
        return std::nullopt;
    }
    for (size_t i = 0; i < m_due.size(); ++i)
        policy.due[i] = {
            m_due[i].days->value(), m_due[i].atEnd->isChecked() ? kDayMinutes : minuteOf(*m_due[i].at)};
    return policy;
}

std::optional<std::string> PushRulesDialog::wanted()
{
    const std::optional<PushPolicy> typed = policy();
    if (!typed)
        return std::nullopt;
    // What nobody touched is not written anew.
    const Result<PushPolicy> stored = pushPolicyFrom(setting().value);
    if (stored.ok() && *stored == *typed)
        return setting().value;
    return toJson(*typed);
}

void PushRulesDialog::askEffect()
{
    const std::optional<PushPolicy> typed = policy();
    if (!typed)
        return;
    tools().reader.read<RulesEffect>(
        effectPlace(), [typed](BoardContext &context) { return readRulesEffect(context, *typed); },
        [this](const Result<RulesEffect> &effect) {
            if (effect.ok())
                sayEffect(effectText(*effect, false, tools().format()));
        });
}

} // namespace qunce
