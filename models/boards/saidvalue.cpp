// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/saidvalue.h"

#include <array>

#include "models/boards/fieldlabels.h"
#include "models/domain/metric.h"

namespace qunce {

namespace {

/// By which field people call a record of the kind; empty if by what it belongs to.
const char *nameField(Kind kind)
{
    switch (kind) {
    case Kind::Koc:
        return "nickname";
    case Kind::Content:
    case Kind::Entry:
    case Kind::Task:
        return "title";
    case Kind::Card:
        return "display_name";
    case Kind::Org:
    case Kind::Guide:
    case Kind::Group:
    case Kind::Campaign:
    case Kind::Tag:
    case Kind::SavedView:
    case Kind::Setting:
    case Kind::SopTemplate:
    case Kind::Contest:
        return "name";
    case Kind::SopStep:
        return "title";
    case Kind::MonthClose:
        return "month";
    default:
        return "";
    }
}

/// And by which it belongs to that, with the kinds it may be of.
const char *ownerField(Kind kind, const Record &record)
{
    switch (kind) {
    case Kind::Note:
    case Kind::Conflict:
        return "subject";
    case Kind::EntryTarget:
    case Kind::Comment:
        return "entry";
    case Kind::Reminder:
        return "guide";
    case Kind::Goal:
        return record.reference("guide").isNil() ? "org" : "guide";
    default:
        return "";
    }
}

bool isMoney(const Record *goal)
{
    const std::optional<Metric> metric =
        goal ? metricNamed(FactKind::GuideDay, goal->text("metric")) : std::nullopt;
    return metric && info(*metric).isMoney;
}

/// What the edit makes, or what it deletes.
Record recordOf(Kind kind, const Uuid &id, const PushOp &edit)
{
    Record record;
    record.kind = kind;
    record.id = id;
    for (const auto &[field, values] : edit.fields)
        record.put(field, edit.op == OpKind::Delete ? values.before : values.after);
    return record;
}

constexpr std::array kReferred {Kind::Org, Kind::Guide, Kind::Campaign, Kind::Content, Kind::Entry,
    Kind::Group, Kind::Koc, Kind::Card, Kind::Tag};

} // namespace

std::string Sayer::nameOf(const Uuid &id)
{
    const auto known = m_names.find(id);
    if (known != m_names.end())
        return known->second;
    std::string &name = m_names[id];
    for (const Kind kind : kReferred) {
        const Result<std::optional<Record>> found = m_snapshot.record(kind, id);
        if (!found.ok() || !*found)
            continue;
        name = (*found)->text(nameField(kind));
        break;
    }
    return name;
}

std::string Sayer::person(const Uuid &user)
{
    if (user.isNil())
        return {};
    return isMyself(user) && nameOf(user).empty() ? m_user.name : nameOf(user);
}

Message Sayer::item(Kind kind, std::string_view field, const std::string &stored)
{
    const FieldDescriptor *const about = fieldNamed(descriptor(kind), field);
    if (about && !about->choices.empty())
        return choiceLabel(kind, field, stored);
    const std::optional<Uuid> id = Uuid::parse(stored);
    const std::string name = id ? nameOf(*id) : stored;
    return name.empty() ? Message(QUNCE_TEXT("not here (any more)")) : Message(QUNCE_TEXT("%1"), {name});
}

SaidValue Sayer::value(Kind kind, std::string_view field, const FieldValue &value, const Record *record)
{
    SaidValue said;
    if (const auto *items = std::get_if<std::vector<std::string>>(&value)) {
        said.form = items->empty() ? SaidValue::Form::Nothing : SaidValue::Form::Names;
        for (const std::string &one : *items)
            said.items.push_back(item(kind, field, one));
        return said;
    }
    if (std::holds_alternative<std::monostate>(value))
        return said;
    const FieldDescriptor *const about = fieldNamed(descriptor(kind), field);
    if (const auto *number = std::get_if<int64_t>(&value)) {
        said.number = *number;
        said.form = SaidValue::Form::Number;
        if (about && about->type == FieldType::Instant)
            said.form = SaidValue::Form::Instant;
        else if (kind == Kind::Goal && field == "value" && isMoney(record))
            said.form = SaidValue::Form::Money;
        return said;
    }
    const auto &words = std::get<std::string>(value);
    said.form = SaidValue::Form::Words;
    said.words = words;
    if (!about)
        return said;
    if (about->type == FieldType::Choice) {
        said.form = SaidValue::Form::Choice;
        said.choice = choiceLabel(kind, field, words);
    } else if (about->type == FieldType::Reference) {
        said.form = SaidValue::Form::Choice;
        said.choice = item(kind, field, words);
    } else if (kind == Kind::Goal && field == "metric") {
        said.form = SaidValue::Form::Choice;
        said.choice = metricLabel(words);
    } else if (const std::optional<Day> day =
                   about->type == FieldType::Day ? Day::parse(words) : std::nullopt) {
        said.form = SaidValue::Form::Day;
        said.day = *day;
    }
    return said;
}

SaidValue Sayer::change(Kind kind, std::string_view field, const SetEdit &edit)
{
    SaidValue said;
    said.form = SaidValue::Form::Change;
    for (const std::string &one : edit.add)
        said.items.push_back(item(kind, field, one));
    for (const std::string &one : edit.remove)
        said.gone.push_back(item(kind, field, one));
    return said;
}

SaidRecord Sayer::record(Kind kind, const Uuid &id, const PushOp *edit)
{
    SaidRecord said;
    said.kind = said.aboutKind = kind;
    said.id = said.about = id;
    Result<std::optional<Record>> found = m_snapshot.record(kind, id);
    if (found.ok() && !*found)
        found = m_snapshot.serverRecord(kind, id); // deleted here
    const bool isThere = found.ok() && *found;
    if (!isThere && !edit)
        return said;
    const Record record = isThere ? **found : recordOf(kind, id, *edit);
    said.name = record.text(nameField(kind));
    const std::string_view owner = ownerField(kind, record);
    if (owner.empty())
        return said;
    said.about = record.reference(owner);
    said.name = nameOf(said.about);
    if (kind == Kind::Goal) {
        said.aboutKind = owner == "guide" ? Kind::Guide : Kind::Org;
        if (said.about.isNil())
            said.name = {};
        said.detail = metricLabel(record.text("metric"));
        const std::optional<Day> from = record.day("from_day");
        const std::optional<Day> to = record.day("to_day");
        if (from && to)
            said.period = Period {*from, *to};
        return said;
    }
    said.aboutKind = Kind::Entry;
    for (const Kind candidate : {Kind::Guide, Kind::Group, Kind::Koc}) {
        const Result<std::optional<Record>> subject = m_snapshot.record(candidate, said.about);
        if (kind != Kind::EntryTarget && kind != Kind::Comment && subject.ok() && *subject)
            said.aboutKind = candidate;
    }
    return said;
}

} // namespace qunce
