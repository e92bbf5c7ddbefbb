// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/shiftdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kMostDays = 730;

} // namespace

ShiftDialog::ShiftDialog(PageTools &tools, EntryActions &actions,
    const std::vector<CalendarChoice> &campaigns, const std::string &campaign, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_actions(actions)
    , m_place(this)
    , m_campaign(new QComboBox)
    , m_days(new QSpinBox)
    , m_workdays(new QCheckBox)
    , m_preview(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary))
{
    setObjectName(QStringLiteral("shiftDialog"));
    setWindowTitle(text(QUNCE_TEXT("Shift a campaign")));
    setMinimumWidth(440);
    for (const CalendarChoice &choice : campaigns)
        m_campaign->addItem(QString::fromStdString(choice.name), QString::fromStdString(choice.id));
    m_campaign->setCurrentIndex(std::max(0, m_campaign->findData(QString::fromStdString(campaign))));
    m_campaign->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_days->setRange(-kMostDays, kMostDays);
    m_days->setValue(1);
    m_workdays->setText(text(QUNCE_TEXT("Count and use working days only")));
    m_preview->setWordWrap(true);
    m_preview->setMinimumHeight(2 * m_preview->fontMetrics().lineSpacing());
    auto *form = new QFormLayout;
    const auto add = [form](const QString &label, QWidget *input) {
        input->setAccessibleName(label);
        form->addRow(label, input);
    };
    add(text(QUNCE_TEXT("Campaigns")), m_campaign);
    add(text(QUNCE_TEXT("Days later (minus: earlier)")), m_days);
    form->addRow(QString(), m_workdays);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(text(QUNCE_TEXT("Shift")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &ShiftDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_campaign, &QComboBox::currentIndexChanged, this, &ShiftDialog::read);
    connect(m_days, &QSpinBox::valueChanged, this, &ShiftDialog::say);
    connect(m_workdays, &QCheckBox::toggled, this, &ShiftDialog::say);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_preview);
    column->addWidget(buttons);
    read();
}

void ShiftDialog::read()
{
    m_plan.reset();
    say();
    const std::optional<Uuid> campaign = Uuid::parse(m_campaign->currentData().toString().toStdString());
    if (!campaign)
        return;
    m_tools.reader.read<CampaignPlan>(
        m_place, [id = *campaign](BoardContext &context) { return readCampaignPlan(context, id); },
        [this](Result<CampaignPlan> plan) {
            if (plan.ok())
                m_plan = std::move(*plan);
            say();
            if (!plan.ok())
                m_preview->setText(text(plan.error().userText));
        });
}

void ShiftDialog::say()
{
    m_ok->setEnabled(m_plan && m_days->value() != 0);
    if (!m_plan)
        return m_preview->setText({});
    const std::vector<std::optional<EntryTimes>> times = shifted(*m_plan, shift());
    size_t moves = 0;
    std::optional<Day> first;
    std::optional<Day> last;
    for (size_t i = 0; i < times.size(); ++i) {
        if (!times[i] || !m_actions.whyFixed(m_plan->entries[i]).empty())
            continue;
        ++moves;
        first = std::min(first.value_or(times[i]->start.day()), times[i]->start.day());
        last = std::max(last.value_or(times[i]->start.day()), times[i]->start.day());
    }
    QString words = text(QUNCE_TEXT("%1 entries move, %2 stay: cancelled, locked, dispatched or not yours."),
        {QString::number(moves), QString::number(times.size() - moves)});
    if (first) {
        const Format format = m_tools.format();
        words += QLatin1Char('\n')
            + text(QUNCE_TEXT("Then from %1 to %2"), {format.dayWithYear(*first), format.dayWithYear(*last)});
    }
    m_preview->setText(words);
    m_preview->setAccessibleName(words);
}

void ShiftDialog::accept()
{
    if (!m_plan || m_days->value() == 0)
        return;
    m_actions.shift(*m_plan, shift());
    QDialog::accept();
}

} // namespace qunce
