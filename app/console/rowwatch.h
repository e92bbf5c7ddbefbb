// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "models/store/changereader.h"

namespace qunce::app {

/// Looks, in a thread of its own, which rows of the pages others have changed whenever the cache has. Any thread.
class RowWatch
{
public:
    /// `changed` is called in the watch's thread, and no more when the watch is gone.
    RowWatch(std::string directory, std::function<void(std::vector<ChangedRow> rows)> changed);
    ~RowWatch();
    RowWatch(const RowWatch &) = delete;
    RowWatch &operator=(const RowWatch &) = delete;

    /// The cache shows something else than before, or may.
    void look();

private:
    void run(const std::stop_token &stop);

    const std::function<void(std::vector<ChangedRow> rows)> m_changed;
    ChangeReader m_reader; ///< the thread's
    std::mutex m_mutex;
    std::condition_variable_any m_asked;
    bool m_isAsked = true; ///< once at the start, from where on rows count as changed
    std::jthread m_thread; ///< last, since it uses the others
};

} // namespace qunce::app
