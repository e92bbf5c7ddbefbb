// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>

#include "models/base/day.h"

namespace qunce {

/// The present, injected wherever a rule or a record needs it. Implementations are thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01T00:00:00Z.
    virtual int64_t nowMs() const = 0;

    Instant now() const { return {nowMs() / 1000}; }
    Day today() const { return now().day(); }
};

class SystemClock : public Clock
{
public:
    int64_t nowMs() const override
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }
};

} // namespace qunce
