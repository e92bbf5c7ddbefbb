// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/entrydialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QTimeZone>
#include <QVBoxLayout>

#include "models/boards/entrytexts.h"
#include "models/merge/entryrules.h"
#include "models/protocol/bucketnames.h"
#include "models/protocol/fieldvalue.h"
#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kWidth = 480;
constexpr int kListHeight = 104;
constexpr int kMostCharacters = 1 << 20;
constexpr int kCheckPauseMs = 80; ///< after the last key

/// Business time as the field shows it, whatever the machine's time zone is.
QDateTime timeOfFields(Instant instant)
{
    return QDateTime::fromSecsSinceEpoch(instant.seconds + kBusinessUtcOffset, Qt::UTC);
}

Instant instantOf(const QDateTimeEdit &field)
{
    return {field.dateTime().toSecsSinceEpoch() - kBusinessUtcOffset};
}

QDateTimeEdit *makeTimeField(std::optional<Instant> instant, Instant otherwise)
{
    auto *field = new QDateTimeEdit;
    field->setTimeSpec(Qt::UTC);
    field->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    field->setCalendarPopup(true);
    field->setDateTime(timeOfFields(instant.value_or(otherwise)));
    return field;
}

void addChoice(QListWidget *list, const QString &name, const std::string &id, bool isChosen)
{
    auto *item = new QListWidgetItem(name, list);
    item->setData(Qt::UserRole, QString::fromStdString(id));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
}

FieldValue chosenIn(const QListWidget &list)
{
    std::vector<std::string> chosen;
    for (int i = 0; i < list.count(); ++i) {
        if (list.item(i)->checkState() == Qt::Checked)
            chosen.push_back(list.item(i)->data(Qt::UserRole).toString().toStdString());
    }
    return canonical(sortedSet(std::move(chosen)));
}

} // namespace

EntryDetail newEntry(Instant start, Instant end, const CalendarBoard &board)
{
    EntryDetail detail;
    detail.record.kind = Kind::Entry;
    detail.record.bucket = bucket::planHqDraft();
    detail.record.put("status", std::string("draft"));
    detail.record.put("start_at", start.seconds);
    detail.record.put("end_at", end.seconds);
    detail.entry.start = start;
    detail.regionChoices = board.regions;
    return detail;
}

EntryDialog::EntryDialog(PageTools &tools, std::shared_ptr<PlanMemory> plan, const EntryDetail &detail,
    const std::vector<CalendarChoice> &campaigns, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_plan(std::move(plan))
    , m_checkPlace(this)
    , m_record(detail.record)
    , m_title(new QLineEdit)
    , m_hasStart(detail.record.instant("start_at") ? nullptr : new QCheckBox)
    , m_start(makeTimeField(detail.record.instant("start_at"), tools.reader.now()))
    , m_hasEnd(new QCheckBox)
    , m_end(makeTimeField(
          detail.record.instant("end_at"), detail.entry.isPlanned ? detail.entry.start : tools.reader.now()))
    , m_campaign(new QComboBox)
    , m_layer(new QComboBox)
    , m_channel(new QLineEdit)
    , m_owner(new QLineEdit)
    , m_metric(new QLineEdit)
    , m_kinds(new QListWidget)
    , m_regions(new QListWidget)
    , m_findings(new FindingList(tools.theme, this))
    , m_targets(new EntryTargetsRow(tools, m_record, this))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
    , m_form(new QFormLayout)
{
    setObjectName(QStringLiteral("entryDialog"));
    setWindowTitle(isNew() ? text(QUNCE_TEXT("New entry")) : text(QUNCE_TEXT("Change the entry")));
    setMinimumWidth(kWidth);
    const auto textOf = [this](const char *field) { return QString::fromStdString(m_record.text(field)); };
    m_title->setMaxLength(kMostCharacters); // what is too long is refused and not cut
    m_title->setText(textOf("title"));
    fillChoices(campaigns);
    m_channel->setText(textOf("channel"));
    m_owner->setText(textOf("owner"));
    m_metric->setText(textOf("metric"));
    m_hasEnd->setText(text(QUNCE_TEXT("has an end")));
    m_hasEnd->setChecked(m_record.instant("end_at").has_value());
    m_end->setEnabled(m_hasEnd->isChecked());
    connect(m_hasEnd, &QCheckBox::toggled, m_end, &QWidget::setEnabled);
    const std::vector<std::string> kinds = m_record.set("group_kinds");
    for (const std::string_view kind : groupKindNames())
        addChoice(m_kinds, text(groupKindText(kind)), std::string(kind),
            std::find(kinds.begin(), kinds.end(), kind) != kinds.end());
    const std::vector<std::string> regions = m_record.set("regions");
    for (const CalendarChoice &region : detail.regionChoices)
        addChoice(m_regions, QString::fromStdString(region.name), region.id,
            std::find(regions.begin(), regions.end(), region.id) != regions.end());

    auto *endRow = new QWidget;
    auto *ends = new QHBoxLayout(endRow);
    ends->setContentsMargins(0, 0, 0, 0);
    ends->addWidget(m_hasEnd);
    ends->addWidget(m_end, 1);
    add("title", text(QUNCE_TEXT("Title")), m_title);
    if (m_hasStart) { // until it is ticked it has no date
        auto *startRow = new QWidget;
        auto *starts = new QHBoxLayout(startRow);
        starts->setContentsMargins(0, 0, 0, 0);
        starts->addWidget(m_hasStart);
        starts->addWidget(m_start, 1);
        m_hasStart->setText(text(QUNCE_TEXT("has a date")));
        m_start->setEnabled(false);
        connect(m_hasStart, &QCheckBox::toggled, m_start, &QWidget::setEnabled);
        add("start_at", text(QUNCE_TEXT("Starts")), startRow);
    } else {
        add("start_at", text(QUNCE_TEXT("Starts")), m_start);
    }
    add("end_at", text(QUNCE_TEXT("Ends")), endRow);
    auto *zone = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary);
    zone->setText(text(QUNCE_TEXT("Beijing time (UTC+8), wherever this computer is")));
    m_form->addRow(QString(), zone);
    if (isRolling(m_record))
        m_rolling = new RollingFields(tools, m_record, *m_form, this);
    add("campaign", text(QUNCE_TEXT("Campaigns")), m_campaign);
    add("layer", text(QUNCE_TEXT("Layer")), m_layer);
    add("channel", text(QUNCE_TEXT("Channel")), m_channel);
    add("owner", text(QUNCE_TEXT("In charge")), m_owner);
    add("metric", text(QUNCE_TEXT("Metric it is judged by")), m_metric);
    add("group_kinds", text(QUNCE_TEXT("Group kinds")), m_kinds);
    add("regions", text(QUNCE_TEXT("Regions (none: all)")), m_regions);
    m_form->addRow(text(QUNCE_TEXT("By name")), m_targets);
    m_targets->setEnabled(!m_rolling || !isLocked(m_record, tools.reader.now()));
    for (QListWidget *list : {m_kinds, m_regions}) {
        list->setProperty("kind", QStringLiteral("field"));
        list->setSpacing(2);
        keepHeight(tools.theme, list, kListHeight);
    }

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Ok);
    m_save->setText(text(QUNCE_TEXT("Save")));
    m_save->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &EntryDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_why->setWordWrap(true);
    m_why->setObjectName(QStringLiteral("why"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(m_form);
    column->addWidget(m_findings);
    column->addStretch(1); // what the checks leave free is below the form and not within it
    column->addWidget(m_why);
    column->addWidget(buttons);
    m_shown = values();
    m_title->setFocus();
    watch();
    check();
}

void EntryDialog::fillChoices(const std::vector<CalendarChoice> &campaigns)
{
    m_campaign->addItem(text(QUNCE_TEXT("Without a campaign")), QString());
    for (const CalendarChoice &campaign : campaigns)
        m_campaign->addItem(QString::fromStdString(campaign.name), QString::fromStdString(campaign.id));
    const QString id = QString::fromStdString(m_record.text("campaign"));
    if (m_campaign->findData(id) < 0) // of a brand part that is not here
        m_campaign->addItem(id, id);
    m_campaign->setCurrentIndex(m_campaign->findData(id));
    m_layer->addItem(Format::missing(), QString());
    for (const ContentLayer layer : kContentLayers)
        m_layer->addItem(text(textOf(layer)), QString::fromUtf8(storedName(layer).data()));
    m_layer->setCurrentIndex(std::max(0, m_layer->findData(QString::fromStdString(m_record.text("layer")))));
    m_campaign->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

void EntryDialog::add(const char *field, const QString &label, QWidget *input)
{
    Message why = m_tools.edits.whyNot(m_record, field);
    if (why.empty() && isRolling(m_record) && isLocked(m_record, m_tools.reader.now()))
        why = Message(QUNCE_TEXT("It rolls already: only its last day can be changed."));
    input->setEnabled(why.empty());
    input->setToolTip(text(why));
    input->setAccessibleName(label);
    input->setObjectName(QLatin1String(field));
    m_form->addRow(label, input);
    if (!why.empty())
        say(text(why));
}

std::map<std::string, FieldValue, std::less<>> EntryDialog::values() const
{
    std::map<std::string, FieldValue, std::less<>> values {
        {"title", canonical(m_title->text().simplified().toStdString())},
        {"start_at", hasStart() ? FieldValue(instantOf(*m_start).seconds) : FieldValue()},
        {"end_at",
            hasStart() && m_hasEnd->isChecked() ? FieldValue(instantOf(*m_end).seconds) : FieldValue()},
        {"campaign", canonical(m_campaign->currentData().toString().toStdString())},
        {"layer", canonical(m_layer->currentData().toString().toStdString())},
        {"channel", canonical(m_channel->text().simplified().toStdString())},
        {"owner", canonical(m_owner->text().simplified().toStdString())},
        {"metric", canonical(m_metric->text().simplified().toStdString())},
        {"group_kinds", chosenIn(*m_kinds)}, {"regions", chosenIn(*m_regions)}};
    if (m_rolling)
        values.merge(m_rolling->values());
    return values;
}

void EntryDialog::watch()
{
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(kCheckPauseMs);
    connect(&m_checkTimer, &QTimer::timeout, this, &EntryDialog::check);
    const auto later = [this] { m_checkTimer.start(); };
    for (QLineEdit *field : {m_title, m_channel, m_owner, m_metric})
        connect(field, &QLineEdit::textChanged, this, later);
    for (QDateTimeEdit *field : {m_start, m_end})
        connect(field, &QDateTimeEdit::dateTimeChanged, this, later);
    for (QComboBox *field : {m_campaign, m_layer})
        connect(field, &QComboBox::currentIndexChanged, this, later);
    for (QListWidget *list : {m_kinds, m_regions})
        connect(list, &QListWidget::itemChanged, this, later);
    connect(m_hasEnd, &QCheckBox::toggled, this, later);
    if (m_hasStart)
        connect(m_hasStart, &QCheckBox::toggled, this, later);
    connect(m_targets, &EntryTargetsRow::changed, this, later);
    if (m_rolling)
        connect(m_rolling, &RollingFields::changed, this, later);
}

void EntryDialog::check()
{
    Record typed = m_record;
    for (auto &[field, value] : values())
        typed.put(field, value);
    m_tools.reader.read<EntryCheck>(
        m_checkPlace,
        [typed, targets = m_targets->records(m_record.id), plan = m_plan](BoardContext &context) {
            return targets ? checkEntry(context, *plan, typed, *targets) : checkEntry(context, *plan, typed);
        },
        [this](const Result<EntryCheck> &check) {
            if (check.ok())
                m_findings->show(*check, m_tools.format());
        });
}

void EntryDialog::say(const QString &why)
{
    m_why->setText(why);
}

void EntryDialog::accept()
{
    std::map<std::string, FieldValue, std::less<>> fields;
    for (auto &[field, value] : values()) {
        if (isNew() || value != m_shown.at(field))
            fields[field] = value;
    }
    const Uuid id = isNew() ? RandomIdSource(m_tools.clock).next() : m_record.id;
    std::vector<RecordChange> targets = m_targets->changes(id);
    if (fields.empty() && targets.empty())
        return QDialog::accept();
    if (m_title->text().trimmed().isEmpty())
        return say(text(QUNCE_TEXT("An entry needs a title.")));
    if (hasStart() && m_hasEnd->isChecked() && m_end->dateTime() < m_start->dateTime())
        return say(text(QUNCE_TEXT("The end is before the start.")));
    EditRequest request;
    const std::string name = m_title->text().simplified().left(40).toStdString();
    if (isNew()) {
        request.title = Message(QUNCE_TEXT("New entry %1"), {name});
        fields["status"] = std::string("draft");
        request.changes.push_back(MakeRecord {Kind::Entry, id, std::move(fields)});
    } else {
        request.title = Message(QUNCE_TEXT("Entry %1"), {name});
        request.changes.push_back(ChangeFields {Kind::Entry, id, std::move(fields), {}});
    }
    request.changes.insert(request.changes.end(), targets.begin(), targets.end());
    m_save->setEnabled(false);
    m_tools.edits.commit(std::move(request), this, [this](const Result<EditDone> &outcome) {
        m_save->setEnabled(true);
        if (outcome.ok())
            QDialog::accept();
        else // what was typed stays
            say(text(outcome.error().userText));
    });
}

} // namespace qunce
