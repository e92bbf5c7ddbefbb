// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "models/base/clock.h"
#include "models/base/message.h"
#include "models/plan/planindex.h"
#include "server/dispatch/dispatchplaces.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What one round came to; each entry that was due counts once, a rolling one once for each of its days.
struct DispatchReport {
    uint64_t due = 0;
    uint64_t dispatched = 0;
    uint64_t assignments = 0; ///< of them, one a guide or group
    uint64_t late = 0; ///< called off because it was too late
    uint64_t returned = 0; ///< sent back because the checks found errors
    uint64_t gone = 0; ///< somebody was quicker: changed, called off or sent it meanwhile
    uint64_t leftOut = 0; ///< groups and guides of rolling entries that had no send left

    bool operator==(const DispatchReport &) const = default;
};

/// Sends what is due (docs/PLAN.md, "Dispatch"): an approved entry whose start has come becomes a task with its
/// assignments and is `dispatched`, all in one transaction, so that a kill at any moment leaves it either waiting or out.
/// The task's id is made of entry and day: however often and by however many an entry is sent, there is one task. One
/// thread; several dispatchers may work on one database.
class Dispatcher
{
public:
    using Text = std::function<std::string(const Message &message)>;

    /// `storage` and `clock` outlive it. `text` says what is written down for people, in the language of the brand.
    /// `places` may be shared with others.
    Dispatcher(Storage &storage, const Clock &clock, Text text,
        std::shared_ptr<DispatchPlacesCache> places = std::make_shared<DispatchPlacesCache>());

    /// Everything that is due now, first come first. A failure leaves what was sent before it.
    Result<DispatchReport> run();

private:
    static constexpr const char *kWho = "dispatcher"; ///< for the history
    enum class Deed : uint8_t {
        Send, ///< an entry that takes place once
        SendDay, ///< a day of a rolling one
        Begin, ///< a rolling one whose first day has come, for nobody
        Finish, ///< a rolling one whose last day has passed
    };
    struct Due {
        Instant at;
        Uuid entry;
        Deed deed = Deed::Send;
        Day day {}; ///< of a rolling one
    };

    Result<std::vector<Due>> dueEntries(Instant now);
    Result<void> act(const Due &due, Instant now, DispatchReport &report);
    Result<void> addRolling(ReadTransaction &transaction, Instant now, std::vector<Due> &due);
    Result<void> addDays(ReadTransaction &transaction, const Record &entry, const PushPolicy &policy,
        Instant now, std::vector<Due> &due);
    bool isSettled(const Uuid &entry, Day day) const { return m_settled.contains({day, entry}); }
    Result<void> sendDay(const Due &due, Instant now, DispatchReport &report);
    Result<void> giveOut(WriteTransaction &transaction, Record entry, const PlanEntry &there, Instant now,
        DispatchReport &report);
    Result<void> finish(const Due &due, Instant now);
    Result<void> miss(
        WriteTransaction &transaction, const Record &entry, Day day, Instant now, DispatchReport &report);
    Result<void> notice(
        WriteTransaction &transaction, const Record &entry, Day day, const Message &words, Instant now);
    Result<void> begin(const Due &due, Instant now);
    Result<SubjectSet> reachedBy(
        WriteTransaction &transaction, const PlanEntry &plan, const PlanIndex &index) const;
    Result<void> sendOne(const Uuid &entry, Instant now, DispatchReport &report);
    Result<void> callOff(WriteTransaction &transaction, Record entry, Instant now);
    Result<void> sendBack(
        WriteTransaction &transaction, Record entry, std::span<const PlanFinding> findings, Instant now);
    Result<uint64_t> send(WriteTransaction &transaction, Record entry, const PlanEntry &plan,
        const PlanIndex &index, Instant now);
    Result<void> comment(WriteTransaction &transaction, const Record &entry, const char *purpose,
        const std::string &text, Instant now);
    Result<void> audit(
        WriteTransaction &transaction, const char *action, const std::string &detailJson, Instant now);

    Storage &m_storage;
    const Clock &m_clock;
    const Text m_text;
    RandomIdSource m_ids;
    std::shared_ptr<DispatchPlacesCache> m_cache;
    std::shared_ptr<const DispatchPlaces> m_places; ///< of the entry at hand
    std::set<std::pair<Day, Uuid>> m_settled; ///< days of rolling entries about which nothing is left to do
    std::map<Uuid, Instant>
        m_looked; ///< when a rolling entry that is over was last asked whether all have answered
};

} // namespace qunce::server
