// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/demo.h"

#include <cstdio>
#include <filesystem>

#include "models/protocol/imagefile.h"
#include "server/demo/daynumbers.h"
#include "server/demo/demorecords.h"
#include "server/demo/taskresults.h"
#include "server/storage/sqlitestorage.h"

namespace qunce::server::demo {

namespace {

constexpr const char *kLastStep = QUNCE_TEXT("Writing the people and plans of the demo brand");

constexpr double kStockAYearAgo = 0.7;

/// The numbers of days that follow each other.
struct DayNumbers {
    DayNumbers(const DemoBrand &demo, double stock) : guides(demo, stock), groups(demo, stock), kocs(demo) { }

    GuideDays guides;
    GroupDays groups;
    KocDays kocs;
};

class BrandMaker
{
public:
    BrandMaker(BrandSink &sink, const DemoOptions &options, const DemoProgress &progress)
        : m_sink(sink), m_progress(progress), m_demo(makeBrand(options)), m_numbers(m_demo, 1)
    { }

    Result<DemoReport> make()
    {
        m_report.period = m_demo.period();
        m_report.tasks = m_demo.brand.tasks.size();
        QUNCE_TRY(makeYearBefore());
        QUNCE_TRY(makeDays());
        QUNCE_TRY(makeTasks());
        QUNCE_TRY(say(kLastStep, 90));
        Totals totals;
        for (uint32_t i = 0; i < m_demo.groups.size(); ++i)
            totals.groupMembers.push_back(m_numbers.groups.members(i));
        for (uint32_t i = 0; i < m_demo.kocs.size(); ++i)
            totals.kocPoints.push_back(m_numbers.kocs.points(i));
        QUNCE_ASSIGN(m_report.records, writeRecords(m_demo, totals, m_sink));
        return m_report;
    }

private:
    Result<void> say(const char *step, int percent) const
    {
        if (!m_progress || m_progress(Message(step), percent))
            return {};
        return Error {ErrorCode::Cancelled, Message(QUNCE_TEXT("The demo brand was not finished.")), {}};
    }

    Uuid regionId(size_t region) const { return m_demo.brand.org.at(m_demo.regionUnits[region]).id; }

    /// Gives the columns that hold anything to the sink.
    Result<void> put(const Columns &columns, size_t region, int year, const std::string &key)
    {
        for (const auto &[metric, column] : columns) {
            if (column.empty())
                continue;
            DemoReport::Facts &facts = m_report.facts[info(metric).kind];
            ++facts.columns;
            facts.values += column.presentCount();
            QUNCE_TRY(m_sink.column({regionId(region), year, metric, key}, column));
        }
        return {};
    }

    /// What people and groups were like then is made from a stock of its own: nobody follows them over the gap.
    Result<void> makeYearBefore()
    {
        const std::optional<Period> days = m_demo.yearBefore();
        if (!days)
            return {};
        DayNumbers numbers(m_demo, kStockAYearAgo);
        for (Day day = days->from; day <= days->to; ++day) {
            for (size_t region = 0; region < m_demo.brand.regions.size(); ++region)
                QUNCE_TRY(makeDay(numbers, day, region));
        }
        return {};
    }

    Result<void> makeDays()
    {
        int done = 0;
        for (Day day = m_demo.firstDay; day <= m_demo.options.until; ++day, ++done) {
            if (done % 10 == 0)
                QUNCE_TRY(
                    say(QUNCE_TEXT("Making the days of the demo brand"), done * 40 / m_demo.sizes.days));
            for (size_t region = 0; region < m_demo.brand.regions.size(); ++region) {
                if (region == m_demo.lateRegion && day == m_demo.options.until)
                    continue;
                QUNCE_TRY(makeDay(m_numbers, day, region));
            }
        }
        return {};
    }

    Result<void> makeDay(DayNumbers &numbers, Day day, size_t region)
    {
        const std::string key = day.toString();
        Columns columns;
        numbers.guides.fill(day, region, columns);
        numbers.groups.fill(day, region, columns);
        numbers.kocs.fill(day, region, columns);
        // Everything of the day has arrived, so whoever has no number counts as 0.
        for (const MetricInfo &metric : allMetrics()) {
            if (metric.kind == FactKind::GuideDay || metric.kind == FactKind::GroupDay
                || metric.kind == FactKind::KocDay)
                columns[Metric::Fed].set(static_cast<uint32_t>(metric.metric), 1);
        }
        QUNCE_TRY(put(columns, region, day.year(), key));
        for (int hour = 0; region == m_demo.hqRegion() && hour < 24; ++hour) {
            Columns ofHour;
            numbers.groups.fillHour(day, hour, region, ofHour);
            char suffix[4];
            std::snprintf(suffix, sizeof suffix, "T%02u", static_cast<unsigned>(hour) % 24U);
            QUNCE_TRY(put(ofHour, region, day.year(), key + suffix));
        }
        return {};
    }

    Result<void> makeTasks()
    {
        const TaskResults results(m_demo);
        for (size_t task = 0; task < m_demo.brand.tasks.size(); ++task) {
            if (task % 30 == 0)
                QUNCE_TRY(say(QUNCE_TEXT("Making the task results of the demo brand"),
                    40 + static_cast<int>(task * 50 / m_demo.brand.tasks.size())));
            for (size_t region = 0; region < m_demo.brand.regions.size(); ++region)
                QUNCE_TRY(putResults(task, region, results.results(task, region, m_numbers.groups)));
        }
        return {};
    }

    Result<void> putResults(size_t index, size_t region, RegionResults results)
    {
        const Task &task = m_demo.brand.tasks[index];
        m_report.assignments += results.assignments;
        m_report.groupRows += results.rows.size();
        QUNCE_TRY(put(results.columns, region, task.dueDay.year(), task.id.toString()));
        if (results.rows.empty())
            return {};
        AssignmentRows rows;
        rows.merge(std::move(results.rows));
        const std::string bytes = rows.encode();
        m_report.groupRowBytes += bytes.size();
        return m_sink.assignmentRows(regionId(region), task.id, bytes);
    }

    BrandSink &m_sink;
    const DemoProgress &m_progress;
    const DemoBrand m_demo;
    DayNumbers m_numbers;
    DemoReport m_report;
};

/// The plan looks back by some months of slack and three weeks ahead.
Result<void> checkPeriod(const DemoOptions &options)
{
    constexpr int kLongestDays = 400; // of brand scale; the year before of small scale reaches back further
    const Day first = kFirstDataDay + (kLongestDays + 120);
    const Day last = kLastDataDay - 60;
    if (first <= options.until && options.until <= last)
        return {};
    return Error {ErrorCode::Usage,
        Message(QUNCE_TEXT("The last day of the demo brand must lie between %1 and %2."),
            {first.toString(), last.toString()}),
        {}};
}

class StorageSink : public BrandSink
{
public:
    explicit StorageSink(WriteTransaction &transaction) : m_transaction(transaction) { }

    Result<void> record(const Record &record) override { return m_transaction.putRecord(record); }
    Result<void> column(const ColumnAddress &address, const Column &column) override
    {
        return m_transaction.putColumn(address, encodeColumn(column));
    }
    Result<void> image(std::string_view bytes) override
    {
        QUNCE_ASSIGN(const ContentImage image, imageFrom(bytes));
        return m_transaction.putBlob({image.hash, image.type, 0, "demo", std::string(bytes)});
    }
    Result<void> assignmentRows(const Uuid &region, const Uuid &task, std::string_view rows) override
    {
        return m_transaction.putAssignmentRows(region, task, rows);
    }

private:
    WriteTransaction &m_transaction;
};

Result<DemoReport> makeFile(const std::string &path, const Clock &clock, const DemoOptions &options,
    const DemoProgress &progress, const DemoPrepare &prepare)
{
    QUNCE_ASSIGN(const auto storage, SqliteStorage::open(path, SqliteStorage::Mode::BulkLoad, clock));
    QUNCE_ASSIGN(const DemoReport report, makeDemoBrand(*storage, options, progress, prepare));
    QUNCE_TRY(storage->finishBulkLoad());
    if (progress)
        progress(Message(kLastStep), 100);
    return report;
}

} // namespace

Result<DemoReport> makeDemoBrand(BrandSink &sink, const DemoOptions &options, const DemoProgress &progress)
{
    QUNCE_TRY(checkPeriod(options));
    return BrandMaker(sink, options, progress).make();
}

Result<DemoReport> makeDemoBrand(
    Storage &storage, const DemoOptions &options, const DemoProgress &progress, const DemoPrepare &prepare)
{
    QUNCE_ASSIGN(const auto transaction, storage.beginWrite());
    if (prepare)
        QUNCE_TRY(prepare(*transaction));
    StorageSink sink(*transaction);
    QUNCE_ASSIGN(DemoReport report, makeDemoBrand(sink, options, progress));
    QUNCE_ASSIGN(report.stored, transaction->storedSizes());
    QUNCE_TRY(transaction->commit());
    return report;
}

Result<DemoReport> makeDemoDatabase(const std::string &path, const Clock &clock, const DemoOptions &options,
    const DemoProgress &progress, const DemoPrepare &prepare)
{
    const std::string making = path + ".making";
    std::error_code error;
    if (std::filesystem::exists(path, error)) {
        return Error {ErrorCode::AlreadyExists,
            Message(
                QUNCE_TEXT("There is a database %1 already. Choose an empty directory for the demo brand."),
                {path}),
            {}};
    }
    std::filesystem::remove(making, error);
    Result<DemoReport> report = makeFile(making, clock, options, progress, prepare);
    if (report)
        std::filesystem::rename(making, path, error);
    if (!report || error)
        std::filesystem::remove(making);
    if (report && error)
        return Error {
            ErrorCode::Io, Message(QUNCE_TEXT("%1 cannot be read or written."), {path}), error.message()};
    return report;
}

} // namespace qunce::server::demo
