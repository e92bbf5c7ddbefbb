// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "models/plan/planpeople.h"
#include "server/dispatch/rollingbook.h"
#include "server/import/factplaces.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Whom tasks can be given to, and where their results go: a cut of the organisation, its people and its slots. Immutable,
/// any thread.
struct DispatchPlaces {
    std::shared_ptr<const PlanPeople> people;
    FactPlaces guides;
    FactPlaces groups;
    std::vector<Uuid> regions;
};

/// Keeps the places as long as nobody has changed any of it: the demo brand takes a second to load. Any thread.
class DispatchPlacesCache
{
public:
    /// As the transaction sees them.
    Result<std::shared_ptr<const DispatchPlaces>> get(ReadTransaction &transaction);
    /// Loads them anew where they are not those that somebody has asked for before: who asks next need not wait.
    Result<void> keepUp(ReadTransaction &transaction);
    RollingBook &rolling() { return m_rolling; }

private:
    std::mutex m_mutex;
    bool m_isUsed = false;
    std::map<std::string, uint64_t> m_heads; ///< of the buckets that hold people and organisation
    std::shared_ptr<const DispatchPlaces> m_places;
    RollingBook m_rolling;
};

} // namespace qunce::server
