// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/ingest/merger.h"

#include <nlohmann/json.hpp>

#include "server/import/rowtext.h"
#include "server/ingest/csvbody.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

namespace {

using SteadyClock = std::chrono::steady_clock;

std::string english(const Message &message)
{
    return message.english();
}

/// Counts refused rows and keeps the first of them.
class Refused
{
public:
    void add(uint64_t line, const std::string &reason)
    {
        if (++m_count <= IngestMerger::kKeptErrors)
            m_kept.push_back({{"line", line}, {"reason", reason}});
    }
    uint64_t count() const { return m_count; }
    std::string json() const
    {
        return m_kept.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    }

private:
    uint64_t m_count = 0;
    nlohmann::ordered_json m_kept = nlohmann::ordered_json::array();
};

} // namespace

Result<IngestMerger::RecordHeads> IngestMerger::recordHeads(ReadTransaction &transaction)
{
    QUNCE_ASSIGN(const std::vector<BucketHead> heads, transaction.heads());
    RecordHeads found;
    for (const BucketHead &head : heads) {
        const std::optional<bucket::Name> name = bucket::parse(head.bucket);
        if (!name || name->type != bucket::Type::FactsOfRegion)
            found.emplace(head.bucket, head.headSeq);
    }
    return found;
}

Result<void> IngestMerger::loadPlaces(ReadTransaction &transaction, RecordHeads heads)
{
    m_places.reset(); // before the next ones are made: both together would be much memory
    BrandParts parts;
    parts.kocs = false;
    parts.goals = false;
    QUNCE_ASSIGN(const Brand brand, loadBrand(transaction, {}, parts));
    m_places = std::make_shared<TaskResultPlaces>(brand);
    m_placesHeads = std::move(heads);
    return {};
}

Result<IngestMerger::Round> IngestMerger::prepare(ReadTransaction &transaction)
{
    Round round;
    QUNCE_ASSIGN(round.batches, transaction.waitingIngestBatches(kMostBatches));
    if (round.batches.empty())
        return round;
    QUNCE_ASSIGN(RecordHeads heads, recordHeads(transaction));
    if (!m_places || heads != m_placesHeads)
        QUNCE_TRY(loadPlaces(transaction, std::move(heads)));
    size_t taken = 0;
    for (; taken < round.batches.size(); ++taken) {
        IngestBatch &batch = round.batches[taken];
        if (taken > 0 && round.report.rows + batch.rows > kMostRows)
            break;
        QUNCE_ASSIGN(const std::string body, transaction.ingestBody(batch.number));
        QUNCE_TRY(read(batch, body, round));
        round.report.rows += batch.rows;
        round.report.rejected += batch.rejected;
    }
    round.report.moreWaits = taken < round.batches.size() || taken == kMostBatches;
    round.batches.resize(taken);
    round.report.batches = taken;
    return round;
}

Result<void> IngestMerger::read(IngestBatch &batch, const std::string &body, Round &round)
{
    Result<std::unique_ptr<CsvBody>> opened = CsvBody::open(body);
    if (!opened.ok()) {
        if (opened.error().code != ErrorCode::InvalidInput)
            return std::move(opened).error();
        // It could be read when it came: an earlier program took it. It ends, so that those behind it have their turn.
        batch.rejected = batch.rows;
        Refused whole;
        whole.add(1, english(opened.error().userText));
        batch.errorsJson = whole.json();
        return {};
    }
    const std::unique_ptr<CsvBody> csv = std::move(opened).value();
    const ImportDescriptor &kind = descriptor(ImportKind::TaskResults);
    std::vector<uint8_t> columns = taskResultColumns(csv->header());
    if (round.groups.empty() || round.groups.back().columns != columns)
        round.groups.push_back(
            {std::move(columns), std::make_unique<TaskResultRows>(m_places, m_spoolDirectory)});
    TaskResultRows &rows = *round.groups.back().rows;
    std::vector<std::string_view> cells(kind.columns.size());
    Refused refused;
    for (;;) {
        QUNCE_ASSIGN(const bool more, csv->rows().next());
        if (!more)
            break;
        const uint64_t line = csv->rows().line();
        if (csv->rows().problem() != CsvProblem::None) {
            refused.add(line, english(csv->rows().problemText()));
            continue;
        }
        for (size_t i = 0; i < cells.size(); ++i)
            cells[i] = cellOf(csv->header(), csv->rows().cells(), i);
        QUNCE_ASSIGN(const std::optional<Rejection> rejection,
            rows.take(ImportRow(line, cells, csv->header().inFile)));
        if (rejection)
            refused.add(line, reasonOf(kind, csv->header(), *rejection, cells[rejection->column], english));
    }
    batch.rejected = refused.count();
    batch.errorsJson = refused.json();
    return {};
}

Result<void> IngestMerger::apply(WriteTransaction &transaction, Round &round)
{
    for (const Group &group : round.groups) {
        QUNCE_ASSIGN(const ImportCounts counts, group.rows->apply(transaction));
        round.report.counts.created += counts.created;
        round.report.counts.updated += counts.updated;
        round.report.counts.unchanged += counts.unchanged;
    }
    for (IngestBatch &batch : round.batches) {
        batch.mergedAtMs = m_clock.nowMs();
        QUNCE_TRY(transaction.finishIngestBatch(batch));
    }
    return transaction.commit();
}

Result<MergeReport> IngestMerger::mergeWaiting()
{
    Round round;
    {
        QUNCE_ASSIGN(const auto reading, m_storage.beginRead());
        QUNCE_ASSIGN(round, prepare(*reading));
    }
    if (round.batches.empty())
        return round.report;
    QUNCE_ASSIGN(auto writing, m_storage.beginWrite());
    const auto begun = SteadyClock::now();
    QUNCE_ASSIGN(const RecordHeads heads, recordHeads(*writing));
    if (heads != m_placesHeads) {
        // Somebody has changed records meanwhile: looked up anew, now that nobody can.
        QUNCE_ASSIGN(round, prepare(*writing));
    }
    QUNCE_TRY(apply(*writing, round));
    writing.reset();
    round.report.locked = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - begun);
    return round.report;
}

} // namespace qunce::server
