// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/report/actiontexts.h"

#include "views/common/texts.h"
#include "views/report/reportcells.h"

namespace qunce {

namespace {

FieldValue stateOfAction(const ActionItem &item)
{
    return fieldsOf(item, {}, {}).at("state");
}

EditRequest stateRequest(const ActionItem &item, Message title)
{
    EditRequest request;
    request.title = std::move(title);
    request.changes.push_back(ChangeFields {Kind::SavedView, item.id, {{"state", stateOfAction(item)}}, {}});
    return request;
}

} // namespace

QString actionStateText(const ActionItem &item, Day today, const Format &format)
{
    switch (stateOf(item, today)) {
    case ActionState::Done:
        return text(QUNCE_TEXT("done on %1"), {format.shortDay(*item.done)});
    case ActionState::Overdue:
        return text(QUNCE_TEXT("overdue by %1 d"), {format.integer(today - *item.due)});
    case ActionState::Open:
        break;
    }
    return text(QUNCE_TEXT("still open"));
}

QString actionFromText(const ActionItem &item, const ActionScope &scope, const Format &format)
{
    QStringList from;
    if (isCarried(item, scope))
        from << text(QUNCE_TEXT("from the report to %1"), {format.shortDay(item.report.to)});
    if (scope.campaign.isNil() && !item.campaignName.empty())
        from << QString::fromStdString(item.campaignName);
    return from.join(kReportBetween);
}

ReportSection actionSection(const ActionList &list, Day today, const Format &format)
{
    ReportSection made;
    made.title = text(QUNCE_TEXT("Problems and actions"));
    ReportTitles {made}
        .words(QUNCE_TEXT("Problem"))
        .words(QUNCE_TEXT("Action"))
        .words(QUNCE_TEXT("Responsible"))
        .words(QUNCE_TEXT("Deadline"))
        .words(QUNCE_TEXT("Progress"))
        .words(QUNCE_TEXT("Carried over"));
    for (const ActionItem &item : list.items) {
        const ActionState state = stateOf(item, today);
        ReportCell due =
            item.due ? ReportCell {format.shortDay(*item.due), SheetCell::ofDay(*item.due)} : reportNothing();
        ReportCell said = reportWords(actionStateText(item, today, format));
        said.color = state == ActionState::Overdue ? Token::Bad
            : state == ActionState::Done           ? Token::Good
                                                   : Token::Text;
        made.rows.push_back({reportWords(QString::fromStdString(item.problem)),
            reportWords(QString::fromStdString(item.action)),
            reportWords(QString::fromStdString(item.responsible)), due, said,
            reportWords(actionFromText(item, list.scope, format))});
    }
    made.empty = text(QUNCE_TEXT("Nothing is open, and nothing new was written down."));
    return made;
}

EditRequest newAction(const ActionItem &item, const Uuid &owner, const Uuid &region)
{
    EditRequest request;
    request.title = {QUNCE_TEXT("New action on “%1”"), {item.problem}};
    request.changes.push_back(MakeRecord {Kind::SavedView, {}, fieldsOf(item, owner, region)});
    return request;
}

EditRequest changedAction(const ActionItem &before, const ActionItem &after)
{
    EditRequest request = stateRequest(after, {QUNCE_TEXT("Action on “%1”"), {after.problem}});
    auto &change = std::get<ChangeFields>(request.changes.front());
    if (after.problem != before.problem)
        change.fields["name"] = toValue(after.problem);
    return request;
}

EditRequest doneAction(const ActionItem &item, std::optional<Day> done)
{
    ActionItem after = item;
    after.done = done;
    return stateRequest(after,
        done ? Message(QUNCE_TEXT("Action on “%1” is done"), {item.problem})
             : Message(QUNCE_TEXT("Action on “%1” is open again"), {item.problem}));
}

EditRequest deletedAction(const ActionItem &item)
{
    EditRequest request;
    request.title = {QUNCE_TEXT("Delete the action on “%1”"), {item.problem}};
    request.changes.push_back(DeleteRecord {Kind::SavedView, item.id});
    return request;
}

} // namespace qunce
