// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calendar's entries against `qunce export`, on the demo brand's profiles.

#include <algorithm>
#include <cstdlib>
#include <map>

#include <gtest/gtest.h>

#include "models/boards/arrivalmemory.h"
#include "models/boards/calendarboard.h"
#include "models/facts/cacheexport.h"
#include "models/store/sessionfile.h"

namespace qunce {

namespace {

Day boardDay(const char *text)
{
    return *Day::parse(text);
}

const Period kSeptember {boardDay("2026-09-01"), boardDay("2026-09-30")};

/// A profile of the demo brand, on 8 September 2026 at 10:24.
class DemoProfile
{
public:
    explicit DemoProfile(const std::string &name)
        : m_directory(std::string(std::getenv("QUNCE_DEMO")) + "/" + name)
        , m_user((*SessionFile(m_directory + "/session.json").read())->user)
        , m_cache(m_directory)
        , m_snapshot(m_cache.snapshot())
    { }

    BoardContext context()
    {
        return {*m_snapshot, m_user, scopeOf(*m_snapshot, m_user), m_now, m_brands, m_facts, m_taskBoards,
            m_arrivals, {}};
    }
    CalendarBoard board(Period days, const Uuid &unit = {})
    {
        BoardContext mine = context();
        Result<CalendarBoard> read = readCalendarBoard(mine, days, unit);
        EXPECT_TRUE(read.ok());
        return *read;
    }
    ExportTable exported(ExportArguments arguments)
    {
        const CacheScope scope = scopeOf(*m_snapshot, m_user);
        Result<Export> made = exportFrom(*m_snapshot, scope, m_facts, arguments, m_now);
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().userText.english());
        return made.ok() ? made->table : ExportTable();
    }
    Uuid unit(const char *code)
    {
        BoardContext mine = context();
        const auto brand = *mine.brand(BrandParts::nothing());
        return brand->org.at(*brand->org.byCode(code)).id;
    }

private:
    const std::string m_directory;
    const UserInfo m_user;
    const Instant m_now = Instant::fromLocal(boardDay("2026-09-08"), 10, 24);
    CacheReader m_cache;
    Result<ReadSnapshot> m_snapshot;
    BrandMemory m_brands;
    FactMemory m_facts;
    TaskBoardMemory m_taskBoards;
    ArrivalMemory m_arrivals;
};

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : ";") + text;
    return all;
}

/// code, title, start, status, channel, owner, group kinds: as the export has them.
using Row = std::vector<std::string>;

std::vector<Row> rowsOf(const CalendarBoard &board)
{
    std::vector<Row> rows;
    for (const CalendarEntry &entry : board.entries)
        rows.push_back({entry.code, entry.title, entry.start.toString(),
            std::string(storedName(entry.status)), entry.channel, entry.owner, joined(entry.groupKinds)});
    return rows;
}

std::vector<Row> rowsOf(const ExportTable &table)
{
    std::map<std::string, size_t> places;
    for (size_t i = 0; i < table.columns.size(); ++i)
        places[table.columns[i]] = i;
    std::vector<Row> rows;
    for (const auto &cells : table.rows) {
        const auto cell = [&](const char *name) { return cells[places.at(name)].text; };
        rows.push_back({cell("code"), cell("title"), parseInstant(cell("start_at"))->instant.toString(),
            cell("status"), cell("channel"), cell("owner"), cell("group_kinds")});
    }
    return rows;
}

ExportArguments calendarArguments(Period days)
{
    return {{"calendar"},
        {{"from", {days.from.toString()}}, {"to", {days.to.toString()}}, {"format", {"csv"}},
            {"out", {"-"}}}};
}

TEST(CalendarBoard, HasTheEntriesThatTheExportHas)
{
    for (const char *user : {"hq", "zhejiang", "beijing"}) {
        DemoProfile profile(user);
        for (const Period days : {kSeptember, Period {boardDay("2026-09-07"), boardDay("2026-09-13")},
                 Period {boardDay("2026-09-08"), boardDay("2026-09-08")}}) {
            const CalendarBoard board = profile.board(days);
            EXPECT_FALSE(board.entries.empty());
            EXPECT_EQ(rowsOf(board), rowsOf(profile.exported(calendarArguments(days)))) << user;
        }
    }
}

TEST(CalendarBoard, OfARangeIsTheSumOfItsDays)
{
    DemoProfile profile("hq");
    const CalendarBoard month = profile.board(kSeptember);
    std::vector<Row> byWeeks;
    for (Day monday = boardDay("2026-08-31"); monday <= kSeptember.to; monday = monday + 7) {
        for (const Row &row :
            rowsOf(profile.board({std::max(monday, kSeptember.from), std::min(monday + 6, kSeptember.to)})))
            byWeeks.push_back(row);
    }
    EXPECT_EQ(byWeeks, rowsOf(month));
    EXPECT_TRUE(std::is_sorted(month.entries.begin(), month.entries.end(),
        [](const CalendarEntry &a, const CalendarEntry &b) { return a.start < b.start; }));
}

TEST(CalendarBoard, OfAUnitHasWhatIsForItsRegion)
{
    DemoProfile profile("hq");
    const Uuid zhejiang = profile.unit("ZJ");
    const CalendarBoard all = profile.board(kSeptember);
    const CalendarBoard one = profile.board(kSeptember, zhejiang);
    size_t expected = 0;
    size_t others = 0;
    for (const CalendarEntry &entry : all.entries) {
        const bool isIts = entry.regions.empty()
            || std::find(entry.regions.begin(), entry.regions.end(), zhejiang) != entry.regions.end();
        isIts ? ++expected : ++others;
    }
    EXPECT_EQ(one.entries.size(), expected);
    EXPECT_GT(others, 0U);
    ASSERT_EQ(one.regions.size(), 1U);
    EXPECT_EQ(one.regions[0].id, zhejiang.toString());
    EXPECT_GT(all.regions.size(), 1U);
}

TEST(CalendarBoard, KnowsItsDays)
{
    const CalendarBoard board = DemoProfile("hq").board(kSeptember);
    EXPECT_EQ(board.marks.size(), 30U);
    EXPECT_EQ(board.marksOf(boardDay("2026-09-20")).off, DayOff::Work);
    EXPECT_EQ(board.marksOf(boardDay("2026-09-25")).names.front().chinese, "中秋节");
    EXPECT_TRUE(board.marksOf(boardDay("2026-09-25")).isPublished);
    EXPECT_FALSE(
        DemoProfile("hq").board({boardDay("2027-05-01"), boardDay("2027-05-02")}).marks.front().isPublished);
}

TEST(CalendarFilter, KeepsWhatIsChosen)
{
    const CalendarBoard board = DemoProfile("hq").board(kSeptember);
    ASSERT_FALSE(board.campaigns.empty());
    ASSERT_FALSE(board.channels.empty());
    const auto shown = [&](const CalendarFilter &filter) {
        return std::count_if(board.entries.begin(), board.entries.end(),
            [&](const CalendarEntry &entry) { return filter.passes(entry); });
    };
    const auto counted = [&](auto &&condition) {
        const auto number = std::count_if(board.entries.begin(), board.entries.end(), condition);
        EXPECT_GT(number, 0);
        EXPECT_LT(number, static_cast<std::ptrdiff_t>(board.entries.size()));
        return number;
    };
    CalendarFilter filter;
    EXPECT_TRUE(filter.isEmpty());
    EXPECT_EQ(shown(filter), static_cast<std::ptrdiff_t>(board.entries.size()));

    filter.statuses = {EntryStatus::Draft, EntryStatus::Done};
    EXPECT_EQ(shown(filter), counted([](const CalendarEntry &entry) {
        return entry.status == EntryStatus::Draft || entry.status == EntryStatus::Done;
    }));
    filter = {};
    filter.channels = {"朋友圈"};
    EXPECT_EQ(shown(filter), counted([](const CalendarEntry &entry) { return entry.channel == "朋友圈"; }));
    filter = {};
    filter.hiddenLayers = {ContentLayer::Promotion};
    EXPECT_EQ(shown(filter),
        counted([](const CalendarEntry &entry) { return entry.layer != ContentLayer::Promotion; }));
    filter = {};
    filter.groupKinds = {"koc"};
    EXPECT_EQ(shown(filter), counted([](const CalendarEntry &entry) {
        return std::find(entry.groupKinds.begin(), entry.groupKinds.end(), "koc") != entry.groupKinds.end();
    }));
    filter = {};
    filter.campaigns = {""};
    EXPECT_EQ(shown(filter), counted([](const CalendarEntry &entry) { return entry.campaign.isNil(); }));
    filter = {};
    const Uuid zhejiang = DemoProfile("hq").unit("ZJ");
    filter.regions = {zhejiang.toString()};
    EXPECT_EQ(shown(filter), counted([&](const CalendarEntry &entry) {
        return entry.regions.empty()
            || std::find(entry.regions.begin(), entry.regions.end(), zhejiang) != entry.regions.end();
    }));
    filter = {};
    filter.channels = {"朋友圈"};
    filter.statuses = {EntryStatus::Done};
    EXPECT_EQ(shown(filter), counted([](const CalendarEntry &entry) {
        return entry.channel == "朋友圈" && entry.status == EntryStatus::Done;
    })) << "filters add up";
}

TEST(EntryDetail, CountsAreThoseOfTheCompletionByTask)
{
    for (const char *user : {"hq", "zhejiang"}) {
        DemoProfile profile(user);
        BoardContext context = profile.context();
        std::map<std::string, std::vector<std::string>> exported; // task code -> cells
        const ExportTable table = profile.exported({{"completion"},
            {{"from", {"2026-09-01"}}, {"to", {"2026-09-08"}}, {"by", {"task"}}, {"format", {"csv"}},
                {"out", {"-"}}}});
        for (const auto &cells : table.rows) {
            for (const ExportCell &cell : cells)
                exported[cells[0].text].push_back(cell.text);
        }
        ASSERT_FALSE(exported.empty());
        size_t tasks = 0;
        size_t pushes = 0;
        for (const CalendarEntry &entry :
            profile.board({boardDay("2026-09-01"), boardDay("2026-09-06")}).entries) {
            const Result<EntryDetail> detail = readEntryDetail(context, entry.id, {});
            ASSERT_TRUE(detail.ok());
            EXPECT_EQ(detail->title, entry.title);
            EXPECT_EQ(detail->entry.layer, entry.layer);
            for (const EntryTask &task : detail->tasks) {
                ++tasks;
                const auto row = exported.find(task.code);
                if (row == exported.end()) {
                    EXPECT_EQ(task.counts, AssignmentCounts());
                    continue;
                }
                const AssignmentCounts &counts = task.counts;
                const std::vector<std::string> cells {std::to_string(counts.dispatched),
                    std::to_string(counts.excluded), std::to_string(counts.done),
                    std::to_string(counts.onTime), std::to_string(counts.overdue),
                    std::to_string(counts.failed), std::to_string(counts.pending)};
                EXPECT_EQ(cells, std::vector<std::string>(row->second.begin() + 2, row->second.begin() + 9));
                if (task.sends.hasData) {
                    ++pushes;
                    EXPECT_LE(task.sends.sent, task.sends.planned);
                }
            }
        }
        EXPECT_GT(tasks, 10U) << user;
        EXPECT_GT(pushes, 0U) << user;
    }
}

TEST(EntryDetail, OfAnEntryThatIsGoneSaysSo)
{
    DemoProfile profile("hq");
    BoardContext context = profile.context();
    const Result<EntryDetail> detail = readEntryDetail(context, Uuid(), {});
    ASSERT_FALSE(detail.ok());
    EXPECT_EQ(detail.error().code, ErrorCode::NotFound);
}

} // namespace

} // namespace qunce
