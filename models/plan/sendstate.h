// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string_view>

#include "models/base/message.h"

namespace qunce {

/// What is known of the assignments of an entry's tasks.
struct SendCounts {
    uint64_t assigned = 0; ///< guides, or owners of groups
    uint64_t confirmed = 0; ///< who have seen or confirmed it, or have done more
    uint64_t pending = 0;
    uint64_t done = 0;
    uint64_t planned = 0; ///< sends: groups of a group push, else assignments that are not called off
    uint64_t sent = 0; ///< of them

    bool operator==(const SendCounts &) const = default;
};

/// How far an entry has come. What is scheduled is never called sent.
enum class SendStep : uint8_t {
    NotDispatched, ///< written, submitted, approved: nobody has it yet
    AwaitingConfirmation, ///< 已下发·待导购确认
    Confirmed, ///< some have looked at it, nothing is out yet
    Sending, ///< n of m sent
    Done,
    CalledOff, ///< cancelled before it was dispatched
    Stopped,
};

/// `status`: the entry's.
SendStep sendStepOf(std::string_view status, const SendCounts &counts);
Message textOf(SendStep step, const SendCounts &counts);

/// The status that an entry has by what became of its assignments: `dispatched`, `part_done` once something is sent,
/// `done` once nothing is pending and something was done, unless it goes on: then there is more to come.
std::string_view statusAfterResults(const SendCounts &counts, bool goesOn = false);
/// Whether results move an entry of this status: one that is out and has not been stopped.
bool followsResults(std::string_view status);

} // namespace qunce
