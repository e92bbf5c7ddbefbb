// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/fold.h"

#include <algorithm>
#include <map>
#include <utility>

#include "models/merge/setmerge.h"
#include "models/merge/textmerge.h"
#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

/// Edits of one text, each made of what the one before had left, over the value that the fold found there. Taken
/// together, and not one by one, they meet a base that has some or all of them without doing anything twice.
struct TextChain {
    FieldValue found;
    std::vector<FieldValue> typed; ///< before the first edit, and after each
};

/// What is shown of a text: both sides' lines, or where these overlap what was typed here.
FieldValue shownText(const TextChain &chain)
{
    const FieldValue &after = chain.typed.back();
    if (std::find(chain.typed.begin(), chain.typed.end(), chain.found) != chain.typed.end())
        return after; // the base has the edits up to there
    const auto text = [](const FieldValue &value) {
        const auto *held = std::get_if<std::string>(&value);
        return held ? *held : std::string();
    };
    std::optional<std::string> merged = mergeTexts(text(chain.typed.front()), text(after), text(chain.found));
    return merged ? canonical(std::move(*merged)) : after;
}

using TextChains = std::map<std::string, TextChain, std::less<>>;

void foldText(TextChains &chains, const std::string &name, const FieldEdit &edit, Record &record)
{
    TextChain &chain = chains[name];
    if (chain.typed.empty() || chain.typed.back() != edit.before) {
        const FieldValue *found = record.find(name);
        chain = {found ? *found : FieldValue(), {edit.before}};
    }
    chain.typed.push_back(edit.after);
    record.put(name, shownText(chain));
}

void foldFields(const KindDescriptor &kind, const PushOp &op, TextChains &chains, Record &record)
{
    for (const auto &[name, edit] : op.fields) {
        const FieldDescriptor *field = fieldNamed(kind, name);
        if (!field)
            continue;
        if (field->merge == MergeClass::Text)
            foldText(chains, name, edit, record);
        else
            record.put(name, edit.after);
    }
    for (const auto &[name, edit] : op.sets) {
        if (fieldNamed(kind, name))
            record.put(name, canonical(withEdit(record.set(name), edit)));
    }
}

Record recordOf(const PushOp &op, const KindDescriptor &kind)
{
    Record record;
    record.kind = kind.kind;
    record.id = op.id;
    record.bucket = op.bucket;
    TextChains chains;
    foldFields(kind, op, chains, record);
    return record;
}

/// Goes through the edits with the record as it is, and as it was before it was deleted.
class Fold
{
public:
    explicit Fold(std::optional<Record> base) : m_record(std::move(base)) { }

    void add(const PushOp &op)
    {
        const std::optional<Kind> kind = kindNamed(op.kind);
        if (!kind)
            return;
        switch (op.op) {
        case OpKind::Create:
            if (!m_record && !m_deleted)
                m_record = recordOf(op, descriptor(*kind));
            return;
        case OpKind::Set:
            if (m_record)
                foldFields(descriptor(*kind), op, m_texts, *m_record);
            return;
        case OpKind::Delete:
            m_texts.clear();
            if (m_record)
                m_deleted = std::exchange(m_record, std::nullopt);
            return;
        case OpKind::Restore:
            if (!m_record)
                m_record = m_deleted ? std::exchange(m_deleted, std::nullopt)
                                     : std::optional(recordOf(op, descriptor(*kind)));
            return;
        case OpKind::Skip:
            return;
        }
    }
    std::optional<Record> take() { return std::move(m_record); }

private:
    std::optional<Record> m_record;
    std::optional<Record> m_deleted;
    TextChains m_texts;
};

OpKind inverse(OpKind op)
{
    switch (op) {
    case OpKind::Create:
    case OpKind::Restore:
        return OpKind::Delete;
    case OpKind::Delete:
        return OpKind::Restore;
    case OpKind::Set:
    case OpKind::Skip:
        return op;
    }
    return op;
}

} // namespace

std::optional<Record> foldEdits(std::optional<Record> base, std::span<const PushOp *const> ops)
{
    Fold fold(std::move(base));
    for (const PushOp *op : ops)
        fold.add(*op);
    return fold.take();
}

std::optional<Record> foldEdits(std::optional<Record> base, std::span<const PushOp> ops)
{
    Fold fold(std::move(base));
    for (const PushOp &op : ops)
        fold.add(op);
    return fold.take();
}

PushOp inverse(const PushOp &op)
{
    PushOp result = op;
    result.op = inverse(op.op);
    for (auto &[name, edit] : result.fields)
        std::swap(edit.before, edit.after);
    for (auto &[name, edit] : result.sets)
        edit = inverse(edit);
    return result;
}

std::vector<std::string> changedSince(const PushOp &op, const std::optional<Record> &now)
{
    std::vector<std::string> changed;
    const bool there = op.op != OpKind::Delete;
    for (const auto &[name, edit] : op.fields) {
        const FieldValue *value = now ? now->find(name) : nullptr;
        const bool same = now.has_value() == there && (!now || (value ? *value : FieldValue()) == edit.after);
        if (!same)
            changed.push_back(name);
    }
    if (!now || (op.op != OpKind::Create && op.op != OpKind::Restore))
        return changed;
    // What was not there when it was made must not be there now: deleting it would lose that.
    for (const auto &[name, value] : now->fields) {
        if (!op.fields.contains(name) && !op.sets.contains(name))
            changed.push_back(name);
    }
    std::sort(changed.begin(), changed.end());
    return changed;
}

std::optional<PushOp> editBetween(const std::optional<Record> &before, const std::optional<Record> &after)
{
    if (!before && !after)
        return std::nullopt;
    const Record &known = before ? *before : *after;
    const KindDescriptor &kind = descriptor(known.kind);
    PushOp op;
    op.op = !before ? OpKind::Create : !after ? OpKind::Delete : OpKind::Set;
    op.kind = kind.name;
    op.id = known.id;
    op.bucket = before ? before->bucket : std::string();
    op.base = before ? before->seq : 0;
    op.pv = kSchemaVersion;
    for (const FieldDescriptor &field : kind.fields) {
        const auto valueIn = [&](const std::optional<Record> &record) {
            const FieldValue *value = record ? record->find(field.name) : nullptr;
            return value ? *value : FieldValue();
        };
        FieldEdit edit {valueIn(before), valueIn(after)};
        if (edit.before == edit.after)
            continue;
        if (op.op == OpKind::Set && field.merge == MergeClass::Set)
            op.sets.emplace(field.name, setDifference(before->set(field.name), after->set(field.name)));
        else
            op.fields.emplace(field.name, std::move(edit));
    }
    if (op.op == OpKind::Set && op.fields.empty() && op.sets.empty())
        return std::nullopt;
    return op;
}

} // namespace qunce
