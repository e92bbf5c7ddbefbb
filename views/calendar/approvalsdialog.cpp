// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/approvalsdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "views/calendar/calendarparts.h"
#include "views/calendar/calendartext.h"
#include "views/common/card.h"
#include "views/common/entrylook.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kApprovalsWidth = 820;
constexpr int kWaitingHeight = 320;

} // namespace

ApprovalsDialog::ApprovalsDialog(PageTools &tools, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_place(this)
    , m_words(new ThemedLabel(tools.theme, TextRole::Body, Token::TextSecondary, this))
    , m_list(new QTreeWidget(this))
    , m_approve(new QPushButton(text(QUNCE_TEXT("Approve")), this))
    , m_sendBack(new QPushButton(text(QUNCE_TEXT("Send back")), this))
    , m_deputy(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_settings(new QPushButton(text(QUNCE_TEXT("Deputy and policy…")), this))
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

/// Who stands in for me; named, as the policy is, among the settings.
QWidget *ApprovalsDialog::makeDeputyRow()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_settings->setAutoDefault(false);
    m_settings->setAccessibleName(m_settings->text());
    row->addWidget(m_deputy, 1);
    row->addWidget(m_settings);
    connect(m_settings, &QPushButton::clicked, this, [this] {
        QDialog::reject();
        m_tools.go({PageId::Settings, {}, {}, {}});
    });
    return line;
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
    showDeputy();
    m_isShowing = false;
    sayChosen();
}

void ApprovalsDialog::showDeputy()
{
    const std::optional<Deputy> &deputy = m_waiting.desk.ownDeputy;
    if (!deputy)
        return m_deputy->setText(text(QUNCE_TEXT("Nobody stands in for you.")));
    const auto person = std::find_if(m_waiting.people.begin(), m_waiting.people.end(),
        [&deputy](const KnownPerson &one) { return one.id == deputy->deputy; });
    m_deputy->setText(text(QUNCE_TEXT("%1 stands in for you until %2."),
        {person == m_waiting.people.end() ? Format::missing() : clippedLine(person->name, 40),
            m_tools.format().dateTime(deputy->until)}));
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

} // namespace qunce
