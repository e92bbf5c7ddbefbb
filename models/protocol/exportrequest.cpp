// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/exportrequest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace qunce {

namespace {

using Flags = std::map<std::string, std::vector<std::string>>;

constexpr std::array<std::string_view, 16> kFlags {"measure", "from", "to", "level", "by", "under", "top",
    "tie", "min-n", "compare", "zero-fill", "all", "as-of", "format", "out", "with-header-note"};

struct ViewFlags {
    ExportView view;
    std::string_view words;
    std::vector<std::string_view> allowed;
};

const std::vector<ViewFlags> &views()
{
    static const std::vector<ViewFlags> known {
        {ExportView::Leaderboard, "leaderboard",
            {"measure", "from", "to", "level", "under", "top", "tie", "min-n", "compare", "zero-fill", "all",
                "as-of"}},
        {ExportView::Completion, "completion", {"from", "to", "by", "under", "as-of"}},
        {ExportView::Calendar, "calendar", {"from", "to", "as-of"}},
        {ExportView::RosterGuides, "roster guides", {"as-of"}},
        {ExportView::RosterGroups, "roster groups", {"as-of"}},
        {ExportView::RosterKoc, "roster koc", {"as-of"}},
        {ExportView::Adjustments, "adjustments", {"from", "to", "under", "as-of"}},
    };
    return known;
}

Error usage(Message message)
{
    return {ErrorCode::Usage, std::move(message), {}};
}

Error badValue(std::string_view flag, const std::string &value)
{
    return usage({QUNCE_TEXT("--%1 does not take \"%2\". See `help export`."), {std::string(flag), value}});
}

/// The last value given for a flag, as is usual on command lines; empty if it was not given.
std::string valueOf(const Flags &flags, std::string_view name)
{
    const auto found = flags.find(std::string(name));
    return found == flags.end() || found->second.empty() ? std::string() : found->second.back();
}

bool given(const Flags &flags, std::string_view name)
{
    return flags.contains(std::string(name));
}

Result<Day> requiredDay(const Flags &flags, std::string_view name)
{
    if (!given(flags, name))
        return usage({QUNCE_TEXT("--%1 is missing. See `help export`."), {std::string(name)}});
    const std::optional<Day> day = Day::parse(valueOf(flags, name));
    if (!day)
        return badValue(name, valueOf(flags, name));
    return *day;
}

Result<Period> requiredPeriod(const Flags &flags)
{
    QUNCE_ASSIGN(const Day from, requiredDay(flags, "from"));
    QUNCE_ASSIGN(const Day to, requiredDay(flags, "to"));
    if (to < from)
        return usage({QUNCE_TEXT("--to %1 lies before --from %2."), {to.toString(), from.toString()}});
    return Period {from, to};
}

Result<uint64_t> number(const Flags &flags, std::string_view name)
{
    const std::string text = valueOf(flags, name);
    uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return badValue(name, text);
    return value;
}

Result<OrgIndex> under(const Flags &flags, const OrgTree &org)
{
    if (!given(flags, "under"))
        return kHq;
    const std::string code = valueOf(flags, "under");
    const std::optional<OrgIndex> unit = org.byCode(code);
    if (!unit)
        return Error {
            ErrorCode::NotFound, {QUNCE_TEXT("There is no organisation unit with the code %1."), {code}}, {}};
    return *unit;
}

std::vector<std::string> splitAtCommas(const std::vector<std::string> &values)
{
    std::vector<std::string> parts;
    for (const std::string &value : values) {
        size_t start = 0;
        while (start <= value.size()) {
            const size_t comma = std::min(value.find(',', start), value.size());
            parts.push_back(value.substr(start, comma - start));
            start = comma + 1;
        }
    }
    return parts;
}

Result<void> readLeaderboard(const Flags &flags, ExportRequest &request)
{
    LeaderboardQuery &query = request.leaderboard;
    if (!given(flags, "measure"))
        return usage({QUNCE_TEXT("--%1 is missing. See `help export`."), {"measure"}});
    QUNCE_ASSIGN(query.measure, Measure::parse(valueOf(flags, "measure")));
    if (given(flags, "tie")) {
        for (const std::string &tie : splitAtCommas(flags.at("tie"))) {
            QUNCE_ASSIGN(Measure measure, Measure::parse(tie));
            query.tie.push_back(measure);
        }
    }
    if (given(flags, "level")) {
        const std::optional<Level> level = levelNamed(valueOf(flags, "level"));
        if (!level)
            return badValue("level", valueOf(flags, "level"));
        query.level = *level;
    }
    if (given(flags, "compare")) {
        const std::optional<Compare> compare = compareNamed(valueOf(flags, "compare"));
        if (!compare)
            return badValue("compare", valueOf(flags, "compare"));
        query.compare = *compare;
    }
    if (given(flags, "top")) {
        QUNCE_ASSIGN(query.top, number(flags, "top"));
    }
    if (given(flags, "min-n")) {
        QUNCE_ASSIGN(query.minN, number(flags, "min-n"));
    }
    const std::string zeroFill = given(flags, "zero-fill") ? valueOf(flags, "zero-fill") : "none";
    if (zeroFill != "none" && zeroFill != "fed")
        return badValue("zero-fill", zeroFill);
    query.zeroFillFed = zeroFill == "fed";
    query.all = given(flags, "all");
    query.period = request.period;
    query.asOf = request.asOf;
    return {};
}

Result<void> readCompletion(const Flags &flags, ExportRequest &request)
{
    if (!given(flags, "by"))
        return usage({QUNCE_TEXT("--%1 is missing. See `help export`."), {"by"}});
    const std::optional<CompletionKey> by = completionKeyNamed(valueOf(flags, "by"));
    if (!by)
        return badValue("by", valueOf(flags, "by"));
    request.completion.by = *by;
    request.completion.period = request.period;
    request.completion.asOf = request.asOf;
    return {};
}

/// States the filters in the order of the flag list, defaults included, so that a file explains itself.
void stateFilters(const Flags &flags, const ViewFlags &view, ExportRequest &request)
{
    const auto defaultOf = [&](std::string_view flag) -> std::string {
        if (flag == "level")
            return std::string(name(request.leaderboard.level));
        if (flag == "compare")
            return std::string(name(request.leaderboard.compare));
        if (flag == "zero-fill")
            return "none";
        if (flag == "min-n")
            return "0";
        return {};
    };
    for (const std::string_view flag : view.allowed) {
        if (flag == "as-of")
            continue;
        std::string text;
        if (flag == "all") {
            text = given(flags, flag) ? "true" : "";
        } else if (given(flags, flag)) {
            for (const std::string &value : flags.at(std::string(flag)))
                text += (text.empty() ? "" : ",") + value;
        } else {
            text = defaultOf(flag);
        }
        if (!text.empty())
            request.filters.emplace_back(flag, text);
    }
}

Result<const ViewFlags *> viewOf(const std::vector<std::string> &words)
{
    std::string joined;
    for (const std::string &word : words)
        joined += (joined.empty() ? "" : " ") + word;
    for (const ViewFlags &view : views()) {
        if (joined == view.words)
            return &view;
    }
    return usage(
        {QUNCE_TEXT(
             "There is no export view \"%1\". Known are leaderboard, completion, calendar, roster guides, "
             "roster groups, roster koc and adjustments."),
            {joined}});
}

Result<void> checkFlags(const Flags &flags, const ViewFlags &view)
{
    for (const auto &[flag, values] : flags) {
        const bool common = flag == "format" || flag == "out" || flag == "with-header-note";
        if (!common && std::find(view.allowed.begin(), view.allowed.end(), flag) == view.allowed.end())
            return usage({QUNCE_TEXT("The view %1 does not take --%2."), {std::string(view.words), flag}});
    }
    return {};
}

} // namespace

std::string_view viewName(ExportView wanted)
{
    for (const ViewFlags &view : views()) {
        if (view.view == wanted)
            return view.words;
    }
    return {};
}

std::span<const std::string_view> exportFlags()
{
    return kFlags;
}

Result<ExportRequest> parseExportRequest(const ExportArguments &arguments, Instant now)
{
    const Flags &flags = arguments.flags;
    QUNCE_ASSIGN(const ViewFlags *view, viewOf(arguments.words));
    QUNCE_TRY(checkFlags(flags, *view));
    ExportRequest request;
    request.view = view->view;
    request.out = valueOf(flags, "out");
    if (request.out.empty())
        return usage({QUNCE_TEXT("--%1 is missing. See `help export`."), {"out"}});
    const std::string format = given(flags, "format") ? valueOf(flags, "format") : "csv";
    if (format != "csv" && format != "json")
        return badValue("format", format);
    request.format = format == "json" ? ExportFormat::Json : ExportFormat::Csv;
    request.headerNote = given(flags, "with-header-note");
    request.asOf = now;
    if (given(flags, "as-of")) {
        const std::optional<WrittenInstant> asOf = parseInstant(valueOf(flags, "as-of"));
        if (!asOf)
            return badValue("as-of", valueOf(flags, "as-of"));
        request.asOf = asOf->instant;
    }
    const bool isRoster = view->words.starts_with("roster");
    if (!isRoster) {
        QUNCE_ASSIGN(request.period, requiredPeriod(flags));
    }
    if (request.view == ExportView::Leaderboard)
        QUNCE_TRY(readLeaderboard(flags, request));
    if (request.view == ExportView::Completion)
        QUNCE_TRY(readCompletion(flags, request));
    stateFilters(flags, *view, request);
    return request;
}

Result<void> resolveUnder(const ExportArguments &arguments, const OrgTree &org, ExportRequest &request)
{
    QUNCE_ASSIGN(const OrgIndex unit, under(arguments.flags, org));
    request.leaderboard.under = unit;
    request.completion.under = unit;
    request.under = unit;
    return {};
}

Result<ExportRequest> parseExportRequest(const ExportArguments &arguments, const OrgTree &org, Instant now)
{
    QUNCE_ASSIGN(ExportRequest request, parseExportRequest(arguments, now));
    QUNCE_TRY(resolveUnder(arguments, org, request));
    return request;
}

} // namespace qunce
