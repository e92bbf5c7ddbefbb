// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console/rowwatch.h"

#include <array>
#include <utility>

namespace qunce::app {

namespace {

/// Those that are rows or cards of a page, and what is written beside them.
constexpr std::array kWatched {Kind::Guide, Kind::Group, Kind::Koc, Kind::Entry, Kind::Note};

} // namespace

RowWatch::RowWatch(std::string directory, std::function<void(std::vector<ChangedRow> rows)> changed)
    : m_changed(std::move(changed))
    , m_reader(std::move(directory))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{ }

RowWatch::~RowWatch()
{
    m_thread = {}; // asks it to end and waits
}

void RowWatch::look()
{
    const std::lock_guard lock(m_mutex);
    m_isAsked = true;
    m_asked.notify_one();
}

void RowWatch::run(const std::stop_token &stop)
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            if (!m_asked.wait(lock, stop, [this] { return m_isAsked; }))
                return;
            m_isAsked = false;
        }
        // What cannot be read is said by those who show it; here it only means that nothing is marked.
        Result<std::vector<ChangedRow>> rows = m_reader.look(kWatched);
        if (rows.ok() && !rows->empty() && !stop.stop_requested())
            m_changed(std::move(*rows));
    }
}

} // namespace qunce::app
