// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The measures of data.md, one function per family, from rows to one Value per subject of the level.

#include <algorithm>

#include "tests/oracle/oracle.h"

namespace qunce::oracle {

namespace {

using Values = std::map<std::string, Value>;

Value ratioValue(Int128 over, Int128 under)
{
    Value made {true, true, std::nullopt, Ratio {over, 1}, Ratio {under, 1}};
    if (under > 0)
        made.value = Ratio {over, under};
    return made;
}

Value sumValue(Int128 sum)
{
    return {true, false, Ratio {sum, 1}, Ratio {sum, 1}, std::nullopt};
}

/// numerator ÷ denominator for all subjects that have rows of either.
Values ratios(const std::map<std::string, Int128> &over, const std::map<std::string, Int128> &under)
{
    Values made;
    for (const auto *side : {&over, &under})
        for (const auto &[key, sum] : *side)
            made[key] = ratioValue(over.count(key) ? over.at(key) : 0, under.count(key) ? under.at(key) : 0);
    return made;
}

struct Assignment {
    std::string status;
    std::string reason;
    std::optional<Instant> doneAt;
    uint64_t planned = 0, sent = 0;
};

bool excuses(const std::string &reason)
{
    return reason == "quota" || reason == "not_friend" || reason == "group_closed";
}

Assignment summary(const std::vector<std::pair<ResultRow, std::optional<Day>>> &rows, Day dueDay)
{
    Assignment made;
    uint64_t pending = 0, failed = 0;
    bool allTimesKnown = true;
    for (const auto &[row, closedOn] : rows) {
        const bool outOfPlan = row.status != "done"
            && (row.status == "cancelled" || (closedOn && *closedOn < dueDay)
                || (row.status == "failed" && excuses(row.reason)));
        if (outOfPlan)
            continue;
        ++made.planned;
        made.sent += row.status == "done";
        pending += row.status == "pending";
        failed += row.status == "failed";
        if (row.status == "done") {
            allTimesKnown = allTimesKnown && row.doneAt;
            made.doneAt = std::max(made.doneAt, row.doneAt);
        }
    }
    if (made.planned == 0)
        made.status = "cancelled";
    else if (made.sent == made.planned)
        made.status = "done";
    else
        made.status = pending == 0 && failed > 0 ? "failed" : "pending";
    if (!allTimesKnown)
        made.doneAt.reset();
    return made;
}

bool isExcluded(const Assignment &assignment, const Guide &guide, const TaskRow &task)
{
    if (assignment.status == "cancelled")
        return true;
    if (assignment.status == "done")
        return false;
    const bool awayThroughout = task.dispatchedAt && guide.leaveFrom
        && *guide.leaveFrom <= task.dispatchedAt->day() && (!guide.leaveTo || task.dueDay <= *guide.leaveTo);
    return guide.hasLeft(task.dueDay) || awayThroughout || excuses(assignment.reason);
}

void count(
    Counts &counts, const Assignment &assignment, const Guide &guide, const TaskRow &task, Instant asOf)
{
    const bool excluded = isExcluded(assignment, guide, task);
    const bool done = assignment.status == "done";
    ++counts.dispatched;
    counts.excluded += excluded;
    counts.done += done;
    counts.onTime += done && assignment.doneAt && *assignment.doneAt <= task.dueAt;
    counts.failed += !excluded && assignment.status == "failed";
    counts.pending += !excluded && assignment.status == "pending";
    counts.overdue += !excluded && assignment.status == "pending" && task.dueAt < asOf;
    if (task.dueAt <= asOf) {
        counts.dueEligible += !excluded;
        counts.dueDone += done;
    }
}

Value ofCounts(const std::string &measure, const Counts &counts)
{
    const uint64_t eligible = counts.dispatched - counts.excluded;
    if (measure == "completion_rate")
        return ratioValue(counts.done, eligible);
    if (measure == "due_completion_rate")
        return ratioValue(counts.dueDone, counts.dueEligible);
    if (measure == "on_time_rate")
        return ratioValue(counts.onTime, eligible);
    if (measure == "group_send_rate")
        return ratioValue(counts.sent, counts.planned);
    const std::map<std::string, uint64_t> plain {{"overdue", counts.overdue},
        {"dispatched", counts.dispatched}, {"excluded", counts.excluded}, {"eligible", eligible},
        {"done", counts.done}, {"failed", counts.failed}, {"pending", counts.pending}};
    return sumValue(plain.at(measure));
}

bool isOfCounts(const std::string &measure)
{
    static const std::set<std::string> names {"completion_rate", "due_completion_rate", "on_time_rate",
        "group_send_rate", "overdue", "dispatched", "excluded", "eligible", "done", "failed", "pending"};
    return names.count(measure) > 0;
}

} // namespace

std::map<std::string, Counts> Oracle::counts(const Request &request, Period period) const
{
    // All rows of one (task, guide), rows of groups apart.
    std::map<std::pair<std::string, std::string>, std::vector<std::pair<ResultRow, std::optional<Day>>>>
        pushes;
    std::map<std::pair<std::string, std::string>, ResultRow> plain;
    for (const auto &[key, row] : m_rows.results) {
        const auto &[task, guide, group] = key;
        if (group.empty())
            plain[{task, guide}] = row;
        else
            pushes[{task, guide}].emplace_back(row, m_rows.groups.at(group).closedOn);
    }
    for (const auto &[key, rows] : pushes)
        plain.erase(key);

    std::map<std::string, Counts> made;
    const auto add = [&](const std::string &taskCode, const std::string &guideCode,
                         const Assignment &assignment, bool push) {
        const TaskRow &task = m_rows.tasks.at(taskCode);
        const Place place = m_rows.placeOfGuide(guideCode, task.dueDay);
        if (!period.contains(task.dueDay) || !isInside(request, place))
            return;
        const std::string key = request.level == "day" ? task.dueDay.toString()
            : request.level == "task"                  ? taskCode
                                                       : keyAt(request.level, guideCode, place);
        if (key.empty())
            return;
        Counts &sum = made[key];
        count(sum, assignment, m_rows.guides.at(guideCode), task, request.asOf);
        if (push) {
            ++sum.pushes;
            sum.planned += assignment.planned;
            sum.sent += assignment.sent;
        }
    };
    for (const auto &[key, row] : plain)
        add(key.first, key.second, {row.status, row.reason, row.doneAt}, false);
    for (const auto &[key, rows] : pushes)
        add(key.first, key.second, summary(rows, m_rows.tasks.at(key.first).dueDay), true);
    return made;
}

std::optional<uint64_t> Oracle::number(
    const Request &request, const std::string &guide, Day day, const std::string &metric) const
{
    const auto row = m_rows.guideDays.find({guide, day});
    if (row != m_rows.guideDays.end() && row->second.count(metric))
        return row->second.at(metric);
    const bool filled = request.zeroFill && m_rows.guides.at(guide).inPost(day)
        && m_rows.fed.count({m_rows.placeOfGuide(guide, day).region, day, metric});
    return filled ? std::optional<uint64_t>(0) : std::nullopt;
}

std::map<std::string, Int128> Oracle::totals(
    const Request &request, const std::string &metric, Period period) const
{
    std::map<std::string, Int128> made;
    const auto add = [&](const std::string &subject, const Place &place, uint64_t value) {
        const std::string key = keyAt(request.level, subject, place);
        if (isInside(request, place) && !key.empty())
            made[key] += value;
    };
    const bool ofGroups = metric.starts_with("group:");
    if (ofGroups || metric.starts_with("koc:")) {
        const std::string name = metric.substr(metric.find(':') + 1);
        for (const auto &[key, numbers] : ofGroups ? m_rows.groupDays : m_rows.kocDays)
            if (period.contains(key.second) && numbers.count(name))
                add(key.first,
                    ofGroups ? m_rows.placeOfGroup(key.first, key.second)
                             : m_rows.placeOfKoc(key.first, key.second),
                    numbers.at(name));
        return made;
    }
    for (const auto &[code, guide] : m_rows.guides)
        for (Day day = period.from; day <= period.to; ++day)
            if (const std::optional<uint64_t> value = number(request, code, day, metric))
                add(code, m_rows.placeOfGuide(code, day), *value);
    return made;
}

std::map<std::string, Value> Oracle::sums(
    const Request &request, const std::string &measure, Period period) const
{
    Values made;
    if (measure == "net_friends") {
        const auto added = totals(request, "friends_added", period);
        const auto lost = totals(request, "friends_lost", period);
        for (const auto &[key, sum] : added)
            made[key] = sumValue(sum);
        for (const auto &[key, sum] : lost)
            made[key] = sumValue((added.count(key) ? added.at(key) : 0) - sum);
        return made;
    }
    for (const auto &[key, sum] : totals(request, measure, period))
        made[key] = sumValue(sum);
    return made;
}

std::map<std::string, Value> Oracle::replyRate(const Request &request, Period period) const
{
    // A cohort is closed when D <= as-of day - 14. An open one is data, but in no total.
    const Period closed {period.from, std::min(period.to, request.asOf.day() - 14)};
    Values made = ratios(totals(request, "cohort_replied", closed), totals(request, "cohort_added", closed));
    for (const char *metric : {"cohort_replied", "cohort_added"})
        for (const auto &[key, sum] : totals(request, metric, period))
            if (!made.count(key))
                made[key] = ratioValue(0, 0);
    return made;
}

std::map<std::string, Value> Oracle::perGuide(
    const Request &request, const std::string &metric, Period period) const
{
    std::map<std::string, Int128> posts; // guide days in post per subject
    for (const auto &[code, guide] : m_rows.guides)
        for (Day day = period.from; day <= period.to; ++day) {
            const std::optional<Place> place = placeInside(request, code, day);
            if (place && guide.inPost(day))
                ++posts[keyAt(request.level, code, *place)];
        }
    Values made;
    for (const auto &[key, sum] : totals(request, metric, period)) {
        Value value {true, true, std::nullopt, Ratio {sum, 1}, Ratio {posts[key], period.days()}};
        if (posts[key] > 0)
            value.value = Ratio {sum * period.days(), posts[key]};
        made[key] = value;
    }
    return made;
}

std::map<std::string, Value> Oracle::selling(const Request &request, Period period) const
{
    std::map<std::string, std::set<std::string>> inPost;
    std::map<std::string, std::map<std::string, Int128>> orders;
    for (const auto &[code, guide] : m_rows.guides)
        for (Day day = period.from; day <= period.to; ++day) {
            const std::optional<Place> place = placeInside(request, code, day);
            const std::string key = place ? keyAt(request.level, code, *place) : "";
            if (key.empty())
                continue;
            if (guide.inPost(day))
                inPost[key].insert(code);
            if (const std::optional<uint64_t> sold = number(request, code, day, "orders"))
                orders[key][code] += *sold;
        }
    Values made;
    for (const auto &[key, ofGuides] : orders) {
        const std::set<std::string> &present = inPost[key];
        const auto sells = [&](const auto &guide) { return guide.second > 0 && present.count(guide.first); };
        made[key] = ratioValue(
            std::count_if(ofGuides.begin(), ofGuides.end(), sells), static_cast<Int128>(present.size()));
    }
    return made;
}

namespace {

/// The goal for a period: its value, and the days that time progress runs over.
struct Target {
    Int128 value = 0;
    Period period;

    int elapsedDays(Day reached) const { return std::clamp(reached - period.from + 1, 0, period.days()); }
};

/// Exactly the period; else all goals inside it (random brands have no overlapping ones) if no day is left out; else the
/// shortest around it; else those inside. An empty metric takes goals of any.
std::optional<Target> targetFor(const BrandRows &rows, const Request &request, const std::string &subject,
    const std::string &metric, Period period)
{
    // A goal may be read where its unit or guide is at present; goals of zones by everybody.
    const std::string guide = request.level == "guide" ? subject : "";
    const std::string unit = guide.empty() ? subject : "";
    const Day latest {INT32_MAX};
    const std::string region =
        guide.empty() ? rows.placeOfUnit(unit, latest).region : rows.placeOfGuide(guide, rows.lastDay).region;
    if (request.scope && !region.empty() && !request.scope->count(region))
        return std::nullopt;
    std::optional<Target> exact, inside, containing;
    int insideDays = 0;
    for (const auto &[key, value] : rows.goals) {
        if (key.unit != unit || key.guide != guide || (!metric.empty() && key.metric != metric))
            continue;
        const Period goal = key.period;
        if (goal == period) {
            exact = Target {value, goal};
        } else if (period.from <= goal.from && goal.to <= period.to) {
            inside = Target {(inside ? inside->value : 0) + value, period};
            insideDays += goal.days();
        } else if (goal.from <= period.from && period.to <= goal.to
            && (!containing || goal.days() < containing->period.days())) {
            containing = Target {value, goal};
        }
    }
    const bool hasGaps = insideDays < period.days();
    return exact ? exact : inside && !(containing && hasGaps) ? inside : containing;
}

} // namespace

std::map<std::string, Value> Oracle::timeProgress(const Request &request, Period period) const
{
    Values made;
    for (const std::string &key : subjects(request, "time_progress", period))
        if (const auto target = targetFor(m_rows, request, key, "", period))
            made[key] = ratioValue(
                target->elapsedDays(std::min(request.asOf.day(), period.to)), target->period.days());
    return made;
}

std::map<std::string, Value> Oracle::targets(
    const Request &request, const std::string &measure, Period period) const
{
    const bool isGap = measure.starts_with("gap:");
    const std::string metric = measure.substr(measure.find(':') + 1);
    Values made;
    for (const auto &[key, sum] : totals(request, metric, period)) {
        const auto target = targetFor(m_rows, request, key, metric, period);
        Value value = target ? ratioValue(sum, target->value) : ratioValue(sum, 0);
        if (!target)
            value.denominator.reset();
        if (isGap && value.value) {
            const int total = target->period.days();
            const int elapsed = target->elapsedDays(std::min(request.asOf.day(), period.to));
            const Ratio share = *value.value;
            value.value = Ratio {100 * (share.over * total - share.under * elapsed), share.under * total};
        }
        made[key] = value;
    }
    return made;
}

std::map<std::string, Value> Oracle::streaks(const Request &request, bool current, Period period) const
{
    std::set<std::pair<std::string, Day>> openStores; // stores with any orders row that day
    for (const auto &[key, numbers] : m_rows.guideDays)
        if (numbers.count("orders"))
            openStores.insert({m_rows.placeOfGuide(key.first, key.second).store, key.second});
    Values made;
    for (const auto &[code, guide] : m_rows.guides) {
        int run = 0, best = 0;
        bool hasData = false;
        for (Day day = period.from; day <= period.to; ++day) {
            const std::optional<Place> place = placeInside(request, code, day);
            if (!place)
                continue;
            const std::optional<uint64_t> orders = number(request, code, day, "orders");
            hasData = hasData || orders;
            if (!openStores.count({place->store, day}) || number(request, code, day, "on_duty") == 0U)
                continue;
            const bool stillOpen = request.asOf.day() <= day;
            if (orders.value_or(0) > 0)
                ++run;
            else if (!current || !stillOpen)
                run = 0;
            best = std::max(best, run);
        }
        if (hasData)
            made[code] = sumValue(current ? run : best);
    }
    return made;
}

std::map<std::string, Value> Oracle::evaluate(
    const Request &request, const std::string &measure, Period period) const
{
    if (isOfCounts(measure)) {
        Values made;
        for (const auto &[key, sum] : counts(request, period))
            if (measure != "group_send_rate" || sum.pushes > 0)
                made[key] = ofCounts(measure, sum);
        return made;
    }
    if (measure == "reply_rate_14d")
        return replyRate(request, period);
    if (measure == "after_hours_share")
        return ratios(totals(request, "after_hours_amount", period), totals(request, "amount", period));
    if (measure == "after_hours_share_online")
        return ratios(
            totals(request, "after_hours_amount", period), totals(request, "online_amount", period));
    if (measure == "buyers_conversion")
        return ratios(totals(request, "group:first_orders", period), totals(request, "group:joins", period));
    if (measure == "selling_rate")
        return selling(request, period);
    if (measure.starts_with("per_guide:"))
        return perGuide(request, measure.substr(10), period);
    if (measure.starts_with("attainment:") || measure.starts_with("gap:"))
        return targets(request, measure, period);
    if (measure == "time_progress")
        return timeProgress(request, period);
    if (measure.starts_with("streak_"))
        return streaks(request, measure == "streak_current", period);
    return sums(request, measure, period);
}

} // namespace qunce::oracle
