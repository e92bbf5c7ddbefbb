// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/boarddrafts.h"

#include <algorithm>
#include <tuple>

namespace qunce {

void BoardDrafts::read(CalendarBoard board, uint64_t reading)
{
    std::erase_if(m_patches,
        [reading](const auto &each) { return each.second.since && *each.second.since <= reading; });
    m_read = std::make_shared<const CalendarBoard>(std::move(board));
    apply();
}

void BoardDrafts::clear()
{
    m_read.reset();
    m_board.reset();
}

uint64_t BoardDrafts::add(BoardPatch patch)
{
    m_patches[++m_lastPatch] = {std::move(patch), std::nullopt};
    apply();
    return m_lastPatch;
}

void BoardDrafts::saved(uint64_t patch)
{
    const auto kept = m_patches.find(patch);
    if (kept != m_patches.end())
        kept->second.since = m_reading + 1;
}

void BoardDrafts::drop(uint64_t patch)
{
    if (m_patches.erase(patch) > 0)
        apply();
}

void BoardDrafts::apply()
{
    if (!m_read)
        return;
    if (m_patches.empty()) {
        m_board = m_read;
        return;
    }
    auto board = std::make_shared<CalendarBoard>(*m_read);
    for (const auto &[number, kept] : m_patches) {
        std::set<Uuid> gone = kept.patch.removed;
        for (const CalendarEntry &entry : kept.patch.entries)
            gone.insert(entry.id);
        std::erase_if(
            board->entries, [&gone](const CalendarEntry &entry) { return gone.contains(entry.id); });
        for (const CalendarEntry &entry : kept.patch.entries) {
            if (!board->days.contains(entry.day()))
                continue;
            const auto place = std::partition_point(
                board->entries.begin(), board->entries.end(), [&entry](const CalendarEntry &each) {
                    return std::tie(each.start, each.code, each.id)
                        < std::tie(entry.start, entry.code, entry.id);
                });
            board->entries.insert(place, entry);
        }
    }
    m_board = std::move(board);
}

} // namespace qunce
