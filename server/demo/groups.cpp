// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Groups in four layers: training → mentor → KOC, city → store → customer, and the short-lived flash groups of HQ.

#include "server/demo/demobrand.h"

#include <algorithm>
#include <cstdio>

namespace qunce::server::demo {

namespace {

constexpr uint32_t kMostGroupsOfGuide = 12;
constexpr int kFlashDays = 7;
constexpr std::array kBands {"孕期", "0–6月", "6–12月", "1–2岁", "2–3岁"};
constexpr std::array kCircles {"妈妈", "会员", "福利", "育儿交流", "宝妈"};
constexpr std::array kFlashThemes {
    "辅食打卡快闪", "新客首单快闪", "转奶答疑快闪", "睡眠训练快闪", "孕期营养快闪"};

class GroupMaker
{
public:
    GroupMaker(DemoBrand &demo, IdSource &ids)
        : m_demo(demo), m_ids(ids), m_random(stream(demo, Stream::Groups)), m_owned(demo.guides.size())
    {
        const size_t regions = demo.regionUnits.size();
        m_supervisors.resize(regions);
        m_mentors.resize(regions);
        m_trainingOf.resize(regions);
        m_mentorGroupsOf.resize(regions);
        m_cityGroupOf.resize(demo.brand.org.units().size());
        m_storeGroupOf.resize(demo.workplaces.size());
        for (uint32_t i = 0; i < demo.guides.size(); ++i)
            sortIn(i);
    }

    void make()
    {
        makeInternal();
        makeCityAndStore();
        makeKoc();
        makeCustomer();
        makeFlash();
    }

private:
    void sortIn(uint32_t guide)
    {
        const GuideRole role = m_demo.guides[guide].employment.role;
        const size_t region = m_demo.workplaces[m_demo.guides[guide].workplace].region;
        if (role == GuideRole::Supervisor)
            m_supervisors[region].push_back(guide);
        else if (role == GuideRole::Mentor)
            m_mentors[region].push_back(guide);
        else if (role == GuideRole::HqService)
            m_hq.push_back(guide);
        else if (role == GuideRole::StoreManager)
            m_managers.push_back(guide);
        if (role == GuideRole::Guide || role == GuideRole::StoreManager)
            m_sellers.push_back(guide);
    }

    bool full() const { return m_demo.groups.size() + m_demo.sizes.flashGroups >= m_demo.sizes.groups; }
    uint32_t last() const { return static_cast<uint32_t>(m_demo.groups.size()) - 1; }

    DemoGroup &add(GroupKind kind, uint32_t owner, std::string name, uint32_t capacity)
    {
        DemoGroup group;
        group.id = m_ids.next();
        char code[16];
        std::snprintf(code, sizeof code, "G%06u", static_cast<unsigned>(m_demo.groups.size() + 1));
        group.code = code;
        group.kind = kind;
        group.owner = owner;
        group.name = std::move(name);
        group.capacity = capacity;
        const Day joined = *m_demo.guides[owner].employment.joinedOn;
        group.createdOn = std::max(joined, m_demo.firstDay - m_random.between(30, 900));
        group.membersAtStart = static_cast<uint32_t>(capacity * m_random.range(0.25, 0.92));
        group.liveliness = m_random.tail(0.2);
        ++m_owned[owner];
        m_demo.groups.push_back(std::move(group));
        return m_demo.groups.back();
    }

    /// One in eleven is dead, one in twenty-five was closed; every third came up in the time shown.
    void giveFate(DemoGroup &group)
    {
        const Day until = m_demo.options.until;
        if (m_random.chance(0.3))
            group.createdOn =
                std::max(group.createdOn, m_demo.firstDay + m_random.between(1, m_demo.sizes.days - 4));
        const Day first = std::max(group.createdOn, m_demo.firstDay);
        const int left = until - first;
        if (left < 10)
            return;
        if (m_random.chance(0.09))
            group.deadFrom = first + m_random.between(0, left / 2);
        if (m_random.chance(group.deadFrom ? 0.15 : 0.03))
            group.closedOn = first + m_random.between(left / 2 + 1, left);
    }

    void makeInternal()
    {
        for (size_t r = 0; r < m_demo.hqRegion(); ++r) {
            const std::string region = m_demo.brand.org.at(m_demo.regionUnits[r]).name;
            for (int i = 1; i <= 2; ++i)
                add(GroupKind::Training, m_supervisors[r].front(), region + "培训" + std::to_string(i) + "群",
                    300);
            m_trainingOf[r] = last();
            for (const uint32_t mentor : m_mentors[r]) {
                for (int i = 1; i <= 2; ++i) {
                    add(GroupKind::Mentor, mentor,
                        region + "导师·" + m_demo.guides[mentor].name + std::to_string(i) + "群", 200)
                        .parent = m_trainingOf[r];
                    m_mentorGroupsOf[r].push_back(last());
                }
            }
        }
    }

    void makeCityAndStore()
    {
        for (const uint32_t manager : m_managers) {
            const Workplace &place = m_demo.workplaces[m_demo.guides[manager].workplace];
            auto &cityGroup = m_cityGroupOf[static_cast<size_t>(place.city)];
            if (!cityGroup) {
                add(GroupKind::City, manager, m_demo.brand.org.at(place.city).name + "城市群", 500);
                cityGroup = last();
            }
        }
        for (const uint32_t manager : m_managers) {
            const uint32_t workplace = m_demo.guides[manager].workplace;
            const Workplace &place = m_demo.workplaces[workplace];
            DemoGroup &group = add(GroupKind::Store, manager, place.shortName + "店会员群", 500);
            group.parent = m_cityGroupOf[static_cast<size_t>(place.city)];
            giveFate(group);
            m_storeGroupOf[workplace] = last();
        }
    }

    void makeKoc()
    {
        for (uint32_t i = 0; i < m_demo.sizes.kocGroups; ++i) {
            const uint32_t owner = m_random.pick(m_sellers);
            const Workplace &place = m_demo.workplaces[m_demo.guides[owner].workplace];
            DemoGroup &group =
                add(GroupKind::Koc, owner, place.shortName + "KOC" + std::to_string(i % 3 + 1) + "群", 200);
            group.parent = m_random.pick(m_mentorGroupsOf[place.region]);
        }
    }

    void makeCustomer()
    {
        while (!full()) {
            // Few guides own many groups: the better of two draws by sales gets the next one.
            uint32_t owner = m_random.pick(m_sellers);
            const uint32_t other = m_random.pick(m_sellers);
            if (m_demo.guides[other].sales > m_demo.guides[owner].sales)
                owner = other;
            const auto more =
                static_cast<uint32_t>(m_random.chance(0.04) ? kMostGroupsOfGuide : m_random.below(2) + 1);
            const uint32_t workplace = m_demo.guides[owner].workplace;
            for (uint32_t i = 0; i < more && m_owned[owner] < kMostGroupsOfGuide && !full(); ++i) {
                const char *band = m_random.pick(kBands);
                const char *circle = m_random.pick(kCircles);
                DemoGroup &group = add(GroupKind::Customer, owner,
                    m_demo.workplaces[workplace].shortName + circle + " " + band + " "
                        + std::to_string(m_owned[owner] + 1) + "群",
                    500);
                group.band = band;
                group.parent = m_storeGroupOf[workplace];
                giveFate(group);
            }
        }
    }

    /// Groups of seven days one after another, each owner with one or two at a time; the last ones still run.
    void makeFlash()
    {
        const int span = m_demo.sizes.days - 4;
        const auto count = static_cast<int>(m_demo.sizes.flashGroups);
        for (uint32_t i = 0; i < m_demo.sizes.flashGroups; ++i) {
            const uint32_t owner = m_hq[i % m_hq.size()];
            // The newest has begun some days ago, so that there is something to see of it.
            const Day starts = m_demo.options.until - 2 - (count - 1 - static_cast<int>(i)) * span / count;
            char batch[8];
            std::snprintf(batch, sizeof batch, "%02u%02u", starts.month(), starts.dayOfMonth());
            const char *theme = m_random.pick(kFlashThemes);
            DemoGroup &group = add(GroupKind::Flash, owner,
                std::string(theme) + " " + batch + " " + std::to_string(i % 9 + 1) + "群", 300);
            group.createdOn = starts - 1;
            group.startsOn = starts;
            group.closesOn = starts + kFlashDays - 1;
            if (*group.closesOn < m_demo.options.until)
                group.closedOn = *group.closesOn + 1;
            group.batch = batch;
            group.band = m_random.pick(kBands);
            group.membersAtStart = 0;
        }
    }

    DemoBrand &m_demo;
    IdSource &m_ids;
    Random m_random;
    std::vector<uint32_t> m_owned; ///< number of groups of each guide
    std::vector<uint32_t> m_sellers;
    std::vector<uint32_t> m_managers;
    std::vector<uint32_t> m_hq;
    std::vector<std::vector<uint32_t>> m_supervisors; ///< by region
    std::vector<std::vector<uint32_t>> m_mentors;
    std::vector<uint32_t> m_trainingOf;
    std::vector<std::vector<uint32_t>> m_mentorGroupsOf;
    std::vector<std::optional<uint32_t>> m_cityGroupOf; ///< by org unit
    std::vector<std::optional<uint32_t>> m_storeGroupOf; ///< by workplace
};

} // namespace

void addGroups(DemoBrand &demo, IdSource &ids)
{
    GroupMaker(demo, ids).make();
}

} // namespace qunce::server::demo
