// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/facts/taskboardmemory.h"

#include <algorithm>

#include "models/facts/factmemory.h"

namespace qunce {

Result<std::shared_ptr<const TaskBoard>> TaskBoardMemory::board(const ReadSnapshot &snapshot,
    const std::shared_ptr<const Brand> &brand, const FactSource &facts, Period due,
    std::span<const size_t> regions)
{
    Kept wanted {snapshot.generation(), factVersions(snapshot), brand, {}};
    {
        const std::lock_guard lock(m_mutex);
        // Boards of another state of the data will never be asked for again, and hold a whole brand each.
        std::erase_if(m_kept, [&wanted](const Kept &kept) {
            return kept.generation != wanted.generation || kept.facts != wanted.facts
                || kept.brand != wanted.brand;
        });
        const auto found = std::find_if(
            m_kept.begin(), m_kept.end(), [&](const Kept &kept) { return kept.board->covers(due, regions); });
        if (found != m_kept.end()) {
            m_kept.splice(m_kept.begin(), m_kept, found);
            return m_kept.front().board;
        }
    }
    QUNCE_ASSIGN(TaskBoard made, TaskBoard::build(*brand, facts, due, regions));
    wanted.board = std::make_shared<const TaskBoard>(std::move(made));
    const std::shared_ptr<const TaskBoard> board = wanted.board;
    const std::lock_guard lock(m_mutex);
    m_kept.push_front(std::move(wanted));
    while (m_kept.size() > kMostBoards)
        m_kept.pop_back();
    return board;
}

} // namespace qunce
