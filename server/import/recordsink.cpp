// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/recordsink.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "server/import/canonicalcell.h"
#include "models/merge/closedrules.h"
#include "server/rules/closedmonthsof.h"
#include "server/rules/dependants.h"

namespace qunce::server {

namespace {

int64_t numberOf(const std::string &text)
{
    int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// The column that a row is refused for because of a closed month.
std::string_view columnOfMonth(Kind kind)
{
    return kind == Kind::Goal ? "period" : kind == Kind::Task ? "due_at" : "parent_code";
}

/// Additions and removals since the last import, applied to what stands there now.
std::vector<std::string> mergedSet(const FieldValue *current, const FieldValue &before, const FieldValue &now)
{
    const auto items = [](const FieldValue *value) {
        const auto *list = value ? std::get_if<std::vector<std::string>>(value) : nullptr;
        return list ? std::set<std::string>(list->begin(), list->end()) : std::set<std::string>();
    };
    const std::set<std::string> old = items(&before);
    const std::set<std::string> wanted = items(&now);
    std::set<std::string> merged = items(current);
    for (const std::string &item : old) {
        if (!wanted.contains(item))
            merged.erase(item);
    }
    for (const std::string &item : wanted) {
        if (!old.contains(item))
            merged.insert(item);
    }
    return {merged.begin(), merged.end()};
}

bool sameFields(const Record &a, const Record &b)
{
    return a.bucket == b.bucket && a.fields == b.fields;
}

} // namespace

std::vector<std::string> splitList(const std::string &text)
{
    std::set<std::string> items;
    for (size_t from = 0; from < text.size();) {
        const size_t to = std::min(text.find(';', from), text.size());
        if (to > from)
            items.insert(text.substr(from, to - from));
        from = to + 1;
    }
    return {items.begin(), items.end()};
}

RecordSink::RecordSink(
    ImportKind importKind, Kind recordKind, const SinkContext &context, std::vector<Renaming> renamed)
    : m_import(descriptor(importKind))
    , m_kind(descriptor(recordKind))
    , m_transaction(context.transaction)
    , m_ids(context.ids)
    , m_header(context.header)
    , m_options(context.options)
    , m_spool(context.spoolDirectory)
{
    for (const ImportColumn &column : m_import.columns) {
        std::string_view field = column.name;
        for (const Renaming &renaming : renamed) {
            if (renaming.first == field)
                field = renaming.second;
        }
        m_fields.push_back(fieldNamed(m_kind, field));
    }
}

Result<void> RecordSink::prepareOnce()
{
    if (m_prepared)
        return {};
    m_prepared = true;
    QUNCE_ASSIGN(m_closed, closedMonthsOf(m_transaction));
    return prepare();
}

RecordSink::Verdict RecordSink::check(const Cells &)
{
    return std::optional<Rejection>();
}

std::optional<Rejection> RecordSink::canonical(const ImportRow &row, Cells &cells) const
{
    cells.assign(m_import.columns.size(), {});
    std::optional<Metric> metric;
    for (size_t i = 0; i < cells.size(); ++i) {
        const ImportColumn &column = m_import.columns[i];
        if (row.cell(i).empty()) {
            if (column.required)
                return Rejection {i, Message(QUNCE_TEXT("This cell must not be empty."))};
            continue;
        }
        const CanonicalContext context {m_import.metrics, metric, m_header.units[i]};
        Result<std::string> text = canonicalCell(column, row.cell(i), context);
        if (!text)
            return Rejection {i, text.error().userText};
        if (m_fields[i] && text->size() > m_fields[i]->maxBytes && m_fields[i]->type != FieldType::Reference)
            return Rejection {i,
                Message(QUNCE_TEXT("The text is too long: at most %1 bytes of UTF-8."),
                    {std::to_string(m_fields[i]->maxBytes)})};
        if (column.type == ColumnType::Metric)
            metric = metricNamed(*m_import.metrics, *text);
        cells[i] = *std::move(text);
    }
    return std::nullopt;
}

Result<std::optional<Rejection>> RecordSink::take(const ImportRow &row)
{
    QUNCE_TRY(prepareOnce());
    Cells cells;
    if (std::optional<Rejection> refused = canonical(row, cells))
        return refused;
    QUNCE_ASSIGN(std::optional<Rejection> refused, check(cells));
    if (refused)
        return refused;
    Newest &newest = m_newest[identity(cells)];
    QUNCE_ASSIGN(newest.place, hold({std::move(cells), row.line(), newest.place, newest.rows + 1}));
    ++newest.rows;
    return std::optional<Rejection>();
}

Result<int64_t> RecordSink::hold(HeldRow row)
{
    row.cells.push_back(std::to_string(row.line));
    row.cells.push_back(std::to_string(row.previous));
    row.cells.push_back(std::to_string(row.rows));
    QUNCE_ASSIGN(const uint64_t place, m_spool.add(row.cells));
    return static_cast<int64_t>(place);
}

Result<RecordSink::HeldRow> RecordSink::held(int64_t place)
{
    HeldRow row;
    QUNCE_ASSIGN(row.cells, m_spool.read(static_cast<uint64_t>(place)));
    const auto takeNumber = [&row] {
        const int64_t number = numberOf(row.cells.back());
        row.cells.pop_back();
        return number;
    };
    row.rows = static_cast<uint64_t>(takeNumber());
    row.previous = takeNumber();
    row.line = static_cast<uint64_t>(takeNumber());
    return row;
}

Result<ImportCounts> RecordSink::finish(std::vector<LateRejection> &late)
{
    QUNCE_TRY(prepareOnce());
    QUNCE_TRY(settleParents(late));
    std::vector<int64_t> places;
    for (const auto &[identity, newest] : m_newest) {
        if (newest.place != kNone)
            places.push_back(newest.place);
    }
    // In the order of the file, so that ids and slots do not depend on a hash.
    std::sort(places.begin(), places.end());
    ImportCounts counts;
    for (const int64_t place : places)
        QUNCE_TRY(applyNewest(place, late, counts));
    QUNCE_TRY(conclude());
    return counts;
}

Result<void> RecordSink::settleParents(std::vector<LateRejection> &late)
{
    if (!parents())
        return {};
    for (const auto &[code, newest] : m_newest) {
        QUNCE_ASSIGN(const HeldRow row, held(newest.place));
        propose(row.cells);
    }
    // A refused row may have been the parent of another, so look again until nothing changes.
    for (bool changed = true; changed;) {
        QUNCE_ASSIGN(changed, stepBackFromImpossible(late));
    }
    return {};
}

Result<bool> RecordSink::stepBackFromImpossible(std::vector<LateRejection> &late)
{
    std::vector<std::pair<std::string, Message>> impossible;
    for (const auto &[code, newest] : m_newest) {
        if (newest.place == kNone)
            continue;
        if (std::optional<Message> reason = parents()->judge(code))
            impossible.emplace_back(code, *std::move(reason));
    }
    for (auto &[code, reason] : impossible) {
        Newest &newest = m_newest[code];
        QUNCE_ASSIGN(const HeldRow row, held(newest.place));
        late.push_back({row.line, reject("parent_code", std::move(reason))});
        parents()->withdraw(code);
        newest.place = row.previous;
        if (newest.place != kNone) {
            QUNCE_ASSIGN(const HeldRow earlier, held(newest.place));
            propose(earlier.cells);
        }
    }
    return !impossible.empty();
}

Result<void> RecordSink::applyNewest(int64_t newest, std::vector<LateRejection> &late, ImportCounts &counts)
{
    for (int64_t place = newest; place != kNone;) {
        QUNCE_ASSIGN(const HeldRow row, held(place));
        Outcome outcome = Outcome::Unchanged;
        QUNCE_ASSIGN(std::optional<Rejection> refused, apply(row.cells, outcome));
        if (!refused) {
            count(counts, outcome, row.rows);
            return {};
        }
        late.push_back({row.line, *std::move(refused)});
        place = row.previous;
    }
    return {};
}

void RecordSink::count(ImportCounts &counts, Outcome outcome, uint64_t rows)
{
    // Rows that a later one of the same record replaced count as updates of it.
    switch (outcome) {
    case Outcome::Created:
        counts.created += 1;
        counts.updated += rows - 1;
        break;
    case Outcome::Updated:
        counts.updated += rows;
        break;
    case Outcome::Unchanged:
        counts.unchanged += rows;
        break;
    }
}

const Uuid &RecordSink::reservedId(const std::string &identity)
{
    const auto [found, isNew] = m_reserved.emplace(identity, Uuid {});
    if (isNew)
        found->second = m_ids.next();
    return found->second;
}

Result<std::optional<Record>> RecordSink::stored(const std::string &identity)
{
    return m_transaction.recordByCode(m_kind.kind, identity);
}

Result<std::optional<Rejection>> RecordSink::apply(const Cells &cells, Outcome &outcome)
{
    QUNCE_ASSIGN(const std::optional<Record> before, stored(identity(cells)));
    Record record;
    ImportedValues imported;
    std::string importedBefore;
    if (before) {
        record = *before;
        QUNCE_ASSIGN(importedBefore, m_transaction.importedValues(m_kind.kind, record.id));
        QUNCE_ASSIGN(imported, ImportedValues::fromJson(importedBefore));
    } else {
        record.kind = m_kind.kind;
        record.id = reservedId(identity(cells));
    }
    mergeColumns(record, cells, imported, importedBefore.empty());
    m_alsoChanged = false;
    QUNCE_ASSIGN(std::optional<Rejection> refused, complete(record, cells, before ? &*before : nullptr));
    if (refused)
        return refused;
    if (const std::optional<Day> day = closedDayTouched(m_closed, before ? &*before : nullptr, &record))
        return std::optional(Rejection {column(columnOfMonth(m_kind.kind)),
            Message(
                QUNCE_TEXT("%1 is closed: numbers of it hang on this. Leave it, or open the month again."),
                {monthName(*day)})});
    if (!before || !sameFields(record, *before)) {
        QUNCE_TRY(m_transaction.putRecord(record));
        if (before && before->bucket != record.bucket)
            QUNCE_TRY(moveDependants(m_transaction, record));
        QUNCE_TRY(written(record, cells, before ? &*before : nullptr));
        outcome = before ? Outcome::Updated : Outcome::Created;
    } else if (m_alsoChanged) {
        outcome = Outcome::Updated;
    }
    if (const std::string json = imported.toJson(); json != importedBefore) {
        FormerValues *const formers = m_transaction.formerValues();
        if (before && formers) // of a new record it goes with it
            QUNCE_TRY(formers->noteImported(m_kind.kind, record.id, importedBefore, json));
        QUNCE_TRY(m_transaction.putImportedValues(m_kind.kind, record.id, json));
    }
    return std::optional<Rejection>();
}

void RecordSink::mergeColumns(Record &record, const Cells &cells, ImportedValues &imported, bool firstImport)
{
    for (size_t i = 0; i < cells.size(); ++i) {
        if (m_header.inFile[i] == 0 || !m_fields[i])
            continue;
        const std::string_view name = m_import.columns[i].name;
        const std::string &last = imported.of(name);
        if (last == cells[i])
            continue;
        mergeField(record, *m_fields[i], valueOf(i, last), valueOf(i, cells[i]), firstImport);
        imported.set(name, cells[i]);
    }
}

void RecordSink::mergeField(
    Record &record, const FieldDescriptor &field, const FieldValue &before, FieldValue now, bool firstImport)
{
    // Nobody but imports changes such a field, and what was never imported has no base to compare with.
    if (field.editor == Editor::Nobody || firstImport || field.merge == MergeClass::Free) {
        record.put(field.name, std::move(now));
        return;
    }
    const FieldValue *current = record.find(field.name);
    if (field.merge == MergeClass::Set) {
        std::vector<std::string> merged = mergedSet(current, before, now);
        record.put(field.name, merged.empty() ? FieldValue() : FieldValue(std::move(merged)));
        return;
    }
    // Guarded, text and state: what somebody has changed since the last import stays.
    if ((current ? *current : FieldValue()) == before)
        record.put(field.name, std::move(now));
}

FieldValue RecordSink::valueOf(size_t column, const std::string &text)
{
    if (text.empty())
        return {};
    const FieldDescriptor &field = *m_fields[column];
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Instant:
        return numberOf(text);
    case FieldType::TextSet:
        return splitList(text);
    case FieldType::Reference:
        return toValue(referred(m_import.columns[column].name, text));
    default:
        return text;
    }
}

} // namespace qunce::server
