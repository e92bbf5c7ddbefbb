// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calendar: three entries a day that become tasks of all guides, beside those of the inner groups, over the days
// with numbers, a year ago too, and three weeks ahead; campaigns of fourteen days replace the everyday ones while they run.

#include "server/demo/demobrand.h"
#include "server/demo/plantexts.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace qunce::server::demo {

namespace {

constexpr int kDaysAhead = 21;

class Planner
{
public:
    Planner(DemoBrand &demo, IdSource &ids) : m_demo(demo), m_ids(ids), m_random(stream(demo, Stream::Plan))
    { }

    void make()
    {
        addCampaigns();
        for (Day day = m_demo.firstDay; day <= m_demo.options.until + kDaysAhead; ++day)
            addDay(day);
        addStray();
        if (const std::optional<Period> days = m_demo.yearBefore()) {
            for (Day day = days->from; day <= days->to; ++day)
                addDay(day);
        }
        std::stable_sort(m_demo.entries.begin(), m_demo.entries.end(),
            [](const DemoEntry &a, const DemoEntry &b) { return a.startAt < b.startAt; });
        for (size_t i = 0; i < m_demo.entries.size(); ++i)
            m_demo.entries[i].code = numbered("E%06u", i);
        addTasks();
    }

private:
    static std::string numbered(const char *format, size_t index)
    {
        char text[16];
        std::snprintf(text, sizeof text, format, static_cast<unsigned>(index + 1));
        return text;
    }

    void addCampaigns()
    {
        const std::optional<Period> before = m_demo.yearBefore();
        const Period shown {before ? before->from : m_demo.firstDay, m_demo.options.until + kDaysAhead};
        for (int year = shown.from.year() - 1; year <= shown.to.year(); ++year) {
            for (const Promotion &promotion : kPromotions) {
                const Day from = Day::fromYmd(year, promotion.month, promotion.day);
                const Period period {from, from + (kCampaignDays - 1)};
                if (period.to >= shown.from && period.from <= shown.to)
                    m_demo.campaigns.push_back({m_ids.next(), promotion.name, period, from + promotion.peak});
            }
        }
        std::sort(m_demo.campaigns.begin(), m_demo.campaigns.end(),
            [](const DemoCampaign &a, const DemoCampaign &b) { return a.period < b.period; });
        // Names are unique: those of an earlier year carry it.
        for (size_t i = 0; i < m_demo.campaigns.size(); ++i) {
            for (size_t later = i + 1; later < m_demo.campaigns.size(); ++later) {
                if (m_demo.campaigns[later].name == m_demo.campaigns[i].name) {
                    m_demo.campaigns[i].name += " " + std::to_string(m_demo.campaigns[i].period.from.year());
                    break;
                }
            }
        }
    }

    std::optional<size_t> campaignOn(Day day) const
    {
        for (size_t i = 0; i < m_demo.campaigns.size(); ++i) {
            if (m_demo.campaigns[i].period.contains(day))
                return i;
        }
        return std::nullopt;
    }

    void addDay(Day day)
    {
        const auto campaign = campaignOn(day);
        if (campaign)
            addCampaignDay(day, *campaign);
        else
            addEveryday(day);
        // The groups above hear of a campaign's day on the evening before.
        if (const auto next = campaignOn(day + 1)) {
            const int offset = day + 1 - m_demo.campaigns[*next].period.from;
            DemoEntry &entry = add(Instant::fromLocal(day, 20, 0), stageOf(offset).layer,
                kCampaignDay[static_cast<size_t>(offset)].training, "群发");
            entry.groupKinds = {GroupKind::Training};
            join(entry, *next, offset);
        }
    }

    void join(DemoEntry &entry, size_t campaign, int offset)
    {
        entry.campaign = campaign;
        entry.stage = stageOf(offset).name;
    }

    void addCampaignDay(Day day, size_t campaign)
    {
        const int offset = day - m_demo.campaigns[campaign].period.from;
        const CampaignDay &texts = kCampaignDay[static_cast<size_t>(offset)];
        const char *layer = stageOf(offset).layer;
        const auto put = [&](int hour, int minute, const char *title, const char *channel,
                             std::vector<GroupKind> kinds, std::optional<TaskKind> task) {
            DemoEntry &entry = add(Instant::fromLocal(day, hour, minute), layer, title, channel);
            entry.groupKinds = std::move(kinds);
            entry.taskKind = task;
            join(entry, campaign, offset);
        };
        put(9, 0, texts.mentor, "群发", {GroupKind::Mentor}, {});
        put(10, 0, texts.koc, "群发", {GroupKind::Koc}, {});
        put(12, 0, texts.customer, "群发", {GroupKind::Customer, GroupKind::Flash}, TaskKind::GroupPush);
        put(9, 30, texts.oneToOne, "一对一", {}, TaskKind::OneToOne);
        put(19, 30, texts.moments, "朋友圈", {}, TaskKind::Moments);
    }

    void addEveryday(Day day)
    {
        const unsigned weekday = day.isoWeekday();
        for (const EverydayTask &task : kEveryday[weekday - 1]) {
            DemoEntry &entry =
                add(Instant::fromLocal(day, task.hour, task.minute), task.layer, task.title, task.channel);
            entry.taskKind = task.kind;
            if (task.kind == TaskKind::GroupPush)
                entry.groupKinds = kEverydayGroups[weekday - 1];
        }
        if (weekday == 1)
            add(Instant::fromLocal(day, 20, 0), "brand", "本周重点课", "群发").groupKinds = {
                GroupKind::Training};
        if (weekday == 3)
            add(Instant::fromLocal(day, 9, 0), "selection", "导师答疑", "群发").groupKinds = {
                GroupKind::Mentor};
        for (const CalendarDay &special : m_demo.calendar) {
            if (special.day != day || special.kind == "makeup_workday")
                continue;
            DemoEntry &entry = add(Instant::fromLocal(day, 8, 30), "value", "", "群公告");
            entry.title = special.nameZh + (special.kind == "solar_term" ? "食谱" : "祝福");
            entry.groupKinds = {GroupKind::Koc};
            break;
        }
    }

    /// Entries of single regions, and a few that were called off.
    void addStray()
    {
        const Day until = m_demo.options.until;
        for (size_t r = 0; r < m_demo.hqRegion(); ++r) {
            for (const int offset : {-9, -2, 1, 5}) {
                const Day day = until + offset + static_cast<int>(r % 3);
                DemoEntry &entry = add(Instant::fromLocal(day, 16, 0), "value", "", "群内手发");
                entry.title = m_demo.brand.org.at(m_demo.regionUnits[r]).name + "亲子会";
                entry.groupKinds = {GroupKind::City};
                entry.regions = {r};
            }
        }
        for (int i = 0; i < m_demo.sizes.days / 20; ++i) {
            DemoEntry &entry =
                add(Instant::fromLocal(until - m_random.between(-12, m_demo.sizes.days - 1), 17, 0),
                    "promotion", "加推秒杀", "群发");
            entry.groupKinds = {GroupKind::City};
            entry.status = "cancelled";
        }
    }

    DemoEntry &add(Instant at, const char *layer, const char *title, const char *channel)
    {
        DemoEntry entry;
        entry.id = m_ids.next();
        entry.title = title;
        entry.layer = layer;
        entry.startAt = at;
        entry.endAt = {at.seconds + 1800};
        entry.channel = channel;
        entry.owner = m_random.pick(kOwners);
        entry.status = statusOf(at);
        if (*title != '\0')
            entry.content = contentFor(title, layer, at.day());
        m_demo.entries.push_back(std::move(entry));
        return m_demo.entries.back();
    }

    /// What has become of an entry by the present.
    const char *statusOf(Instant at)
    {
        const int ahead = at.day() - m_demo.options.until;
        const double roll = m_random.unit();
        if (ahead <= -7)
            return roll < 0.93 ? "done" : roll < 0.985 ? "part_done" : "stopped";
        if (ahead <= -1)
            return roll < 0.55 ? "done" : "part_done";
        if (at < m_demo.present())
            return roll < 0.4 ? "part_done" : "dispatched";
        if (ahead <= 2)
            return roll < 0.85 ? "approved" : "submitted";
        if (ahead <= 9)
            return roll < 0.45 ? "approved" : roll < 0.8 ? "submitted" : "changes";
        return roll < 0.1 ? "approved" : roll < 0.25 ? "submitted" : "draft";
    }

    /// One content item per title and quarter.
    size_t contentFor(const std::string &title, const char *layer, Day day)
    {
        const Day month = firstOfMonth(day);
        const Day quarter = addMonths(month, -static_cast<int>((month.month() - 1) % 3));
        const auto [found, isNew] = m_contents.try_emplace({title, quarter}, m_demo.contents.size());
        if (isNew) {
            DemoContent content;
            content.id = m_ids.next();
            content.code = numbered("C%05u", m_demo.contents.size());
            content.title = title;
            content.layer = layer;
            content.persona = m_random.pick(kPersonas);
            content.body = bodyOf(title, layer);
            content.link = "https://mall.herui.example/c/" + content.code;
            content.validFrom = quarter;
            content.validUntil = addMonths(quarter, 3) + 29;
            m_demo.contents.push_back(std::move(content));
        }
        return found->second;
    }

    static std::string bodyOf(const std::string &title, std::string_view layer)
    {
        const std::string head = "【" + title + "】\n";
        if (layer == "value")
            return head
                + "每个家庭都有自己的节奏，小禾陪你慢慢来。\n今天想和大家聊聊这件小事，欢迎在群里说说你的做法"
                  "。";
        if (layer == "brand")
            return head + "从牧场到餐桌，每一罐都能查到检测报告。\n点开长图看看我们怎么做，有疑问直接问我。";
        if (layer == "selection")
            return head + "按月龄和需要挑，不多买也不将就。\n把宝宝月龄发我，帮你列一张清单。";
        return head + "会员专享，库存以页面为准。\n领券后下单，七天内可退，有问题随时找我。";
    }

    void addTasks()
    {
        for (size_t i = 0; i < m_demo.entries.size(); ++i) {
            const DemoEntry &entry = m_demo.entries[i];
            if (entry.taskKind && entry.startAt < m_demo.present())
                m_order.push_back(i);
        }
        std::vector<Task> tasks;
        for (size_t i = 0; i < m_order.size(); ++i) {
            const DemoEntry &entry = m_demo.entries[m_order[i]];
            Task task;
            task.id = m_ids.next();
            task.code = numbered("T%06u", i);
            task.title = entry.title;
            task.kind = *entry.taskKind;
            task.dispatchedAt = entry.startAt;
            setDue(task, entry.startAt);
            tasks.push_back(std::move(task));
        }
        // Brand::tasks go by due day; what belongs to them goes with them.
        std::vector<size_t> byDue(tasks.size());
        for (size_t i = 0; i < byDue.size(); ++i)
            byDue[i] = i;
        std::sort(byDue.begin(), byDue.end(), [&](size_t a, size_t b) {
            return tasks[a].dueDay != tasks[b].dueDay ? tasks[a].dueDay < tasks[b].dueDay
                                                      : tasks[a].code < tasks[b].code;
        });
        for (const size_t i : byDue) {
            m_demo.tasks.push_back({m_order[i], difficultyOf(tasks[i])});
            m_demo.brand.tasks.push_back(std::move(tasks[i]));
        }
    }

    /// Pushes of the day are due at 22:00, notices at 24:00, talks with customers on the evening after.
    static void setDue(Task &task, Instant start)
    {
        task.dueDay = start.day();
        if (task.kind == TaskKind::OneToOne || task.kind == TaskKind::FollowUp || task.kind == TaskKind::Lead)
            task.dueDay = task.dueDay + 1;
        const bool notice = task.kind == TaskKind::Notice;
        const bool talk = task.dueDay != start.day();
        task.dueAt =
            notice ? Instant::startOf(task.dueDay + 1) : Instant::fromLocal(task.dueDay, talk ? 20 : 22, 0);
    }

    double difficultyOf(const Task &task)
    {
        // Sum over a week of ordinary days is near 0, so that a guide's discipline is its rate in the long run.
        static constexpr std::array kWeekday {0.020, 0.010, 0.000, -0.005, -0.015, 0.010, 0.030};
        const double weekday = kWeekday[task.dueDay.isoWeekday() - 1];
        const double kind = task.kind == TaskKind::Moments ? -0.02
            : task.kind == TaskKind::GroupPush             ? -0.01
                                                           : 0.02;
        return weekday + kind + m_random.range(-0.03, 0.03);
    }

    DemoBrand &m_demo;
    IdSource &m_ids;
    Random m_random;
    std::map<std::pair<std::string, Day>, size_t> m_contents;
    std::vector<size_t> m_order; ///< entries that became tasks, by their start
};

} // namespace

void addPlan(DemoBrand &demo, IdSource &ids)
{
    Planner(demo, ids).make();
}

} // namespace qunce::server::demo
