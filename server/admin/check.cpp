// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/check.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "models/domain/brand.h"
#include "models/domain/column.h"
#include "models/domain/factsubjects.h"
#include "models/domain/latecolumn.h"
#include "models/protocol/imagefile.h"
#include "models/protocol/rowdigest.h"
#include "models/protocol/slotrecord.h"
#include "server/admin/devicecheck.h"
#include "server/admin/ledgercheck.h"
#include "server/admin/pushcheck.h"

namespace qunce::server {

namespace {

/// Column `<fact kind>/<key>/<metric>` of a fact bucket.
std::optional<ColumnAddress> addressOf(const bucket::Name &bucket, std::string_view id)
{
    const size_t first = id.find('/');
    const size_t last = id.rfind('/');
    if (bucket.type != bucket::Type::FactsOfRegion || first == std::string_view::npos || first == last)
        return std::nullopt;
    const std::optional<FactKind> kind = factKindNamed(id.substr(0, first));
    const std::optional<Metric> metric = kind ? metricNamed(*kind, id.substr(last + 1)) : std::nullopt;
    if (!metric)
        return std::nullopt;
    return ColumnAddress {
        bucket.owner, bucket.year, *metric, std::string(id.substr(first + 1, last - first - 1))};
}

class Checker
{
public:
    explicit Checker(ReadTransaction &transaction) : m_transaction(transaction) { }

    Result<CheckReport> run()
    {
        QUNCE_ASSIGN(const std::vector<std::string> damage, m_transaction.integrityProblems());
        for (const std::string &problem : damage)
            report({QUNCE_TEXT("The database file is damaged: %1"), {problem}});
        QUNCE_TRY(readSlots());
        checkSpans();
        QUNCE_ASSIGN(const std::vector<BucketHead> heads, m_transaction.heads());
        for (const BucketHead &head : heads)
            QUNCE_TRY(checkBucket(head));
        QUNCE_ASSIGN(const std::vector<Message> devices, deviceProblems(m_transaction));
        for (const Message &problem : devices)
            report(problem);
        QUNCE_ASSIGN(const std::vector<Message> pushes, pushProblems(m_transaction));
        for (const Message &problem : pushes)
            report(problem);
        QUNCE_TRY(checkBlobs());
        QUNCE_ASSIGN(const std::vector<Message> ledger, ledgerProblems(m_transaction));
        for (const Message &problem : ledger)
            report(problem);
        return std::move(m_report);
    }

private:
    struct Span {
        Day from;
        Day until;
        Uuid slot;
    };

    void report(Message problem)
    {
        ++m_report.problemCount;
        if (m_report.problems.size() < CheckReport::kMostShown)
            m_report.problems.push_back(std::move(problem));
    }

    /// One more line about the problem that was reported last.
    void explain(const Message &line)
    {
        if (m_report.problems.size() < CheckReport::kMostShown)
            m_report.problems.push_back(line);
    }

    Result<void> readSlots()
    {
        const Result<void> read =
            m_transaction.eachRecord(Kind::Slot, [this](const Record &record) -> Result<void> {
                const std::optional<SlotRecord> slot = slotFromRecord(record);
                if (!slot) {
                    report({QUNCE_TEXT("Slot %1 is not complete."), {record.id.toString()}});
                    return {};
                }
                if (!m_places[{slot->region, slot->kind}].insert(slot->number).second)
                    report(
                        {QUNCE_TEXT("Slot %1 is in a place that another slot has."), {record.id.toString()}});
                if (slot->slot.from < slot->slot.until)
                    m_spans[slot->slot.subject].push_back({slot->slot.from, slot->slot.until, record.id});
                return {};
            });
        // A record that cannot be read is named when its bucket is looked at.
        return read.ok() || read.error().code == ErrorCode::Corrupt ? Result<void>() : read;
    }

    Result<void> checkBlobs()
    {
        return m_transaction.eachBlob([this](std::string_view hash, std::string_view bytes) -> Result<void> {
            if (blobName(bytes) != hash)
                report({QUNCE_TEXT("Image %1 is damaged."), {std::string(hash)}});
            return {};
        });
    }

    void checkSpans()
    {
        for (auto &[subject, spans] : m_spans) {
            std::sort(
                spans.begin(), spans.end(), [](const Span &l, const Span &r) { return l.from < r.from; });
            for (size_t i = 1; i < spans.size(); ++i) {
                if (spans[i].from < spans[i - 1].until)
                    report({QUNCE_TEXT("Slots %1 and %2 hold the same subject on the same days."),
                        {spans[i - 1].slot.toString(), spans[i].slot.toString()}});
            }
        }
        m_spans.clear();
    }

    Result<void> checkBucket(const BucketHead &head)
    {
        ++m_report.buckets;
        const std::optional<bucket::Name> name = bucket::parse(head.bucket);
        if (!name)
            report({QUNCE_TEXT("%1 is no name of a bucket."), {head.bucket}});
        uint64_t live = 0;
        uint64_t digest = 0;
        std::vector<bool> used(std::min<uint64_t>(head.headSeq, kMostSeqs) + 1);
        QUNCE_TRY(m_transaction.eachRow(head.bucket, [&](const BucketRow &row) -> Result<void> {
            if (row.seq == 0 || row.seq > head.headSeq || (row.seq < used.size() && used[row.seq]))
                report({QUNCE_TEXT("Row %1 of %2 has a place in the order that cannot be: %3."),
                    {std::string(row.id), head.bucket, std::to_string(row.seq)}});
            else if (row.seq < used.size())
                used[row.seq] = true;
            if (!row.live) {
                ++m_report.tombstones;
                return {};
            }
            ++live;
            digest += mix64(row.kind, row.id, row.seq);
            return row.kind == kFactWireKind ? checkColumn(head, name, row) : checkRecord(head, row);
        }));
        if (live != head.liveRows || digest != head.digest)
            report({QUNCE_TEXT("The head of %1 does not fit its rows (%2 rows, %3 expected)."),
                {head.bucket, std::to_string(live), std::to_string(head.liveRows)}});
        return checkCommits(head);
    }

    Result<void> checkCommits(const BucketHead &head)
    {
        if (head.headSeq == 0)
            return {};
        QUNCE_ASSIGN(const std::vector<BucketCommit> commits, m_transaction.commits(head.bucket));
        if (commits.empty() || commits.back().seq != head.headSeq || commits.back().salt != head.headSalt)
            report({QUNCE_TEXT("The head of %1 does not fit its newest commit."), {head.bucket}});
        return {};
    }

    Result<void> checkRecord(const BucketHead &head, const BucketRow &row)
    {
        ++m_report.records;
        const std::optional<Kind> kind = kindNamed(row.kind);
        const std::optional<Uuid> id = Uuid::parse(row.id);
        if (!kind || !id) {
            report({QUNCE_TEXT("Row %1 of %2 is of no known kind."), {std::string(row.id), head.bucket}});
            return {};
        }
        const Result<std::optional<Record>> record = m_transaction.record(*kind, *id);
        if (!record.ok() && record.error().code != ErrorCode::Corrupt)
            return record.error();
        const auto bad = [&](const char *sentence, const std::string &field = {}) {
            report({sentence, {std::string(row.id), head.bucket, field}});
        };
        if (!record.ok() || !record.value()) {
            bad(QUNCE_TEXT("Record %1 of %2 cannot be read"));
            return {};
        }
        const Record &stored = **record;
        if (const Result<void> valid = validate(stored); !valid.ok()) {
            bad(QUNCE_TEXT("Record %1 of %2 cannot be right:"));
            explain(valid.error().userText);
        }
        if (stored.bucket != head.bucket || stored.seq != row.seq)
            bad(QUNCE_TEXT("Record %1 of %2 says another bucket or place"));
        for (const auto &[field, seq] : stored.fieldSeqs) {
            if (seq > stored.seq)
                bad(QUNCE_TEXT("Record %1 of %2 is older than its field %3"), field);
        }
        return checkCode(stored, bad);
    }

    template <typename Bad>
    Result<void> checkCode(const Record &record, const Bad &bad)
    {
        for (const FieldDescriptor &field : descriptor(record.kind).fields) {
            const std::string code =
                field.index == IndexColumn::Code ? record.text(field.name) : std::string();
            if (code.empty())
                continue;
            QUNCE_ASSIGN(const std::optional<Record> found, m_transaction.recordByCode(record.kind, code));
            if (!found || found->id != record.id)
                bad(QUNCE_TEXT("Record %1 of %2 is not found by its code"));
        }
        return {};
    }

    Result<void> checkColumn(
        const BucketHead &head, const std::optional<bucket::Name> &bucket, const BucketRow &row)
    {
        ++m_report.columns;
        const auto bad = [&](const char *sentence) {
            report({sentence, {std::string(row.id), head.bucket}});
        };
        const std::optional<ColumnAddress> address = bucket ? addressOf(*bucket, row.id) : std::nullopt;
        if (!address) {
            bad(QUNCE_TEXT("Column %1 of %2 is none"));
            return {};
        }
        const Result<std::string> bytes = m_transaction.column(*address);
        if (!bytes.ok() && bytes.error().code != ErrorCode::Corrupt)
            return bytes.error();
        const Result<ColumnView> view = bytes.ok()
            ? ColumnView::open(isLateKey(address->key) ? encodedOfLate(*bytes) : std::string_view(*bytes))
            : Result<ColumnView>(bytes.error());
        if (!view.ok()) {
            bad(QUNCE_TEXT("Column %1 of %2 cannot be read"));
            return {};
        }
        checkPlaces(*address, *view, bad);
        return {};
    }

    template <typename Bad>
    void checkPlaces(const ColumnAddress &address, const ColumnView &view, const Bad &bad)
    {
        const FactKind kind = info(address.metric).kind;
        const std::optional<SubjectKind> subjects = subjectsOf(kind);
        const std::set<uint32_t> *const places = subjects ? &m_places[{address.region, *subjects}] : nullptr;
        bool known = true;
        view.forEach([&](uint32_t place, uint64_t) {
            const bool exists = places
                ? places->contains(place)
                : place < 256 && static_cast<uint32_t>(info(static_cast<Metric>(place)).metric) == place;
            known = known && exists;
        });
        if (!known)
            bad(QUNCE_TEXT("Column %1 of %2 has a value in a place that does not exist"));
    }

    /// Bounds the memory of the check for duplicates in one bucket to 16 MiB.
    static constexpr uint64_t kMostSeqs = 128 << 20;

    ReadTransaction &m_transaction;
    CheckReport m_report;
    std::map<std::pair<Uuid, SubjectKind>, std::set<uint32_t>> m_places;
    std::unordered_map<Uuid, std::vector<Span>> m_spans;
};

} // namespace

Result<CheckReport> checkDatabase(ReadTransaction &transaction)
{
    return Checker(transaction).run();
}

} // namespace qunce::server
