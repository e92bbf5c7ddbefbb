// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <nlohmann/json.hpp>

#include "server/commands/opening.h"
#include "server/commands/subcommands.h"
#include "server/dispatch/dispatcher.h"

namespace qunce::server {

namespace {

/// A moment that was named.
class StandingClock : public Clock
{
public:
    explicit StandingClock(Instant now) : m_now(now) { }
    int64_t nowMs() const override { return m_now.seconds * 1000; }

private:
    const Instant m_now;
};

Result<Instant> momentOf(const CommandLine &line, const Environment &environment)
{
    if (!line.has("now"))
        return environment.clock.now();
    const std::optional<WrittenInstant> written = parseInstant(line.value("now"));
    if (!written)
        return Error {ErrorCode::Usage, {QUNCE_TEXT("--now does not take \"%1\"."), {line.value("now")}}, {}};
    return written->instant;
}

} // namespace

Result<int> runDispatch(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    QUNCE_ASSIGN(const Instant now, momentOf(line, environment));
    QUNCE_ASSIGN(const OpenData data, openForWriting(line, environment, "dispatch"));
    const StandingClock clock(now);
    QUNCE_ASSIGN(const DispatchReport report, Dispatcher(*data.storage, clock, environment.text).run());
    nlohmann::ordered_json summary;
    summary["now"] = now.toString();
    summary["due"] = report.due;
    summary["dispatched"] = report.dispatched;
    summary["assignments"] = report.assignments;
    summary["late"] = report.late;
    summary["returned"] = report.returned;
    summary["left_out"] = report.leftOut;
    environment.print(summary.dump());
    return 0;
}

} // namespace qunce::server
