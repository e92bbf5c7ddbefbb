// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/sheetmaker.h"

namespace qunce {

std::shared_ptr<const PlanSheet> SheetSource::make() const
{
    const auto [first, end] = content->placesIn(days);
    std::vector<CalendarEntry> entries;
    entries.reserve(end - first);
    for (size_t place = first; place < end; ++place)
        entries.push_back(content->entry(place));
    return std::make_shared<const PlanSheet>(std::move(entries), parts ? *parts : SheetParts());
}

SheetMaker::SheetMaker(QObject *parent) : QObject(parent) { }

SheetMaker::~SheetMaker()
{
    m_thread = {};
}

void SheetMaker::ask(SheetSource source)
{
    const std::lock_guard lock(m_mutex);
    ++m_wanted;
    m_asked = std::move(source);
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
    m_changed.notify_all();
}

void SheetMaker::drop()
{
    const std::lock_guard lock(m_mutex);
    ++m_wanted;
    m_asked.reset();
}

void SheetMaker::run(const std::stop_token &stop)
{
    while (true) {
        SheetSource source;
        uint64_t number = 0;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return m_asked.has_value(); }))
                return;
            source = std::move(*m_asked);
            m_asked.reset();
            number = m_wanted;
        }
        std::shared_ptr<const PlanSheet> sheet = source.make();
        QMetaObject::invokeMethod(
            this,
            [this, number, source = std::move(source), sheet = std::move(sheet)] {
                {
                    const std::lock_guard lock(m_mutex);
                    if (number != m_wanted)
                        return;
                }
                emit made(source, sheet);
            },
            Qt::QueuedConnection);
    }
}

} // namespace qunce
