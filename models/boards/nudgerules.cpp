// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/nudgerules.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include <nlohmann/json.hpp>

namespace qunce {

namespace {

using NudgeJson = nlohmann::ordered_json;

constexpr size_t kLongestNudgeText = 4000;
/// Parts of a place that make a region, a supervisor, a store with its manager.
constexpr std::array<size_t, 3> kNudgeLevels {1, 2, 4};

Error senselessNudge(const char *part)
{
    return {ErrorCode::InvalidInput,
        Message(QUNCE_TEXT("The rules for reminders make no sense: %1."), {part}), part};
}

/// False if the part is there and no whole number within the bounds.
bool takeNumber(const NudgeJson &json, const char *part, int least, int most, int &into)
{
    const auto found = json.find(part);
    if (found == json.end() || found->is_null())
        return true;
    if (!found->is_number_integer() || *found < least || *found > most)
        return false;
    into = found->get<int>();
    return true;
}

/// What is done of what there is, of a guide or a group of them.
struct Share {
    uint64_t done = 0;
    uint64_t all = 0;
};

/// Less of it is done; of two alike, more is open.
bool isBehind(const Share &a, const Share &b)
{
    const uint64_t left = a.done * b.all;
    const uint64_t right = b.done * a.all;
    return left != right ? left < right : a.all - a.done > b.all - b.done;
}

/// Calls visit(name) for each name in braces and copy(text) for what stands between.
template <typename Visit, typename Copy>
void eachPart(std::string_view text, Visit &&visit, Copy &&copy)
{
    while (!text.empty()) {
        const size_t open = text.find('{');
        const size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos)
            return copy(text);
        copy(text.substr(0, open));
        visit(text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
    }
}

} // namespace

Result<NudgePolicy> nudgePolicyFrom(std::string_view text)
{
    NudgePolicy policy;
    if (text.empty())
        return policy;
    const NudgeJson json = NudgeJson::parse(text, nullptr, false);
    if (!json.is_object())
        return senselessNudge("JSON");
    if (!takeNumber(json, "limit", 1, kMostNudges, policy.limit))
        return senselessNudge("limit");
    if (!takeNumber(json, "hours", 1, kMostNudgeHours, policy.hours))
        return senselessNudge("hours");
    if (!takeNumber(json, "help_minutes", 1, kMostNudgeHours * 60, policy.helpMinutes))
        return senselessNudge("help_minutes");
    if (const auto words = json.find("text"); words != json.end() && !words->is_null()) {
        if (!words->is_string() || words->get_ref<const std::string &>().size() > kLongestNudgeText)
            return senselessNudge("text");
        policy.text = words->get<std::string>();
    }
    return policy;
}

std::string toJson(const NudgePolicy &policy)
{
    return NudgeJson {{"limit", policy.limit}, {"hours", policy.hours}, {"help_minutes", policy.helpMinutes},
        {"text", policy.text}}
        .dump();
}

NudgeBudget nudgeBudget(std::span<const Instant> reminders, const NudgePolicy &policy, Instant now)
{
    const int64_t span = int64_t {policy.hours} * 3600;
    std::vector<Instant> counted;
    for (const Instant one : reminders) {
        if (one.seconds > now.seconds - span)
            counted.push_back(one);
    }
    std::sort(counted.begin(), counted.end());
    const auto limit = static_cast<size_t>(policy.limit);
    if (counted.size() < limit)
        return {static_cast<int>(limit - counted.size()), {}};
    return {0, Instant {counted[counted.size() - limit].seconds + span}};
}

NudgeEffect nudgeEffect(std::optional<Instant> reminded, std::span<const std::optional<Instant>> done,
    const NudgePolicy &policy, Instant now)
{
    if (!reminded)
        return NudgeEffect::None;
    const Instant until {reminded->seconds + int64_t {policy.helpMinutes} * 60};
    const bool helped = std::any_of(done.begin(), done.end(),
        [&](const std::optional<Instant> &at) { return at && *reminded <= *at && *at <= until; });
    if (helped)
        return NudgeEffect::Helped;
    if (now < until)
        return NudgeEffect::Waiting;
    const bool isUnsure =
        std::any_of(done.begin(), done.end(), [](const std::optional<Instant> &at) { return !at; });
    return isUnsure ? NudgeEffect::Unknown : NudgeEffect::NotHelped;
}

void orderNudges(std::vector<NudgeGuide> &guides)
{
    using Place = std::array<std::string, 4>; // region, supervisor, store, manager; empty below its level
    const auto placeOf = [](const NudgeGuide &guide, size_t levels) {
        Place place {guide.region.toString(), guide.supervisor, guide.store, guide.manager};
        for (size_t i = levels; i < place.size(); ++i)
            place[i].clear();
        return place;
    };
    std::array<std::map<Place, Share>, kNudgeLevels.size()> shares;
    for (const NudgeGuide &guide : guides) {
        for (size_t level = 0; level < kNudgeLevels.size(); ++level) {
            Share &share = shares[level][placeOf(guide, kNudgeLevels[level])];
            share.done += guide.done;
            share.all += guide.eligible;
        }
    }
    struct Row {
        std::array<const std::pair<const Place, Share> *, kNudgeLevels.size()> groups {};
        size_t guide = 0;
    };
    std::vector<Row> rows(guides.size());
    for (size_t i = 0; i < guides.size(); ++i) {
        rows[i].guide = i;
        for (size_t level = 0; level < kNudgeLevels.size(); ++level)
            rows[i].groups[level] = &*shares[level].find(placeOf(guides[i], kNudgeLevels[level]));
    }
    std::sort(rows.begin(), rows.end(), [&guides](const Row &a, const Row &b) {
        for (size_t level = 0; level < kNudgeLevels.size(); ++level) {
            if (a.groups[level] == b.groups[level])
                continue;
            const auto &[placeA, shareA] = *a.groups[level];
            const auto &[placeB, shareB] = *b.groups[level];
            if (isBehind(shareA, shareB) || isBehind(shareB, shareA))
                return isBehind(shareA, shareB);
            return placeA < placeB;
        }
        const NudgeGuide &one = guides[a.guide];
        const NudgeGuide &other = guides[b.guide];
        const Share shareA {one.done, one.eligible};
        const Share shareB {other.done, other.eligible};
        if (isBehind(shareA, shareB) || isBehind(shareB, shareA))
            return isBehind(shareA, shareB);
        return std::tie(one.code, one.id) < std::tie(other.code, other.id);
    });
    std::vector<NudgeGuide> ordered;
    ordered.reserve(guides.size());
    for (const Row &row : rows)
        ordered.push_back(std::move(guides[row.guide]));
    guides = std::move(ordered);
}

std::string fillTemplate(std::string_view text, const std::map<std::string, std::string, std::less<>> &values)
{
    std::string filled;
    eachPart(
        text,
        [&](std::string_view name) {
            const auto found = values.find(name);
            if (found != values.end())
                filled += found->second;
            else
                filled.append("{").append(name).append("}");
        },
        [&](std::string_view between) { filled += between; });
    return filled;
}

std::vector<std::string> unknownPlaceholders(std::string_view text, std::span<const std::string_view> known)
{
    std::vector<std::string> unknown;
    eachPart(
        text,
        [&](std::string_view name) {
            if (std::find(known.begin(), known.end(), name) == known.end())
                unknown.emplace_back(name);
        },
        [](std::string_view) {});
    return unknown;
}

} // namespace qunce
