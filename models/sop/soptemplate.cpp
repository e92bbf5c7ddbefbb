// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sop/soptemplate.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include <nlohmann/json.hpp>

namespace qunce {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<SopAnchor, std::string_view>, 3> kAnchors {{{SopAnchor::Campaign, "campaign"},
    {SopAnchor::GroupStart, "group_start"}, {SopAnchor::CustomerAdded, "customer_added"}}};

Error unreadable(std::string_view field)
{
    return Error {ErrorCode::InvalidInput,
        {QUNCE_TEXT("The step's field “%1” cannot be read."), {std::string(field)}}, {}};
}

std::optional<int> minuteOf(const Record &record, std::string_view field)
{
    const std::optional<int64_t> value = record.integer(field);
    // What lies outside a day is told by problemsOf(); here it only has to fit.
    return value ? std::optional(static_cast<int>(std::clamp<int64_t>(*value, -1, 100'000))) : std::nullopt;
}

int smallInteger(const Record &record, std::string_view field, int without)
{
    const int64_t value = record.integer(field).value_or(without);
    return static_cast<int>(std::clamp<int64_t>(value, -100'000, 100'000));
}

class Problems
{
public:
    explicit Problems(const SopTemplate &sop) : m_sop(sop) { }

    std::vector<SopProblem> find()
    {
        if (m_sop.name.empty())
            add({}, {QUNCE_TEXT("The template has no name.")});
        if (m_sop.days < 1 || m_sop.days > SopTemplate::kMostDays)
            add({}, {QUNCE_TEXT("A template lasts 1 to %1 days."), {std::to_string(SopTemplate::kMostDays)}});
        if (m_sop.steps.empty())
            add({}, {QUNCE_TEXT("The template has no steps.")});
        for (size_t i = 0; i < m_sop.steps.size(); ++i)
            look(i, m_sop.steps[i]);
        return std::move(m_found);
    }

private:
    void add(std::optional<size_t> step, Message words) { m_found.push_back({step, std::move(words)}); }

    void look(size_t i, const SopStep &step)
    {
        if (step.title.empty())
            add(i, {QUNCE_TEXT("The step has no title.")});
        look(i, step.day, step.window);
        std::set<std::string> kinds;
        for (const SopLead &lead : step.leads) {
            if (std::find(step.groupKinds.begin(), step.groupKinds.end(), lead.groupKind)
                == step.groupKinds.end())
                add(i, {QUNCE_TEXT("A time of its own is given for groups that the step is not for.")});
            if (!kinds.insert(lead.groupKind).second)
                add(i, {QUNCE_TEXT("Two times are given for the same kind of groups.")});
            look(i, step.day + lead.day, lead.window);
        }
        for (const SopPackPart &part : step.pack)
            look(i, step, part);
        if (step.prepareDays && (*step.prepareDays < 0 || *step.prepareDays > 90))
            add(i, {QUNCE_TEXT("The days to prepare are 0 to 90.")});
    }

    void look(size_t i, const SopStep &step, const SopPackPart &part)
    {
        const auto isOfStep = [&step](const std::string &kind) {
            return std::find(step.groupKinds.begin(), step.groupKinds.end(), kind) != step.groupKinds.end();
        };
        if (part.content.isNil())
            add(i, {QUNCE_TEXT("A part of the content pack has no content.")});
        if (part.groupKinds.empty() && part.regions.empty() && part.tags.empty())
            add(i, {QUNCE_TEXT("A part of the content pack does not say whom it is for.")});
        if (!std::all_of(part.groupKinds.begin(), part.groupKinds.end(), isOfStep))
            add(i, {QUNCE_TEXT("A part of the content pack is for groups that the step is not for.")});
    }

    void look(size_t i, int day, const SopWindow &window)
    {
        if (m_sop.days >= 1 && (day < kEarliestSopDay || day >= m_sop.days)) {
            add(i,
                {QUNCE_TEXT("Day %1 lies outside the template: it lasts from day %2 to day %3."),
                    {std::to_string(day), std::to_string(kEarliestSopDay), std::to_string(m_sop.days - 1)}});
        }
        const int most = SopWindow::kMinutesOfDay;
        if (window.from < 0 || window.from >= most || (window.to && (*window.to < 0 || *window.to > most)))
            add(i, {QUNCE_TEXT("The time is none of a day.")});
        else if (window.to && *window.to <= window.from)
            add(i, {QUNCE_TEXT("The step ends before it begins.")});
    }

    const SopTemplate &m_sop;
    std::vector<SopProblem> m_found;
};

void put(std::map<std::string, FieldValue, std::less<>> &fields, const char *name, FieldValue value)
{
    const auto *text = std::get_if<std::string>(&value);
    const auto *set = std::get_if<std::vector<std::string>>(&value);
    const bool isEmpty =
        std::holds_alternative<std::monostate>(value) || (text && text->empty()) || (set && set->empty());
    if (!isEmpty)
        fields.emplace(name, std::move(value));
}

std::vector<std::string> sorted(std::vector<std::string> texts)
{
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

} // namespace

std::string_view anchorName(SopAnchor anchor)
{
    return kAnchors[static_cast<size_t>(anchor)].second;
}

std::optional<SopAnchor> anchorNamed(std::string_view name)
{
    for (const auto &[anchor, stored] : kAnchors) {
        if (stored == name)
            return anchor;
    }
    return std::nullopt;
}

std::vector<SopProblem> problemsOf(const SopTemplate &sop)
{
    return Problems(sop).find();
}

void sortSteps(std::vector<SopStep> &steps)
{
    std::sort(steps.begin(), steps.end(), [](const SopStep &a, const SopStep &b) {
        return std::tie(a.day, a.window.from, a.id) < std::tie(b.day, b.window.from, b.id);
    });
}

std::string leadsToJson(const std::vector<SopLead> &leads)
{
    if (leads.empty())
        return {};
    Json all = Json::array();
    for (const SopLead &lead : leads) {
        Json one = {{"kind", lead.groupKind}, {"day", lead.day}, {"from_minute", lead.window.from}};
        if (lead.window.to)
            one["to_minute"] = *lead.window.to;
        all.push_back(std::move(one));
    }
    return all.dump();
}

Result<std::vector<SopLead>> leadsFromJson(std::string_view json)
{
    std::vector<SopLead> leads;
    if (json.empty())
        return leads;
    const Json all = Json::parse(json, nullptr, false);
    if (!all.is_array())
        return unreadable("leads");
    const auto number = [](const Json &one, const char *name) -> std::optional<int> {
        const auto found = one.find(name);
        if (found == one.end() || !found->is_number_integer())
            return std::nullopt;
        return static_cast<int>(std::clamp<int64_t>(found->get<int64_t>(), -100'000, 100'000));
    };
    for (const Json &one : all) {
        if (!one.is_object() || !one.contains("kind") || !one["kind"].is_string())
            return unreadable("leads");
        const std::optional<int> from = number(one, "from_minute");
        if (!from)
            return unreadable("leads");
        leads.push_back({one["kind"].get<std::string>(), number(one, "day").value_or(0),
            {*from, number(one, "to_minute")}});
    }
    return leads;
}

std::string packToJson(const std::vector<SopPackPart> &pack)
{
    if (pack.empty())
        return {};
    Json all = Json::array();
    for (const SopPackPart &part : pack) {
        Json one = Json::object();
        if (!part.groupKinds.empty())
            one["kinds"] = sorted(part.groupKinds);
        if (!part.regions.empty()) {
            std::vector<std::string> regions;
            for (const Uuid &region : part.regions)
                regions.push_back(region.toString());
            one["regions"] = sorted(std::move(regions));
        }
        if (!part.tags.empty())
            one["tags"] = sorted(part.tags);
        if (!part.content.isNil())
            one["content"] = part.content.toString();
        all.push_back(std::move(one));
    }
    return all.dump();
}

Result<std::vector<SopPackPart>> packFromJson(std::string_view json)
{
    std::vector<SopPackPart> pack;
    if (json.empty())
        return pack;
    const Json all = Json::parse(json, nullptr, false);
    if (!all.is_array())
        return unreadable("pack");
    const auto texts = [](const Json &one, const char *name) -> std::optional<std::vector<std::string>> {
        std::vector<std::string> found;
        const auto list = one.find(name);
        if (list == one.end())
            return found;
        if (!list->is_array())
            return std::nullopt;
        for (const Json &text : *list) {
            if (!text.is_string())
                return std::nullopt;
            found.push_back(text.get<std::string>());
        }
        return sorted(std::move(found));
    };
    for (const Json &one : all) {
        const auto kinds = one.is_object() ? texts(one, "kinds") : std::nullopt;
        const auto regions = kinds ? texts(one, "regions") : std::nullopt;
        const auto tags = regions ? texts(one, "tags") : std::nullopt;
        if (!tags)
            return unreadable("pack");
        SopPackPart part;
        part.groupKinds = *kinds;
        part.tags = *tags;
        for (const std::string &region : *regions) {
            const std::optional<Uuid> id = Uuid::parse(region);
            if (!id)
                return unreadable("pack");
            part.regions.push_back(*id);
        }
        if (const auto content = one.find("content"); content != one.end() && content->is_string())
            part.content = Uuid::parse(content->get<std::string>()).value_or(Uuid());
        pack.push_back(std::move(part));
    }
    return pack;
}

Result<SopStep> sopStepOf(const Record &record)
{
    SopStep step;
    step.id = record.id;
    step.title = record.text("title");
    step.stage = record.text("stage");
    step.day = smallInteger(record, "day", 0);
    step.window = {minuteOf(record, "from_minute").value_or(9 * 60), minuteOf(record, "to_minute")};
    step.layer = record.text("layer");
    step.channel = record.text("channel");
    step.groupKinds = record.set("group_kinds");
    for (const std::string &region : record.set("regions")) {
        if (const std::optional<Uuid> id = Uuid::parse(region))
            step.regions.push_back(*id);
    }
    step.audienceTags = record.set("audience_tags");
    QUNCE_ASSIGN(step.leads, leadsFromJson(record.text("leads")));
    step.content = record.reference("content");
    QUNCE_ASSIGN(step.pack, packFromJson(record.text("pack")));
    step.metric = record.text("metric");
    step.proof = record.text("proof");
    if (record.integer("prepare_days"))
        step.prepareDays = smallInteger(record, "prepare_days", 0);
    return step;
}

Result<SopTemplate> sopTemplateOf(const Record &record, std::span<const Record> steps)
{
    SopTemplate sop;
    sop.id = record.id;
    sop.family = record.reference("family");
    sop.name = record.text("name");
    sop.description = record.text("description");
    sop.anchor = anchorNamed(record.text("anchor")).value_or(SopAnchor::Campaign);
    sop.days = smallInteger(record, "days", 1);
    sop.version = record.integer("version").value_or(1);
    sop.effectiveFrom = record.day("effective_from");
    sop.status = record.text("status");
    for (const Record &step : steps) {
        if (step.reference("template") != record.id)
            continue;
        QUNCE_ASSIGN(SopStep read, sopStepOf(step));
        sop.steps.push_back(std::move(read));
    }
    sortSteps(sop.steps);
    return sop;
}

std::map<std::string, FieldValue, std::less<>> fieldsOf(const SopTemplate &sop)
{
    std::map<std::string, FieldValue, std::less<>> fields;
    put(fields, "name", sop.name);
    put(fields, "family", toValue(sop.family.isNil() ? sop.id : sop.family));
    put(fields, "version", sop.version);
    put(fields, "effective_from", toValue(sop.effectiveFrom));
    put(fields, "anchor", std::string(anchorName(sop.anchor)));
    put(fields, "days", int64_t {sop.days});
    put(fields, "status", sop.status);
    put(fields, "description", sop.description);
    return fields;
}

std::map<std::string, FieldValue, std::less<>> fieldsOf(const SopStep &step, const Uuid &ofTemplate)
{
    std::map<std::string, FieldValue, std::less<>> fields;
    put(fields, "template", toValue(ofTemplate));
    put(fields, "title", step.title);
    put(fields, "stage", step.stage);
    put(fields, "day", int64_t {step.day});
    put(fields, "from_minute", int64_t {step.window.from});
    if (step.window.to)
        put(fields, "to_minute", int64_t {*step.window.to});
    put(fields, "layer", step.layer);
    put(fields, "channel", step.channel);
    put(fields, "group_kinds", sorted(step.groupKinds));
    std::vector<std::string> regions;
    for (const Uuid &region : step.regions)
        regions.push_back(region.toString());
    put(fields, "regions", sorted(std::move(regions)));
    put(fields, "audience_tags", sorted(step.audienceTags));
    put(fields, "leads", leadsToJson(step.leads));
    if (!step.content.isNil())
        put(fields, "content", toValue(step.content));
    put(fields, "pack", packToJson(step.pack));
    put(fields, "metric", step.metric);
    put(fields, "proof", step.proof);
    if (step.prepareDays)
        put(fields, "prepare_days", int64_t {*step.prepareDays});
    return fields;
}

} // namespace qunce
