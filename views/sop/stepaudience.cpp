// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/stepaudience.h"

#include <algorithm>

#include <QGridLayout>

#include "models/boards/entrytexts.h"
#include "views/common/texts.h"
#include "views/sop/soptexts.h"

namespace qunce {

namespace {

constexpr int kMostDaysApart = 7;
constexpr int kLeadMinutes = 120; ///< before the step, where nobody has said when

} // namespace

QTimeEdit *makeMinuteField(int minute, QWidget *parent)
{
    auto *field = new QTimeEdit(parent);
    field->setDisplayFormat(QStringLiteral("HH:mm"));
    const int shown = std::clamp(minute, 0, SopWindow::kMinutesOfDay) % SopWindow::kMinutesOfDay;
    field->setTime(QTime(shown / 60, shown % 60));
    return field;
}

int minuteIn(const QTimeEdit &field)
{
    return field.time().hour() * 60 + field.time().minute();
}

StepAudience::StepAudience(PageTools &tools, const SopStep &step, QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(4, 1);
    for (const std::string_view kind : groupKindNames())
        addLine(tools, step, kind);
}

void StepAudience::addLine(PageTools &, const SopStep &step, std::string_view kind)
{
    const auto lead = std::find_if(
        step.leads.begin(), step.leads.end(), [kind](const SopLead &each) { return each.groupKind == kind; });
    const bool hasLead = lead != step.leads.end();
    const int usual = std::max(0, step.window.from - kLeadMinutes);
    const QString name = text(groupKindText(kind));
    Line line {std::string(kind), new QCheckBox(name, this),
        new QCheckBox(text(QUNCE_TEXT("at a time of its own")), this), new QSpinBox(this),
        makeMinuteField(hasLead ? lead->window.from : usual, this), {}, usual};
    if (hasLead) {
        line.to = lead->window.to;
        line.fromBefore = lead->window.from;
    }
    const QString stored = QString::fromStdString(line.kind);
    line.isFor->setObjectName(stored);
    line.isFor->setChecked(
        std::find(step.groupKinds.begin(), step.groupKinds.end(), kind) != step.groupKinds.end());
    line.hasLead->setObjectName(stored + QStringLiteral(".lead"));
    line.hasLead->setAccessibleName(name + QLatin1Char(' ') + line.hasLead->text());
    line.hasLead->setChecked(hasLead);
    line.day->setObjectName(stored + QStringLiteral(".day"));
    line.day->setRange(-kMostDaysApart, kMostDaysApart);
    line.day->setValue(hasLead ? lead->day : 0);
    line.day->setAccessibleName(name + QLatin1Char(' ') + text(QUNCE_TEXT("Days from the step")));
    line.day->setToolTip(text(QUNCE_TEXT("Days from the step: −1 is the day before")));
    line.day->setSuffix(QLatin1Char(' ') + text(QUNCE_TEXT("d")));
    line.from->setObjectName(stored + QStringLiteral(".from"));
    line.from->setAccessibleName(name + QLatin1Char(' ') + text(QUNCE_TEXT("Time")));
    auto *grid = static_cast<QGridLayout *>(layout());
    const int row = static_cast<int>(m_lines.size());
    grid->addWidget(line.isFor, row, 0);
    grid->addWidget(line.hasLead, row, 1);
    grid->addWidget(line.day, row, 2);
    grid->addWidget(line.from, row, 3);
    m_lines.push_back(line);
    keepInStep(line);
    const auto follow = [this, line] {
        keepInStep(line);
        emit changed();
    };
    connect(line.isFor, &QCheckBox::toggled, this, follow);
    connect(line.hasLead, &QCheckBox::toggled, this, follow);
    connect(line.day, &QSpinBox::valueChanged, this, &StepAudience::changed);
    connect(line.from, &QTimeEdit::timeChanged, this, &StepAudience::changed);
}

void StepAudience::keepInStep(const Line &line)
{
    line.hasLead->setEnabled(line.isFor->isChecked());
    const bool isOwn = line.isFor->isChecked() && line.hasLead->isChecked();
    line.day->setVisible(isOwn);
    line.from->setVisible(isOwn);
}

std::vector<std::string> StepAudience::groupKinds() const
{
    std::vector<std::string> kinds;
    for (const Line &line : m_lines) {
        if (line.isFor->isChecked())
            kinds.push_back(line.kind);
    }
    return kinds;
}

std::vector<SopLead> StepAudience::leads() const
{
    std::vector<SopLead> leads;
    for (const Line &line : m_lines) {
        if (!line.isFor->isChecked() || !line.hasLead->isChecked())
            continue;
        const int from = minuteIn(*line.from);
        std::optional<int> to = line.to; // as long as before
        if (to)
            to = std::min(*to + from - line.fromBefore, SopWindow::kMinutesOfDay);
        leads.push_back({line.kind, line.day->value(), {from, to}});
    }
    return leads;
}

} // namespace qunce
