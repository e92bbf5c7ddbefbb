// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include <QObject>

#include "models/boards/plansheet.h"
#include "views/calendar/calendarlayout.h"

namespace qunce {

/// What a sheet is made of. Two that are equal make the same sheet.
struct SheetSource {
    std::shared_ptr<const CalendarContent> content;
    std::shared_ptr<const SheetParts> parts;
    Period days;

    bool operator==(const SheetSource &) const = default;
    std::shared_ptr<const PlanSheet> make() const;
};

/// Makes sheets that are too large for the GUI thread in a thread of its own: the last one that was asked for, those before
/// are dropped. Functions: GUI thread.
class SheetMaker : public QObject
{
    Q_OBJECT

public:
    explicit SheetMaker(QObject *parent);
    ~SheetMaker() override;

    void ask(SheetSource source);
    /// Whatever is under way is not wanted any more.
    void drop();

signals:
    void made(const qunce::SheetSource &source, std::shared_ptr<const qunce::PlanSheet> sheet);

private:
    void run(const std::stop_token &stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<SheetSource> m_asked;
    uint64_t m_wanted = 0; ///< which of them is the last; GUI thread, and under the lock
    std::jthread m_thread; ///< since the first ask(); last: it uses everything above
};

} // namespace qunce
