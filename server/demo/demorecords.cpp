// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/demorecords.h"

#include <algorithm>

#include "models/protocol/orghistory.h"
#include "models/protocol/slotrecord.h"
#include "server/demo/democontent.h"
#include "server/demo/demoimages.h"

namespace qunce::server::demo {

namespace {

class RecordWriter
{
public:
    RecordWriter(const DemoBrand &demo, const Totals &totals, BrandSink &sink, IdSource &ids)
        : m_demo(demo)
        , m_totals(totals)
        , m_sink(sink)
        , m_ids(ids)
        , m_contentIds(demo.options.seed ^ 0xC0417E, Instant::startOf(demo.options.until).seconds * 1000)
        , m_reminderIds(demo.options.seed ^ 0x4E0D6E, Instant::startOf(demo.options.until).seconds * 1000)
    { }

    Result<uint64_t> write()
    {
        QUNCE_TRY(writeCalendar());
        QUNCE_TRY(writeOrg());
        QUNCE_TRY(writeGuides());
        QUNCE_TRY(writeGroups());
        QUNCE_TRY(writeKocs());
        QUNCE_TRY(writeSlots());
        QUNCE_TRY(writeContents());
        QUNCE_TRY(writeCampaigns());
        QUNCE_TRY(writeEntries());
        QUNCE_TRY(writeTasks());
        QUNCE_TRY(writeGoals());
        QUNCE_TRY(writeReminders());
        return m_count;
    }

private:
    static Record make(Kind kind, const Uuid &id, std::string bucketName)
    {
        Record record;
        record.kind = kind;
        record.id = id;
        record.bucket = std::move(bucketName);
        return record;
    }

    Result<void> put(const Record &record)
    {
        ++m_count;
        return m_sink.record(record);
    }

    const OrgUnit &unit(OrgIndex index) const { return m_demo.brand.org.at(index); }
    Uuid idOf(OrgIndex index) const { return index == kHq ? Uuid() : unit(index).id; }
    Uuid regionId(size_t region) const { return idOf(m_demo.regionUnits[region]); }
    const Workplace &placeOf(const DemoGuide &guide) const { return m_demo.workplaces[guide.workplace]; }
    static FieldValue number(uint64_t value) { return static_cast<int64_t>(value); }
    static FieldValue text(const char *value) { return toValue(std::string(value)); }

    Result<void> writeCalendar()
    {
        for (const CalendarDay &day : m_demo.calendar) {
            Record record = make(Kind::CalendarDay, m_ids.next(), bucket::ref());
            record.put("day", toValue(std::optional<Day>(day.day)));
            record.put("kind", toValue(day.kind));
            record.put("name_zh", toValue(day.nameZh));
            record.put("name_en", toValue(day.nameEn));
            QUNCE_TRY(put(record));
        }
        return {};
    }

    Result<void> writeOrg()
    {
        static constexpr std::array kKindNames {"zone", "region", "city", "store"};
        for (const OrgUnit &self : m_demo.brand.org.units()) {
            Record record = make(Kind::Org, self.id, bucket::ref());
            record.put("code", toValue(self.code));
            record.put("name", toValue(self.name));
            record.put("kind", text(kKindNames[static_cast<size_t>(self.kind)]));
            record.put("parent", toValue(idOf(self.parent())));
            record.put("parents", toValue(parentsToJson({{self.parents.front().from, idOf(self.parent())}})));
            record.put("store_type", toValue(self.storeType));
            record.put("store_grade", toValue(self.storeGrade));
            record.put("city_tier", toValue(self.cityTier));
            record.put("opened_on", toValue(self.openedOn));
            record.put("closed_on", toValue(self.closedOn));
            QUNCE_TRY(put(record));
        }
        return {};
    }

    Result<void> writeGuides()
    {
        for (const DemoGuide &guide : m_demo.guides) {
            const Uuid region = regionId(placeOf(guide).region);
            const Employment &employment = guide.employment;
            Record record = make(Kind::Guide, guide.id, bucket::peopleOf(region));
            record.put("code", toValue(guide.code));
            record.put("name", toValue(guide.name));
            record.put("region", toValue(region));
            record.put("store", toValue(idOf(placeOf(guide).store)));
            record.put("role", text(roleName(employment.role)));
            record.put("wecom_userid", toValue(guide.wecomUserId));
            record.put("phone", toValue(guide.phone));
            record.put("wechat_id", toValue(guide.wechatId));
            record.put("joined_on", toValue(employment.joinedOn));
            record.put("status", text(employment.leftOn ? "left" : "active"));
            record.put("left_on", toValue(employment.leftOn));
            record.put("leave_from", toValue(employment.leaveFrom));
            record.put("leave_to", toValue(employment.leaveTo));
            QUNCE_TRY(put(record));
        }
        return {};
    }

    Result<void> writeGroups()
    {
        for (size_t i = 0; i < m_demo.groups.size(); ++i) {
            const DemoGroup &group = m_demo.groups[i];
            const DemoGuide &owner = m_demo.guides[group.owner];
            const Uuid region = regionId(placeOf(owner).region);
            Record record = make(Kind::Group, group.id, bucket::peopleOf(region));
            record.put("code", toValue(group.code));
            record.put("name", toValue(group.name));
            record.put("region", toValue(region));
            record.put("kind", text(name(group.kind)));
            record.put("owner", toValue(owner.id));
            if (group.parent)
                record.put("parent", toValue(m_demo.groups[*group.parent].id));
            record.put("created_on", toValue(std::optional<Day>(group.createdOn)));
            record.put("starts_on", toValue(group.startsOn));
            record.put("closes_on", toValue(group.closesOn));
            record.put("batch", toValue(group.batch));
            record.put("band", toValue(group.band));
            record.put("capacity", number(group.capacity));
            record.put("members", number(m_totals.groupMembers[i]));
            record.put("status", text(group.closedOn ? "closed" : "active"));
            record.put("closed_on", toValue(group.closedOn));
            QUNCE_TRY(put(record));
        }
        return {};
    }

    Result<void> writeKocs()
    {
        for (size_t i = 0; i < m_demo.kocs.size(); ++i) {
            const DemoKoc &koc = m_demo.kocs[i];
            const Uuid region = regionId(koc.region);
            Record record = make(Kind::Koc, koc.id, bucket::peopleOf(region));
            record.put("code", toValue(koc.code));
            record.put("nickname", toValue(koc.nickname));
            record.put("region", toValue(region));
            if (koc.guide)
                record.put("guide", toValue(m_demo.guides[*koc.guide].id));
            if (koc.mentor)
                record.put("mentor", toValue(m_demo.guides[*koc.mentor].id));
            record.put("tier", toValue(std::string(1, koc.tier)));
            record.put("joined_on", toValue(std::optional<Day>(koc.joinedOn)));
            record.put("fans", number(koc.fans));
            record.put("points", number(m_totals.kocPoints[i]));
            QUNCE_TRY(put(record));
        }
        return {};
    }

    Result<void> writeSlots()
    {
        for (size_t r = 0; r < m_demo.brand.regions.size(); ++r) {
            for (const SubjectKind kind : {SubjectKind::Guide, SubjectKind::Group, SubjectKind::Koc}) {
                const std::vector<Slot> &slots = m_demo.brand.regions[r].of(kind);
                for (uint32_t i = 0; i < slots.size(); ++i) {
                    Record record = toRecord(
                        {kind, regionId(r), i, idOf(slots[i].store), idOf(slots[i].city), {}, slots[i]});
                    record.bucket = bucket::peopleOf(regionId(r));
                    QUNCE_TRY(put(record));
                }
            }
        }
        return {};
    }

    Result<void> writeContents()
    {
        for (const Record &content : contentRecords(m_demo, m_contentIds))
            QUNCE_TRY(put(content));
        for (size_t i = 0; i < kDemoImages; ++i)
            QUNCE_TRY(m_sink.image(demoImage(i)));
        return {};
    }

    Result<void> writeCampaigns()
    {
        for (const DemoCampaign &campaign : m_demo.campaigns) {
            Record record = make(Kind::Campaign, campaign.id, bucket::planHq());
            record.put("name", toValue(campaign.name));
            record.put("starts_on", toValue(std::optional<Day>(campaign.period.from)));
            record.put("ends_on", toValue(std::optional<Day>(campaign.period.to)));
            record.put("goals", toValue(campaign.goals));
            record.put("stages", toValue(campaign.stages));
            record.put("review", toValue(campaign.review));
            QUNCE_TRY(put(record));
        }
        return {};
    }

    /// BucketRule::PlanByRegions.
    std::string bucketOf(const DemoEntry &entry) const
    {
        if (std::string_view(entry.status) == "draft")
            return bucket::planHqDraft();
        return entry.regions.size() == 1 ? bucket::planOf(regionId(entry.regions.front())) : bucket::planHq();
    }

    /// By what the step will be judged. What regions plan for themselves lacks it, as in life.
    static const char *metricOf(const DemoEntry &entry)
    {
        if (!entry.regions.empty())
            return "";
        switch (entry.taskKind.value_or(TaskKind::Other)) {
        case TaskKind::OneToOne:
            return "回复率";
        case TaskKind::Moments:
            return "朋友圈发布率";
        case TaskKind::GroupPush:
            return std::string_view(entry.layer) == "promotion" ? "净订单数" : "群执行率";
        default:
            return "发言人数";
        }
    }

    Result<void> writeEntries()
    {
        for (const DemoEntry &entry : m_demo.entries) {
            std::vector<std::string> kinds;
            for (const GroupKind kind : entry.groupKinds)
                kinds.emplace_back(name(kind));
            std::sort(kinds.begin(), kinds.end());
            std::vector<std::string> regions;
            for (const size_t region : entry.regions)
                regions.push_back(regionId(region).toString());
            std::sort(regions.begin(), regions.end());
            Record record = make(Kind::Entry, entry.id, bucketOf(entry));
            record.put("code", toValue(entry.code));
            record.put("title", toValue(entry.title));
            if (entry.campaign)
                record.put("campaign", toValue(m_demo.campaigns[*entry.campaign].id));
            record.put("stage", toValue(entry.stage));
            record.put("start_at", toValue(std::optional<Instant>(entry.startAt)));
            record.put("end_at", toValue(std::optional<Instant>(entry.endAt)));
            record.put("channel", text(entry.channel));
            record.put("owner", text(entry.owner));
            record.put("group_kinds", kinds);
            record.put("regions", regions);
            if (entry.content)
                record.put("content", toValue(m_demo.contents[*entry.content].id));
            record.put("status", text(entry.status));
            record.put("metric", text(metricOf(entry)));
            QUNCE_TRY(put(record));
        }
        return {};
    }

    Result<void> writeTasks()
    {
        static constexpr std::array kKindNames {
            "group_push", "one_to_one", "moments", "lead", "follow_up", "notice", "other"};
        for (size_t i = 0; i < m_demo.brand.tasks.size(); ++i) {
            const Task &task = m_demo.brand.tasks[i];
            const DemoEntry &entry = m_demo.entries[m_demo.tasks[i].entry];
            Record record = make(Kind::Task, task.id, bucketOf(entry));
            record.put("code", toValue(task.code));
            record.put("entry", toValue(entry.id));
            record.put("title", toValue(task.title));
            record.put("kind", text(kKindNames[static_cast<size_t>(task.kind)]));
            record.put("channel", text(entry.channel));
            record.put("dispatched_at", toValue(task.dispatchedAt));
            record.put("due_at", toValue(std::optional<Instant>(task.dueAt)));
            record.put("due_day", toValue(std::optional<Day>(task.dueDay)));
            QUNCE_TRY(put(record));
        }
        return {};
    }

    Result<void> writeGoals()
    {
        const OrgTree &org = m_demo.brand.org;
        std::unordered_map<Uuid, Uuid> regionOfGuide;
        for (const DemoGuide &guide : m_demo.guides)
            regionOfGuide.emplace(guide.id, regionId(placeOf(guide).region));
        for (const Goal &goal : m_demo.brand.goals) {
            const Uuid region = goal.guide.isNil() ? idOf(org.ancestor(goal.unit, OrgKind::Region))
                                                   : regionOfGuide.at(goal.guide);
            Record record = make(Kind::Goal, m_ids.next(), bucket::planOf(region));
            record.put("from_day", toValue(std::optional<Day>(goal.period.from)));
            record.put("to_day", toValue(std::optional<Day>(goal.period.to)));
            record.put("org", toValue(idOf(goal.unit)));
            record.put("guide", toValue(goal.guide));
            record.put("metric", text(info(goal.metric).name));
            record.put("value", number(goal.value));
            QUNCE_TRY(put(record));
        }
        return {};
    }

    /// On the afternoon of the last day: some were reminded of what is due, a few as often as they may be.
    Result<void> writeReminders()
    {
        constexpr size_t kEvery = 12;
        constexpr std::array kHours {11, 15, 17};
        const Day day = m_demo.options.until;
        for (size_t i = 0; i < m_demo.guides.size(); i += kEvery) {
            const DemoGuide &guide = m_demo.guides[i];
            if (guide.employment.hasLeft(day))
                continue;
            const size_t times = i % (4 * kEvery) == 0 ? kHours.size() : 1;
            for (size_t j = kHours.size() - times; j < kHours.size(); ++j) {
                Record record = make(
                    Kind::Reminder, m_reminderIds.next(), bucket::peopleOf(regionId(placeOf(guide).region)));
                record.put("guide", toValue(guide.id));
                record.put("reminded_on", toValue(std::optional<Day>(day)));
                record.put(
                    "reminded_at", toValue(std::optional<Instant>(Instant::fromLocal(day, kHours[j], 30))));
                record.put("from_day", toValue(std::optional<Day>(day)));
                record.put("to_day", toValue(std::optional<Day>(day)));
                QUNCE_TRY(put(record));
            }
        }
        return {};
    }

    const DemoBrand &m_demo;
    const Totals &m_totals;
    BrandSink &m_sink;
    IdSource &m_ids;
    SeededIdSource m_contentIds; ///< apart, so that content moves no other ids
    SeededIdSource m_reminderIds; ///< likewise
    uint64_t m_count = 0;
};

} // namespace

Result<uint64_t> writeRecords(const DemoBrand &demo, const Totals &totals, BrandSink &sink)
{
    // Ids of records that nothing refers to; a source of its own keeps them apart from the brand's.
    SeededIdSource ids(demo.options.seed ^ 0xC0DE, Instant::startOf(demo.options.until).seconds * 1000);
    return RecordWriter(demo, totals, sink, ids).write();
}

} // namespace qunce::server::demo
