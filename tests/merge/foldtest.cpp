// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/fold.h"

#include <gtest/gtest.h>

#include "tests/merge/records.h"

namespace qunce::test {

namespace {

Record note(const char *text)
{
    return record(Kind::Note, id(9), {{"text", std::string(text)}});
}

std::string shown(const char *base, const std::vector<PushOp> &ops)
{
    return foldEdits(note(base), ops).value_or(Record()).text("text");
}

TEST(Fold, SeveralEditsOfATextMeetABaseThatHasSomeOfThem)
{
    // Lines that are alike: one by one, the first edit would be made a second time.
    const std::vector<PushOp> ops {
        *editBetween(note("a\n\nb"), note("\n")), *editBetween(note("\n"), note("\n\n"))};
    EXPECT_EQ(shown("a\n\nb", ops), "\n\n");
    EXPECT_EQ(shown("\n", ops), "\n\n") << "the base has the first";
    EXPECT_EQ(shown("\n\n", ops), "\n\n") << "the base has both";
}

TEST(Fold, ATextShowsWithWhatCameFromTheServer)
{
    const std::vector<PushOp> ops {*editBetween(note("a\nb"), note("A\nb"))};
    EXPECT_EQ(shown("a\nB", ops), "A\nB");
    EXPECT_EQ(shown("x\nb", ops), "A\nb") << "where both did the same line, what was typed here";
}

TEST(Fold, EditsOfARecordThatIsNotThereShowNothing)
{
    const std::vector<PushOp> ops {*editBetween(note("a"), note("b"))};
    EXPECT_FALSE(foldEdits(std::nullopt, ops));
    const PushOp gone = *editBetween(note("a"), std::nullopt);
    EXPECT_EQ(foldEdits(std::nullopt, std::vector {inverse(gone)})->text("text"), "a")
        << "but a restore does";
}

TEST(Fold, AnEditSaysWhyItCannotBeTakenBack)
{
    const PushOp edit = *editBetween(note("a"), note("b"));
    EXPECT_TRUE(changedSince(edit, note("b")).empty());
    EXPECT_EQ(changedSince(edit, note("c")), (std::vector<std::string> {"text"}));
    EXPECT_EQ(changedSince(edit, std::nullopt), (std::vector<std::string> {"text"}));
    const PushOp create = *editBetween(std::nullopt, note("a"));
    Record grown = note("a");
    grown.put("written_at", int64_t {5});
    EXPECT_EQ(changedSince(create, grown), (std::vector<std::string> {"written_at"}));
}

} // namespace

} // namespace qunce::test
