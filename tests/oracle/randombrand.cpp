// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The brand starts as one file a kind; then some later files change it: people move, leave and come back, stores and
// cities get another parent with an effective day, due days and numbers are corrected, groups close or change owner.

#include "tests/oracle/randombrand.h"

#include <algorithm>
#include <set>

namespace qunce::oracle {

namespace {

using Cells = std::map<std::string, std::string>;
using Table = std::vector<Cells>;

const std::vector<std::string> kGuideMetrics {"friends_added", "friends_lost", "messages", "cohort_added",
    "cohort_replied", "replies", "leads", "orders", "amount", "after_hours_amount", "online_amount",
    "on_duty", "content_shares"};

class Maker
{
public:
    explicit Maker(uint64_t seed) : m_random(seed) { }

    RandomBrand make()
    {
        const std::vector<Day> starts {Day::fromYmd(2025, 12, 8), Day::fromYmd(2028, 2, 9),
            Day::fromYmd(2026, 4, 11), Day::fromYmd(2026, 1, 15)};
        const Day start = m_random.pick(starts);
        m_brand.span = {start, start + 39};
        m_today = start + m_random.between(3, 30);
        makeOrg();
        makeGuides();
        makeGroups();
        makeKocs();
        makeTasks();
        makeResults(100);
        makeGoals();
        makeGuideDays();
        makeOtherDays();
        for (int i = m_random.between(2, 6); i > 0; --i) {
            m_today = m_today + m_random.between(0, 6);
            changeSomething();
        }
        makeUsers();
        return m_brand;
    }

private:
    Day anyDay() { return m_brand.span.from + m_random.between(0, m_brand.span.days() - 1); }
    std::string dayText(Day day)
    {
        if (!m_random.chance(10))
            return day.toString();
        return std::to_string(day.year()) + "/" + std::to_string(day.month()) + "/"
            + std::to_string(day.dayOfMonth());
    }
    std::string maybeDay(unsigned percent) { return m_random.chance(percent) ? dayText(anyDay()) : ""; }

    std::string anyName(const std::string &code)
    {
        static const std::vector<std::string> nasty {
            "=1+1", "-小王", "+86", "@李", "张,三", "王\"五\"", "赵\n六", "-5", "𠮷野家", "A B"};
        return m_random.chance(25) ? m_random.pick(nasty) : "名" + code;
    }

    std::string anyNumber()
    {
        static const std::vector<std::string> ties {
            "0", "0", "1", "1", "2", "3", "5", "7", "10", "100", "1００", "2４"};
        return m_random.chance(2) ? "4294967295"
            : m_random.chance(70) ? m_random.pick(ties)
                                  : std::to_string(m_random.below(100000));
    }

    static std::vector<std::string> codesOf(const Table &table)
    {
        std::vector<std::string> codes;
        for (const Cells &cells : table)
            codes.push_back(cells.at("code"));
        return codes;
    }

    std::vector<std::string> unitsOf(const std::string &kind)
    {
        std::vector<std::string> codes;
        for (const Cells &unit : m_org)
            if (unit.at("kind") == kind)
                codes.push_back(unit.at("code"));
        return codes;
    }

    void add(const std::string &kind, std::vector<std::string> columns, const Table &rows, bool fed = false)
    {
        SourceFile file {kind, m_today, fed, std::move(columns), {}};
        for (const Cells &cells : rows) {
            std::vector<std::string> row;
            for (const std::string &column : file.columns)
                row.push_back(cells.count(column) ? cells.at(column) : "");
            file.rows.push_back(std::move(row));
        }
        m_brand.files.push_back(std::move(file));
    }

    void makeOrg();
    void makeGuides();
    void makeGroups();
    void makeKocs();
    void makeTasks();
    void makeResults(unsigned percent);
    void makeGoals();
    void makeGuideDays();
    void makeOtherDays();
    void makeUsers();
    void changeSomething();
    void changeGuides();
    void changeOrg();
    void changeTasks();
    void changeGroups();
    void setEmployment(Cells &guide);
    Cells resultRow(const Cells &task, const std::string &guide, const std::string &group);
    void setDue(Cells &task);

    void addOrg(const Table &rows)
    {
        add("org", {"code", "parent_code", "kind", "name", "effective_on"}, rows);
    }
    void addGuides(const Table &rows)
    {
        add("guides",
            {"code", "name", "store_code", "role", "joined_on", "status", "left_on", "leave_from", "leave_to",
                "effective_on"},
            rows);
    }
    void addGroups(const Table &rows)
    {
        add("groups", {"code", "name", "kind", "owner_code", "status", "closed_on"}, rows);
    }
    void addTasks(const Table &rows)
    {
        add("tasks", {"code", "title", "kind", "dispatched_at", "due_at"}, rows);
    }

    Random m_random;
    RandomBrand m_brand;
    Day m_today;
    Table m_org, m_guides, m_groups, m_kocs, m_tasks;
};

void Maker::makeOrg()
{
    const auto unit = [&](const std::string &kind, const std::string &parent) {
        const std::string code = std::string(kind == "store" ? "0" : "") + std::to_string(10 + m_org.size())
            + (m_random.chance(20) ? "店" : "");
        m_org.push_back({{"code", code}, {"parent_code", parent}, {"kind", kind}, {"name", anyName(code)}});
        m_brand.units.push_back(code);
        return code;
    };
    std::vector<std::string> zones {""};
    for (int i = m_random.between(0, 2); i > 0; --i)
        zones.push_back(unit("zone", ""));
    for (int i = m_random.between(2, 3); i > 0; --i) {
        const std::string region = unit("region", m_random.pick(zones));
        std::vector<std::string> above {region};
        for (int city = m_random.between(0, 2); city > 0; --city)
            above.push_back(unit("city", region));
        for (int store = m_random.between(1, 3); store > 0; --store)
            unit("store", m_random.pick(above));
    }
    unit("store", unit("region", "")); // headquarters' service desk
    addOrg(m_org);
}

void Maker::setEmployment(Cells &guide)
{
    guide["joined_on"] = maybeDay(30);
    guide["left_on"] = maybeDay(20);
    guide["status"] = guide["left_on"].empty() ? "active" : "left";
    guide["leave_from"] = maybeDay(25);
    guide["leave_to"] = "";
    if (!guide["leave_from"].empty() && m_random.chance(70))
        guide["leave_to"] = (Day::parse(guide["leave_from"]).value() + m_random.between(0, 12)).toString();
}

void Maker::makeGuides()
{
    const std::vector<std::string> stores = unitsOf("store");
    static const std::vector<std::string> roles {"guide", "guide", "guide", "guide", "store_manager",
        "store_manager", "store_account", "hq_service", "mentor", "supervisor", ""};
    for (int i = m_random.between(5, 12); i > 0; --i) {
        const std::string code = (m_random.chance(50) ? "g" : "G") + std::to_string(i);
        Cells guide {{"code", code}, {"name", anyName(code)}, {"store_code", m_random.pick(stores)},
            {"role", m_random.pick(roles)}, {"effective_on", maybeDay(10)}};
        setEmployment(guide);
        m_guides.push_back(guide);
    }
    addGuides(m_guides);
}

void Maker::makeGroups()
{
    static const std::vector<std::string> kinds {
        "training", "mentor", "koc", "city", "store", "customer", "flash"};
    for (int i = m_random.between(3, 8); i > 0; --i) {
        const std::string code = "q" + std::to_string(i);
        Cells group {{"code", code}, {"name", anyName(code)}, {"kind", m_random.pick(kinds)},
            {"owner_code", m_random.pick(m_guides).at("code")}, {"closed_on", maybeDay(25)}};
        group["status"] = group["closed_on"].empty() ? "active" : "closed";
        m_groups.push_back(group);
    }
    addGroups(m_groups);
}

void Maker::makeKocs()
{
    for (int i = m_random.between(2, 6); i > 0; --i) {
        const std::string code = "k" + std::to_string(i);
        Cells koc {{"code", code}, {"nickname", anyName(code)}, {"tier", "A"}};
        koc[m_random.chance(60) ? "guide_code" : "region_code"] = "";
        if (koc.count("guide_code"))
            koc["guide_code"] = m_random.pick(m_guides).at("code");
        else
            koc["region_code"] = m_random.pick(unitsOf("region"));
        m_kocs.push_back(koc);
    }
    add("koc", {"code", "nickname", "guide_code", "region_code", "tier"}, m_kocs);
}

void Maker::setDue(Cells &task)
{
    static const std::vector<std::string> times {
        "24:00", "00:00", "18:00", "23:59:59", "12:30:30", "00:00:01"};
    const Day due = anyDay();
    const std::string &time = m_random.pick(times);
    task["due_at"] = due.toString() + " " + time;
    if (m_random.chance(15)) // the same in another time zone, which cannot say 24:00
        task["due_at"] = (due - 1).toString() + "T20:15:30Z";
    m_brand.dueTimes.push_back(task["due_at"]);
    task["dispatched_at"] = m_random.chance(25) ? "" : (due - m_random.between(1, 6)).toString() + " 09:00";
}

void Maker::makeTasks()
{
    for (int i = m_random.between(4, 9); i > 0; --i) {
        const std::string code = "t" + std::to_string(i);
        Cells task {{"code", code}, {"title", anyName(code)},
            {"kind", m_random.chance(40) ? "group_push" : "moments"}};
        setDue(task);
        m_tasks.push_back(task);
    }
    addTasks(m_tasks);
}

Cells Maker::resultRow(const Cells &task, const std::string &guide, const std::string &group)
{
    static const std::vector<std::string> states {"pending", "done", "done", "done", "failed", "cancelled"};
    static const std::vector<std::string> reasons {
        "quota", "not_friend", "group_closed", "other", "other", ""};
    Cells row {{"task_code", task.at("code")}, {"guide_code", guide}, {"group_code", group},
        {"status", m_random.pick(states)}, {"reach", anyNumber()}};
    if (row["status"] == "failed")
        row["fail_reason"] = m_random.pick(reasons);
    if (row["status"] == "done" && !m_random.chance(15)) {
        row["done_at"] = task.at("due_at");
        if (m_random.chance(70)) {
            const Instant due = parseInstant(task.at("due_at")).value().instant;
            row["done_at"] =
                Instant {due.seconds + m_random.between(-2, 2) * m_random.between(1, 7200)}.toString();
        }
    }
    return row;
}

void Maker::makeResults(unsigned percent)
{
    Table rows;
    for (const Cells &task : m_tasks)
        for (const Cells &guide : m_guides) {
            if (!m_random.chance(percent) || m_random.chance(20))
                continue;
            const bool push = task.at("kind") == "group_push" && m_random.chance(85);
            for (int i = push ? m_random.between(1, 4) : 1; i > 0; --i)
                rows.push_back(
                    resultRow(task, guide.at("code"), push ? m_random.pick(m_groups).at("code") : ""));
        }
    for (size_t i = 0, count = rows.size(); i < count; ++i) // the same again, and a row that is refused
        if (m_random.chance(8)) {
            rows.push_back(rows[m_random.below(count)]);
            rows.back()["status"] = "pending";
        }
    if (m_random.chance(30))
        rows.push_back({{"task_code", "nobody"}, {"guide_code", m_guides[0].at("code")}, {"status", "done"}});
    for (size_t i = rows.size(); i > 1; --i)
        std::swap(rows[i - 1], rows[m_random.below(i)]);
    add("task_results",
        {"task_code", "guide_code", "group_code", "status", "done_at", "fail_reason", "reach"}, rows);
}

void Maker::makeGoals()
{
    Table rows;
    const auto goalsOf = [&](const std::string &column, const std::string &code) {
        const std::string metric = m_random.chance(50) ? "amount" : "orders";
        const Day first = firstOfMonth(m_brand.span.from);
        if (m_random.chance(30)) {
            rows.push_back({{"period", anyDay().toString() + "/" + m_brand.span.to.toString()}});
            rows.back().insert({{column, code}, {"metric", metric}, {"value", anyNumber()}});
            return;
        }
        for (int month = 0; month < 2; ++month) {
            rows.push_back({{"period", addMonths(first, month).toString().substr(0, 7)}});
            rows.back().insert({{column, code}, {"metric", metric}, {"value", anyNumber()}});
        }
    };
    for (const std::string &unit : m_brand.units)
        if (m_random.chance(60))
            goalsOf("org_code", unit);
    for (const Cells &guide : m_guides)
        if (m_random.chance(60))
            goalsOf("guide_code", guide.at("code"));
    add("goals", {"period", "org_code", "guide_code", "metric", "value"}, rows);
}

void Maker::makeGuideDays()
{
    std::set<Day> quiet; // days on which nobody has anything
    while (quiet.size() < 4)
        quiet.insert(anyDay());
    std::vector<std::string> wide {"guide_code", "day"};
    const bool yuan = m_random.chance(30);
    for (const std::string &metric : kGuideMetrics)
        if (m_random.chance(75) || metric == "orders")
            wide.push_back(metric == "amount" && yuan ? "amount(元)" : metric);
    Table rows;
    for (const Cells &guide : m_guides)
        for (Day day = m_brand.span.from; day <= m_brand.span.to; ++day) {
            if (quiet.count(day) || m_random.chance(35))
                continue;
            Cells row {{"guide_code", guide.at("code")}, {"day", dayText(day)}};
            for (const std::string &column : wide) {
                if (column.ends_with("code") || column == "day" || m_random.chance(25))
                    continue;
                row[column] = column == "on_duty" ? std::to_string(m_random.below(5) > 0 ? 1 : 0)
                    : column == "amount(元)"
                    ? m_random.pick<std::string>({"0", "12.5", "3.07", "42949672.95"})
                    : anyNumber();
            }
            rows.push_back(row);
        }
    if (m_random.chance(30))
        rows.push_back({{"guide_code", m_guides[0].at("code")}, {"day", m_brand.span.from.toString()},
            {"orders", "-1"}});
    add("guide_days", wide, rows, m_random.chance(50));
    Table corrections;
    for (int i = 0; i < 25; ++i)
        corrections.push_back({{"guide_code", m_random.pick(m_guides).at("code")}, {"day", dayText(anyDay())},
            {"metric", m_random.pick(kGuideMetrics)}, {"value", m_random.chance(50) ? "1" : "0"}});
    add("guide_days", {"guide_code", "day", "metric", "value"}, corrections, m_random.chance(50));
}

void Maker::makeOtherDays()
{
    const auto rowsFor = [&](const std::string &column, const Table &subjects,
                             const std::vector<std::string> &metrics) {
        Table rows;
        for (const Cells &subject : subjects)
            for (int i = 0; i < 15; ++i) {
                Cells row {{column, subject.at("code")}, {"day", dayText(anyDay())}};
                for (const std::string &metric : metrics)
                    if (m_random.chance(70))
                        row[metric] = anyNumber();
                rows.push_back(row);
            }
        return rows;
    };
    add("group_days", {"group_code", "day", "joins", "first_orders", "orders", "amount"},
        rowsFor("group_code", m_groups, {"joins", "first_orders", "orders", "amount"}));
    add("koc_days", {"koc_code", "day", "posts", "orders", "amount"},
        rowsFor("koc_code", m_kocs, {"posts", "orders", "amount"}));
    Table hours;
    for (const Cells &group : m_groups)
        hours.push_back({{"group_code", group.at("code")},
            {"hour", anyDay().toString() + " 1" + std::to_string(m_random.below(10)) + ":00"},
            {"joins", anyNumber()}, {"first_orders", anyNumber()}});
    add("group_hours", {"group_code", "hour", "joins", "first_orders"}, hours);
}

void Maker::changeGuides()
{
    const std::vector<std::string> stores = unitsOf("store");
    Table rows;
    for (Cells &guide : m_guides) {
        if (!m_random.chance(40))
            continue;
        if (m_random.chance(60))
            guide["store_code"] = m_random.pick(stores);
        guide["effective_on"] = maybeDay(70);
        if (m_random.chance(40))
            setEmployment(guide);
        rows.push_back(guide);
    }
    addGuides(rows);
}

void Maker::changeOrg()
{
    std::vector<std::string> above = unitsOf("region");
    const std::vector<std::string> regions = above;
    std::vector<std::string> zones = unitsOf("zone");
    zones.push_back("");
    for (const std::string &city : unitsOf("city"))
        above.push_back(city);
    Table rows;
    for (Cells &unit : m_org) {
        const std::string &kind = unit["kind"];
        if (kind == "zone" || !m_random.chance(25))
            continue;
        unit["parent_code"] = m_random.pick(kind == "store" ? above : kind == "city" ? regions : zones);
        unit["effective_on"] = maybeDay(80);
        rows.push_back(unit);
    }
    addOrg(rows);
}

void Maker::changeTasks()
{
    Table rows;
    for (Cells &task : m_tasks)
        if (m_random.chance(35)) {
            setDue(task);
            rows.push_back(task);
        }
    addTasks(rows);
}

void Maker::changeGroups()
{
    Table rows;
    for (Cells &group : m_groups) {
        if (!m_random.chance(40))
            continue;
        if (m_random.chance(50))
            group["owner_code"] = m_random.pick(m_guides).at("code");
        group["closed_on"] = maybeDay(50);
        group["status"] = group["closed_on"].empty() ? "active" : "closed";
        rows.push_back(group);
    }
    addGroups(rows);
}

void Maker::changeSomething()
{
    switch (m_random.below(8)) {
    case 0:
    case 1:
        return changeGuides();
    case 2:
        return changeOrg();
    case 3:
        return changeTasks();
    case 4:
        return changeGroups();
    case 5:
        return makeResults(30);
    case 6:
        return makeGuideDays();
    default:
        return makeOtherDays();
    }
}

void Maker::makeUsers()
{
    const std::vector<std::string> regions = unitsOf("region");
    m_brand.users.push_back({"one", {regions[0]}});
    m_brand.users.push_back({"two", {regions[0], regions.back()}});
}

} // namespace

uint64_t Random::next()
{
    m_state += 0x9E3779B97F4A7C15ULL;
    uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
}

std::optional<std::set<std::string>> RandomBrand::scopeOf(const std::vector<std::string> &flags) const
{
    for (size_t i = 0; i + 1 < flags.size(); ++i)
        for (const RegionalUser &user : users)
            if (flags[i] == "--as-user" && flags[i + 1] == user.name)
                return std::set<std::string>(user.regions.begin(), user.regions.end());
    return std::nullopt;
}

RandomBrand randomBrand(uint64_t seed)
{
    return Maker(seed).make();
}

} // namespace qunce::oracle
