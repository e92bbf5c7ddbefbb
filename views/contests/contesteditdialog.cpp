// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/contests/contesteditdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "models/protocol/contestrecord.h"
#include "views/common/dates.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/contests/contesttexts.h"

namespace qunce {

namespace {

constexpr QSize kEditorSize {640, 600};
constexpr int kDaysToFreeze = 3; ///< for refunds, unless somebody says otherwise
constexpr int kFreezeHour = 12;
constexpr int kNewContestDays = 7;

QDateTime wallClock(Instant instant)
{
    return QDateTime::fromSecsSinceEpoch(instant.seconds + kBusinessUtcOffset, Qt::UTC);
}

Instant usualFreeze(Day last)
{
    return Instant::fromLocal(last + kDaysToFreeze, kFreezeHour, 0);
}

} // namespace

ContestEditDialog::ContestEditDialog(PageTools &tools, std::optional<Record> contest, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_record(std::move(contest))
    , m_place(this)
    , m_name(new QLineEdit(this))
    , m_places(new QComboBox(this))
    , m_measures(new QComboBox(this))
    , m_from(new QDateEdit(this))
    , m_to(new QDateEdit(this))
    , m_freezes(new QDateTimeEdit(this))
    , m_teams(new QPlainTextEdit(this))
    , m_below(new QPushButton(text(QUNCE_TEXT("One team for each unit below")), this))
    , m_says(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad, this))
{
    setObjectName(QStringLiteral("contestEditDialog"));
    setWindowTitle(m_record ? text(QUNCE_TEXT("Change the contest")) : text(QUNCE_TEXT("New contest")));
    resize(zoomed(tools.theme, kEditorSize.width()), zoomed(tools.theme, kEditorSize.height()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    auto *form = new QFormLayout;
    const auto add = [form](const char *label, QWidget *field) {
        field->setAccessibleName(text(label));
        form->addRow(text(label), field);
    };
    m_name->setMaxLength(40); // the field has 128 bytes
    add(QUNCE_TEXT("Contest name"), m_name);
    add(QUNCE_TEXT("Held in"), m_places);
    for (const ContestMeasure measure :
        {ContestMeasure::Amount, ContestMeasure::Orders, ContestMeasure::Streak})
        m_measures->addItem(contestMeasureText(measure));
    add(QUNCE_TEXT("What counts"), m_measures);
    const Contest shown = m_record ? contestFrom(*m_record).value_or(Contest()) : Contest();
    const Day today = tools.reader.now().day();
    const Period days = m_record ? shown.days : Period {today + 1, today + kNewContestDays};
    for (QDateEdit *const edit : {m_from, m_to}) {
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setCalendarPopup(true);
    }
    m_from->setDate(dateOf(days.from));
    m_to->setDate(dateOf(days.to));
    add(QUNCE_TEXT("First day"), m_from);
    add(QUNCE_TEXT("Last day"), m_to);
    m_freezes->setTimeSpec(Qt::UTC);
    m_freezes->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_freezes->setCalendarPopup(true);
    m_freezes->setDateTime(wallClock(m_record ? shown.freezesAt : usualFreeze(days.to)));
    add(QUNCE_TEXT("Freezes at"), m_freezes);
    column->addLayout(form);
    auto *help = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
    help->setText(text(
        QUNCE_TEXT("Teams, one a line: name: members. Members are units or guides by name or code, with "
                   "commas between. Whoever is named themselves, or by the smaller unit, counts there.")));
    help->setWordWrap(true);
    column->addWidget(help);
    m_teams->setObjectName(QStringLiteral("contestTeams"));
    m_teams->setAccessibleName(text(QUNCE_TEXT("Teams")));
    m_teams->setTabChangesFocus(true);
    column->addWidget(m_teams, 1);
    m_below->setAutoDefault(false);
    column->addWidget(m_below, 0, Qt::AlignLeft);
    m_says->setObjectName(QStringLiteral("contestSays"));
    m_says->setWordWrap(true);
    column->addWidget(m_says);
    auto *buttons = new QDialogButtonBox;
    m_save = buttons->addButton(text(QUNCE_TEXT("Save")), QDialogButtonBox::AcceptRole);
    m_save->setProperty("kind", QStringLiteral("primary"));
    m_save->setEnabled(false);
    buttons->addButton(text(QUNCE_TEXT("Cancel")), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    column->addWidget(buttons);
    if (m_record) {
        m_name->setText(QString::fromStdString(shown.name));
        m_measures->setCurrentIndex(static_cast<int>(shown.measure));
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &ContestEditDialog::commit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &ContestEditDialog::check);
    connect(m_places, &QComboBox::currentIndexChanged, this, &ContestEditDialog::check);
    connect(m_from, &QDateEdit::dateChanged, this, &ContestEditDialog::check);
    // The freeze follows the last day by as much as it did.
    connect(m_to, &QDateEdit::dateChanged, this, [this, last = days.to](const QDate &date) mutable {
        const Day now = dayOf(date);
        const QSignalBlocker quiet(m_freezes);
        m_freezes->setDateTime(m_freezes->dateTime().addDays(now - last));
        last = now;
        check();
    });
    connect(m_freezes, &QDateTimeEdit::dateTimeChanged, this, &ContestEditDialog::check);
    connect(m_teams, &QPlainTextEdit::textChanged, this, &ContestEditDialog::check);
    connect(m_below, &QPushButton::clicked, this, &ContestEditDialog::nameUnitsBelow);
    for (QWidget *const waiting :
        {static_cast<QWidget *>(m_places), static_cast<QWidget *>(m_teams), static_cast<QWidget *>(m_below)})
        waiting->setEnabled(false);
    tools.reader.read<ContestChoices>(
        m_place, [](BoardContext &context) { return readContestChoices(context); },
        [this](Result<ContestChoices> read) { take(std::move(read)); });
    m_name->setFocus();
}

void ContestEditDialog::take(Result<ContestChoices> read)
{
    if (!read.ok()) {
        m_says->setText(text(read.error().userText));
        return;
    }
    m_choices = std::move(*read);
    fillPlaces();
    for (QWidget *const waiting :
        {static_cast<QWidget *>(m_places), static_cast<QWidget *>(m_teams), static_cast<QWidget *>(m_below)})
        waiting->setEnabled(true);
    if (m_record) {
        if (const std::optional<Contest> contest = contestFrom(*m_record))
            m_teams->setPlainText(QString::fromStdString(teamsToText(contest->teams, m_choices->members)));
    }
    check();
}

void ContestEditDialog::fillPlaces()
{
    const QSignalBlocker quiet(m_places);
    const Uuid held = m_record ? m_record->reference("org") : m_tools.selection.query().unit;
    for (const ContestChoices::Place &place : m_choices->places) {
        m_places->addItem(
            place.id.isNil() ? text(QUNCE_TEXT("Whole brand")) : QString::fromStdString(place.name));
        if (place.id == held)
            m_places->setCurrentIndex(m_places->count() - 1);
    }
}

Contest ContestEditDialog::typed() const
{
    Contest contest;
    contest.name = m_name->text().trimmed().toStdString();
    if (const int place = m_places->currentIndex(); place >= 0)
        contest.unit = m_choices->places[static_cast<size_t>(place)].id;
    contest.measure = static_cast<ContestMeasure>(m_measures->currentIndex());
    contest.days = {dayOf(m_from->date()), dayOf(m_to->date())};
    contest.freezesAt = {m_freezes->dateTime().toSecsSinceEpoch() - kBusinessUtcOffset};
    contest.teams = m_read.teams;
    return contest;
}

void ContestEditDialog::check()
{
    if (!m_choices)
        return;
    m_read = teamsFromText(m_teams->toPlainText().toStdString(), m_choices->members);
    const std::optional<ContestFault> fault = contestFault(typed());
    const bool isOfTeams = !fault || fieldOf(*fault) == "teams";
    const QString why = m_read.fault && isOfTeams ? teamFaultText(*m_read.fault)
        : fault                                   ? contestFaultText(*fault)
        : m_places->currentIndex() < 0            ? text(QUNCE_TEXT("Choose where it is held."))
                                                  : QString();
    m_save->setEnabled(why.isEmpty());
    m_says->setColor(why.isEmpty() ? Token::Good : Token::Bad);
    m_says->setText(why.isEmpty()
            ? text(QUNCE_TEXT("%1 teams, everybody is known."), {QString::number(m_read.teams.size())})
            : why);
}

void ContestEditDialog::nameUnitsBelow()
{
    const int place = m_places->currentIndex();
    if (place < 0)
        return;
    std::vector<ContestTeam> teams;
    for (const Uuid &unit : m_choices->places[static_cast<size_t>(place)].below) {
        if (const ContestMember *const member = m_choices->members.find(unit))
            teams.push_back({member->name, {unit}, {}});
    }
    m_teams->setPlainText(QString::fromStdString(teamsToText(teams, m_choices->members)));
}

void ContestEditDialog::commit()
{
    if (!m_save->isEnabled())
        return;
    const Contest contest = typed();
    EditRequest request;
    if (m_record) {
        request.title = {QUNCE_TEXT("Change contest %1"), {contest.name}};
        request.changes.push_back(ChangeFields {Kind::Contest, m_record->id, contestFields(contest), {}});
    } else {
        request.title = {QUNCE_TEXT("New contest %1"), {contest.name}};
        request.changes.push_back(MakeRecord {Kind::Contest, {}, contestFields(contest)});
    }
    m_save->setEnabled(false);
    m_tools.edits.commit(std::move(request), this, [this](const Result<EditDone> &outcome) {
        if (!outcome.ok()) { // what was typed stays
            m_save->setEnabled(true);
            m_says->setColor(Token::Bad);
            m_says->setText(text(outcome.error().userText));
            return;
        }
        emit saved(m_record ? m_record->id : outcome->ids.empty() ? Uuid() : outcome->ids.front());
        accept();
    });
}

} // namespace qunce
