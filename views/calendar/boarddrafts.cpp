// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/boarddrafts.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

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
    // What was edited last holds.
    std::unordered_map<Uuid, const CalendarEntry *> edited;
    for (const auto &[number, kept] : m_patches) {
        for (const Uuid &id : kept.patch.removed)
            edited[id] = nullptr;
        for (const CalendarEntry &entry : kept.patch.entries)
            edited[entry.id] = &entry;
    }
    for (std::vector<CalendarEntry> *entries : {&board->entries, &board->unplanned})
        std::erase_if(*entries, [&edited](const CalendarEntry &entry) { return edited.contains(entry.id); });
    const auto kept = static_cast<std::ptrdiff_t>(board->entries.size());
    for (const auto &[id, entry] : edited) {
        if (entry && !entry->isPlanned)
            board->unplanned.push_back(*entry);
        else if (entry && board->days.contains(entry->day()))
            board->entries.push_back(*entry);
    }
    const auto isBefore = [](const CalendarEntry &a, const CalendarEntry &b) {
        return std::tie(a.start, a.code, a.id) < std::tie(b.start, b.code, b.id);
    };
    const auto edge = board->entries.begin() + kept;
    std::sort(edge, board->entries.end(), isBefore);
    std::inplace_merge(board->entries.begin(), edge, board->entries.end(), isBefore);
    sortUnplanned(board->unplanned);
    m_board = std::move(board);
}

} // namespace qunce
