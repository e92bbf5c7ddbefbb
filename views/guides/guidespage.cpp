// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/guides/guidespage.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>

#include "models/boards/guideroster.h"
#include "models/boards/tasksboard.h"
#include "views/common/texts.h"
#include "views/guides/guidepane.h"
#include "views/guides/reminder.h"
#include "views/nudge/nudgecommand.h"
#include "views/roster/rostertoolbar.h"
#include "views/targets/targetscommand.h"

namespace qunce {

namespace {

RosterParts partsOfGuides()
{
    RosterParts parts;
    parts.name = "guides";
    parts.noun = QUNCE_TEXT("%1 guides");
    parts.kind = Kind::Guide;
    parts.searchHint = QUNCE_TEXT("Name, number or store");
    parts.emptyText = QUNCE_TEXT("No guides in this unit");
    parts.emptyDetail =
        QUNCE_TEXT("They come with the roster of guides, which headquarters imports. Or choose another unit "
                   "in the header.");
    parts.filters = guideFilters();
    parts.sort = {{"code", false}};
    parts.read = readGuideRoster;
    return parts;
}

} // namespace

GuidesPage::GuidesPage(PageTools &pageTools, QWidget *parent)
    : RosterPage(PageId::Guides, {QUNCE_TEXT("Guides")}, partsOfGuides(), pageTools, parent)
    , m_tasks(pane().addAction([this] { openTasks(); }))
    , m_remind(pane().addAction([this] { remind(); }))
    , m_copy(pane().addAction([this] { copy(detailText()); }))
    , m_reminderPlace(this)
{
    addSubjectCommand("tasks", {QUNCE_TEXT("Open the guide's tasks")}, "tasks",
        QKeySequence(Qt::CTRL | Qt::Key_Return), [this](const Uuid &) { openTasks(); });
    addSubjectCommand("remind", {QUNCE_TEXT("Copy a reminder for the guide")}, "bell",
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R), [this](const Uuid &) { remind(); });
    addSubjectCommand("copy_detail", {QUNCE_TEXT("Copy the guide as text")}, "copy",
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), [this](const Uuid &) { copy(detailText()); });
    addNudgeCommand(tools(), this, "guides.nudge", [this] {
        const BoardQuery &query = tools().selection.query();
        return std::optional(
            NudgeQuery {{query.unit, {}, {}, query.period}, {}, roster().chosenFilter() == "nothing_done"});
    });
    addTargetsCommand(tools(), "guides", this);
    m_targets = makeTargetsTool(tools(), this);
    if (auto *toolbar = roster().findChild<RosterToolbar *>())
        toolbar->addTool(m_targets);
}

QString GuidesPage::detailText() const
{
    return m_detail ? guideText(*m_detail, tools().format(), tools().clock.today()) : QString();
}

void GuidesPage::readDetail(const Uuid &guide)
{
    readInto<GuideDetail>([query = tools().selection.query(), guide](
                              BoardContext &context) { return readGuideDetail(context, query, guide); },
        [this](const GuideDetail &detail) { showDetail(detail); });
}

void GuidesPage::showDetail(const GuideDetail &detail)
{
    m_detail = detail;
    fillGuidePane(pane(), detail, tools());
}

void GuidesPage::openTasks()
{
    Destination destination;
    destination.page = PageId::Tasks;
    destination.subject = subject().value_or(Uuid());
    destination.filter = kTasksOfGuide;
    tools().go(destination);
}

void GuidesPage::remind()
{
    if (!m_detail)
        return;
    // What the period asks for, and what has been sent out since.
    Period period = tools().selection.query().period;
    period.to = std::max(period.to, tools().clock.today() + 1);
    const AssignmentsQuery query {{}, m_detail->id, {}, period};
    using Table = std::shared_ptr<const DataTable>;
    tools().reader.read<Table>(
        m_reminderPlace, [query](BoardContext &context) { return readAssignments(context, query); },
        [this, name = m_detail->name](const Result<Table> &table) {
            if (!table.ok())
                return tools().toast(table.error().userText);
            const QString words = reminderText(name, **table, tools().reader.now(), tools().format());
            if (words.isEmpty())
                return tools().toast({QUNCE_TEXT("No task is open: nothing to remind of.")});
            QApplication::clipboard()->setText(words);
            tools().toast({QUNCE_TEXT("Reminder copied. Paste it into the chat.")});
        });
}

void GuidesPage::retranslate()
{
    RosterPage::retranslate();
    retranslateTargetsTool(tools(), *m_targets);
    m_tasks->setText(text(QUNCE_TEXT("Open tasks")));
    m_remind->setText(text(QUNCE_TEXT("Remind")));
    m_remind->setToolTip(text(QUNCE_TEXT("Copies a reminder with the open tasks and their deadlines")));
    m_copy->setText(text(QUNCE_TEXT("Copy as text")));
}

} // namespace qunce
