// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/dispatch/dispatcher.h"
#include "server/import/entryprogress.h"
#include "tests/server/import/importworld.h"

namespace qunce::server::test {

/// A clock that goes where the test puts it.
class MovedClock : public Clock
{
public:
    int64_t nowMs() const override { return now_.seconds * 1000; }
    void set(Day day, int hour, int minute, int second = 0)
    {
        now_ = Instant::fromLocal(day, hour, minute, second);
    }

private:
    Instant now_;
};

/// A brand with four guides in two regions and five groups, and a dispatcher.
class DispatchWorld
{
public:
    DispatchWorld();

    /// Imports an entry for the customers' groups: `E1,title,start,channel,kinds,status`.
    void addEntry(const std::string &code, const std::string &start, const std::string &channel = "群发",
        const std::string &kinds = "customer", const std::string &status = "approved",
        const std::string &regions = "");
    /// Changes a record in a transaction of its own.
    void change(Kind kind, const std::string &code, const std::function<void(Record &)> &how);
    void setPolicy(const std::string &json);
    DispatchReport run();
    /// At that time of kDay.
    DispatchReport runAt(int hour, int minute, int second = 0);

    std::string status(const std::string &code);
    std::vector<Record> tasksOf(const std::string &code);
    std::vector<Record> commentsOf(const std::string &code);
    SendCounts countsOf(const std::string &code);
    std::vector<AuditEntry> audit(const std::string &action);

    static const Day kDay; ///< 2026-09-30, a Wednesday

    ImportWorld brand;
    MovedClock clock;
    Dispatcher dispatcher;
};

} // namespace qunce::server::test
