// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <string>
#include <thread>
#include <vector>

#include "models/domain/factsneeded.h"
#include "models/facts/factmemory.h"

namespace qunce {

/// Reads columns into a memory while its owner is busy with the brand, in a thread and a snapshot of its own. That
/// snapshot may be of another state than the owner's: a block says which versions of which buckets it was read from, and
/// CacheFacts, which looks at that, reads anew what is not of its own state. So numbers are the same with and without,
/// and nothing that goes wrong here is an error: who asks for the columns meets it, and says so. Owned by one thread,
/// which is the only one to call; the memory must outlive it.
class FactsAhead
{
public:
    /// `directory`: the profile's. `mostBytes`: of blocks that it reads; no more than the memory holds, or the first
    /// would be gone before they are asked for.
    FactsAhead(std::string directory, FactMemory &memory, size_t mostBytes);
    /// Ends a reading that nobody waits for any more after the month it is at.
    ~FactsAhead();

    /// Starts to read; once. Does nothing where threads would have to take turns.
    void start(std::vector<DayFacts> needed);
    /// Until all has been read that will be.
    void wait();

private:
    void read(const std::stop_token &stopped, std::span<const DayFacts> needed) const;

    const std::string m_directory;
    FactMemory &m_memory;
    const size_t m_mostBytes;
    std::jthread m_thread; ///< last: it uses the others
};

} // namespace qunce
