// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/exportpolicy.h"

#include <algorithm>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "models/base/utf8.h"
#include "models/protocol/fieldvalue.h"
#include "models/protocol/kinds.h"

namespace qunce {

namespace {

constexpr std::array<std::string_view, kAllExportData.size()> kExportDataNames {
    "koc", "groups", "guides", "plan", "numbers"};

Error senselessExports(const char *part)
{
    return {ErrorCode::InvalidInput, Message(QUNCE_TEXT("The rules for exports make no sense: %1."), {part}),
        part};
}

constexpr size_t kMostTitle = 256;
constexpr size_t kMostAbout = 4096;
constexpr size_t kMostReasonBytes = 4 * kMostReason;
constexpr size_t kMostFormat = 16;

/// One line, no longer than that.
std::string fitted(std::string text, size_t most)
{
    std::replace_if(
        text.begin(), text.end(), [](char one) { return static_cast<unsigned char>(one) < 0x20; }, ' ');
    return std::string(cutUtf8(text, most));
}

template <typename Value>
Value partOf(const nlohmann::json &object, const char *name)
{
    const auto found = object.find(name);
    if constexpr (std::is_same_v<Value, int64_t>)
        return found != object.end() && found->is_number_integer() ? found->get<int64_t>() : 0;
    else
        return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::string_view name(ExportData data)
{
    return kExportDataNames[static_cast<size_t>(data)];
}

std::optional<ExportData> exportDataNamed(std::string_view wanted)
{
    for (const ExportData data : kAllExportData) {
        if (name(data) == wanted)
            return data;
    }
    return std::nullopt;
}

Result<ExportPolicy> exportPolicyFrom(std::string_view text)
{
    ExportPolicy policy;
    if (text.empty())
        return policy;
    const nlohmann::json object = nlohmann::json::parse(text, nullptr, false);
    if (!object.is_object())
        return senselessExports("JSON");
    const auto reason = object.find("reason");
    if (reason == object.end() || reason->is_null())
        return policy;
    if (!reason->is_array())
        return senselessExports("reason");
    policy.reason = {};
    for (const nlohmann::json &one : *reason) {
        const std::optional<ExportData> data =
            one.is_string() ? exportDataNamed(one.get_ref<const std::string &>()) : std::nullopt;
        if (!data)
            return senselessExports("reason");
        policy.reason[static_cast<size_t>(*data)] = true;
    }
    return policy;
}

std::string toJson(const ExportPolicy &policy)
{
    nlohmann::json reason = nlohmann::json::array();
    for (const ExportData data : kAllExportData) {
        if (policy.asksReason(data))
            reason.push_back(name(data));
    }
    return nlohmann::json {{"reason", reason}}.dump();
}

std::optional<std::string> reasonOf(std::string_view typed)
{
    constexpr std::string_view kSpaces = " \t\r\n";
    const size_t begin = typed.find_first_not_of(kSpaces);
    if (begin == std::string_view::npos)
        return std::nullopt;
    const std::string_view text = typed.substr(begin, typed.find_last_not_of(kSpaces) - begin + 1);
    const auto characters = static_cast<size_t>(std::count_if(
        text.begin(), text.end(), [](char one) { return (static_cast<unsigned char>(one) & 0xC0) != 0x80; }));
    if (characters < kLeastReason)
        return std::nullopt;
    return std::string(text);
}

ExportData dataOf(ExportView view)
{
    switch (view) {
    case ExportView::RosterKoc:
        return ExportData::Koc;
    case ExportView::RosterGroups:
        return ExportData::Groups;
    case ExportView::RosterGuides:
        return ExportData::Guides;
    case ExportView::Calendar:
        return ExportData::Plan;
    case ExportView::Leaderboard:
    case ExportView::Completion:
    case ExportView::Adjustments:
        return ExportData::Numbers;
    }
    return ExportData::Numbers;
}

ExportData dataOf(const ExportRequest &request)
{
    if (request.view == ExportView::Completion)
        return request.completion.by == CompletionKey::Guide ? ExportData::Guides : ExportData::Numbers;
    if (request.view != ExportView::Leaderboard)
        return dataOf(request.view);
    switch (request.leaderboard.level) {
    case Level::Guide:
        return ExportData::Guides;
    case Level::Group:
        return ExportData::Groups;
    case Level::Koc:
        return ExportData::Koc;
    default:
        return ExportData::Numbers;
    }
}

bool isExportLine(const Record &record)
{
    return record.kind == Kind::SavedView && record.text("page") == kExportLogPage;
}

std::map<std::string, FieldValue, std::less<>> fieldsOf(const ExportLine &line)
{
    const nlohmann::json state {{"at", line.at.seconds}, {"data", name(line.data)},
        {"format", fitted(line.format, kMostFormat)}, {"rows", line.rows},
        {"about", fitted(line.about, kMostAbout)}, {"reason", fitted(line.reason, kMostReasonBytes)}};
    return {{"owner", toValue(line.owner)}, {"page", toValue(std::string(kExportLogPage))},
        {"name", toValue(fitted(line.title, kMostTitle))}, {"scope", toValue(std::string("personal"))},
        {"state", toValue(state.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))}};
}

std::optional<ExportLine> exportLineOf(const Record &record)
{
    const nlohmann::json state = nlohmann::json::parse(record.text("state"), nullptr, false);
    if (!isExportLine(record) || !state.is_object() || record.text("name").empty())
        return std::nullopt;
    const auto at = state.find("at");
    if (at == state.end() || !at->is_number_integer())
        return std::nullopt;
    ExportLine line;
    line.owner = record.reference("owner");
    line.at = Instant {at->get<int64_t>()};
    line.title = record.text("name");
    line.data = exportDataNamed(partOf<std::string>(state, "data")).value_or(ExportData::Numbers);
    line.format = partOf<std::string>(state, "format");
    line.rows = partOf<int64_t>(state, "rows");
    line.about = partOf<std::string>(state, "about");
    line.reason = partOf<std::string>(state, "reason");
    return line;
}

} // namespace qunce
