// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/message.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/record.h"

namespace qunce {

/// Minutes of a day, 24:00 (1440) included.
struct SopWindow {
    static constexpr int kMinutesOfDay = 24 * 60;

    int from = 9 * 60;
    std::optional<int> to; ///< nothing: no end was planned

    bool operator==(const SopWindow &) const = default;
};

/// A kind of groups that is served at a time of its own: the training groups on the eve, the KOC groups two hours before
/// the customers.
struct SopLead {
    std::string groupKind; ///< as stored in group.kind
    int day = 0; ///< counted from the step's day
    SopWindow window;

    bool operator==(const SopLead &) const = default;
};

/// Content of its own for some of those whom a step is for; the first part that fits counts.
struct SopPackPart {
    std::vector<std::string> groupKinds; ///< as stored; empty: all of the step
    std::vector<Uuid> regions; ///< empty: all
    std::vector<std::string> tags; ///< who carries one of them; empty: all
    Uuid content;

    bool operator==(const SopPackPart &) const = default;
};

/// One push of a template: record kind sop_step.
struct SopStep {
    Uuid id;
    std::string title;
    std::string stage;
    int day = 0; ///< of the anchor; the first is 0, the eve -1
    SopWindow window;
    std::string layer; ///< value, brand, selection, promotion, or empty
    std::string channel;
    std::vector<std::string> groupKinds; ///< as stored; empty: for no group but one to one, Moments …
    std::vector<Uuid> regions; ///< empty: all
    std::vector<std::string> audienceTags;
    std::vector<SopLead> leads;
    Uuid content; ///< for whom no part of the pack fits
    std::vector<SopPackPart> pack;
    std::string metric;
    std::string proof;
    std::optional<int> prepareDays; ///< what it needs is ready that many days before, at 18:00

    bool operator==(const SopStep &) const = default;
};

/// From which day the days of a template are counted.
enum class SopAnchor : uint8_t { Campaign, GroupStart, CustomerAdded };
std::string_view anchorName(SopAnchor anchor); ///< as stored
std::optional<SopAnchor> anchorNamed(std::string_view name);

/// Steps with their days and times: record kind sop_template and its steps. A version never changes once it is in use: a
/// new one is a record of its own with the same family.
struct SopTemplate {
    static constexpr int kMostDays = 366;

    Uuid id;
    Uuid family; ///< shared by its versions
    std::string name;
    std::string description;
    SopAnchor anchor = SopAnchor::Campaign;
    int days = 1; ///< steps stand on -7 … days - 1 and nowhere else
    int64_t version = 1;
    std::optional<Day> effectiveFrom;
    std::string status; ///< draft, active, retired
    std::vector<SopStep> steps; ///< ascending by (day, window.from, id)

    bool operator==(const SopTemplate &) const = default;
};

/// The earliest day of a step or lead: what is told to the groups above may come a week before.
constexpr int kEarliestSopDay = -7;

/// Why a template cannot be put on a date, or should not: one for each place. Pure.
struct SopProblem {
    std::optional<size_t> step; ///< nothing: the template itself
    Message words;

    bool operator==(const SopProblem &) const = default;
};
std::vector<SopProblem> problemsOf(const SopTemplate &sop);

/// From records. Steps of other templates are passed over; InvalidInput if a structured field cannot be read.
Result<SopTemplate> sopTemplateOf(const Record &record, std::span<const Record> steps);
Result<SopStep> sopStepOf(const Record &record);
/// To fields of records, without those that are empty. `ofTemplate`: the template's id.
std::map<std::string, FieldValue, std::less<>> fieldsOf(const SopTemplate &sop);
std::map<std::string, FieldValue, std::less<>> fieldsOf(const SopStep &step, const Uuid &ofTemplate);
/// The value of sop_step.leads, and back.
std::string leadsToJson(const std::vector<SopLead> &leads);
Result<std::vector<SopLead>> leadsFromJson(std::string_view json);

/// The value of sop_step.pack, and back.
std::string packToJson(const std::vector<SopPackPart> &pack);
Result<std::vector<SopPackPart>> packFromJson(std::string_view json);

/// In the order of SopTemplate::steps.
void sortSteps(std::vector<SopStep> &steps);

} // namespace qunce
