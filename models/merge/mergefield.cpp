// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/mergefield.h"

#include "models/base/seededbugs.h"
#include "models/merge/setmerge.h"
#include "models/merge/textmerge.h"
#include "models/merge/transitions.h"
#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

std::string textOf(const FieldValue &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

TextSet setOf(const FieldValue &value)
{
    const auto *items = std::get_if<TextSet>(&value);
    return items ? *items : TextSet();
}

FieldMerge mergeSet(const FieldEdit &edit, const FieldValue &current, bool seen)
{
    const TextSet now = setOf(current);
    TextSet merged = withEdit(now, setDifference(setOf(edit.before), setOf(edit.after)));
    if (merged == now)
        return {};
    return {seen ? FieldOutcome::Apply : FieldOutcome::Merge, canonical(std::move(merged))};
}

/// Both sides' lines, or a conflict; so is what both sides together make longer than the field may be.
FieldMerge mergeText(const FieldDescriptor &field, const FieldEdit &edit, const FieldValue &current)
{
    std::optional<std::string> merged = mergeTexts(textOf(edit.before), textOf(edit.after), textOf(current));
    if (!merged || merged->size() > field.maxBytes)
        return {FieldOutcome::Conflict, {}};
    FieldValue value = canonical(std::move(*merged));
    return value == current ? FieldMerge {} : FieldMerge {FieldOutcome::Merge, std::move(value)};
}

} // namespace

FieldMerge mergeField(const KindDescriptor &kind, const FieldDescriptor &field, const FieldEdit &edit,
    const FieldValue &current, bool seen, Role role)
{
    if (current == edit.after)
        return {};
    const bool expected = seen || current == edit.before
        || (field.merge == MergeClass::Guarded && seededBug("guarded value overwritten"));
    switch (field.merge) {
    case MergeClass::State:
        // The edge that counts is the one from where the record is now.
        if (!mayMove(kind.kind, field.name, textOf(current), textOf(edit.after), role)
            && !seededBug("state reached by any way"))
            return {FieldOutcome::Illegal, {}};
        return {expected ? FieldOutcome::Apply : FieldOutcome::Merge, edit.after};
    case MergeClass::Set:
        return mergeSet(edit, current, expected);
    case MergeClass::Free:
        return {expected ? FieldOutcome::Apply : FieldOutcome::Merge, edit.after};
    case MergeClass::Guarded:
        return expected ? FieldMerge {FieldOutcome::Apply, edit.after}
                        : FieldMerge {FieldOutcome::Conflict, {}};
    case MergeClass::Text:
        return current == edit.before ? FieldMerge {FieldOutcome::Apply, edit.after}
                                      : mergeText(field, edit, current);
    }
    return {};
}

} // namespace qunce
