// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/mergefield.h"

#include <gtest/gtest.h>

namespace qunce::test {

namespace {

using Set = std::vector<std::string>;
const FieldValue kNone;
constexpr bool kSeen = true;
constexpr bool kUnseen = false;

FieldValue text(const char *value)
{
    return std::string(value);
}

FieldMerge merged(Kind kind, const char *field, const FieldValue &before, const FieldValue &after,
    const FieldValue &current, bool seen, Role role = Role::HqContent)
{
    const KindDescriptor &about = descriptor(kind);
    return mergeField(about, *fieldNamed(about, field), {before, after}, current, seen, role);
}

const FieldMerge kNothing {};
const FieldMerge kConflict {FieldOutcome::Conflict, {}};
const FieldMerge kIllegal {FieldOutcome::Illegal, {}};

FieldMerge applies(FieldValue value)
{
    return {FieldOutcome::Apply, std::move(value)};
}

FieldMerge merges(FieldValue value)
{
    return {FieldOutcome::Merge, std::move(value)};
}

TEST(MergeField, OfAFreeFieldTheLastPushWins)
{
    const auto title = [](const char *before, const char *after, const char *current, bool seen) {
        return merged(Kind::Entry, "title", text(before), text(after), text(current), seen);
    };
    EXPECT_EQ(title("a", "b", "a", kUnseen), applies(text("b")));
    EXPECT_EQ(title("a", "b", "b", kUnseen), kNothing) << "both did the same";
    EXPECT_EQ(title("a", "b", "c", kUnseen), merges(text("b")));
    EXPECT_EQ(title("a", "b", "c", kSeen), applies(text("b"))) << "seen, by its seq";
    EXPECT_EQ(merged(Kind::Entry, "title", text("a"), kNone, text("c"), kUnseen), merges(kNone))
        << "clearing too";
}

TEST(MergeField, OfAGuardedFieldTheServersValueStays)
{
    const auto start = [](int64_t before, int64_t after, int64_t current, bool seen) {
        return merged(Kind::Entry, "start_at", before, after, current, seen);
    };
    EXPECT_EQ(start(1, 2, 1, kUnseen), applies(int64_t {2}));
    EXPECT_EQ(start(1, 2, 2, kUnseen), kNothing);
    EXPECT_EQ(start(1, 2, 3, kUnseen), kConflict);
    EXPECT_EQ(start(1, 2, 3, kSeen), applies(int64_t {2}));
    EXPECT_EQ(merged(Kind::Entry, "end_at", kNone, int64_t {2}, kNone, kUnseen), applies(int64_t {2}));
    EXPECT_EQ(merged(Kind::Entry, "end_at", int64_t {1}, kNone, int64_t {3}, kUnseen), kConflict);
}

TEST(MergeField, OfASetBothSidesEditsGoIn)
{
    const auto tags = [](Set before, Set after, FieldValue current, bool seen) {
        return merged(Kind::Guide, "tags", std::move(before), std::move(after), current, seen);
    };
    EXPECT_EQ(tags({"a"}, {"a", "b"}, Set {"a"}, kUnseen), applies(Set {"a", "b"}));
    EXPECT_EQ(tags({"a"}, {"a", "b"}, Set {"a", "c"}, kUnseen), merges(Set {"a", "b", "c"}));
    EXPECT_EQ(tags({"a", "b"}, {"b"}, Set {"a", "b", "c"}, kUnseen), merges(Set {"b", "c"}));
    EXPECT_EQ(tags({"a"}, {"a", "b"}, Set {"a", "b", "c"}, kUnseen), kNothing);
    EXPECT_EQ(tags({"a"}, {"b"}, Set {"a"}, kUnseen), applies(Set {"b"}));
    EXPECT_EQ(merged(Kind::Guide, "tags", Set {"a"}, kNone, Set {"a"}, kUnseen), applies(kNone));
}

TEST(MergeField, OfATextBothSidesLinesGoInUnlessTheyOverlap)
{
    const auto body = [](const char *before, const char *after, const char *current, bool seen) {
        return merged(Kind::Content, "body", text(before), text(after), text(current), seen);
    };
    EXPECT_EQ(body("a\nb", "A\nb", "a\nb", kUnseen), applies(text("A\nb")));
    EXPECT_EQ(body("a\nb", "A\nb", "a\nB", kUnseen), merges(text("A\nB")));
    EXPECT_EQ(body("a\nb", "A\nb", "a\nB", kSeen), merges(text("A\nB")))
        << "even if the seq says it was seen";
    EXPECT_EQ(body("a\nb", "A\nb", "x\nb", kUnseen), kConflict);
    EXPECT_EQ(body("a\nb", "A\nb", "A\nB", kUnseen), kNothing) << "theirs has mine in it";
}

TEST(MergeField, ATextThatBothSidesMakeTooLongIsAConflict)
{
    const std::string half(40000, 'x');
    EXPECT_EQ(merged(Kind::Content, "body", text("a\nb"), half + "\nb", "a\n" + half, kUnseen), kConflict);
}

TEST(MergeField, AStatusGoesFromWhereItIsNowOrNotAtAll)
{
    const auto status = [](const char *before, const char *after, const char *current,
                            Role role = Role::HqContent) {
        return merged(Kind::Entry, "status", text(before), text(after), text(current), kUnseen, role);
    };
    EXPECT_EQ(status("draft", "submitted", "draft"), applies(text("submitted")));
    EXPECT_EQ(status("draft", "submitted", "submitted"), kNothing);
    EXPECT_EQ(status("submitted", "approved", "draft"), kIllegal) << "somebody took it back";
    EXPECT_EQ(status("draft", "cancelled", "submitted"), merges(text("cancelled")))
        << "somebody submitted it, and that may be cancelled too";
    EXPECT_EQ(status("draft", "dispatched", "draft"), kIllegal);
    EXPECT_EQ(status("submitted", "approved", "submitted", Role::RegionManager), kIllegal);
    EXPECT_EQ(status("approved", "dispatched", "approved", Role::RegionManager), applies(text("dispatched")));
    EXPECT_EQ(merged(Kind::Entry, "status", text("draft"), kNone, text("draft"), kUnseen), kIllegal);
}

} // namespace

} // namespace qunce::test
