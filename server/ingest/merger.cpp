// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/ingest/merger.h"

#include "server/import/ledgerwriter.h"
#include "server/import/rowtext.h"
#include "server/ingest/ingestpurpose.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

namespace {

using SteadyClock = std::chrono::steady_clock;

std::string english(const Message &message)
{
    return message.english();
}

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
    m_orderPlaces.reset();
    m_places.reset(); // before the next ones are made: both together would be much memory
    BrandParts parts;
    parts.kocs = false;
    parts.goals = false;
    QUNCE_ASSIGN(const Brand brand, loadBrand(transaction, {}, parts));
    m_places = std::make_shared<TaskResultPlaces>(brand);
    m_orderPlaces = std::make_unique<OrderPlaces>(m_places->guides, m_places->groups, m_places->regions);
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
    round.refused.resize(round.batches.size());
    round.headers.resize(round.batches.size());
    size_t taken = 0;
    for (; taken < round.batches.size(); ++taken) {
        const IngestBatch &batch = round.batches[taken];
        if (taken > 0 && round.report.rows + batch.rows > kMostRows)
            break;
        QUNCE_ASSIGN(const std::string body, transaction.ingestBody(batch.number));
        QUNCE_TRY(read(taken, body, round));
        round.report.rows += batch.rows;
    }
    round.report.moreWaits = taken < round.batches.size() || taken == kMostBatches;
    round.batches.resize(taken);
    round.report.batches = taken;
    return round;
}

Result<void> IngestMerger::read(size_t place, const std::string &body, Round &round)
{
    const std::optional<ImportKind> kind = kindOfPurpose(round.batches[place].purpose);
    Result<std::unique_ptr<CsvBody>> opened = kind
        ? CsvBody::open(body, *kind)
        : Error {
            ErrorCode::InvalidInput, Message(QUNCE_TEXT("This program does not know such deliveries.")), {}};
    if (opened.ok()) {
        const std::unique_ptr<CsvBody> csv = std::move(opened).value();
        return readRows(*csv, *kind, place, round);
    }
    if (opened.error().code != ErrorCode::InvalidInput)
        return std::move(opened).error();
    // It could be read when it came: another program took it. It ends, so that those behind it have their turn.
    for (uint64_t row = 0; row < round.batches[place].rows; ++row)
        round.refused[place].add(1 + row, english(opened.error().userText));
    return {};
}

IngestMerger::Group &IngestMerger::groupFor(ImportKind kind, const HeaderMap &header, Round &round)
{
    const bool isOrders = kind == ImportKind::Orders;
    std::vector<uint8_t> columns = isOrders ? std::vector<uint8_t>() : taskResultColumns(header);
    if (!round.groups.empty()) {
        Group &last = round.groups.back();
        if (isOrders ? last.orders != nullptr : last.rows && last.columns == columns)
            return last;
    }
    Group &made = round.groups.emplace_back();
    made.columns = std::move(columns);
    if (isOrders)
        made.orders = std::make_unique<OrderSpool>(m_spoolDirectory);
    else
        made.rows = std::make_unique<TaskResultRows>(m_places, m_spoolDirectory);
    return made;
}

Result<void> IngestMerger::readRows(CsvBody &csv, ImportKind kind, size_t place, Round &round)
{
    round.headers[place] = csv.header();
    const ImportDescriptor &columns = descriptor(kind);
    Group &group = groupFor(kind, csv.header(), round);
    OrderReader orders(*m_orderPlaces, csv.header());
    OrderRow order;
    const auto take = [&](const ImportRow &row) -> Result<std::optional<Rejection>> {
        if (!group.orders)
            return group.rows->take(row);
        if (std::optional<Rejection> rejection = orders.read(row, order))
            return rejection;
        QUNCE_TRY(group.orders->add(order, static_cast<uint32_t>(place), row.line()));
        return std::optional<Rejection>();
    };
    RefusedRows &refused = round.refused[place];
    std::vector<std::string_view> cells(columns.columns.size());
    for (;;) {
        QUNCE_ASSIGN(const bool more, csv.rows().next());
        if (!more)
            return {};
        const uint64_t line = csv.rows().line();
        if (csv.rows().problem() != CsvProblem::None) {
            refused.add(line, english(csv.rows().problemText()));
            continue;
        }
        for (size_t i = 0; i < cells.size(); ++i)
            cells[i] = cellOf(csv.header(), csv.rows().cells(), i);
        QUNCE_ASSIGN(
            const std::optional<Rejection> rejection, take(ImportRow(line, cells, csv.header().inFile)));
        if (rejection)
            refused.add(line, reasonOf(columns, csv.header(), *rejection, cells[rejection->column], english));
    }
}

Result<void> IngestMerger::applyOrders(WriteTransaction &transaction, const Group &group, Round &round)
{
    LedgerWriter ledger(transaction, *m_orderPlaces);
    std::map<uint32_t, uint64_t> deliveries; // by batch
    const auto put = [&](const OrderRow &row, uint32_t batch, uint64_t line) -> Result<void> {
        if (!deliveries.contains(batch)) {
            QUNCE_ASSIGN(deliveries[batch], nextLedgerDelivery(transaction));
        }
        QUNCE_ASSIGN(const LedgerWriter::Verdict verdict, ledger.put(row, deliveries[batch]));
        if (verdict.rejection) {
            // Of the row only the code is still there to be named.
            const bool isCode = verdict.rejection->column == OrderCode;
            round.refused[batch].add(line,
                reasonOf(descriptor(ImportKind::Orders), round.headers[batch], *verdict.rejection,
                    isCode ? row.code : std::string("…"), english));
            return {};
        }
        ImportCounts &counts = round.report.counts;
        ++(verdict.change == Change::Created        ? counts.created
                : verdict.change == Change::Updated ? counts.updated
                                                    : counts.unchanged);
        return {};
    };
    QUNCE_TRY(group.orders->each(put));
    return ledger.settle();
}

Result<void> IngestMerger::apply(WriteTransaction &transaction, Round &round)
{
    for (const Group &group : round.groups) {
        if (group.orders) {
            QUNCE_TRY(applyOrders(transaction, group, round));
            continue;
        }
        QUNCE_ASSIGN(const ImportCounts counts, group.rows->apply(transaction));
        round.report.counts.created += counts.created;
        round.report.counts.updated += counts.updated;
        round.report.counts.unchanged += counts.unchanged;
    }
    for (size_t i = 0; i < round.batches.size(); ++i) {
        IngestBatch &batch = round.batches[i];
        batch.mergedAtMs = m_clock.nowMs();
        batch.rejected = round.refused[i].count();
        batch.errorsJson = round.refused[i].json();
        round.report.rejected += batch.rejected;
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
