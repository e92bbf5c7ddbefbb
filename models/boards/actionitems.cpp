// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/actionitems.h"

#include <algorithm>
#include <tuple>

#include <nlohmann/json.hpp>

#include "models/boards/savedviews.h"

namespace qunce {

namespace {

/// More than any tree of ours has; one with a loop in it ends too.
constexpr int kMostLevels = 16;

std::string actionPart(const nlohmann::json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The region above a unit, or that it is; nil above the regions.
Result<Uuid> regionAbove(ReadSnapshot &snapshot, Uuid unit)
{
    for (int level = 0; level < kMostLevels && !unit.isNil(); ++level) {
        QUNCE_ASSIGN(const std::optional<Record> org, snapshot.record(Kind::Org, unit));
        if (!org)
            break;
        if (org->text("kind") == "region")
            return unit;
        unit = org->reference("parent");
    }
    return Uuid();
}

} // namespace

ActionState stateOf(const ActionItem &item, Day today)
{
    if (item.done)
        return ActionState::Done;
    return item.due && *item.due < today ? ActionState::Overdue : ActionState::Open;
}

bool belongsTo(const ActionItem &item, const ActionScope &scope)
{
    if (item.unit != scope.unit)
        return false;
    if (!scope.campaign.isNil())
        return item.campaign == scope.campaign;
    return item.report.to <= scope.days.to && (!item.done || *item.done >= scope.days.from);
}

bool isCarried(const ActionItem &item, const ActionScope &scope)
{
    return scope.campaign.isNil() && item.report.to < scope.days.to;
}

void sortActions(std::vector<ActionItem> &items, Day today)
{
    const auto key = [today](const ActionItem &item) {
        const ActionState state = stateOf(item, today);
        const int group = state == ActionState::Overdue ? 0 : state == ActionState::Open ? 1 : 2;
        return std::tuple(group, !item.due, item.due.value_or(Day {}), item.report.to, item.id);
    };
    std::sort(items.begin(), items.end(),
        [&key](const ActionItem &a, const ActionItem &b) { return key(a) < key(b); });
}

std::map<std::string, FieldValue, std::less<>> fieldsOf(
    const ActionItem &item, const Uuid &owner, const Uuid &region)
{
    nlohmann::json state {{"action", item.action}, {"responsible", item.responsible},
        {"from", item.report.from.toString()}, {"to", item.report.to.toString()}};
    if (!item.unit.isNil())
        state["unit"] = item.unit.toString();
    if (!item.campaign.isNil())
        state["campaign"] = item.campaign.toString();
    if (item.due)
        state["due"] = item.due->toString();
    if (item.done)
        state["done"] = item.done->toString();
    std::map<std::string, FieldValue, std::less<>> fields {{"owner", toValue(owner)},
        {"page", toValue(std::string(kActionPage))}, {"name", toValue(item.problem)},
        {"scope", toValue(std::string("team"))},
        {"state", toValue(state.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))}};
    if (!region.isNil())
        fields.emplace("region", toValue(region));
    return fields;
}

std::optional<ActionItem> actionOf(const Record &record)
{
    if (record.kind != Kind::SavedView || record.text("page") != kActionPage
        || record.text("scope") != "team")
        return std::nullopt;
    const nlohmann::json state = nlohmann::json::parse(record.text("state"), nullptr, false);
    if (!state.is_object())
        return std::nullopt;
    const std::optional<Day> from = Day::parse(actionPart(state, "from"));
    const std::optional<Day> to = Day::parse(actionPart(state, "to"));
    ActionItem item;
    item.id = record.id;
    item.problem = record.text("name");
    item.action = actionPart(state, "action");
    if (!from || !to || (item.problem.empty() && item.action.empty()))
        return std::nullopt;
    item.report = {*from, *to};
    item.unit = Uuid::parse(actionPart(state, "unit")).value_or(Uuid());
    item.campaign = Uuid::parse(actionPart(state, "campaign")).value_or(Uuid());
    item.responsible = actionPart(state, "responsible");
    item.due = Day::parse(actionPart(state, "due"));
    item.done = Day::parse(actionPart(state, "done"));
    item.record = record;
    return item;
}

Record newActionRecord(const ActionItem &item, const Uuid &owner, const Uuid &region)
{
    Record record;
    record.kind = Kind::SavedView;
    for (auto &[field, value] : fieldsOf(item, owner, region))
        record.put(field, value);
    placeView(record);
    return record;
}

Result<ActionList> readActions(BoardContext &context, ActionScope scope)
{
    if (scope.unit.isNil() && !context.user.wholeBrand && context.user.regions.size() == 1)
        scope.unit = context.user.regions.front();
    ActionList list;
    list.scope = scope;
    QUNCE_ASSIGN(list.region, regionAbove(context.snapshot, scope.unit));
    QUNCE_TRY(context.snapshot.eachRecordWhere(Kind::SavedView, "page", toValue(std::string(kActionPage)),
        [&](const Record &record) -> Result<void> {
            std::optional<ActionItem> item = actionOf(record);
            if (!item || !belongsTo(*item, scope))
                return {};
            if (item->record.bucket.empty()) // made here, and not the server's yet
                placeView(item->record);
            list.items.push_back(std::move(*item));
            return {};
        }));
    std::map<Uuid, std::string> campaigns;
    for (ActionItem &item : list.items) {
        if (item.campaign.isNil())
            continue;
        const auto [name, isNew] = campaigns.try_emplace(item.campaign);
        if (isNew) {
            QUNCE_ASSIGN(
                const std::optional<Record> campaign, context.snapshot.record(Kind::Campaign, item.campaign));
            if (campaign)
                name->second = campaign->text("name");
        }
        item.campaignName = name->second;
    }
    sortActions(list.items, context.now.day());
    return list;
}

} // namespace qunce
