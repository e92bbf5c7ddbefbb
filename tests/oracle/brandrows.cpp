// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/oracle/brandrows.h"

#include <algorithm>

namespace qunce::oracle {

namespace {

const std::string kYuan = "(元)";

bool dataDay(const std::optional<Day> &day)
{
    return day && kFirstDataDay <= *day && *day <= kLastDataDay;
}

/// A full-width digit becomes the plain one.
std::string plainDigits(std::string text)
{
    for (char digit = '0'; digit <= '9'; ++digit) {
        const std::string wide = std::string("\xEF\xBC") + static_cast<char>(0x90 + (digit - '0'));
        for (size_t at = text.find(wide); at != std::string::npos; at = text.find(wide))
            text.replace(at, wide.size(), 1, digit);
    }
    return text;
}

std::optional<uint64_t> wholeNumber(const std::string &text)
{
    if (text.empty() || text.size() > 10 || text.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    const uint64_t value = std::stoull(text);
    return value <= 4294967295U ? std::optional<uint64_t>(value) : std::nullopt;
}

std::optional<uint64_t> numberOf(const std::string &written, bool yuan)
{
    std::string text = plainDigits(written);
    if (!yuan || text.empty())
        return wholeNumber(text);
    const size_t dot = text.find('.');
    std::string cents = dot == std::string::npos ? "" : text.substr(dot + 1);
    if (cents.size() > 2 || (dot != std::string::npos && cents.empty()))
        return std::nullopt;
    cents.resize(2, '0');
    text = text.substr(0, dot) + cents;
    text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
    return wholeNumber(text);
}

/// Reads an optional day; false if there is something that is no day.
bool readDay(const SourceRow &row, const char *column, std::optional<Day> &day)
{
    if (!row.has(column))
        return true;
    const std::optional<Day> read = row.day(column);
    if (!row.cell(column).empty() && !read)
        return false;
    day = read;
    return true;
}

/// Names are fields of one line; a line break within a cell becomes a space.
std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

Day effectiveDay(const SourceRow &row, Day today)
{
    return row.day("effective_on").value_or(today);
}

std::optional<Period> periodOf(const std::string &text)
{
    if (text.size() == 7) {
        const std::optional<Day> first = Day::parse(text + "-01");
        return first ? std::optional<Period>({*first, lastOfMonth(*first)}) : std::nullopt;
    }
    const std::vector<std::string> ends = split(text, '/');
    if (ends.size() != 2)
        return std::nullopt;
    const std::optional<Day> from = Day::parse(ends[0]);
    const std::optional<Day> to = Day::parse(ends[1]);
    return from && to && *from <= *to ? std::optional<Period>({*from, *to}) : std::nullopt;
}

} // namespace

bool Guide::inPost(Day day) const
{
    return (role == "guide" || role == "store_manager") && (!joinedOn || *joinedOn <= day) && !hasLeft(day)
        && !onLeave(day);
}

size_t BrandRows::import(const SourceFile &file)
{
    size_t rejected = 0;
    m_inFile.clear();
    lastDay = std::max(lastDay, file.today);
    for (size_t i = 0; i < file.rows.size(); ++i) {
        const SourceRow row(file, i);
        bool taken = true; // group_hours is read by no measure
        if (file.kind == "org")
            taken = takeOrg(row, file.today);
        else if (file.kind == "guides")
            taken = takeGuide(row, file.today);
        else if (file.kind == "groups")
            taken = takeGroup(row, file.today);
        else if (file.kind == "koc")
            taken = takeKoc(row, file.today);
        else if (file.kind == "tasks")
            taken = takeTask(row);
        else if (file.kind == "task_results")
            taken = takeResult(row);
        else if (file.kind == "goals")
            taken = takeGoal(row);
        else if (file.kind.ends_with("_days"))
            taken = takeDay(file, row);
        rejected += taken ? 0 : 1;
    }
    if (file.fed && file.kind == "guide_days")
        for (const auto &[guide, day, metric] : m_inFile)
            fed.insert({placeOfGuide(guide, day).region, day, metric});
    return rejected;
}

bool BrandRows::takeOrg(const SourceRow &row, Day today)
{
    const std::string &parent = row.cell("parent_code");
    if (!parent.empty() && !units.count(parent))
        return false;
    Unit &unit = units[row.cell("code")];
    unit.code = row.cell("code");
    unit.name = oneLine(row.cell("name"));
    unit.kind = row.cell("kind");
    unit.parent.set(effectiveDay(row, today), parent);
    return true;
}

bool BrandRows::takeGuide(const SourceRow &row, Day today)
{
    const std::string &status = row.cell("status");
    if (!units.count(row.cell("store_code")) || (status == "left" && row.cell("left_on").empty()))
        return false;
    const auto known = guides.find(row.cell("code"));
    Guide guide = known == guides.end() ? Guide {} : known->second;
    if (!readDay(row, "joined_on", guide.joinedOn) || !readDay(row, "left_on", guide.leftOn)
        || !readDay(row, "leave_from", guide.leaveFrom) || !readDay(row, "leave_to", guide.leaveTo))
        return false;
    if (status == "active")
        guide.leftOn.reset();
    guide.code = row.cell("code");
    guide.name = oneLine(row.cell("name"));
    if (row.has("role"))
        guide.role = row.cell("role");
    if (guide.role.empty())
        guide.role = "guide";
    guide.store.set(effectiveDay(row, today), row.cell("store_code"));
    guides[guide.code] = guide;
    return true;
}

bool BrandRows::takeGroup(const SourceRow &row, Day today)
{
    if (!guides.count(row.cell("owner_code")))
        return false;
    Group &group = groups[row.cell("code")];
    group.code = row.cell("code");
    group.name = oneLine(row.cell("name"));
    group.owner.set(today, row.cell("owner_code"));
    return readDay(row, "closed_on", group.closedOn);
}

bool BrandRows::takeKoc(const SourceRow &row, Day today)
{
    const std::string &guide = row.cell("guide_code");
    const std::string &region = row.cell("region_code");
    if (guide.empty() ? !units.count(region) : !guides.count(guide))
        return false;
    Koc &koc = kocs[row.cell("code")];
    koc.code = row.cell("code");
    koc.name = oneLine(row.cell("nickname"));
    koc.belongs.set(today, {guide, guide.empty() ? region : ""});
    return true;
}

bool BrandRows::takeTask(const SourceRow &row)
{
    const std::optional<WrittenInstant> due = parseInstant(row.cell("due_at"));
    const std::optional<WrittenInstant> dispatched = parseInstant(row.cell("dispatched_at"));
    if (!due || (!dispatched && !row.cell("dispatched_at").empty()))
        return false;
    TaskRow &task = tasks[row.cell("code")];
    task.code = row.cell("code");
    task.title = oneLine(row.cell("title"));
    task.dueAt = due->instant;
    task.dueDay = due->day;
    task.dispatchedAt.reset();
    if (dispatched)
        task.dispatchedAt = dispatched->instant;
    return true;
}

bool BrandRows::takeResult(const SourceRow &row)
{
    const std::string &group = row.cell("group_code");
    const std::optional<WrittenInstant> doneAt = parseInstant(row.cell("done_at"));
    if (!tasks.count(row.cell("task_code")) || !guides.count(row.cell("guide_code"))
        || (!group.empty() && !groups.count(group)) || (!doneAt && !row.cell("done_at").empty()))
        return false;
    ResultRow &result = results[{row.cell("task_code"), row.cell("guide_code"), group}];
    result.status = row.cell("status");
    result.reason = row.cell("fail_reason");
    result.doneAt.reset();
    if (doneAt)
        result.doneAt = doneAt->instant;
    return true;
}

bool BrandRows::takeGoal(const SourceRow &row)
{
    const std::optional<Period> period = periodOf(row.cell("period"));
    const std::string &unit = row.cell("org_code");
    const std::string &guide = row.cell("guide_code");
    const std::optional<uint64_t> value = numberOf(row.cell("value"), false);
    if (!period || !value || (!unit.empty() && !units.count(unit))
        || (!guide.empty() && !guides.count(guide)))
        return false;
    goals[{*period, unit, guide, row.cell("metric")}] = *value;
    return true;
}

bool BrandRows::takeDay(const SourceFile &file, const SourceRow &row)
{
    const std::string subject = row.cell(file.kind == "guide_days" ? "guide_code"
            : file.kind == "group_days"                            ? "group_code"
                                                                   : "koc_code");
    const bool known = file.kind == "guide_days" ? guides.count(subject) > 0
        : file.kind == "group_days"              ? groups.count(subject) > 0
                                                 : kocs.count(subject) > 0;
    const std::optional<Day> day = row.day("day");
    if (!known || !dataDay(day))
        return false;
    if (row.has("metric"))
        return !row.cell("value").empty()
            && takeNumber(file, subject, *day, row.cell("metric"), row.cell("value"));
    for (const std::string &column : file.columns) {
        const bool isMetric = column != "day" && !column.ends_with("_code");
        if (isMetric && !row.cell(column).empty() && !numberOf(row.cell(column), column.ends_with(kYuan)))
            return false;
    }
    for (const std::string &column : file.columns)
        if (column != "day" && !column.ends_with("_code"))
            takeNumber(file, subject, *day, column, row.cell(column));
    return true;
}

/// An empty text is no number at all: what was there stays.
bool BrandRows::takeNumber(const SourceFile &file, const std::string &subject, Day day,
    const std::string &metric, const std::string &text)
{
    const bool yuan = metric.ends_with(kYuan);
    if (text.empty())
        return true;
    const std::optional<uint64_t> value = numberOf(text, yuan);
    if (!value)
        return false;
    const std::string name = yuan ? metric.substr(0, metric.size() - kYuan.size()) : metric;
    DayRows &rows = file.kind == "guide_days" ? guideDays : file.kind == "group_days" ? groupDays : kocDays;
    rows[{subject, day}][name] = *value;
    m_inFile.insert({subject, day, name});
    return true;
}

Place BrandRows::placeOfUnit(const std::string &unit, Day day) const
{
    Place place;
    std::string at = unit;
    while (!at.empty()) {
        const Unit &current = units.at(at);
        (current.kind == "store"           ? place.store
                : current.kind == "city"   ? place.city
                : current.kind == "region" ? place.region
                                           : place.zone) = at;
        at = current.parent.on(day);
    }
    return place;
}

Place BrandRows::placeOfGuide(const std::string &guide, Day day) const
{
    return placeOfUnit(guides.at(guide).store.on(day), day);
}

Place BrandRows::placeOfGroup(const std::string &group, Day day) const
{
    return placeOfGuide(groups.at(group).owner.on(day), day);
}

Place BrandRows::placeOfKoc(const std::string &koc, Day day) const
{
    const auto &[guide, region] = kocs.at(koc).belongs.on(day);
    return guide.empty() ? placeOfUnit(region, day) : placeOfGuide(guide, day);
}

} // namespace qunce::oracle
