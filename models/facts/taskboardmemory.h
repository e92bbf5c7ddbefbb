// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "models/base/result.h"
#include "models/domain/taskboard.h"
#include "models/facts/factblock.h"
#include "models/store/cachereader.h"

namespace qunce {

/// Boards of tasks that were made lately, so that whoever goes down from the brand to a store does not read every
/// assignment again. One for all readers of a profile, any thread.
class TaskBoardMemory
{
public:
    /// Boards of whole brands for some weeks are a few MB each; of a year 11 MB.
    static constexpr size_t kMostBoards = 3;

    /// A board that covers `due` in `regions`: one that is kept, if it was made of this very brand while the facts were
    /// what they are in this snapshot; else a new one.
    Result<std::shared_ptr<const TaskBoard>> board(const ReadSnapshot &snapshot,
        const std::shared_ptr<const Brand> &brand, const FactSource &facts, Period due,
        std::span<const size_t> regions);

private:
    struct Kept {
        uint64_t generation = 0;
        std::vector<BucketVersion> facts;
        std::shared_ptr<const Brand> brand;
        std::shared_ptr<const TaskBoard> board;
    };

    std::mutex m_mutex;
    std::list<Kept> m_kept; ///< used last comes first
};

} // namespace qunce
