// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <charconv>

#include <unistd.h>

#include "models/base/uuid.h"
#include "server/admin/initialise.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"
#include "server/demo/demo.h"

namespace qunce::server {

namespace {

constexpr std::string_view kGroupRows = "group rows"; ///< StoredSize::kind

Result<demo::DemoOptions> optionsOf(const CommandLine &line, const Environment &environment)
{
    demo::DemoOptions options;
    const std::string scale = line.has("scale") ? line.value("scale") : "small";
    if (scale != "small" && scale != "brand")
        return Error {ErrorCode::Usage, {QUNCE_TEXT("--scale is small or brand, not \"%1\"."), {scale}}, {}};
    options.scale = scale == "brand" ? demo::DemoScale::Brand : demo::DemoScale::Small;
    const std::string seed = line.has("seed") ? line.value("seed") : "1";
    const auto [end, error] = std::from_chars(seed.data(), seed.data() + seed.size(), options.seed);
    if (error != std::errc() || end != seed.data() + seed.size())
        return Error {ErrorCode::Usage, {QUNCE_TEXT("--seed is a whole number, not \"%1\"."), {seed}}, {}};
    options.until = environment.clock.today() - 1;
    if (line.has("until")) {
        const std::optional<Day> until = Day::parse(line.value("until"));
        if (!until)
            return Error {ErrorCode::Usage,
                {QUNCE_TEXT("--until is a day such as 2026-09-08, not \"%1\"."), {line.value("until")}}, {}};
        options.until = *until;
    }
    return options;
}

/// Progress for a person; scripts, whose stderr is no terminal, see none.
demo::DemoProgress progressFor(const Environment &environment)
{
    const bool isShown = ::isatty(::fileno(environment.err)) != 0;
    return [&environment, isShown](const Message &step, int percent) {
        if (isShown)
            std::fprintf(environment.err, "\r\033[K%3d %% %s", percent, environment.text(step).c_str());
        if (isShown && percent >= 100)
            std::fputs("\r\033[K", environment.err);
        return true;
    };
}

} // namespace

Result<int> runDemo(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    QUNCE_ASSIGN(const std::string directory, dataDirectory(line));
    QUNCE_ASSIGN(const demo::DemoOptions options, optionsOf(line, environment));
    SeededIdSource ids(options.seed, Instant::startOf(options.until).seconds * 1000);
    demo::DemoReport report;
    const auto writeBrand = [&](const std::string &file, const demo::DemoPrepare &prepare) -> Result<void> {
        QUNCE_ASSIGN(report,
            demo::makeDemoDatabase(file, environment.clock, options, progressFor(environment), prepare));
        return {};
    };
    QUNCE_TRY(initialise(directory, environment.clock, ids, writeBrand));
    environment.print(
        environment.text({QUNCE_TEXT("Demo brand in %1: %2 to %3, %4 records, %5 tasks, %6 assignments."),
            {directory, report.period.from.toString(), report.period.to.toString(),
                std::to_string(report.records), std::to_string(report.tasks),
                std::to_string(report.assignments)}}));
    for (const StoredSize &size : report.stored) {
        // The others are the names of docs/DATA.md, as in the files.
        const std::string kind =
            size.kind == kGroupRows ? environment.text({QUNCE_TEXT("groups of each assignment")}) : size.kind;
        environment.print(environment.text({QUNCE_TEXT("%1: %2 columns, %3 bytes stored."),
            {kind, std::to_string(size.columns), std::to_string(size.storedBytes)}}));
    }
    return 0;
}

} // namespace qunce::server
