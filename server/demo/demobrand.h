// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/brand.h"
#include "server/demo/demorandom.h"
#include "server/demo/resources.h"

namespace qunce::server::demo {

enum class DemoScale : uint8_t { Small, Brand };

struct DemoOptions {
    DemoScale scale = DemoScale::Small;
    uint64_t seed = 1;
    Day until; ///< the last day with numbers; the brand's present is the morning after
};

/// How much of everything a scale has.
struct ScaleSizes {
    int days;
    uint32_t stores;
    uint32_t guides; ///< of all roles, those who left included
    uint32_t hqGuides; ///< of them, the service desk of HQ
    uint32_t mentorsPerRegion;
    uint32_t storeAccounts;
    uint32_t kocs;
    uint32_t groups;
    uint32_t flashGroups; ///< of them
    uint32_t kocGroups; ///< of them
    uint32_t tasks;
    bool wholeCountry;
    bool yearBefore; ///< numbers of the same time a year ago, which `days` does not reach
};
ScaleSizes sizesOf(DemoScale scale);

enum class GroupKind : uint8_t { Training, Mentor, Koc, City, Store, Customer, Flash };
const char *name(GroupKind kind);

/// A store, or the service desk of HQ: where guides work.
struct Workplace {
    size_t region = 0; ///< index into Brand::regions
    OrgIndex store = kHq;
    OrgIndex city = kHq; ///< kHq for the service desk
    std::string shortName; ///< for names of groups
    double trade = 1; ///< sales of its guides against the mean
};

struct Move {
    Day on;
    uint32_t fromWorkplace = 0;
};

struct DemoGuide {
    Uuid id;
    std::string code;
    std::string name;
    std::string wecomUserId;
    std::string phone;
    std::string wechatId;
    Employment employment;
    uint32_t workplace = 0; ///< the present one
    std::optional<Move> move;
    double sales = 1; ///< orders against the mean, mean 1, long tail
    double acquisition = 1; ///< new friends against the mean
    double discipline = 0.9; ///< chance to complete a task of mean difficulty
    double punctuality = 0.94; ///< share of the completed tasks that are on time
    uint32_t friendsAtStart = 0;
    double nightShare = 0.11; ///< of its orders, paid after hours
    double replyRate = 0.43; ///< of its new friends, within 14 days
    unsigned restWeekday = 1; ///< 1 … 7
    std::optional<Day> quietFrom; ///< does nothing of what is due from this day on

    bool isQuietOn(Day due) const { return quietFrom && *quietFrom <= due; }
};

struct DemoGroup {
    Uuid id;
    std::string code;
    std::string name;
    GroupKind kind = GroupKind::Customer;
    uint32_t owner = 0; ///< index into DemoBrand::guides
    std::optional<uint32_t> parent; ///< index into DemoBrand::groups
    Day createdOn;
    std::optional<Day> startsOn;
    std::optional<Day> closesOn;
    std::optional<Day> closedOn;
    std::string batch;
    std::string band;
    uint32_t capacity = 500;
    uint32_t membersAtStart = 0;
    double liveliness = 1;
    std::optional<Day> deadFrom; ///< nobody speaks any more from this day on

    bool openOn(Day day) const { return createdOn <= day && (!closedOn || day < *closedOn); }
};

struct DemoKoc {
    Uuid id;
    std::string code;
    std::string nickname;
    std::optional<uint32_t> guide;
    size_t region = 0; ///< where it belongs without a guide
    std::optional<uint32_t> mentor;
    char tier = 'C';
    Day joinedOn;
    uint32_t fans = 0;
    double activity = 0; ///< chance to be active on a day
    double trade = 1; ///< orders on an active day
};

struct DemoContent {
    Uuid id;
    std::string code;
    std::string title;
    const char *layer = "value";
    std::string persona;
    std::string body;
    std::string link;
    Day validFrom;
    std::optional<Day> validUntil;
};

struct DemoCampaign {
    Uuid id;
    std::string name;
    Period period;
    Day peak; ///< the great day
    std::string goals {}; ///< JSON, as the record has them
    std::string stages {};
    std::string review {}; ///< of those that are over
};

struct DemoEntry {
    Uuid id;
    std::string code;
    std::string title;
    std::optional<size_t> campaign;
    std::string stage;
    const char *layer = "value";
    Instant startAt;
    Instant endAt;
    const char *channel = "";
    const char *owner = "";
    std::vector<GroupKind> groupKinds;
    std::vector<size_t> regions; ///< empty = all
    std::optional<size_t> content;
    const char *status = "draft";
    std::optional<TaskKind> taskKind; ///< what guides have to do with it; nothing if it is not for guides
};

/// What the server made of an entry; parallel to Brand::tasks.
struct DemoTask {
    size_t entry = 0;
    double difficulty = 0; ///< taken from the chance to complete it
};

/// The whole brand but its numbers: made from the options alone, without a database. Immutable once made.
struct DemoBrand {
    DemoOptions options;
    ScaleSizes sizes {};
    Day firstDay;
    std::vector<CalendarDay> calendar;
    Brand brand; ///< the last region is HQ's own service desk 总部
    std::vector<OrgIndex> regionUnits; ///< org unit of each region
    std::vector<double> regionDiscipline; ///< added to its guides' chance to complete a task
    std::vector<Workplace> workplaces; ///< by region, the service desk last
    std::vector<DemoGuide> guides;
    std::vector<DemoGroup> groups;
    std::vector<DemoKoc> kocs;
    std::vector<DemoContent> contents;
    std::vector<DemoCampaign> campaigns;
    std::vector<DemoEntry> entries;
    std::vector<DemoTask> tasks;

    /// Subject (index into guides, groups or kocs) of each slot of each region, parallel to Brand::regions.
    struct Subjects {
        std::vector<uint32_t> guides;
        std::vector<uint32_t> groups;
        std::vector<uint32_t> kocs;
    };
    std::vector<Subjects> subjects;

    bool sells(const DemoGuide &guide) const
    {
        return guide.employment.role != GuideRole::Mentor && guide.employment.role != GuideRole::Supervisor;
    }
    size_t hqRegion() const { return brand.regions.size() - 1; }
    Period period() const { return {firstDay, options.until}; }
    /// The morning after the last day: what was sent out by then has its first results.
    Instant present() const { return Instant::fromLocal(options.until + 1, 10, 20); }
    /// Days with numbers that lie before firstDay, with a gap between: what 同比 compares with.
    std::optional<Period> yearBefore() const;
    uint32_t workplaceIndexOn(const DemoGuide &guide, Day day) const
    {
        return guide.move && day < guide.move->on ? guide.move->fromWorkplace : guide.workplace;
    }
    const Workplace &workplaceOn(const DemoGuide &guide, Day day) const
    {
        return workplaces[workplaceIndexOn(guide, day)];
    }
    /// The region whose numbers of the last day have not arrived.
    std::optional<size_t> lateRegion;
};

/// Streams of random numbers, one per part, so that a change in one part leaves the others as they are.
enum class Stream : uint64_t {
    Places = 1,
    People,
    Groups,
    Kocs,
    Plan,
    GuideDay,
    GroupDay,
    GroupHour,
    KocDay,
    TaskResult,
    Goals,
    Quiet
};

inline Random stream(const DemoBrand &demo, Stream part, uint64_t a = 0, uint64_t b = 0)
{
    return Random(demo.options.seed, static_cast<uint64_t>(part), a, b);
}

/// Sales of a day against the mean: weekday, holidays, promotions, growth over the year.
class DayFactors
{
public:
    explicit DayFactors(const std::vector<CalendarDay> &calendar) : m_calendar(calendar) { }
    double trade(Day day) const;

private:
    const std::vector<CalendarDay> &m_calendar;
};

/// Sales that the model expects of the whole brand on these days, in fen.
double expectedSales(const DemoBrand &demo, Period days);

/// Sales of one order in fen, and orders of a mean guide on a working day.
constexpr double kOrderFen = 51500;
constexpr double kOrdersPerDutyDay = 2.45;

/// `total` things over the weights: at least `least` each, the rest by largest remainder.
std::vector<uint32_t> allot(const std::vector<double> &weights, uint32_t total, uint32_t least);

DemoBrand makeBrand(const DemoOptions &options);

// The steps of makeBrand(), in order.
void addPlaces(DemoBrand &demo, IdSource &ids);
void addGuides(DemoBrand &demo, IdSource &ids);
void addGroups(DemoBrand &demo, IdSource &ids);
void addKocs(DemoBrand &demo, IdSource &ids);
void addSlots(DemoBrand &demo, IdSource &ids);
void addPlan(DemoBrand &demo, IdSource &ids);
void addGoals(DemoBrand &demo);
void addCampaignGoals(DemoBrand &demo);

} // namespace qunce::server::demo
