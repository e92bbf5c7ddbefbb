// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/guides/guidespage.h"

#include "models/boards/guideroster.h"
#include "views/common/texts.h"
#include "views/guides/guidepane.h"

namespace qunce {

namespace {

RosterParts partsOfGuides()
{
    RosterParts parts;
    parts.name = "guides";
    parts.noun = QUNCE_TEXT("%1 guides");
    parts.searchHint = QUNCE_TEXT("Name, number or store");
    parts.emptyText = QUNCE_TEXT("No guides in this unit");
    parts.emptyDetail = QUNCE_TEXT("Choose another unit in the header.");
    parts.filters = guideFilters();
    parts.sort = {{"code", false}};
    parts.read = readGuideRoster;
    return parts;
}

} // namespace

GuidesPage::GuidesPage(PageTools &pageTools, QWidget *parent)
    : RosterPage(PageId::Guides, {QUNCE_TEXT("Guides")}, partsOfGuides(), pageTools, parent)
    , m_tasks(pane().addAction([this] { openTasks(); }))
    , m_copy(pane().addAction([this] { copy(detailText()); }))
{
    addSubjectCommand("tasks", {QUNCE_TEXT("Open the guide's tasks")}, "tasks",
        QKeySequence(Qt::CTRL | Qt::Key_Return), [this](const Uuid &) { openTasks(); });
    addSubjectCommand("copy_detail", {QUNCE_TEXT("Copy the guide as text")}, "copy",
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), [this](const Uuid &) { copy(detailText()); });
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
    tools().go(destination);
}

void GuidesPage::retranslate()
{
    RosterPage::retranslate();
    m_tasks->setText(text(QUNCE_TEXT("Open tasks")));
    m_copy->setText(text(QUNCE_TEXT("Copy as text")));
}

} // namespace qunce
