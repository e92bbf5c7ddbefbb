// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/factimport/factworld.h"

#include "models/base/csvreader.h"
#include "models/domain/column.h"
#include "server/import/numbersink.h"
#include "server/import/ordersink.h"
#include "server/import/taskresultsink.h"
#include "tests/support/textinmemory.h"

namespace qunce::server::testing {

namespace {

const Day kMove = Day::fromYmd(2026, 6, 1);

Slot slot(const Uuid &subject, const char *code, Day from = Slot::kFirstDay, Day until = Slot::kForever)
{
    Slot made;
    made.subject = subject;
    made.code = code;
    made.from = from;
    made.until = until;
    return made;
}

Task task(const Uuid &id, const char *code, const char *due)
{
    Task made;
    made.id = id;
    made.code = code;
    made.dueAt = parseInstant(due)->instant;
    made.dueDay = parseInstant(due)->day;
    return made;
}

} // namespace

FactWorld::FactWorld(SqliteStorage::Options options) : db(options)
{
    const auto id = [this] { return db.ids.next(); };
    std::vector<OrgUnit> units(2);
    for (OrgUnit &unit : units) {
        unit.id = id();
        unit.kind = OrgKind::Region;
    }
    brand.org = OrgTree(units);
    brand.regions.resize(2);
    brand.regions[0].region = 0;
    brand.regions[1].region = 1;
    const Uuid mover = id();
    const Uuid closed = id();
    brand.regions[0].guides = {slot(id(), "G1"), slot(id(), "G2"), slot(mover, "G3", Slot::kFirstDay, kMove)};
    brand.regions[1].guides = {slot(id(), "G4"), slot(mover, "G3", kMove)};
    brand.regions[0].groups = {slot(id(), "Q1"), slot(id(), "Q2"), slot(closed, "Q9")};
    brand.regions[1].groups = {slot(id(), "Q3")};
    brand.regions[0].kocs = {slot(id(), "K1")};
    brand.regions[1].kocs = {slot(id(), "K2")};
    brand.tasks = {task(id(), "OLD", "2025-12-31 24:00"), task(id(), "NEW", "2026-01-01 10:00"),
        task(id(), "MAY", "2026-05-10 18:00"), task(id(), "JUNE", "2026-06-10 18:00")};

    const auto transaction = must(db.storage->beginWrite());
    must(transaction->putRecord(makeRecord(Kind::Group, closed, bucket::peopleOf(units[0].id),
        {{"code", "Q9"}, {"name", "closed"}, {"closed_on", "2026-05-01"}})));
    must(transaction->commit());
}

FactWorld::Outcome FactWorld::import(ImportKind kind, std::string_view csv, bool fed)
{
    const auto transaction = must(db.storage->beginWrite());
    Outcome outcome = run(*transaction, kind, csv, fed);
    if (outcome.error)
        return outcome;
    outcome.changedRows = transaction->changedRows();
    if (const Result<void> committed = transaction->commit(); !committed.ok())
        outcome.error = committed.error();
    return outcome;
}

FactWorld::Outcome FactWorld::run(
    WriteTransaction &transaction, ImportKind kind, std::string_view csv, bool fed)
{
    Outcome outcome;
    test::TextInMemory source {std::string(csv)};
    const auto reader = must(CsvReader::open(source));
    const ImportDescriptor &columns = descriptor(kind);
    const HeaderMap header = must(mapHeader(columns, reader->header()));
    std::unique_ptr<RowSink> sink;
    if (kind == ImportKind::TaskResults) {
        sink = std::make_unique<TaskResultSink>(brand, transaction, db.directory.path());
    } else if (kind == ImportKind::Orders) {
        ImportOptions options;
        options.fed = fed;
        sink = std::make_unique<OrderSink>(header, options, brand, transaction, db.directory.path());
    } else {
        ImportOptions options;
        options.fed = fed;
        sink = std::make_unique<NumberSink>(kind, header, options, brand, transaction, db.directory.path());
    }
    std::vector<std::string_view> cells(columns.columns.size());
    while (must(reader->next())) {
        for (size_t i = 0; i < cells.size(); ++i)
            cells[i] = header.inFile[i] != 0 ? reader->cells()[header.source[i]] : std::string_view();
        const auto taken = sink->take(ImportRow(reader->line(), cells, header.inFile));
        if (!taken.ok()) {
            outcome.error = taken.error();
            return outcome;
        }
        if (const std::optional<Rejection> &rejection = *taken) {
            outcome.rejected.emplace_back(reader->line(), columns.columns[rejection->column].name);
            outcome.reasons.push_back(rejection->reason.english());
        }
    }
    std::vector<LateRejection> late;
    const auto counts = sink->finish(late);
    EXPECT_TRUE(late.empty() || kind == ImportKind::Orders);
    for (const LateRejection &each : late) {
        outcome.rejected.emplace_back(each.line, columns.columns[each.rejection.column].name);
        outcome.reasons.push_back(each.rejection.reason.english());
    }
    if (counts.ok())
        outcome.counts = *counts;
    else
        outcome.error = counts.error();
    return outcome;
}

FactWorld::Snapshot FactWorld::snapshot()
{
    Snapshot snapshot;
    const auto transaction = must(db.storage->beginRead());
    for (const MetricInfo &metric : allMetrics()) {
        must(transaction->eachColumn(metric.metric, "", "~", {},
            [&](const Uuid &region, std::string_view key, std::string_view bytes) -> Result<void> {
                const size_t index = region == brand.org.at(0).id ? 0 : 1;
                const std::string name = std::string(qunce::name(metric.kind)) + "." + metric.name;
                must(ColumnView::open(bytes)).forEach([&](uint32_t slot, uint64_t value) {
                    snapshot[{index, name, std::string(key)}][slot] = value;
                });
                return {};
            }));
    }
    return snapshot;
}

std::map<std::pair<size_t, Uuid>, std::string> FactWorld::assignmentRows()
{
    std::map<std::pair<size_t, Uuid>, std::string> all;
    const auto transaction = must(db.storage->beginRead());
    for (size_t region = 0; region < brand.regions.size(); ++region) {
        for (const Task &task : brand.tasks)
            all[{region, task.id}] =
                must(transaction->assignmentRows(brand.org.at(static_cast<OrgIndex>(region)).id, task.id));
    }
    return all;
}

Uuid FactWorld::taskId(std::string_view code) const
{
    for (const Task &task : brand.tasks) {
        if (task.code == code)
            return task.id;
    }
    return {};
}

std::optional<uint64_t> FactWorld::ofTask(size_t region, const char *task, Metric metric, uint32_t slot)
{
    return ofKey(region, metric, taskId(task).toString(), slot);
}

std::optional<uint64_t> FactWorld::ofKey(size_t region, Metric metric, const std::string &key, uint32_t slot)
{
    const Snapshot all = snapshot();
    const std::string name = std::string(qunce::name(info(metric).kind)) + "." + info(metric).name;
    const auto column = all.find({region, name, key});
    if (column == all.end())
        return std::nullopt;
    const auto value = column->second.find(slot);
    return value == column->second.end() ? std::nullopt : std::optional<uint64_t>(value->second);
}

} // namespace qunce::server::testing
