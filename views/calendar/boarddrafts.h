// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "models/boards/calendarboard.h"

namespace qunce {

/// What an edit does to a board before the board is read again.
struct BoardPatch {
    std::vector<CalendarEntry> entries; ///< as they will be; new ones too
    std::set<Uuid> removed;
};

/// A board as it was read, with what has been edited here since: a card stands where it was dropped at once, not when a
/// reading brings it, and no reading that began too early takes it back for a moment. GUI thread.
class BoardDrafts
{
public:
    /// Its number, for read().
    uint64_t readingBegins() { return ++m_reading; }
    void read(CalendarBoard board, uint64_t reading);
    /// Nothing can be shown any more.
    void clear();

    /// Shown until a reading has it that begins after saved().
    uint64_t add(BoardPatch patch);
    void saved(uint64_t patch);
    /// It will not be saved.
    void drop(uint64_t patch);

    /// Null before the first reading.
    const std::shared_ptr<const CalendarBoard> &board() const { return m_board; }
    size_t waiting() const { return m_patches.size(); }

private:
    struct Kept {
        BoardPatch patch;
        std::optional<uint64_t> since; ///< readings from this one on have it
    };

    void apply();

    uint64_t m_reading = 0;
    uint64_t m_lastPatch = 0;
    std::map<uint64_t, Kept> m_patches;
    std::shared_ptr<const CalendarBoard> m_read;
    std::shared_ptr<const CalendarBoard> m_board;
};

} // namespace qunce
