// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/base/clock.h"
#include "models/base/message.h"
#include "models/plan/planindex.h"
#include "server/dispatch/dispatchplaces.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What the server says to edits of the plan beyond the rules of models/merge, and what it does because of them
/// (docs/PLAN.md, "Approval" and "Emergencies"): an approval passes the same checks as at the console; what is stopped is
/// cancelled with those who have not sent it; a confirmed new text reaches the tasks. Used inside write transactions only,
/// one at a time.
class PlanKeeper
{
public:
    using Text = std::function<std::string(const Message &message)>;

    /// `clock` outlives it. `text` says what is written down for people, in the language of the brand.
    PlanKeeper(const Clock &clock, Text text, std::shared_ptr<DispatchPlacesCache> places);

    /// A new transaction, or something of it was taken back: what was read before says nothing.
    void forget() { m_plan.reset(); }
    /// What the checks find against an entry that is being approved or gets a new text: errors, or warnings for which
    /// nobody gave a reason. Empty for all other edits. `before` as it is stored, null for a new one.
    Result<std::vector<PlanFinding>> refusing(
        WriteTransaction &transaction, const Record *before, const Record &after);
    /// After a record has been written: does what follows from it. `before` is null for a new one.
    Result<void> follow(WriteTransaction &transaction, const Record *before, const Record &after);

private:
    struct Plan {
        PlanIndex index;
        Period days;
    };

    Result<PlanIndex *> planFor(WriteTransaction &transaction, Day day);
    Result<bool> reasonGiven(WriteTransaction &transaction, const Record &entry);
    Result<void> stop(WriteTransaction &transaction, const Record &entry);
    Result<void> goOn(WriteTransaction &transaction, Record entry);
    Result<void> revise(WriteTransaction &transaction, const Record &entry);
    Result<std::string> namesOfSent(ReadTransaction &transaction, const Uuid &entry);

    const Clock &m_clock;
    const Text m_text;
    RandomIdSource m_ids;
    const std::shared_ptr<DispatchPlacesCache> m_places;
    std::optional<Plan> m_plan; ///< of this transaction
};

} // namespace qunce::server
