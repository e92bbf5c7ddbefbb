// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/approvalsdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "models/protocol/bucketnames.h"
#include "views/calendar/calendarparts.h"
#include "views/calendar/calendartext.h"
#include "views/common/card.h"
#include "views/common/entrylook.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr std::array<const char *, 4> kLayers {"value", "brand", "selection", "promotion"};
constexpr int kApprovalsWidth = 820;
constexpr int kWaitingHeight = 320;

/// Business time as the field shows it, whatever the machine's time zone is.
QDateTime fieldTime(Instant instant)
{
    return QDateTime::fromSecsSinceEpoch(instant.seconds + kBusinessUtcOffset, Qt::UTC);
}

} // namespace

ApprovalsDialog::ApprovalsDialog(PageTools &tools, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_place(this)
    , m_words(new ThemedLabel(tools.theme, TextRole::Body, Token::TextSecondary, this))
    , m_list(new QTreeWidget(this))
    , m_approve(new QPushButton(text(QUNCE_TEXT("Approve")), this))
    , m_sendBack(new QPushButton(text(QUNCE_TEXT("Send back")), this))
{
    setObjectName(QStringLiteral("approvalsDialog"));
    setWindowTitle(text(QUNCE_TEXT("Waiting for my approval")));
    setMinimumWidth(kApprovalsWidth);
    m_words->setWordWrap(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setMinimumHeight(kWaitingHeight);
    m_list->setAccessibleName(windowTitle());
    m_list->setHeaderLabels({text(QUNCE_TEXT("Entry")), text(QUNCE_TEXT("Start")),
        text(QUNCE_TEXT("Submitted by")), text(QUNCE_TEXT("Step"))});
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_approve->setProperty("kind", QStringLiteral("primary"));
    auto *all = new QPushButton(text(QUNCE_TEXT("Choose all")), this);
    auto *close = new QPushButton(text(QUNCE_TEXT("Close")), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(all);
    row->addStretch(1);
    row->addWidget(m_sendBack);
    row->addWidget(m_approve);
    row->addWidget(close);
    for (QPushButton *button : {m_approve, m_sendBack, all, close}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(new Rule(tools.theme));
    column->addWidget(makeDeputyRow());
    column->addWidget(makePolicyRow());

    connect(m_list, &QTreeWidget::itemChanged, this, &ApprovalsDialog::sayChosen);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        emit openAsked(m_waiting.entries[static_cast<size_t>(m_list->indexOfTopLevelItem(item))].entry.id);
        QDialog::accept();
    });
    connect(all, &QPushButton::clicked, this, [this] {
        for (int i = 0; i < m_list->topLevelItemCount(); ++i)
            m_list->topLevelItem(i)->setCheckState(0, Qt::Checked);
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(
        m_approve, &QPushButton::clicked, this, [this] { emit stepAsked(chosen(), EntryStatus::Approved); });
    connect(
        m_sendBack, &QPushButton::clicked, this, [this] { emit stepAsked(chosen(), EntryStatus::Changes); });
    connect(&tools.edits, &EditDesk::changed, this, &ApprovalsDialog::read);
    sayChosen();
    read();
}

QWidget *ApprovalsDialog::makeDeputyRow()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *label = new QLabel(text(QUNCE_TEXT("My deputy")), line);
    m_deputy = new QComboBox(line);
    m_deputy->setAccessibleName(label->text());
    m_deputy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_deputy->setMinimumContentsLength(12);
    auto *untilLabel = new QLabel(text(QUNCE_TEXT("until")), line);
    m_until = new QDateTimeEdit(line);
    m_until->setAccessibleName(text(QUNCE_TEXT("End of the deputy's time, in business time")));
    m_until->setTimeSpec(Qt::UTC);
    m_until->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_until->setCalendarPopup(true);
    const Instant now = m_tools.reader.now();
    m_until->setDateTime(fieldTime({Instant::startOf(now.day() + 3).seconds}));
    m_setDeputy = new QPushButton(text(QUNCE_TEXT("Set")), line);
    m_setDeputy->setAccessibleName(text(QUNCE_TEXT("Set my deputy")));
    m_setDeputy->setAutoDefault(false);
    row->addWidget(label);
    row->addWidget(m_deputy);
    row->addWidget(untilLabel);
    row->addWidget(m_until);
    row->addWidget(m_setDeputy);
    row->addStretch(1);
    connect(m_setDeputy, &QPushButton::clicked, this, &ApprovalsDialog::nameDeputy);
    return line;
}

QWidget *ApprovalsDialog::makePolicyRow()
{
    m_policy = new QWidget(this);
    auto *row = new QHBoxLayout(m_policy);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(new QLabel(text(QUNCE_TEXT("Two people approve")), m_policy));
    for (size_t i = 0; i < m_two.size(); ++i) {
        const Message name =
            i < kLayers.size() ? textOf(contentLayerNamed(kLayers[i])) : Message(QUNCE_TEXT("all entries"));
        m_two[i] = new QCheckBox(text(name), m_policy);
        m_two[i]->setAccessibleName(text(QUNCE_TEXT("Two people approve: %1"), {m_two[i]->text()}));
        row->addWidget(m_two[i]);
        connect(m_two[i], &QCheckBox::toggled, this, &ApprovalsDialog::keepPolicy);
    }
    row->addStretch(1);
    const std::optional<Actor> &actor = m_tools.edits.actor();
    m_policy->setVisible(actor && actor->role == Role::Admin && actor->wholeBrand);
    return m_policy;
}

void ApprovalsDialog::read()
{
    m_tools.reader.read<WaitingApprovals>(
        m_place, readWaitingApprovals, [this](Result<WaitingApprovals> read) {
            if (read.ok())
                show(std::move(*read));
            else
                m_words->setText(text(read.error().userText));
        });
}

void ApprovalsDialog::show(WaitingApprovals waiting)
{
    std::set<Uuid> checked;
    for (const CalendarEntry &entry : chosen())
        checked.insert(entry.id);
    m_waiting = std::move(waiting);
    m_isShowing = true;
    m_list->clear();
    const Format format = m_tools.format();
    for (const WaitingApproval &one : m_waiting.entries) {
        QString step = text(one.turn == ApprovalTurn::First ? Message(QUNCE_TEXT("First of two"))
                                                            : Message(QUNCE_TEXT("Approval")));
        if (!one.actingFor.empty())
            step += QStringLiteral(" · ") + text(QUNCE_TEXT("for %1"), {clippedLine(one.actingFor, 40)});
        auto *item = new QTreeWidgetItem(m_list,
            {clippedLine(one.entry.title, 120),
                one.entry.isPlanned ? format.dateTime(one.entry.start) : text(QUNCE_TEXT("No date yet")),
                clippedLine(one.submittedBy, 40), step});
        item->setToolTip(0, clippedLine(one.entry.title, 400));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(0, checked.contains(one.entry.id) ? Qt::Checked : Qt::Unchecked);
    }
    for (int i = 1; i < m_list->columnCount(); ++i)
        m_list->resizeColumnToContents(i);
    m_words->setText(m_waiting.entries.empty()
            ? text(QUNCE_TEXT("Nothing waits for your approval."))
            : text(QUNCE_TEXT("%1 entries wait. Tick those that you have looked at; Enter opens one."),
                {QString::number(m_waiting.entries.size())}));
    showDesk();
    m_isShowing = false;
    sayChosen();
}

void ApprovalsDialog::showDesk()
{
    const ApprovalDesk &desk = m_waiting.desk;
    m_deputy->clear();
    m_deputy->addItem(text(QUNCE_TEXT("Nobody")), QString());
    for (const KnownPerson &person : m_waiting.people)
        m_deputy->addItem(clippedLine(person.name, 40), QString::fromStdString(person.id.toString()));
    if (desk.ownDeputy) {
        m_deputy->setCurrentIndex(
            std::max(0, m_deputy->findData(QString::fromStdString(desk.ownDeputy->deputy.toString()))));
        m_until->setDateTime(fieldTime(desk.ownDeputy->until));
    }
    for (size_t i = 0; i < kLayers.size(); ++i)
        m_two[i]->setChecked(desk.policy.twoForLayers.contains(kLayers[i]));
    m_two.back()->setChecked(desk.policy.twoForAll);
}

std::vector<CalendarEntry> ApprovalsDialog::chosen() const
{
    std::vector<CalendarEntry> entries;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (m_list->topLevelItem(i)->checkState(0) == Qt::Checked)
            entries.push_back(m_waiting.entries[static_cast<size_t>(i)].entry);
    }
    return entries;
}

void ApprovalsDialog::sayChosen()
{
    if (m_isShowing)
        return;
    const size_t count = chosen().size();
    const auto say = [count](QPushButton *button, const Message &verb) {
        button->setText(count > 1 ? text(verb) + QStringLiteral(" %1").arg(count) : text(verb));
        button->setAccessibleName(button->text());
        button->setEnabled(count > 0);
    };
    say(m_approve, {QUNCE_TEXT("Approve")});
    say(m_sendBack, {QUNCE_TEXT("Send back")});
}

void ApprovalsDialog::nameDeputy()
{
    const std::optional<Actor> &actor = m_tools.edits.actor();
    if (!actor)
        return m_tools.toast(m_tools.edits.whyNot());
    const std::optional<Uuid> who = Uuid::parse(m_deputy->currentData().toString().toStdString());
    // Nobody: it is over as of now.
    const Instant until =
        who ? Instant {m_until->dateTime().toSecsSinceEpoch() - kBusinessUtcOffset} : m_tools.reader.now();
    if (who && !(m_tools.reader.now() < until))
        return m_tools.toast({QUNCE_TEXT("The end of the deputy's time has passed.")});
    set(who ? Message(QUNCE_TEXT("My deputy: %1"), {m_deputy->currentText().toStdString()})
            : Message(QUNCE_TEXT("No deputy any more")),
        m_waiting.desk.deputySetting, qunce::deputySetting(actor->user),
        toJson(Deputy {who.value_or(actor->user), until}));
}

void ApprovalsDialog::keepPolicy()
{
    if (m_isShowing)
        return;
    ApprovalPolicy policy = m_waiting.desk.policy;
    for (size_t i = 0; i < kLayers.size(); ++i) {
        if (m_two[i]->isChecked())
            policy.twoForLayers.insert(kLayers[i]);
        else
            policy.twoForLayers.erase(kLayers[i]);
    }
    policy.twoForAll = m_two.back()->isChecked();
    set({QUNCE_TEXT("Approval policy")}, m_waiting.desk.policySetting, std::string(kApprovalPolicySetting),
        toJson(policy));
}

void ApprovalsDialog::set(const Message &title, const Uuid &setting, std::string name, std::string value)
{
    EditRequest request;
    request.title = title;
    if (setting.isNil())
        request.changes.push_back(
            MakeRecord {Kind::Setting, {}, {{"name", std::move(name)}, {"value", std::move(value)}}});
    else
        request.changes.push_back(ChangeFields {Kind::Setting, setting, {{"value", std::move(value)}}, {}});
    m_tools.edits.commit(std::move(request), this, {});
}

} // namespace qunce
