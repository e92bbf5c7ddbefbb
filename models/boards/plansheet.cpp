// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/plansheet.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

#include "models/boards/boardparts.h"
#include "models/boards/entrymoves.h"
#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

constexpr size_t kBeforeGroups = static_cast<size_t>(SheetColumn::Groups);
constexpr size_t kAfterGroups =
    static_cast<size_t>(SheetColumn::Findings) - static_cast<size_t>(SheetColumn::Groups);
constexpr size_t kLongestTitle = 4096; ///< bytes; the calendar's dialog takes longer ones
constexpr size_t kMostTyped = 1024;

size_t groupColumns()
{
    return groupKindNames().size() + 1;
}

/// What entries of one row have in common, in the order of rows. Refers to both.
auto keyOf(const CalendarEntry &entry, const SheetPart &part)
{
    return std::tie(entry.start, entry.stage, entry.layer, entry.channel, entry.content, entry.owner,
        part.prepareBy, part.metric, entry.status, entry.campaign, entry.regions, entry.end);
}

std::vector<size_t> kindsOf(const CalendarEntry &entry)
{
    std::vector<size_t> kinds;
    for (size_t i = 0; i < groupKindNames().size(); ++i) {
        if (std::find(entry.groupKinds.begin(), entry.groupKinds.end(), groupKindNames()[i])
            != entry.groupKinds.end())
            kinds.push_back(i);
    }
    if (kinds.empty())
        kinds.push_back(groupKindNames().size());
    return kinds;
}

std::string clockText(Instant at)
{
    char text[8];
    std::snprintf(text, sizeof text, "%02d:%02d", at.secondOfDay() / 3600 % 24, at.secondOfDay() / 60 % 60);
    return text;
}

/// One line without spaces around it.
std::string cleaned(std::string_view text)
{
    std::string clean;
    for (const char c : text)
        clean += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    const size_t first = clean.find_first_not_of(' ');
    return first == std::string::npos ? std::string()
                                      : clean.substr(first, clean.find_last_not_of(' ') - first + 1);
}

} // namespace

Result<SheetParts> readSheetParts(BoardContext &context, Period days)
{
    SheetParts parts;
    std::unordered_map<Uuid, std::string> titles;
    QUNCE_TRY(
        context.snapshot.eachRow({Kind::Content, {"title"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            std::string title = cleaned(row.text(0));
            titles[row.id()] = title;
            parts.contents[std::move(title)].push_back(row.id());
            return {};
        }));
    enum : size_t { Start, Metric, PrepareBy, Content };
    QUNCE_TRY(context.snapshot.eachRow({Kind::Entry, {"start_at", "metric", "prepare_by", "content"}, {}, {}},
        [&](const RowView &row) -> Result<void> {
            if (row.isNull(Start) || !days.contains(Instant {row.integer(Start)}.day()))
                return {};
            SheetPart &part = parts.byEntry[row.id()];
            part.metric = row.text(Metric);
            if (!row.isNull(PrepareBy))
                part.prepareBy = Instant {row.integer(PrepareBy)};
            const auto title = titles.find(row.reference(Content));
            if (title != titles.end())
                part.contentTitle = title->second;
            return {};
        }));
    return parts;
}

size_t sheetColumns()
{
    return kBeforeGroups + groupColumns() + kAfterGroups;
}

SheetPlace sheetPlace(size_t column)
{
    if (column < kBeforeGroups)
        return {static_cast<SheetColumn>(column), 0};
    if (column < kBeforeGroups + groupColumns())
        return {SheetColumn::Groups, column - kBeforeGroups};
    return {static_cast<SheetColumn>(column - groupColumns() + 1), 0};
}

size_t columnOf(SheetPlace place)
{
    const auto column = static_cast<size_t>(place.column);
    if (place.column == SheetColumn::Groups)
        return column + place.kind;
    return column < kBeforeGroups ? column : column + groupColumns() - 1;
}

Message titleOf(SheetPlace place)
{
    switch (place.column) {
    case SheetColumn::Date:
        return {QUNCE_TEXT("Date")};
    case SheetColumn::Weekday:
        return {QUNCE_TEXT("Weekday · holiday")};
    case SheetColumn::Time:
        return {QUNCE_TEXT("Time")};
    case SheetColumn::Stage:
        return {QUNCE_TEXT("Stage")};
    case SheetColumn::Layer:
        return {QUNCE_TEXT("Layer")};
    case SheetColumn::Groups:
        return place.kind < groupKindNames().size() ? groupKindText(groupKindNames()[place.kind])
                                                    : Message(QUNCE_TEXT("Without groups"));
    case SheetColumn::Channel:
        return {QUNCE_TEXT("Channel")};
    case SheetColumn::Content:
        return {QUNCE_TEXT("Content")};
    case SheetColumn::Owner:
        return {QUNCE_TEXT("In charge")};
    case SheetColumn::PrepareBy:
        return {QUNCE_TEXT("Prepare by")};
    case SheetColumn::Metric:
        return {QUNCE_TEXT("Metric it is judged by")};
    case SheetColumn::Status:
        return {QUNCE_TEXT("Status")};
    case SheetColumn::Findings:
        return {QUNCE_TEXT("Problems")};
    }
    return {};
}

bool isTyped(SheetColumn column)
{
    return column != SheetColumn::Weekday && column != SheetColumn::Status && column != SheetColumn::Findings;
}

PlanSheet::PlanSheet(std::vector<CalendarEntry> entries, SheetParts parts)
    : m_usedKinds(groupColumns(), false), m_parts(std::move(parts))
{
    addRows(std::move(entries));
    addStages();
    for (const SheetRow &row : m_rows) {
        for (size_t kind = 0; kind < row.byKind.size(); ++kind)
            m_usedKinds[kind] = m_usedKinds[kind] || row.byKind[kind] != SheetRow::kNone;
    }
}

namespace {

/// Stages by when they begin, if all are of one campaign.
std::map<std::string, Instant> stagesOf(const std::vector<CalendarEntry> &entries)
{
    std::map<std::string, Instant> stages;
    for (const CalendarEntry &entry : entries) {
        if (entry.campaign.isNil() || entry.campaign != entries.front().campaign)
            return {};
        const auto [stage, isNew] = stages.try_emplace(entry.stage, entry.start);
        stage->second = std::min(stage->second, entry.start);
    }
    return stages.size() == 1 && stages.begin()->first.empty() ? std::map<std::string, Instant>() : stages;
}

} // namespace

void PlanSheet::addStages()
{
    std::vector<CalendarEntry> heads;
    for (const SheetRow &row : m_rows)
        heads.push_back(row.common);
    if (stagesOf(heads).empty())
        return;
    for (size_t row = 0; row < m_rows.size(); ++row) {
        const CalendarEntry &entry = m_rows[row].common;
        if (m_stages.empty() || m_stages.back().name != entry.stage)
            m_stages.push_back({entry.stage, row, 0, entry.day(), entry.day()});
        ++m_stages.back().rows;
        m_stages.back().to = std::max(m_stages.back().to, entry.day());
    }
}

void PlanSheet::addRows(std::vector<CalendarEntry> entries)
{
    const std::map<std::string, Instant> stages = stagesOf(entries);
    // Looked up once for each, and not at each comparison.
    struct Sorted {
        const CalendarEntry *entry;
        const SheetPart *part;
        std::pair<Instant, std::string_view> stage;
    };
    std::vector<Sorted> sorted;
    sorted.reserve(entries.size());
    for (const CalendarEntry &entry : entries) {
        const auto stage = stages.find(entry.stage);
        sorted.push_back({&entry, &m_parts.byEntry[entry.id],
            stage == stages.end() ? std::pair<Instant, std::string_view>()
                                  : std::pair<Instant, std::string_view>(stage->second, stage->first)});
    }
    std::sort(sorted.begin(), sorted.end(), [](const Sorted &a, const Sorted &b) {
        if (a.stage != b.stage)
            return a.stage < b.stage;
        if (a.entry->start != b.entry->start)
            return a.entry->start < b.entry->start;
        const auto keyA = keyOf(*a.entry, *a.part);
        const auto keyB = keyOf(*b.entry, *b.part);
        return keyA == keyB ? a.entry->id < b.entry->id : keyA < keyB;
    });
    size_t firstOfKey = 0;
    for (const auto &[placed, part, stage] : sorted) {
        const CalendarEntry &entry = *placed;
        if (m_rows.size() <= firstOfKey
            || keyOf(m_rows[firstOfKey].common, m_rows[firstOfKey].part) != keyOf(entry, *part))
            firstOfKey = m_rows.size();
        const std::vector<size_t> kinds = kindsOf(entry);
        // Two for the same groups at the same time, for instance of other regions, have a row each.
        const auto hasRoom = [&kinds](const SheetRow &row) {
            return std::all_of(kinds.begin(), kinds.end(),
                [&row](size_t kind) { return row.byKind[kind] == SheetRow::kNone; });
        };
        auto row =
            std::find_if(m_rows.begin() + static_cast<std::ptrdiff_t>(firstOfKey), m_rows.end(), hasRoom);
        if (row == m_rows.end())
            row = m_rows.insert(
                row, SheetRow {entry, *part, {}, std::vector<size_t>(groupColumns(), SheetRow::kNone)});
        for (const size_t kind : kinds)
            row->byKind[kind] = row->entries.size();
        row->entries.push_back(entry);
    }
}

std::string PlanSheet::textAt(size_t row, size_t column) const
{
    if (row >= m_rows.size())
        return {};
    const SheetRow &shown = m_rows[row];
    const SheetPlace place = sheetPlace(column);
    switch (place.column) {
    case SheetColumn::Date:
        return shown.common.day().toString();
    case SheetColumn::Time:
        return clockText(shown.common.start);
    case SheetColumn::Stage:
        return shown.common.stage;
    case SheetColumn::Layer:
        return std::string(markOf(shown.common.layer));
    case SheetColumn::Groups:
        return shown.byKind[place.kind] == SheetRow::kNone ? std::string()
                                                           : shown.entries[shown.byKind[place.kind]].title;
    case SheetColumn::Channel:
        return shown.common.channel;
    case SheetColumn::Content:
        return shown.part.contentTitle;
    case SheetColumn::Owner:
        return shown.common.owner;
    case SheetColumn::PrepareBy:
        return shown.part.prepareBy
            ? shown.part.prepareBy->day().toString() + " " + clockText(*shown.part.prepareBy)
            : std::string();
    case SheetColumn::Metric:
        return shown.part.metric;
    default:
        return {};
    }
}

/// Collects what is typed into one row after the other.
class PlanSheet::Applying
{
public:
    Applying(const PlanSheet &sheet, const Rules &rules, const Uuid &campaign, int year)
        : m_sheet(sheet), m_rules(rules), m_campaign(campaign), m_year(year)
    { }

    void row(std::span<const SheetInput> inputs)
    {
        m_row = inputs.front().row < m_sheet.m_rows.size() ? &m_sheet.m_rows[inputs.front().row] : nullptr;
        m_shared.clear();
        m_titles.clear();
        m_day.reset();
        m_minute.reset();
        for (const SheetInput &input : inputs) {
            const Message why = take(input);
            if (!why.empty())
                m_outcome.problems.push_back({input.row, input.column, input.text, why});
        }
        if (m_row)
            change(inputs);
        else
            make(inputs);
    }
    SheetOutcome take() { return std::move(m_outcome); }

private:
    using Fields = std::map<std::string, FieldValue, std::less<>>;

    /// Notes what is typed; says why it cannot be.
    Message take(const SheetInput &input)
    {
        const SheetPlace place = sheetPlace(input.column);
        const std::string typed = cleaned(input.text);
        if (m_row && typed == cleaned(m_sheet.textAt(input.row, input.column)))
            return {}; // as it is
        if (!isTyped(place.column))
            return m_row ? Message(QUNCE_TEXT("This column is not typed.")) : Message();
        if (typed.size() > (place.column == SheetColumn::Groups ? kLongestTitle : kMostTyped))
            return {QUNCE_TEXT("This text is too long for a cell.")};
        const auto text = [&](const char *field) {
            m_shared[field] = typed.empty() ? FieldValue() : FieldValue(typed);
            return Message();
        };
        switch (place.column) {
        case SheetColumn::Date:
            m_day = typedDay(typed, m_year);
            return m_day ? Message() : Message(QUNCE_TEXT("This is no day: write 2026-09-08 or 9月8日."));
        case SheetColumn::Time:
            m_minute = typedMinute(typed);
            return m_minute ? Message() : Message(QUNCE_TEXT("This is no time of day: write 09:30."));
        case SheetColumn::Stage:
            return text("stage");
        case SheetColumn::Layer: {
            const std::optional<ContentLayer> layer = typedLayer(typed);
            if (!layer)
                return {QUNCE_TEXT("This is no layer: write 值, 牌, 选 or 促.")};
            m_shared["layer"] =
                *layer == ContentLayer::None ? FieldValue() : FieldValue(std::string(storedName(*layer)));
            return {};
        }
        case SheetColumn::Groups:
            m_titles[place.kind] = typed;
            return {};
        case SheetColumn::Channel:
            return text("channel");
        case SheetColumn::Content:
            return takeContent(typed);
        case SheetColumn::Owner:
            return text("owner");
        case SheetColumn::PrepareBy: {
            const std::optional<Instant> at = typedInstant(typed, m_year);
            if (!typed.empty() && !at)
                return {QUNCE_TEXT("This is no day with a time: write 2026-09-06 18:00.")};
            m_shared["prepare_by"] = toValue(at);
            return {};
        }
        case SheetColumn::Metric:
            return text("metric");
        default:
            return {};
        }
    }

    Message takeContent(const std::string &typed)
    {
        if (typed.empty()) {
            m_shared["content"] = FieldValue();
            return {};
        }
        const auto found = m_sheet.m_parts.contents.find(typed);
        if (found == m_sheet.m_parts.contents.end())
            return {QUNCE_TEXT("There is no content of this title.")};
        if (found->second.size() > 1)
            return {QUNCE_TEXT("There are several contents of this title: choose one in the entry.")};
        m_shared["content"] = toValue(found->second.front());
        return {};
    }

    /// All cells of the row that are other than before are refused.
    void refuse(std::span<const SheetInput> inputs, const Message &why)
    {
        for (const SheetInput &input : inputs) {
            const bool isSaid = std::any_of(
                m_outcome.problems.begin(), m_outcome.problems.end(), [&input](const SheetProblem &problem) {
                    return problem.row == input.row && problem.column == input.column;
                });
            const bool isOther = m_row
                ? cleaned(input.text) != cleaned(m_sheet.textAt(input.row, input.column))
                : !cleaned(input.text).empty();
            if (isOther && !isSaid)
                m_outcome.problems.push_back({input.row, input.column, input.text, why});
        }
    }

    void change(std::span<const SheetInput> inputs)
    {
        const Instant start = m_row->common.start;
        if (m_day || m_minute) {
            const Day day = m_day.value_or(start.day());
            const int minute = m_minute.value_or(start.secondOfDay() / 60);
            const Instant there = Instant::fromLocal(day, minute / 60, minute % 60);
            m_shared["start_at"] = there.seconds;
            if (m_row->common.end) // it keeps its length
                m_shared["end_at"] = m_row->common.end->seconds + there.seconds - start.seconds;
        }
        if (m_shared.empty() && m_titles.empty())
            return;
        for (const CalendarEntry &entry : m_row->entries) {
            if (const Message why = m_rules.whyFixed(entry); !why.empty())
                return refuse(inputs, why);
        }
        const size_t before = m_outcome.problems.size();
        std::map<size_t, Fields> ofEntry;
        std::vector<SheetEdit> others;
        for (const auto &[kind, title] : m_titles) {
            const Message why = changeTitle(kind, title, ofEntry, others);
            if (!why.empty())
                m_outcome.problems.push_back(
                    {inputs.front().row, columnOf({SheetColumn::Groups, kind}), title, why});
        }
        for (size_t i = 0; i < m_row->entries.size(); ++i) {
            const bool isDeleted = std::any_of(others.begin(), others.end(), [&](const SheetEdit &edit) {
                return edit.what == SheetEdit::What::Delete && edit.id == m_row->entries[i].id;
            });
            Fields fields = isDeleted ? Fields() : m_shared;
            for (auto &[name, value] : ofEntry[i])
                fields[name] = std::move(value);
            if (!fields.empty() && !isDeleted)
                m_outcome.edits.push_back({SheetEdit::What::Change, m_row->entries[i].id, std::move(fields)});
        }
        for (SheetEdit &edit : others)
            m_outcome.edits.push_back(std::move(edit));
        m_outcome.cells += m_shared.size() - m_shared.count("end_at") + m_titles.size()
            - (m_outcome.problems.size() - before);
    }

    Message changeTitle(size_t kind, const std::string &title, std::map<size_t, Fields> &ofEntry,
        std::vector<SheetEdit> &others)
    {
        const size_t place = m_row->byKind[kind];
        if (place == SheetRow::kNone)
            return makeBeside(kind, title, others);
        const CalendarEntry &entry = m_row->entries[place];
        if (entry.groupKinds.size() <= 1) {
            if (title.empty()) {
                if (entry.status != EntryStatus::Draft)
                    return {QUNCE_TEXT("Only a draft can be deleted by emptying its cell.")};
                others.push_back({SheetEdit::What::Delete, entry.id, {}});
            } else {
                ofEntry[place]["title"] = title;
            }
            return {};
        }
        // It is for other kinds too, which keep what they have.
        if (const Message why = title.empty() ? Message() : m_rules.whyNoNew(); !why.empty())
            return why;
        const auto held = ofEntry[place].find("group_kinds");
        std::vector<std::string> kinds = held == ofEntry[place].end()
            ? entry.groupKinds
            : std::get<std::vector<std::string>>(held->second);
        if (kinds.size() <= 1) { // the last of them after others have left
            ofEntry[place]["title"] = title;
            return title.empty() ? Message(QUNCE_TEXT("Only a draft can be deleted by emptying its cell."))
                                 : Message();
        }
        std::erase(kinds, groupKindNames()[kind]);
        ofEntry[place]["group_kinds"] = kinds;
        return title.empty() ? Message() : makeBeside(kind, title, others);
    }

    /// A draft like the others of the row, for one kind of groups.
    Message makeBeside(size_t kind, const std::string &title, std::vector<SheetEdit> &others)
    {
        if (title.empty())
            return {};
        if (const Message why = m_rules.whyNoNew(); !why.empty())
            return why;
        const CalendarEntry &like = m_row->common;
        Fields fields {{"start_at", like.start.seconds}, {"channel", canonical(like.channel)},
            {"stage", canonical(like.stage)}, {"layer", canonical(std::string(storedName(like.layer)))},
            {"owner", canonical(like.owner)}, {"metric", canonical(m_row->part.metric)}};
        if (like.end)
            fields["end_at"] = like.end->seconds;
        if (m_row->part.prepareBy)
            fields["prepare_by"] = m_row->part.prepareBy->seconds;
        if (!like.content.isNil())
            fields["content"] = toValue(like.content);
        if (!like.campaign.isNil())
            fields["campaign"] = toValue(like.campaign);
        std::vector<std::string> regions;
        for (const Uuid &region : like.regions)
            regions.push_back(region.toString());
        if (!regions.empty())
            fields["regions"] = std::move(regions);
        for (const auto &[name, value] : m_shared)
            fields[name] = value;
        others.push_back({SheetEdit::What::Make, {}, madeOf(std::move(fields), kind, title)});
        return {};
    }

    void make(std::span<const SheetInput> inputs)
    {
        const bool isEmpty = m_titles.empty() && m_shared.empty() && !m_day && !m_minute;
        if (isEmpty)
            return;
        if (const Message why = m_rules.whyNoNew(); !why.empty())
            return refuse(inputs, why);
        std::erase_if(m_titles, [](const auto &title) { return title.second.empty(); });
        if (!m_day || !m_minute)
            return refuse(inputs, {QUNCE_TEXT("A new row needs a day and a time.")});
        if (m_titles.empty())
            return refuse(inputs, {QUNCE_TEXT("A new row needs a title in a column of groups.")});
        const Instant start = Instant::fromLocal(*m_day, *m_minute / 60, *m_minute % 60);
        for (const auto &[kind, title] : m_titles) {
            Fields fields = m_shared;
            fields["start_at"] = start.seconds;
            fields["end_at"] = start.seconds + kUsualMinutes * 60;
            if (!m_campaign.isNil())
                fields["campaign"] = toValue(m_campaign);
            m_outcome.edits.push_back({SheetEdit::What::Make, {}, madeOf(std::move(fields), kind, title)});
        }
        m_outcome.cells += m_shared.size() + m_titles.size() + 2;
    }

    static Fields madeOf(Fields fields, size_t kind, const std::string &title)
    {
        fields["title"] = title;
        fields["status"] = std::string("draft");
        if (kind < groupKindNames().size())
            fields["group_kinds"] = std::vector<std::string> {std::string(groupKindNames()[kind])};
        std::erase_if(fields, [](const auto &field) { return field.second == FieldValue(); });
        return fields;
    }

    const PlanSheet &m_sheet;
    const Rules &m_rules;
    const Uuid m_campaign;
    const int m_year;
    const SheetRow *m_row = nullptr; ///< null for a new one
    Fields m_shared; ///< of all entries of the row
    std::map<size_t, std::string> m_titles; ///< by kind
    std::optional<Day> m_day;
    std::optional<int> m_minute;
    SheetOutcome m_outcome;
};

SheetOutcome PlanSheet::apply(
    std::span<const SheetInput> inputs, const Rules &rules, const Uuid &campaign, int year) const
{
    std::vector<SheetInput> ordered(inputs.begin(), inputs.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const SheetInput &a, const SheetInput &b) {
        return std::tie(a.row, a.column) < std::tie(b.row, b.column);
    });
    Applying applying(*this, rules, campaign, year);
    for (size_t first = 0; first < ordered.size();) {
        size_t end = first;
        while (end < ordered.size() && ordered[end].row == ordered[first].row)
            ++end;
        applying.row(std::span(ordered).subspan(first, end - first));
        first = end;
    }
    SheetOutcome outcome = applying.take();
    std::stable_sort(
        outcome.problems.begin(), outcome.problems.end(), [](const SheetProblem &a, const SheetProblem &b) {
            return std::tie(a.row, a.column) < std::tie(b.row, b.column);
        });
    return outcome;
}

} // namespace qunce
