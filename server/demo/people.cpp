// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Guides of all roles with what they are like, KOCs, and the slots of everybody.

#include "server/demo/demobrand.h"
#include "server/demo/demonames.h"

#include <algorithm>
#include <cstdio>

namespace qunce::server::demo {

namespace {

constexpr uint32_t kFirstGuideNumber = 10001;
constexpr double kSalesTail = 0.12; ///< the best guide sells 3.7 times the mean, before store and season
constexpr double kKocTail = 0.012;
constexpr double kQuietShare = 0.03;

std::string numbered(const char *format, uint32_t number)
{
    char text[24];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

/// Most guides complete nine of ten tasks, one in eight far fewer; the region shifts all of its guides.
double disciplineOf(Random &random, double regionShift)
{
    const double unit = random.unit();
    const double own = random.chance(0.12) ? random.range(0.46, 0.76) : 0.96 - 0.12 * unit * unit;
    return std::clamp(own + regionShift, 0.44, 0.94);
}

/// Joining, leaving and leave. Those who were there before the first day joined up to eight years ago.
void employ(DemoBrand &demo, Random &random, DemoGuide &guide)
{
    const int days = demo.sizes.days;
    Employment &employment = guide.employment;
    const bool permanent = employment.role != GuideRole::Guide && employment.role != GuideRole::StoreManager;
    employment.joinedOn = demo.firstDay - random.between(10, 2900);
    if (permanent)
        return;
    if (random.chance(0.06))
        employment.joinedOn = demo.firstDay + random.between(1, days - 5);
    if (random.chance(0.027)) {
        const Day earliest = std::max(demo.firstDay, *employment.joinedOn + 15);
        if (earliest + 5 < demo.options.until)
            employment.leftOn = earliest + random.between(1, demo.options.until - earliest - 1);
    } else if (random.chance(0.08)) {
        const Day from = std::max(demo.firstDay, *employment.joinedOn + 10) + random.between(5, days);
        if (from < demo.options.until) {
            employment.leaveFrom = from;
            employment.leaveTo = from + random.between(3, random.chance(0.2) ? 120 : 15);
        }
    }
}

void addGuide(DemoBrand &demo, IdSource &ids, Random &random, uint32_t workplace, GuideRole role)
{
    DemoGuide guide;
    guide.id = ids.next();
    guide.workplace = workplace;
    guide.employment.role = role;
    guide.name = personName(random);
    guide.phone = mobileNumber(random);
    const Workplace &place = demo.workplaces[workplace];
    if (role == GuideRole::StoreAccount)
        guide.name = place.shortName + "店铺号";
    employ(demo, random, guide);
    guide.sales = random.tail(kSalesTail);
    guide.acquisition = (0.45 + 0.55 * guide.sales) * random.range(0.7, 1.3);
    guide.discipline = disciplineOf(random, demo.regionDiscipline[place.region]);
    guide.punctuality = std::clamp(0.90 + 0.1 * random.unit() - 0.15 * (0.95 - guide.discipline), 0.7, 0.995);
    guide.nightShare = random.range(0.05, 0.17);
    guide.replyRate = random.range(0.3, 0.4) + 0.16 * (guide.discipline - 0.44) / 0.5;
    guide.restWeekday = static_cast<unsigned>(random.between(1, 5));
    const int tenure = std::max(0, demo.firstDay - *guide.employment.joinedOn);
    guide.friendsAtStart =
        static_cast<uint32_t>(random.between(20, 120) + std::min(tenure, 1400) * guide.acquisition * 0.9);
    demo.guides.push_back(std::move(guide));
}

/// Some guides change their store, half of them into another region, so that history has two places.
void moveSome(DemoBrand &demo, Random &random)
{
    std::vector<uint32_t> stores;
    for (uint32_t i = 0; i < demo.workplaces.size(); ++i) {
        if (demo.workplaces[i].region != demo.hqRegion())
            stores.push_back(i);
    }
    for (DemoGuide &guide : demo.guides) {
        if (guide.employment.role != GuideRole::Guide || guide.employment.leftOn || !random.chance(0.02))
            continue;
        const Day on = demo.firstDay + random.between(demo.sizes.days / 6, demo.sizes.days - 12);
        const uint32_t from = random.pick(stores);
        const bool sameRegion = demo.workplaces[from].region == demo.workplaces[guide.workplace].region;
        if (from == guide.workplace || *guide.employment.joinedOn + 15 > on
            || (!sameRegion && random.chance(0.4)))
            continue;
        guide.move = Move {on, from};
    }
}

/// Codes in the order of the guides of each region, with the region's letters of the first place: ZJ10001.
void giveCodes(DemoBrand &demo)
{
    std::vector<uint32_t> next(demo.regionUnits.size(), kFirstGuideNumber);
    for (DemoGuide &guide : demo.guides) {
        const uint32_t workplace = guide.move ? guide.move->fromWorkplace : guide.workplace;
        const size_t region = demo.workplaces[workplace].region;
        guide.code = demo.brand.org.at(demo.regionUnits[region]).code + std::to_string(next[region]++);
        guide.wecomUserId = "herui_" + guide.code;
        guide.wechatId = "hr" + guide.code;
    }
}

/// A few do nothing of what they are told for some days, up to the last one.
void quietenSome(DemoBrand &demo)
{
    Random random = stream(demo, Stream::Quiet);
    for (DemoGuide &guide : demo.guides) {
        const bool works = guide.employment.inPost(demo.options.until);
        const int days = random.between(2, 6);
        if (random.chance(kQuietShare) && works && guide.employment.role == GuideRole::Guide)
            guide.quietFrom = demo.options.until - days;
    }
}

char tierOf(double score)
{
    return score > 0.30 ? 'S' : score > 0.11 ? 'A' : score > 0.03 ? 'B' : 'C';
}

/// A subject's slots: where its guide was before and after moving (architecture.md, "Slots").
struct SlotPlan {
    SubjectKind kind;
    uint32_t subject;
    Uuid id;
    std::string code;
    std::string name;
    Uuid owner;
    Employment employment;
};

void pushSlot(
    DemoBrand &demo, IdSource &ids, const SlotPlan &plan, const Workplace &place, Day from, Day until)
{
    Slot slot;
    slot.id = ids.next();
    slot.subject = plan.id;
    slot.code = plan.code;
    slot.name = plan.name;
    slot.store = place.store;
    slot.city = place.city;
    slot.owner = plan.owner;
    slot.from = from;
    slot.until = until;
    slot.employment = plan.employment;
    demo.brand.regions[place.region].of(plan.kind).push_back(std::move(slot));
    DemoBrand::Subjects &subjects = demo.subjects[place.region];
    (plan.kind == SubjectKind::Guide          ? subjects.guides
            : plan.kind == SubjectKind::Group ? subjects.groups
                                              : subjects.kocs)
        .push_back(plan.subject);
}

void pushSlots(DemoBrand &demo, IdSource &ids, const SlotPlan &plan, const DemoGuide &guide)
{
    Day from = Slot::kFirstDay;
    if (guide.move) {
        pushSlot(demo, ids, plan, demo.workplaces[guide.move->fromWorkplace], from, guide.move->on);
        from = guide.move->on;
    }
    pushSlot(demo, ids, plan, demo.workplaces[guide.workplace], from, Slot::kForever);
}

} // namespace

void addGuides(DemoBrand &demo, IdSource &ids)
{
    Random random = stream(demo, Stream::People);
    const size_t hq = demo.hqRegion();
    const auto hqDesk = static_cast<uint32_t>(demo.workplaces.size()) - 1;
    const auto others = static_cast<uint32_t>(hq) * (1 + demo.sizes.mentorsPerRegion) + demo.sizes.hqGuides
        + demo.sizes.storeAccounts;
    std::vector<double> weights;
    for (uint32_t s = 0; s < hqDesk; ++s)
        weights.push_back(demo.workplaces[s].trade * demo.workplaces[s].trade);
    const std::vector<uint32_t> counts = allot(weights, demo.sizes.guides - others, 2);
    for (uint32_t s = 0; s < hqDesk; ++s) {
        // The supervisor and the mentors of a region sit in its first store.
        if (s == 0 || demo.workplaces[s].region != demo.workplaces[s - 1].region) {
            addGuide(demo, ids, random, s, GuideRole::Supervisor);
            for (uint32_t i = 0; i < demo.sizes.mentorsPerRegion; ++i)
                addGuide(demo, ids, random, s, GuideRole::Mentor);
        }
        for (uint32_t i = 0; i < counts[s]; ++i)
            addGuide(demo, ids, random, s, i == 0 ? GuideRole::StoreManager : GuideRole::Guide);
    }
    for (uint32_t i = 0; i < demo.sizes.storeAccounts; ++i)
        addGuide(demo, ids, random, i * (hqDesk / demo.sizes.storeAccounts), GuideRole::StoreAccount);
    for (uint32_t i = 0; i < demo.sizes.hqGuides; ++i)
        addGuide(demo, ids, random, hqDesk, GuideRole::HqService);
    moveSome(demo, random);
    quietenSome(demo);
    giveCodes(demo);
}

void addKocs(DemoBrand &demo, IdSource &ids)
{
    Random random = stream(demo, Stream::Kocs);
    std::vector<uint32_t> owners;
    std::vector<std::vector<uint32_t>> mentors(demo.regionUnits.size());
    for (uint32_t i = 0; i < demo.guides.size(); ++i) {
        const GuideRole role = demo.guides[i].employment.role;
        if (role == GuideRole::Guide || role == GuideRole::StoreManager)
            owners.push_back(i);
        else if (role == GuideRole::Mentor)
            mentors[demo.workplaces[demo.guides[i].workplace].region].push_back(i);
    }
    for (uint32_t i = 0; i < demo.sizes.kocs; ++i) {
        DemoKoc koc;
        koc.id = ids.next();
        koc.code = numbered("K%07u", i + 1);
        koc.nickname = kocNickname(random);
        const uint32_t guide = random.pick(owners);
        koc.region = demo.workplaces[demo.guides[guide].workplace].region;
        if (random.chance(0.95))
            koc.guide = guide;
        if (!mentors[koc.region].empty())
            koc.mentor = random.pick(mentors[koc.region]);
        koc.joinedOn = random.chance(0.3) ? demo.firstDay + random.between(0, demo.sizes.days - 2)
                                          : demo.firstDay - random.between(1, 900);
        const double talent = random.tail(kKocTail);
        koc.activity = std::min(0.95, 0.05 * talent);
        koc.trade = random.range(0.3, 1.2) + 0.08 * talent;
        koc.fans = static_cast<uint32_t>((300 + 3500 * talent) * random.range(0.4, 1.8));
        koc.tier = tierOf(koc.activity * random.range(0.7, 1.3));
        demo.kocs.push_back(std::move(koc));
    }
}

void addSlots(DemoBrand &demo, IdSource &ids)
{
    for (uint32_t i = 0; i < demo.guides.size(); ++i) {
        const DemoGuide &guide = demo.guides[i];
        pushSlots(demo, ids, {SubjectKind::Guide, i, guide.id, guide.code, guide.name, {}, guide.employment},
            guide);
    }
    for (uint32_t i = 0; i < demo.groups.size(); ++i) {
        const DemoGroup &group = demo.groups[i];
        const DemoGuide &owner = demo.guides[group.owner];
        pushSlots(demo, ids, {SubjectKind::Group, i, group.id, group.code, group.name, owner.id, {}}, owner);
    }
    for (uint32_t i = 0; i < demo.kocs.size(); ++i) {
        const DemoKoc &koc = demo.kocs[i];
        SlotPlan plan {SubjectKind::Koc, i, koc.id, koc.code, koc.nickname, {}, {}};
        if (koc.guide) {
            plan.owner = demo.guides[*koc.guide].id;
            pushSlots(demo, ids, plan, demo.guides[*koc.guide]);
        } else {
            const Workplace region {koc.region, kHq, kHq, {}, 1};
            pushSlot(demo, ids, plan, region, Slot::kFirstDay, Slot::kForever);
        }
    }
}

} // namespace qunce::server::demo
