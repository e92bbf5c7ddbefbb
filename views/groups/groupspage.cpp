// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/groups/groupspage.h"

#include "models/boards/grouproster.h"
#include "views/common/texts.h"
#include "views/groups/grouppane.h"

namespace qunce {

namespace {

RosterParts partsOfGroups()
{
    RosterParts parts;
    parts.name = "groups";
    parts.noun = QUNCE_TEXT("%1 groups");
    parts.kind = Kind::Group;
    parts.searchHint = QUNCE_TEXT("Group, owner or store");
    parts.emptyText = QUNCE_TEXT("No groups in this unit");
    parts.emptyDetail =
        QUNCE_TEXT("They come with the roster of groups, which headquarters imports. Or choose another unit "
                   "in the header.");
    parts.filters = groupFilters();
    parts.sort = {{"amount_30d", true}};
    parts.read = readGroupRoster;
    return parts;
}

} // namespace

GroupsPage::GroupsPage(PageTools &pageTools, QWidget *parent)
    : RosterPage(PageId::Groups, {QUNCE_TEXT("Groups")}, partsOfGroups(), pageTools, parent)
    , m_owner(pane().addAction([this] { openOwner(); }))
    , m_copy(pane().addAction([this] { copy(detailText()); }))
{
    addSubjectCommand("owner", {QUNCE_TEXT("Open the group's owner")}, "guides",
        QKeySequence(Qt::CTRL | Qt::Key_Return), [this](const Uuid &) { openOwner(); });
    addSubjectCommand("copy_detail", {QUNCE_TEXT("Copy the group as text")}, "copy",
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), [this](const Uuid &) { copy(detailText()); });
}

QString GroupsPage::detailText() const
{
    return m_detail ? groupText(*m_detail, tools().format(), tools().clock.today()) : QString();
}

void GroupsPage::readDetail(const Uuid &group)
{
    readInto<GroupDetail>([query = tools().selection.query(), group](
                              BoardContext &context) { return readGroupDetail(context, query, group); },
        [this](const GroupDetail &detail) { showDetail(detail); });
}

void GroupsPage::showDetail(const GroupDetail &detail)
{
    m_detail = detail;
    fillGroupPane(pane(), detail, tools());
    m_owner->setEnabled(!detail.ownerId.isNil());
}

void GroupsPage::openOwner()
{
    if (m_detail && !m_detail->ownerId.isNil())
        tools().go({PageId::Guides, m_detail->ownerId, {}, {}});
}

void GroupsPage::retranslate()
{
    RosterPage::retranslate();
    m_owner->setText(text(QUNCE_TEXT("Open owner")));
    m_copy->setText(text(QUNCE_TEXT("Copy as text")));
}

} // namespace qunce
