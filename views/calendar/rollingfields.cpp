// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/rollingfields.h"

#include <algorithm>

#include <QHBoxLayout>

#include "models/boards/fieldlabels.h"
#include "models/merge/entryrules.h"
#include "models/protocol/fieldvalue.h"
#include "views/common/dates.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kFarthestDay = 3650; ///< ten years after somebody was added

QString joinedNames(const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names)
        list << QString::fromStdString(name);
    return list.join(QStringLiteral("、"));
}

FieldValue namesIn(const QLineEdit &field)
{
    QString words = field.text();
    for (const QChar sign : {QChar(0xFF0C), QChar(u','), QChar(u';'), QChar(0xFF1B)})
        words.replace(sign, QChar(0x3001));
    std::vector<std::string> names;
    for (const QString &name : words.split(QChar(0x3001), Qt::SkipEmptyParts)) {
        if (const QString clean = name.simplified(); !clean.isEmpty())
            names.push_back(clean.toStdString());
    }
    return canonical(sortedSet(std::move(names)));
}

} // namespace

RollingFields::RollingFields(PageTools &tools, const Record &entry, QFormLayout &form, QObject *parent)
    : QObject(parent)
    , m_day(new QSpinBox)
    , m_hasLast(new QCheckBox(text(QUNCE_TEXT("has a last day"))))
    , m_last(new QDateEdit)
    , m_batches(new QLineEdit(joinedNames(entry.set("batches"))))
    , m_bands(new QLineEdit(joinedNames(entry.set("bands"))))
{
    const bool isFixed = isLocked(entry, tools.reader.now());
    const auto add = [&](const char *field, const QString &label, QWidget *input) {
        Message why = tools.edits.whyNot(entry, field);
        if (why.empty() && isFixed && std::string_view(field) != "rolls_until")
            why = Message(QUNCE_TEXT("It rolls already: only its last day can be changed."));
        input->setObjectName(QLatin1String(field));
        input->setAccessibleName(label);
        input->setEnabled(why.empty());
        input->setToolTip(text(why));
        form.addRow(label, input);
    };
    m_day->setRange(-kFarthestDay, kFarthestDay);
    m_day->setValue(static_cast<int>(entry.integer("anchor_day").value_or(0)));
    m_day->setPrefix(text(choiceLabel(Kind::Entry, "anchor", entry.text("anchor"))) + QStringLiteral(" + "));
    add("anchor_day", text(QUNCE_TEXT("Days after")), m_day);
    const std::optional<Day> last = entry.day("rolls_until");
    const std::optional<Instant> start = entry.instant("start_at");
    const Day today = tools.reader.now().day();
    const Day first = start ? start->day() : today;
    m_last->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_last->setCalendarPopup(true);
    m_last->setAccessibleName(text(QUNCE_TEXT("Last day")));
    m_last->setDateRange(dateOf(kFirstDataDay), dateOf(kLastDataDay));
    m_last->setDate(dateOf(last.value_or(std::max(first, today))));
    m_hasLast->setChecked(last.has_value());
    m_last->setEnabled(last.has_value());
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_hasLast);
    row->addWidget(m_last, 1);
    add("rolls_until", text(QUNCE_TEXT("Rolls until")), line);
    m_batches->setPlaceholderText(text(QUNCE_TEXT("All; several with commas between")));
    m_bands->setPlaceholderText(m_batches->placeholderText());
    add("batches", text(QUNCE_TEXT("Batches")), m_batches);
    add("bands", text(QUNCE_TEXT("Age bands")), m_bands);
    connect(m_hasLast, &QCheckBox::toggled, m_last, &QWidget::setEnabled);
    connect(m_hasLast, &QCheckBox::toggled, this, &RollingFields::changed);
    connect(m_last, &QDateEdit::dateChanged, this, &RollingFields::changed);
    connect(m_day, &QSpinBox::valueChanged, this, &RollingFields::changed);
    for (QLineEdit *field : {m_batches, m_bands})
        connect(field, &QLineEdit::textChanged, this, &RollingFields::changed);
}

std::map<std::string, FieldValue, std::less<>> RollingFields::values() const
{
    return {{"anchor_day", int64_t {m_day->value()}},
        {"rolls_until",
            m_hasLast->isChecked() ? toValue(std::optional(dayOf(m_last->date()))) : FieldValue()},
        {"batches", namesIn(*m_batches)}, {"bands", namesIn(*m_bands)}};
}

} // namespace qunce
