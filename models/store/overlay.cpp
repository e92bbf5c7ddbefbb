// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/overlay.h"

#include <algorithm>
#include <cstring>

#include "models/base/seededbugs.h"
#include "models/merge/fold.h"
#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

constexpr char kChanged[] = "WHERE changed > ?1";
constexpr char kUndecided[] = "WHERE state IN (0, 1)";
constexpr char kUnsettledEdits[] = "WHERE state = 2 AND settled = 0";

bool isDrawn(const LiveEdit &live)
{
    switch (live.edit.state) {
    case EditState::Pending:
    case EditState::Sent:
        return true;
    case EditState::Acknowledged:
        return !live.settled;
    default:
        return false;
    }
}

/// A number that differs for every place.
uint64_t mixed(int64_t place)
{
    uint64_t value = static_cast<uint64_t>(place) * 0x9E3779B97F4A7C15ULL;
    value ^= value >> 31;
    value *= 0xBF58476D1CE4E5B9ULL;
    return value ^ (value >> 29);
}

EffectiveCell cellOf(const FieldValue &value, FieldType type)
{
    EffectiveCell cell;
    if (const auto *number = std::get_if<int64_t>(&value)) {
        cell.isNull = false;
        cell.integer = *number;
    } else if (const auto *text = std::get_if<std::string>(&value)) {
        cell.isNull = false;
        if (type == FieldType::Day)
            cell.integer = Day::parse(*text).value_or(Day {}).number;
        else if (type == FieldType::Reference)
            cell.reference = Uuid::parse(*text).value_or(Uuid {});
        else
            cell.text = *text;
    } else if (std::holds_alternative<std::vector<std::string>>(value)) {
        cell.isNull = false;
        cell.text = valueToJson(value);
    }
    return cell;
}

} // namespace

bool RecordEdits::touches(std::string_view field) const
{
    return std::any_of(m_live.begin(), m_live.end(), [&](const PushOp &op) {
        return op.op != OpKind::Set || op.fields.contains(field) || op.sets.contains(field);
    });
}

std::vector<std::string> RecordEdits::fields() const
{
    std::vector<std::string> names;
    for (const PushOp &op : m_live) {
        for (const auto &[name, edit] : op.fields)
            names.push_back(name);
        for (const auto &[name, edit] : op.sets)
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

const std::vector<EffectiveCell> &RecordEdits::cells()
{
    if (!m_cells.empty() || !m_effective)
        return m_cells;
    const KindDescriptor &kind = descriptor(m_effective->kind);
    m_cells.resize(kind.fields.size());
    for (size_t i = 0; i < kind.fields.size(); ++i) {
        if (const FieldValue *value = m_effective->find(kind.fields[i].name))
            m_cells[i] = cellOf(*value, kind.fields[i].type);
    }
    return m_cells;
}

const std::vector<RecordEdits::Patch> &RecordEdits::patches(
    const KindDescriptor &kind, const BaseAt &base, const std::vector<bool> &wanted, const BaseFields &fields)
{
    if (!m_knowsTouched) {
        m_knowsTouched = true;
        for (size_t i = 0; i < kind.fields.size(); ++i) {
            if (touches(kind.fields[i].name))
                m_touched.push_back(i);
        }
    }
    if (base != m_patchedAt) {
        m_patches.clear();
        m_patches.reserve(m_touched.size()); // others may look at those that are there while more are added
        m_patchedAt = base;
    }
    if (m_patches.size() == m_touched.size())
        return m_patches;
    std::vector<size_t> missing;
    for (const size_t field : m_touched) {
        const bool isKnown = std::any_of(
            m_patches.begin(), m_patches.end(), [&](const Patch &patch) { return patch.field == field; });
        if (wanted[field] && !isKnown)
            missing.push_back(field);
    }
    if (missing.empty())
        return m_patches;
    // Edits of one field ask for no other.
    const std::optional<Record> folded = foldEdits(fields(missing), m_live);
    for (const size_t field : missing) {
        const FieldDescriptor &about = kind.fields[field];
        const FieldValue *value = folded->find(about.name);
        m_patches.push_back({field, value ? cellOf(*value, about.type) : EffectiveCell()});
    }
    return m_patches;
}

void RecordEdits::renew()
{
    m_touched.clear();
    m_knowsTouched = false;
    m_patches.clear();
    m_live.clear();
    m_makes = false;
    m_removes = false;
    m_isFolded = false;
    m_mark = 0;
    for (const auto &[place, entry] : m_entries) {
        if (entry.covered)
            continue;
        PushOp op = entry.edit.op;
        for (const std::string &field : entry.edit.result.kept) {
            op.fields.erase(field);
            op.sets.erase(field);
        }
        const bool isWhole = op.op == OpKind::Delete || op.op == OpKind::Restore;
        const bool isKeptOut = isWhole && entry.edit.result.status == PushStatus::Conflict;
        if (isKeptOut || (op.op == OpKind::Set && op.fields.empty() && op.sets.empty()))
            continue;
        m_makes |= op.op == OpKind::Create || op.op == OpKind::Restore;
        m_removes |= op.op == OpKind::Delete;
        m_mark += mixed(place);
        m_live.push_back(std::move(op));
    }
}

void Overlay::clear()
{
    m_kinds = std::vector<KindEdits>(allKinds().size());
    m_answered.clear();
    m_state = {};
}

Result<void> Overlay::follow(Database &outbox)
{
    QUNCE_ASSIGN(const EditLogState state, readEditLogState(outbox));
    if (state.logId != m_state.logId || state.revision < m_state.revision)
        clear();
    if (state.revision == m_state.revision)
        return {};
    const auto note = [this](LiveEdit live) -> Result<void> {
        take(std::move(live));
        return {};
    };
    const uint64_t known = m_state.revision;
    if (known == 0) {
        QUNCE_TRY(eachEdit(
            outbox, kUndecided, [](Statement &) {}, note));
        QUNCE_TRY(eachEdit(
            outbox, kUnsettledEdits, [](Statement &) {}, note));
    } else {
        QUNCE_TRY(eachEdit(
            outbox, kChanged, [known](Statement &query) { query.bind(1, known); }, note));
    }
    m_state = state;
    return {};
}

void Overlay::take(LiveEdit live)
{
    const std::optional<Kind> kind = kindNamed(live.edit.op.kind);
    if (!kind)
        return; // of a newer program
    KindEdits &edits = of(*kind);
    const Uuid id = live.edit.op.id;
    const int64_t place = live.edit.place;
    const auto known = edits.records.find(id);
    if (!isDrawn(live)) {
        m_answered.erase(place);
        if (known == edits.records.end() || known->second->m_entries.erase(place) == 0)
            return;
        renew(edits, *known->second);
        if (known->second->m_entries.empty()) {
            ++edits.shape;
            edits.foundLast = nullptr;
            edits.records.erase(known);
        }
        return;
    }
    if (live.edit.state == EditState::Acknowledged)
        m_answered.insert_or_assign(place, Answered {*kind, id});
    else
        m_answered.erase(place);
    auto &record = known != edits.records.end() ? known->second : edits.records[id];
    if (!record) {
        record = std::make_unique<RecordEdits>();
        record->m_id = id;
    }
    record->m_entries.insert_or_assign(place, RecordEdits::Entry {std::move(live.edit), false});
    renew(edits, *record);
}

void Overlay::renew(KindEdits &kind, RecordEdits &edits)
{
    kind.live -= edits.isLive() ? 1 : 0;
    kind.mark -= edits.m_mark;
    edits.renew();
    kind.live += edits.isLive() ? 1 : 0;
    kind.mark += edits.m_mark;
    kind.makers.reset();
    kind.byValue.clear();
}

void Overlay::pin(uint64_t generation, int64_t schema, const std::vector<CachedBucket> &buckets)
{
    std::string pinned;
    const auto add = [&pinned](const auto &number) {
        pinned.append(reinterpret_cast<const char *>(&number), sizeof number);
    };
    add(generation);
    add(schema);
    for (const CachedBucket &bucket : buckets) {
        if (bucket.year != 0)
            continue; // facts
        add(bucket.number);
        add(bucket.at.seq);
        add(bucket.at.salt);
        add(bucket.digest);
    }
    if (pinned != m_pinned) {
        m_pinned = std::move(pinned);
        ++m_stamp;
    }
    if (!m_answered.empty())
        cover(buckets);
}

/// An answered edit is left out as soon as the cache has what came of it, and not before.
void Overlay::cover(const std::vector<CachedBucket> &buckets)
{
    std::unordered_map<std::string_view, uint64_t> seen;
    for (const CachedBucket &bucket : buckets) {
        if (bucket.complete)
            seen.emplace(bucket.name, bucket.at.seq);
    }
    for (const auto &[place, answered] : m_answered) {
        KindEdits &kind = of(answered.kind);
        RecordEdits &edits = *kind.records.at(answered.id);
        RecordEdits::Entry &entry = edits.m_entries.at(place);
        const auto bucket = seen.find(entry.edit.result.bucket);
        const bool covered = seededBug("acknowledged-edit-leaves-early")
            || (bucket != seen.end() && bucket->second >= entry.edit.result.seq);
        if (covered == entry.covered)
            continue;
        entry.covered = covered;
        renew(kind, edits);
    }
}

RecordEdits *Overlay::find(Kind kind, const Uuid &id)
{
    KindEdits &edits = of(kind);
    if (edits.live == 0)
        return nullptr;
    // Scans come by in the same order again and again; looking up each would be half of what a scan costs.
    RecordEdits *const before = edits.foundLast;
    RecordEdits *next = before && before->m_followedIn == edits.shape ? before->m_following : nullptr;
    if (!next || std::memcmp(next->m_id.bytes.data(), id.bytes.data(), sizeof id.bytes) != 0) {
        const auto found = edits.records.find(id);
        if (found == edits.records.end())
            return nullptr;
        next = found->second.get();
        if (before) {
            before->m_following = next;
            before->m_followedIn = edits.shape;
        }
    }
    edits.foundLast = next;
    return next->isLive() ? next : nullptr;
}

Result<void> Overlay::bringUpToDate(Kind kind, const Uuid &id, RecordEdits &edits, BaseRows &base)
{
    if (edits.m_isFolded && edits.m_checkedAt == m_stamp)
        return {};
    QUNCE_ASSIGN(const std::optional<BaseAt> at, base.at(kind, id));
    return fold(edits, at, [&] { return base.row(kind, id); });
}

Result<void> Overlay::bringUpToDate(RecordEdits &edits, const BaseAt &at, const std::function<Record()> &row)
{
    return fold(edits, at, [&]() -> Result<std::optional<Record>> { return std::optional(row()); });
}

Result<void> Overlay::fold(RecordEdits &edits, std::optional<BaseAt> at, const ReadBase &read)
{
    if (edits.m_isFolded && edits.m_base == at) {
        edits.m_checkedAt = m_stamp;
        return {};
    }
    std::optional<Record> row;
    if (at) {
        QUNCE_ASSIGN(row, read());
    }
    edits.m_effective = foldEdits(std::move(row), edits.m_live);
    edits.m_cells.clear();
    edits.m_base = at;
    edits.m_checkedAt = m_stamp;
    edits.m_isFolded = true;
    return {};
}

const std::vector<Uuid> &Overlay::makers(Kind kind)
{
    KindEdits &edits = of(kind);
    if (!edits.makers) {
        edits.makers.emplace();
        for (const auto &[id, record] : edits.records) {
            if (record->makes())
                edits.makers->push_back(id);
        }
        std::sort(edits.makers->begin(), edits.makers->end());
    }
    return *edits.makers;
}

std::vector<Uuid> Overlay::removers(Kind kind) const
{
    std::vector<Uuid> found;
    for (const auto &[id, record] : m_kinds[static_cast<size_t>(kind)].records) {
        if (record->removes())
            found.push_back(id);
    }
    return found;
}

Result<std::vector<Uuid>> Overlay::withValue(
    Kind kind, std::string_view field, const FieldValue &value, BaseRows &base)
{
    KindEdits &edits = of(kind);
    if (edits.valuesAt != m_stamp) {
        edits.byValue.clear();
        edits.valuesAt = m_stamp;
    }
    auto known = edits.byValue.find(field);
    if (known == edits.byValue.end()) {
        std::unordered_map<std::string, std::vector<Uuid>> values;
        for (const auto &[id, record] : edits.records) {
            if (!record->isLive() || !record->touches(field))
                continue;
            QUNCE_TRY(bringUpToDate(kind, id, *record, base));
            const FieldValue *held = record->effective() ? record->effective()->find(field) : nullptr;
            if (held)
                values[valueToJson(*held)].push_back(id);
        }
        known = edits.byValue.emplace(std::string(field), std::move(values)).first;
    }
    const auto found = known->second.find(valueToJson(value));
    return found == known->second.end() ? std::vector<Uuid>() : found->second;
}

} // namespace qunce
