// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/calendarboard.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "models/base/utf8.h"
#include "models/boards/boardparts.h"
#include "models/merge/bucketof.h"
#include "models/merge/entryrules.h"
#include "models/plan/sendstate.h"

namespace qunce {

namespace boards {
extern const std::string_view kCalendarCsv; // made from resources/cn-calendar.csv
}

namespace {

std::string cut(std::string text, size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    return std::string(cutUtf8(text, bytes)) + "…";
}

std::vector<Uuid> uuidsOf(const std::vector<std::string> &texts)
{
    std::vector<Uuid> ids;
    for (const std::string &text : texts) {
        if (const std::optional<Uuid> id = Uuid::parse(text))
            ids.push_back(*id);
    }
    return ids;
}

CalendarEntry entryFrom(const Record &record)
{
    CalendarEntry entry;
    entry.id = record.id;
    entry.bucket = record.bucket;
    entry.code = record.text("code");
    entry.title = cut(record.text("title"), CalendarEntry::kTitleBytes);
    entry.isPlanned = record.instant("start_at").has_value();
    entry.start = record.instant("start_at").value_or(Instant {});
    entry.end = record.instant("end_at");
    entry.status = entryStatusNamed(record.text("status"));
    entry.layer = contentLayerNamed(record.text("layer"));
    entry.channel = record.text("channel");
    entry.owner = record.text("owner");
    entry.stage = record.text("stage");
    entry.layer = contentLayerNamed(record.text("layer"));
    entry.campaign = record.reference("campaign");
    entry.content = record.reference("content");
    entry.submittedBy = record.reference("submitted_by");
    entry.lateMinutes = record.integer("late_minutes").value_or(0);
    entry.groupKinds = record.set("group_kinds");
    entry.regions = uuidsOf(record.set("regions"));
    entry.isRolling = isRolling(record);
    return entry;
}

/// A region that contains the unit or lies in it.
bool belongsTo(const OrgTree &org, const Uuid &region, std::optional<OrgIndex> unit)
{
    if (!unit)
        return true;
    const std::optional<OrgIndex> index = org.byId(region);
    return index && (org.isUnder(*unit, *index) || org.isUnder(*index, *unit));
}

bool isFor(const CalendarEntry &entry, const OrgTree &org, std::optional<OrgIndex> unit)
{
    return entry.regions.empty()
        || std::any_of(entry.regions.begin(), entry.regions.end(),
            [&](const Uuid &region) { return belongsTo(org, region, unit); });
}

void sortByName(std::vector<CalendarChoice> &choices)
{
    std::sort(choices.begin(), choices.end(), [](const CalendarChoice &a, const CalendarChoice &b) {
        return std::tie(a.name, a.id) < std::tie(b.name, b.id);
    });
}

/// What starts in the days, and what has no start at all.
struct WalkedEntries {
    std::vector<Uuid> planned;
    std::vector<Uuid> unplanned;
};

/// Ids of the entries, and what the filters offer.
class EntryWalk
{
public:
    EntryWalk(ReadSnapshot &snapshot, CalendarBoard &board) : m_snapshot(snapshot), m_board(board) { }

    Result<WalkedEntries> run()
    {
        enum : size_t { Start, Channel, Status, Anchor };
        WalkedEntries found;
        std::set<std::string, std::less<>> channels;
        QUNCE_TRY(m_snapshot.eachRow({Kind::Entry, {"start_at", "channel", "status", "anchor"}, {}, {}},
            [&](const RowView &row) -> Result<void> {
                const std::string_view channel = row.text(Channel);
                if (!channel.empty() && !channels.contains(channel))
                    channels.emplace(channel);
                const bool rolls = !row.isNull(Anchor) && row.text(Anchor) != "campaign";
                if (row.isNull(Start) && row.text(Status) != storedName(EntryStatus::Cancelled))
                    found.unplanned.push_back(row.id());
                else if (!row.isNull(Start) && !rolls
                    && m_board.days.contains(Instant {row.integer(Start)}.day()))
                    found.planned.push_back(row.id());
                return {};
            }));
        for (const std::string &channel : channels)
            m_board.channels.push_back({channel, channel});
        return found;
    }

private:
    ReadSnapshot &m_snapshot;
    CalendarBoard &m_board;
};

Result<void> addEntries(
    BoardContext &context, CalendarBoard &board, const OrgTree &org, std::optional<OrgIndex> unit)
{
    QUNCE_ASSIGN(const WalkedEntries walked, EntryWalk(context.snapshot, board).run());
    QUNCE_ASSIGN(board.entries, readEntries(context, walked.planned));
    QUNCE_ASSIGN(board.unplanned, readEntries(context, walked.unplanned));
    for (std::vector<CalendarEntry> *entries : {&board.entries, &board.unplanned})
        std::erase_if(*entries, [&](const CalendarEntry &entry) { return !isFor(entry, org, unit); });
    sortUnplanned(board.unplanned);
    return {};
}

Result<void> addMarks(ReadSnapshot &snapshot, CalendarBoard &board)
{
    QUNCE_ASSIGN(const CalendarBook book, readCalendarBook(snapshot));
    for (Day day = board.days.from; day <= board.days.to; ++day)
        board.marks.push_back(book.marksOf(day));
    return {};
}

Result<void> addChoices(ReadSnapshot &snapshot, CalendarBoard &board, const Brand &brand,
    const CacheScope &scope, std::optional<OrgIndex> unit)
{
    QUNCE_TRY(snapshot.eachRow({Kind::Campaign, {"name"}, {}, {}}, [&](const RowView &row) -> Result<void> {
        board.campaigns.push_back({row.id().toString(), std::string(row.text(0))});
        return {};
    }));
    for (const OrgUnit &region : brand.org.units()) {
        if (region.kind == OrgKind::Region && scope.mayReadRegion(region.id)
            && belongsTo(brand.org, region.id, unit))
            board.regions.push_back({region.id.toString(), region.name});
    }
    sortByName(board.campaigns);
    sortByName(board.regions);
    return {};
}

std::optional<OrgIndex> indexOf(const OrgTree &org, const Uuid &unit)
{
    return unit.isNil() ? std::nullopt : org.byId(unit);
}

Result<void> addContent(ReadSnapshot &snapshot, EntryDetail &detail)
{
    if (detail.entry.content.isNil())
        return {};
    QUNCE_ASSIGN(const std::optional<Record> content, snapshot.record(Kind::Content, detail.entry.content));
    if (!content)
        return {};
    if (detail.entry.layer == ContentLayer::None)
        detail.entry.layer = contentLayerNamed(content->text("layer"));
    detail.contentTitle = cut(content->text("title"), CalendarEntry::kTitleBytes);
    detail.persona = content->text("persona");
    detail.body = cut(content->text("body"), EntryDetail::kTextBytes);
    detail.link = content->text("link");
    return {};
}

Result<void> addTasks(BoardContext &context, EntryDetail &detail, const Uuid &unit)
{
    std::set<Uuid> ids;
    QUNCE_TRY(context.snapshot.eachRow(
        {Kind::Task, {"code"}, "entry", toValue(detail.entry.id)}, [&](const RowView &row) -> Result<void> {
            ids.insert(row.id());
            return {};
        }));
    if (ids.empty())
        return {};
    BrandParts parts = BrandParts::slotsOf(SubjectKind::Guide);
    parts.tasks = true;
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(parts));
    const OrgIndex under = indexOf(brand->org, unit).value_or(kHq);
    const CacheFacts facts = context.factsOf(*brand);
    for (size_t i = 0; i < brand->tasks.size(); ++i) {
        const Task &task = brand->tasks[i];
        if (!ids.contains(task.id))
            continue;
        EntryTask shown {
            task.code, cut(task.title, CalendarEntry::kTitleBytes), task.dispatchedAt, task.dueAt, {}, {}};
        const CompletionQuery query {{task.dueDay, task.dueDay}, CompletionKey::Task, under, context.now};
        QUNCE_ASSIGN(const std::vector<CompletionRow> rows, completion(*brand, facts, query));
        const auto row = std::find_if(rows.begin(), rows.end(),
            [&](const CompletionRow &candidate) { return candidate.key == task.code; });
        if (row != rows.end())
            shown.counts = row->counts;
        if (task.kind == TaskKind::GroupPush) {
            QUNCE_ASSIGN(shown.sends, groupSends(*brand, facts, i, under));
        }
        detail.tasks.push_back(std::move(shown));
    }
    return {};
}

/// Whoever has it to send goes on sending it until the server has heard of it.
bool isStopWaiting(EntryStatus here, EntryStatus atServer)
{
    const bool isStopped = here == EntryStatus::Stopped || here == EntryStatus::Cancelled;
    return isStopped && here != atServer
        && (atServer == EntryStatus::Approved || followsResults(storedName(atServer)));
}

} // namespace

void giveBucket(Record &record)
{
    class Nobody : public RecordLookup
    {
        Result<std::optional<Record>> record(Kind, const Uuid &) override { return std::optional<Record>(); }
    };
    Nobody nobody;
    if (!record.bucket.empty())
        return;
    const Result<std::optional<std::string>> found = bucketOf(record, nobody);
    if (found.ok() && *found)
        record.bucket = **found;
}

Record CalendarEntry::record() const
{
    Record record;
    record.kind = Kind::Entry;
    record.id = id;
    record.bucket = bucket;
    record.put("status", std::string(storedName(status)));
    if (isPlanned)
        record.put("start_at", start.seconds);
    if (lateMinutes != 0)
        record.put("late_minutes", lateMinutes);
    if (!submittedBy.isNil())
        record.put("submitted_by", toValue(submittedBy));
    return record;
}

bool CalendarFilter::passes(const CalendarEntry &entry) const
{
    const auto has = [](const std::set<std::string> &chosen, const std::string &id) {
        return chosen.empty() || chosen.contains(id);
    };
    if (!has(campaigns, entry.campaign.isNil() ? std::string() : entry.campaign.toString())
        || !has(channels, entry.channel))
        return false;
    if (!statuses.empty() && !statuses.contains(entry.status))
        return false;
    if (hiddenLayers.contains(entry.layer))
        return false;
    if (!regions.empty() && !entry.regions.empty()
        && std::none_of(entry.regions.begin(), entry.regions.end(),
            [&](const Uuid &region) { return regions.contains(region.toString()); }))
        return false;
    return groupKinds.empty()
        || std::any_of(entry.groupKinds.begin(), entry.groupKinds.end(),
            [&](const std::string &kind) { return groupKinds.contains(kind); });
}

void sortUnplanned(std::vector<CalendarEntry> &entries)
{
    std::sort(entries.begin(), entries.end(), [](const CalendarEntry &a, const CalendarEntry &b) {
        return std::tie(a.title, a.id) < std::tie(b.title, b.id);
    });
}

const std::vector<CalendarRow> &builtInCalendarRows()
{
    static const std::vector<CalendarRow> rows = parseCalendarRows(boards::kCalendarCsv);
    return rows;
}

Result<CalendarBook> readCalendarBook(ReadSnapshot &snapshot)
{
    std::vector<CalendarRow> rows = builtInCalendarRows();
    enum : size_t { At, RowKind, Chinese, English };
    QUNCE_TRY(snapshot.eachRow({Kind::CalendarDay, {"day", "kind", "name_zh", "name_en"}, {}, {}},
        [&](const RowView &row) -> Result<void> {
            if (const std::optional<Day> day = row.day(At))
                rows.push_back({*day, std::string(row.text(RowKind)), std::string(row.text(Chinese)),
                    std::string(row.text(English))});
            return {};
        }));
    return CalendarBook(rows);
}

Result<std::vector<CalendarEntry>> readEntries(BoardContext &context, Period days, const Uuid &campaign)
{
    std::vector<Uuid> ids;
    RowQuery query {Kind::Entry, {"start_at", "anchor"}, {}, {}};
    if (!campaign.isNil()) {
        query.whereField = "campaign";
        query.whereValue = toValue(campaign);
    }
    QUNCE_TRY(context.snapshot.eachRow(query, [&](const RowView &row) -> Result<void> {
        const bool rolls = !row.isNull(1) && row.text(1) != "campaign";
        if (!row.isNull(0) && !rolls && days.contains(Instant {row.integer(0)}.day()))
            ids.push_back(row.id());
        return {};
    }));
    return readEntries(context, ids);
}

/// With their layers.
Result<std::vector<CalendarEntry>> readEntries(BoardContext &context, const std::vector<Uuid> &ids)
{
    std::vector<CalendarEntry> entries;
    std::unordered_map<Uuid, ContentLayer> layers;
    for (const Uuid &id : ids) {
        QUNCE_TRY(goOn(context));
        QUNCE_ASSIGN(std::optional<Record> record, context.snapshot.record(Kind::Entry, id));
        if (!record)
            continue;
        giveBucket(*record);
        CalendarEntry entry = entryFrom(*record);
        if (entry.layer == ContentLayer::None && !entry.content.isNil()) {
            const auto [known, isNew] = layers.try_emplace(entry.content, ContentLayer::None);
            if (isNew) {
                QUNCE_ASSIGN(const std::optional<Record> content,
                    context.snapshot.record(Kind::Content, entry.content));
                if (content)
                    known->second = contentLayerNamed(content->text("layer"));
            }
            entry.layer = known->second;
        }
        entries.push_back(std::move(entry));
    }
    std::sort(entries.begin(), entries.end(), [](const CalendarEntry &a, const CalendarEntry &b) {
        return std::tie(a.start, a.code, a.id) < std::tie(b.start, b.code, b.id);
    });
    return entries;
}

Result<CalendarBoard> readCalendarBoard(BoardContext &context, Period days, const Uuid &unit)
{
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(BrandParts::nothing()));
    QUNCE_TRY(
        unitOf(*brand, unit)); // else everybody's entries would stand for those of a unit that is not there
    const std::optional<OrgIndex> index = indexOf(brand->org, unit);
    CalendarBoard board;
    board.days = days;
    QUNCE_TRY(addEntries(context, board, brand->org, index));
    QUNCE_TRY(addMarks(context.snapshot, board));
    QUNCE_TRY(addChoices(context.snapshot, board, *brand, context.scope, index));
    QUNCE_ASSIGN(board.desk, readApprovalDesk(context));
    return board;
}

Result<EntryDetail> readEntryDetail(BoardContext &context, const Uuid &entry, const Uuid &unit)
{
    QUNCE_ASSIGN(std::optional<Record> record, context.snapshot.record(Kind::Entry, entry));
    if (record)
        giveBucket(*record);
    if (!record)
        return Error {
            ErrorCode::NotFound, {QUNCE_TEXT("This entry is not there any more.")}, entry.toString()};
    EntryDetail detail;
    detail.entry = entryFrom(*record);
    detail.record = *record;
    detail.title = cut(record->text("title"), EntryDetail::kTextBytes);
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(BrandParts::nothing()));
    for (const OrgUnit &unitOfBrand : brand->org.units()) {
        if (unitOfBrand.kind == OrgKind::Region)
            detail.regionChoices.push_back({unitOfBrand.id.toString(), unitOfBrand.name});
    }
    std::sort(detail.regionChoices.begin(), detail.regionChoices.end(),
        [](const CalendarChoice &a, const CalendarChoice &b) { return a.name < b.name; });
    for (const Uuid &region : detail.entry.regions) {
        const std::optional<OrgIndex> index = brand->org.byId(region);
        detail.regions.push_back(index ? brand->org.at(*index).name : region.toString());
    }
    if (!detail.entry.campaign.isNil()) {
        QUNCE_ASSIGN(const std::optional<Record> campaign,
            context.snapshot.record(Kind::Campaign, detail.entry.campaign));
        if (campaign)
            detail.campaign = campaign->text("name");
    }
    QUNCE_TRY(addContent(context.snapshot, detail));
    QUNCE_TRY(addTasks(context, detail, unit));
    QUNCE_ASSIGN(detail.review, readEntryReview(context, detail.record));
    QUNCE_ASSIGN(const std::optional<Record> atServer, context.snapshot.serverRecord(Kind::Entry, entry));
    detail.isStopWaiting =
        atServer && isStopWaiting(detail.entry.status, entryStatusNamed(atServer->text("status")));
    return detail;
}

} // namespace qunce
