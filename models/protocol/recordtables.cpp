// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/recordtables.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace qunce {

namespace {

enum class Show : uint8_t { Plain, CodeOfReference, Moment, Masked };

struct ColumnOf {
    const char *column;
    const char *field;
    Show show = Show::Plain;
};

constexpr std::array kGuideColumns {ColumnOf {"code", "code"}, ColumnOf {"name", "name"},
    ColumnOf {"store_code", "store", Show::CodeOfReference}, ColumnOf {"role", "role"},
    ColumnOf {"wecom_userid", "wecom_userid"}, ColumnOf {"phone_masked", "phone", Show::Masked},
    ColumnOf {"wechat_id_masked", "wechat_id", Show::Masked}, ColumnOf {"joined_on", "joined_on"},
    ColumnOf {"status", "status"}, ColumnOf {"left_on", "left_on"}, ColumnOf {"leave_from", "leave_from"},
    ColumnOf {"leave_to", "leave_to"}, ColumnOf {"region_code", "region", Show::CodeOfReference}};

constexpr std::array kGroupColumns {ColumnOf {"code", "code"}, ColumnOf {"name", "name"},
    ColumnOf {"kind", "kind"}, ColumnOf {"owner_code", "owner", Show::CodeOfReference},
    ColumnOf {"parent_code", "parent", Show::CodeOfReference}, ColumnOf {"created_on", "created_on"},
    ColumnOf {"starts_on", "starts_on"}, ColumnOf {"closes_on", "closes_on"}, ColumnOf {"batch", "batch"},
    ColumnOf {"band", "band"}, ColumnOf {"capacity", "capacity"}, ColumnOf {"members", "members"},
    ColumnOf {"status", "status"}, ColumnOf {"closed_on", "closed_on"},
    ColumnOf {"region_code", "region", Show::CodeOfReference}};

constexpr std::array kKocColumns {ColumnOf {"code", "code"}, ColumnOf {"nickname", "nickname"},
    ColumnOf {"guide_code", "guide", Show::CodeOfReference},
    ColumnOf {"mentor_code", "mentor", Show::CodeOfReference},
    ColumnOf {"region_code", "region", Show::CodeOfReference}, ColumnOf {"tier", "tier"},
    ColumnOf {"joined_on", "joined_on"}, ColumnOf {"fans", "fans"}, ColumnOf {"points", "points"}};

constexpr std::array kEntryColumns {ColumnOf {"code", "code"}, ColumnOf {"title", "title"},
    ColumnOf {"campaign", "campaign", Show::CodeOfReference}, ColumnOf {"stage", "stage"},
    ColumnOf {"start_at", "start_at", Show::Moment}, ColumnOf {"end_at", "end_at", Show::Moment},
    ColumnOf {"channel", "channel"}, ColumnOf {"owner", "owner"}, ColumnOf {"group_kinds", "group_kinds"},
    ColumnOf {"regions", "regions", Show::CodeOfReference},
    ColumnOf {"content_code", "content", Show::CodeOfReference}, ColumnOf {"status", "status"}};

/// Wall time in Asia/Shanghai as import files write it; seconds only if there are any.
std::string wallTime(Instant instant)
{
    const int second = instant.secondOfDay();
    std::array<char, 48> clock {};
    if (second % 60 == 0)
        std::snprintf(clock.data(), clock.size(), " %02d:%02d", second / 3600, second / 60 % 60);
    else
        std::snprintf(
            clock.data(), clock.size(), " %02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    return instant.day().toString() + clock.data();
}

std::string shownText(const std::string &text, Show show, const CodeOf &codeOf)
{
    if (show == Show::Masked)
        return masked(text);
    if (show != Show::CodeOfReference)
        return text;
    const std::optional<Uuid> id = Uuid::parse(text);
    return id ? codeOf(*id) : std::string();
}

ExportCell cellOf(const Record &record, const ColumnOf &column, const CodeOf &codeOf)
{
    const FieldValue *value = record.find(column.field);
    if (!value)
        return ExportCell::empty();
    if (const auto *number = std::get_if<int64_t>(value))
        return column.show == Show::Moment ? ExportCell::ofText(wallTime({*number}))
                                           : ExportCell::ofInteger(*number);
    std::string shown;
    if (const auto *items = std::get_if<std::vector<std::string>>(value)) {
        for (const std::string &item : *items)
            shown += (shown.empty() ? "" : ";") + shownText(item, column.show, codeOf);
    } else if (const auto *text = std::get_if<std::string>(value)) {
        shown = shownText(*text, column.show, codeOf);
    }
    return shown.empty() ? ExportCell::empty() : ExportCell::ofText(std::move(shown));
}

void fill(ExportTable &table, std::span<const ColumnOf> columns, std::span<const Record *const> records,
    const CodeOf &codeOf)
{
    for (const ColumnOf &column : columns)
        table.columns.emplace_back(column.column);
    table.rows.reserve(records.size());
    for (const Record *record : records) {
        std::vector<ExportCell> &row = table.rows.emplace_back();
        row.reserve(columns.size());
        for (const ColumnOf &column : columns)
            row.push_back(cellOf(*record, column, codeOf));
    }
}

} // namespace

std::string masked(std::string_view text)
{
    const auto isContinuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    const auto characters = static_cast<size_t>(
        std::count_if(text.begin(), text.end(), [&](char c) { return !isContinuation(c); }));
    const size_t hidden = characters > 4 ? characters - 4 : characters;
    size_t position = 0;
    for (size_t seen = 0; position < text.size(); ++position) {
        if (!isContinuation(text[position]) && seen++ == hidden)
            break;
    }
    return std::string(hidden, '*') + std::string(text.substr(position));
}

ExportTable calendarTable(std::span<const Record> entries, Period period, const CodeOf &codeOf)
{
    std::vector<const Record *> shown;
    for (const Record &entry : entries) {
        const std::optional<Instant> start = entry.instant("start_at");
        if (start && period.contains(start->day()))
            shown.push_back(&entry);
    }
    std::sort(shown.begin(), shown.end(), [](const Record *a, const Record *b) {
        const auto startA = a->integer("start_at");
        const auto startB = b->integer("start_at");
        return startA != startB ? startA < startB : a->text("code") < b->text("code");
    });
    ExportTable table;
    fill(table, kEntryColumns, shown, codeOf);
    return table;
}

ExportTable rosterTable(Kind kind, std::span<const Record> records, const CodeOf &codeOf)
{
    std::vector<const Record *> shown;
    shown.reserve(records.size());
    for (const Record &record : records)
        shown.push_back(&record);
    std::sort(shown.begin(), shown.end(),
        [](const Record *a, const Record *b) { return a->text("code") < b->text("code"); });
    ExportTable table;
    if (kind == Kind::Guide) {
        fill(table, kGuideColumns, shown, codeOf);
    } else if (kind == Kind::Group) {
        fill(table, kGroupColumns, shown, codeOf);
    } else {
        fill(table, kKocColumns, shown, codeOf);
    }
    return table;
}

} // namespace qunce
