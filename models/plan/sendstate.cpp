// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/sendstate.h"

#include <string>

namespace qunce {

SendStep sendStepOf(std::string_view status, const SendCounts &counts)
{
    if (status == "stopped")
        return SendStep::Stopped;
    if (status == "cancelled")
        return SendStep::CalledOff;
    if (status == "done")
        return SendStep::Done;
    if (!followsResults(status))
        return SendStep::NotDispatched;
    if (counts.sent > 0)
        return SendStep::Sending;
    return counts.confirmed > 0 ? SendStep::Confirmed : SendStep::AwaitingConfirmation;
}

Message textOf(SendStep step, const SendCounts &counts)
{
    switch (step) {
    case SendStep::NotDispatched:
        return Message(QUNCE_TEXT("Not dispatched yet"));
    case SendStep::AwaitingConfirmation:
        return Message(QUNCE_TEXT("Dispatched, waiting for the guides"));
    case SendStep::Confirmed:
        return Message(QUNCE_TEXT("Dispatched, %1 of %2 have confirmed"),
            {std::to_string(counts.confirmed), std::to_string(counts.assigned)});
    case SendStep::Sending:
        return Message(
            QUNCE_TEXT("%1 of %2 sent"), {std::to_string(counts.sent), std::to_string(counts.planned)});
    case SendStep::Done:
        return Message(
            QUNCE_TEXT("Done, %1 of %2 sent"), {std::to_string(counts.sent), std::to_string(counts.planned)});
    case SendStep::CalledOff:
        return Message(QUNCE_TEXT("Called off"));
    case SendStep::Stopped:
        return Message(QUNCE_TEXT("Stopped, %1 of %2 were sent"),
            {std::to_string(counts.sent), std::to_string(counts.planned)});
    }
    return {};
}

std::string_view statusAfterResults(const SendCounts &counts, bool goesOn)
{
    if (counts.pending == 0 && counts.done > 0 && !goesOn)
        return "done";
    return counts.sent > 0 || counts.done > 0 ? "part_done" : "dispatched";
}

bool followsResults(std::string_view status)
{
    return status == "dispatched" || status == "part_done" || status == "done";
}

} // namespace qunce
