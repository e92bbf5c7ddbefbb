// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/domain/calendarday.h"
#include "models/plan/audience.h"
#include "models/plan/plancheck.h"
#include "models/plan/planentry.h"
#include "models/plan/planpeople.h"
#include "models/plan/pushpolicy.h"

namespace qunce {

class PlanChecker;
struct PlanNeighbours;

/// How a check looks at an entry.
struct CheckOptions {
    /// Drafts and entries sent back count as if they would take place: while planning. Without it only what was submitted
    /// or approved takes sends away: at approval and dispatch.
    bool countDrafts = true;
    std::optional<Instant> now {}; ///< an entry that begins before it comes too late
    const CalendarBook *calendar = nullptr; ///< for hints at holidays
    /// Of a rolling entry, the days that are looked at; nothing: its first kRollingAhead (rolling.h).
    std::optional<Period> days {};
    /// Of one day of a rolling entry: guides who have customers of its anchor's day; null: nobody knows.
    const SubjectSet *added = nullptr;
};

/// One day of a rolling entry.
struct RollingDay {
    Audience audience; ///< for whom it is
    SubjectSet leftOut; ///< of them, who have no send left; the others get it
};

/// What a group, or a guide's customers, may still get on a channel around a day (剩余可发次数, 未含导购自发).
struct SendsLeft {
    int most = 0; ///< in the window of the day; nothing is left of it if the channel is not counted
    int planned = 0;
    int plannedByRegion = 0; ///< of them
    int left = 0;
    int leftForRegion = 0; ///< of its own share
    bool isCounted = true; ///< false: the channel is exempt
};

/// All entries of a plan, ordered so that one of them can be checked against the others in a moment: by day, by content,
/// and as numbers of sends by channel, span of the policy and subject, which are made when first asked for and kept up
/// with every change. 60,000 entries a year on 12,000 groups take about 20 MB. One thread at a time.
class PlanIndex
{
public:
    PlanIndex(std::shared_ptr<const PlanPeople> people, PushPolicy policy);

    const PushPolicy &policy() const { return m_policy; }
    const PlanPeople &people() const { return *m_people; }

    /// Adds the entry or replaces the one with its id.
    void put(PlanEntry entry);
    void remove(const Uuid &entry);
    void putContent(PlanContent content);
    const PlanEntry *find(const Uuid &entry) const;
    size_t size() const { return m_places.size(); }

    /// What is to be said about the entry as it is given; the one with its id in the index, if any, is left out. In the
    /// order of PlanCheck, each check once.
    std::vector<PlanFinding> check(const PlanEntry &entry, const CheckOptions &options = {}) const;
    /// Of one in the index; empty if it is not there.
    std::vector<PlanFinding> check(const Uuid &entry, const CheckOptions &options = {}) const;

    /// Of a rolling entry on all days that are looked at.
    Audience audienceOf(const PlanEntry &entry, const CheckOptions &options = {}) const;
    /// Of a rolling entry on that day, whatever its rule says of others.
    RollingDay rollingDay(const PlanEntry &entry, Day day, const CheckOptions &options = {}) const;
    SendsLeft sendsLeft(uint32_t subject, const std::string &channel, Day day, bool countDrafts = true) const;

private:
    using Named = std::shared_ptr<const SubjectSet>;
    struct Held {
        PlanEntry entry;
        Named named;
        bool isLive = false;
    };
    /// Sends by subject in one span and channel.
    struct Counts {
        std::vector<uint16_t> firm;
        std::vector<uint16_t> drafts;
        std::vector<uint16_t> regionFirm;
        std::vector<uint16_t> regionDrafts;

        int of(uint32_t subject, bool countDrafts) const;
        int ofRegions(uint32_t subject, bool countDrafts) const;
        std::vector<uint16_t> &sendsLike(const PlanEntry &entry, bool ofRegions);
        void resize(size_t subjects);
    };
    using CountKey = std::pair<Day, std::string>; ///< first day of the span, channel
    using RollingKey =
        std::tuple<Day, std::string, std::optional<Day>>; ///< and the customers' day, if one is asked for
    /// Who would get more than they may.
    struct Over {
        SubjectSet cap;
        SubjectSet share;
    };
    /// An entry among the others, on all days that are looked at.
    struct Seen;

    Named namedOf(const AudienceRule &rule) const;
    bool isCounted(const PlanEntry &entry) const;
    void link(uint32_t place);
    void unlink(uint32_t place);
    void count(Counts &counts, const Held &held, int by) const;
    void count(Counts &counts, const SubjectSet &named, const std::array<uint16_t, 4> &sends) const;
    Counts &countsOf(const CapWindow &window, const std::string &channel) const;
    std::optional<uint32_t> placeOf(const Uuid &entry) const;
    Seen see(const PlanEntry &entry, const PlanContent *content, const CheckOptions &options) const;
    Over overOf(const PlanEntry &entry, const SubjectSet &named, const SubjectSet &reached,
        const CheckOptions &options) const;
    void meet(const PlanEntry &entry, const SubjectSet &reached, const CheckOptions &options,
        PlanNeighbours &sameHour, PlanNeighbours &sameContent) const;
    void meetRolling(const PlanEntry &entry, const SubjectSet &reached, const CheckOptions &options,
        PlanNeighbours &sameHour, PlanNeighbours &sameContent) const;
    const Counts *rollingCountsOf(
        const CapWindow &window, const std::string &channel, std::optional<Day> addedOn) const;
    void countCustomers(Counts &counts, const CapWindow &window, const std::string &channel,
        std::optional<Day> addedOn) const;
    bool isSentBy(const Held &held, uint32_t group, const CapWindow &window) const;
    bool isHeldCounted(const Held &held, const CheckOptions &options) const;
    bool matters(const Held &other, const PlanEntry &entry, const CheckOptions &options) const;

    const std::shared_ptr<const PlanPeople> m_people;
    const PushPolicy m_policy;
    std::vector<Held> m_entries;
    std::vector<uint32_t> m_free; ///< places to be used again
    std::unordered_map<Uuid, uint32_t> m_places;
    std::vector<uint32_t> m_rolling; ///< places of rolling entries, which have no day
    std::map<Day, std::vector<uint32_t>> m_byDay;
    std::unordered_map<Uuid, std::vector<uint32_t>> m_byContent;
    std::unordered_map<Uuid, PlanContent> m_contents;
    mutable std::map<std::string, Named> m_named; ///< by what the rule says
    mutable std::map<CountKey, Counts> m_counts;
    mutable std::map<RollingKey, Counts> m_rollingCounts; ///< what rolling entries send beside them
};

} // namespace qunce
