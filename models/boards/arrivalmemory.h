// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "models/boards/arrival.h"
#include "models/facts/factblock.h"

namespace qunce {

/// What had arrived when somebody last asked: header, overview and every board ask at the same state of the data, and
/// each answer looks through two months of every region. One for all readers of a profile, any thread.
class ArrivalMemory
{
public:
    /// arrivalUntil() of this brand and these facts. The one that is kept, if it was made of this very brand for this
    /// day while the facts were what they are in this snapshot.
    Result<Arrival> arrival(const ReadSnapshot &snapshot, const std::shared_ptr<const Brand> &brand,
        const FactSource &facts, Day today);

private:
    struct Kept {
        uint64_t generation = 0;
        std::vector<BucketVersion> facts;
        std::weak_ptr<const Brand> brand;
        Day today {};
        Arrival arrival;
    };

    std::mutex m_mutex;
    Kept m_kept;
};

} // namespace qunce
