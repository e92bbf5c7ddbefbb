// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What holds for any edits.

#include <algorithm>

#include "models/merge/decide.h"
#include "models/merge/fold.h"
#include "models/merge/mergefield.h"
#include "models/merge/setmerge.h"
#include "models/protocol/fieldvalue.h"
#include "tests/merge/cases.h"
#include "tests/merge/smallserver.h"

namespace qunce::test {

namespace {

std::vector<PushOp> editsOf(EditSamples &samples, const Record &base)
{
    std::vector<PushOp> ops;
    std::optional<Record> now = base;
    for (uint64_t left = 1 + samples.below(5); left > 0; --left) {
        if (now) {
            if (const std::optional<PushOp> op = editBetween(now, samples.changed(*now)))
                ops.push_back(*op);
        } else {
            ops.push_back(inverse(ops.back()));
        }
        now = foldEdits(base, ops);
    }
    return ops;
}

std::map<std::string, FieldValue, std::less<>> fieldsOf(const std::optional<Record> &record)
{
    return record ? record->fields : std::map<std::string, FieldValue, std::less<>>();
}

TEST(MergeProperties, WhatPeopleSeeIsWhatTheServerMakesOfItWhenNobodyElseEdits)
{
    forAnyCase([](EditSamples &samples) {
        SmallServer server;
        const Record base = server.put(samples.record());
        const std::vector<PushOp> ops = editsOf(samples, base);
        const std::optional<Record> seen = foldEdits(base, ops);
        for (const PushOp &op : ops)
            ASSERT_EQ(server.push(op, 1).status, PushStatus::Applied) << encodeForPeople(op);
        const std::optional<Record> made = server.live(base.kind, base.id);
        ASSERT_EQ(made.has_value(), seen.has_value());
        ASSERT_EQ(fieldsOf(made), fieldsOf(seen));
    });
}

TEST(MergeProperties, EditsThatTheBaseHasAlreadyChangeNothing)
{
    forAnyCase([](EditSamples &samples) {
        const Record base = samples.record();
        const std::vector<PushOp> ops = editsOf(samples, base);
        const std::optional<Record> once = foldEdits(base, ops);
        ASSERT_EQ(fieldsOf(foldEdits(once, ops)), fieldsOf(once));
    });
}

TEST(MergeProperties, AnEditTakenBackLeavesWhatWasThere)
{
    forAnyCase([](EditSamples &samples) {
        const Record base = samples.record();
        const std::optional<PushOp> op = editBetween(base, samples.changed(base));
        if (!op)
            return;
        const PushOp back = inverse(*op);
        ASSERT_EQ(inverse(back), *op);
        const std::vector<PushOp> both {*op, back};
        ASSERT_EQ(fieldsOf(foldEdits(base, both)), base.fields);
        ASSERT_TRUE(changedSince(*op, foldEdits(base, std::span(both).first(1))).empty());
        // Also where the server has forgotten all of it: the edit itself says what was there.
        const std::optional<Record> after = foldEdits(base, std::span(both).first(1));
        ASSERT_EQ(fieldsOf(foldEdits(after, std::span(both).last(1))), base.fields);
    });
}

TEST(MergeProperties, AValueThatIsThereAlreadyIsNothingToDoAndOneThatWasSeenIsReplaced)
{
    forAnyCase([](EditSamples &samples) {
        const KindDescriptor &kind = descriptor(samples.kind());
        const FieldDescriptor &field = kind.fields[samples.below(kind.fields.size())];
        const FieldEdit edit {samples.value(field), samples.value(field)};
        const bool seen = samples.chance(50);
        ASSERT_EQ(mergeField(kind, field, edit, edit.after, seen, Role::Admin), FieldMerge());
        if (edit.before == edit.after)
            return;
        const FieldMerge merge = mergeField(kind, field, edit, edit.before, seen, Role::Admin);
        if (field.merge == MergeClass::State && merge.outcome == FieldOutcome::Illegal)
            return;
        ASSERT_EQ(merge, (FieldMerge {FieldOutcome::Apply, edit.after})) << field.name;
    });
}

TEST(MergeProperties, OfTwoWhoEditDifferentFieldsTheOrderDoesNotMatter)
{
    forAnyCase([](EditSamples &samples) {
        const Record base = samples.record();
        const Record wanted = *samples.changed(base, EditSamples::Edits::FieldsOnly);
        Record mine = base;
        Record theirs = base;
        for (const FieldDescriptor &field : descriptor(base.kind).fields) {
            const FieldValue *value = wanted.find(field.name);
            (samples.chance(50) ? mine : theirs).put(field.name, value ? *value : FieldValue());
        }
        const std::optional<PushOp> first = editBetween(base, mine);
        const std::optional<PushOp> second = editBetween(base, theirs);
        if (!first || !second)
            return;
        SmallServer one;
        SmallServer other;
        one.put(base);
        other.put(base);
        ASSERT_EQ(one.push(*first, 1).status, PushStatus::Applied);
        ASSERT_EQ(one.push(*second, 2).status, PushStatus::Applied);
        ASSERT_EQ(other.push(*second, 2).status, PushStatus::Applied);
        ASSERT_EQ(other.push(*first, 1).status, PushStatus::Applied);
        ASSERT_EQ(fieldsOf(one.live(base.kind, base.id)), wanted.fields);
        ASSERT_EQ(fieldsOf(other.live(base.kind, base.id)), wanted.fields);
    });
}

TEST(MergeProperties, OfTwoWhoEditOneSetTheOrderDoesNotMatterAndNothingAddedIsLost)
{
    forAnyCase([](EditSamples &samples) {
        const TextSet base = samples.items();
        const TextSet mine = samples.items();
        const TextSet theirs = samples.items();
        const auto after = [&](const TextSet &first, const TextSet &second) {
            SmallServer server;
            Record guide = samples.guide();
            guide.put("tags", canonical(base));
            const Record stored = server.put(guide);
            uint64_t client = 0;
            for (const TextSet &wanted : {first, second}) {
                Record changed = stored;
                changed.put("tags", canonical(wanted));
                const std::optional<PushOp> op = editBetween(stored, changed);
                if (op && isRejected(server.push(*op, ++client).status))
                    ADD_FAILURE() << encodeForPeople(*op);
            }
            return server.live(stored.kind, stored.id)->set("tags");
        };
        const TextSet result = after(mine, theirs);
        ASSERT_EQ(result, after(theirs, mine));
        for (const TextSet &wanted : {mine, theirs}) {
            const SetEdit edit = setDifference(base, wanted);
            ASSERT_TRUE(std::includes(result.begin(), result.end(), edit.add.begin(), edit.add.end()));
        }
    });
}

/// Clients that are behind by any number of changes edit one set: an item is there if somebody added it whose addition
/// nobody who saw it has removed.
TEST(MergeProperties, AnAdditionWinsOverARemovalThatHasNotSeenIt)
{
    forAnyCase([](EditSamples &samples) {
        SmallServer server;
        Record guide = samples.guide();
        guide.put("tags", canonical(samples.items()));
        std::vector<Record> versions {server.put(guide)};
        std::map<std::string, uint64_t> addedAt; // items, by when they came in; those from the start at 0
        for (const std::string &item : versions.front().set("tags"))
            addedAt[item] = 0;
        for (uint64_t client = 1; client < 6; ++client) {
            const Record seen = versions[samples.below(versions.size())];
            Record wanted = seen;
            wanted.put("tags", canonical(samples.items()));
            const std::optional<PushOp> op = editBetween(seen, wanted);
            if (!op)
                continue;
            server.push(*op, client);
            const Record now = *server.live(guide.kind, guide.id);
            const SetEdit &edit = op->sets.at("tags");
            for (const std::string &item : edit.remove) {
                if (addedAt.contains(item) && addedAt[item] <= seen.seq)
                    addedAt.erase(item);
            }
            for (const std::string &item : edit.add)
                addedAt.emplace(item, now.seq);
            TextSet expected;
            for (const auto &[item, seq] : addedAt)
                expected.push_back(item);
            ASSERT_EQ(now.set("tags"), expected) << encodeForPeople(*op);
            versions.push_back(now);
        }
    });
}

/// Whatever two people do: what the later one typed is in the record, in a conflict, or was refused as a whole.
TEST(MergeProperties, NothingTypedIsLost)
{
    forAnyCase([](EditSamples &samples) {
        SmallServer server;
        const Record base = server.put(samples.record());
        for (const PushOp &op : editsOf(samples, base))
            server.push(op, 1);
        const std::optional<PushOp> mine = editBetween(base, samples.changed(base));
        if (!mine)
            return;
        const Decision decision = server.push(*mine, 2);
        if (isRejected(decision.status)) {
            ASSERT_TRUE(decision.refusal.has_value());
            return;
        }
        const std::optional<Record> now = server.live(base.kind, base.id);
        const bool whole = decision.cause != ConflictCause::Edit;
        for (const auto &[name, edit] : mine->fields) {
            const bool kept = std::binary_search(decision.kept.begin(), decision.kept.end(), name);
            if (whole || kept) {
                ASSERT_EQ(decision.status, PushStatus::Conflict);
                continue;
            }
            const FieldValue *value = now ? now->find(name) : nullptr;
            const FieldDescriptor &field = *fieldNamed(descriptor(base.kind), name);
            const bool asTyped = (value ? *value : FieldValue()) == edit.after;
            ASSERT_TRUE(asTyped || field.merge == MergeClass::Text) << name;
        }
        ASSERT_EQ(decision.conflicts.empty(), decision.status != PushStatus::Conflict);
    });
}

} // namespace

} // namespace qunce::test
