// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/textmerge.h"

#include <gtest/gtest.h>

#include "models/merge/linediff.h"
#include "tests/merge/cases.h"

namespace qunce::test {

namespace {

struct Case {
    const char *what;
    const char *base;
    const char *mine;
    const char *theirs;
    std::optional<std::string> merged;
};

TEST(TextMerge, BothSidesGoInWhereTheyDoNotOverlap)
{
    const Case cases[] {
        {"nobody changed it", "a\nb", "a\nb", "a\nb", "a\nb"},
        {"only I did", "a\nb", "a\nB", "a\nb", "a\nB"},
        {"only they did", "a\nb", "a\nb", "A\nb", "A\nb"},
        {"lines apart", "a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC"},
        {"lines side by side", "a\nb", "A\nb", "a\nB", "A\nB"},
        {"the same change", "a\nb", "a\nX", "a\nX", "a\nX"},
        {"the same change and one more", "a\nb\nc", "X\nb\nc", "X\nb\nC", "X\nb\nC"},
        {"the same line in two ways", "a\nb", "a\nX", "a\nY", std::nullopt},
        {"both append", "a", "a\nmine", "a\ntheirs", std::nullopt},
        {"both append the same", "a", "a\nx", "a\nx", "a\nx"},
        {"one inserts where the other changes", "a\nb", "a\nnew\nb", "a\nB", std::nullopt},
        {"one inserts, the other changes a line away", "a\nb\nc", "new\na\nb\nc", "a\nb\nC", "new\na\nb\nC"},
        {"one deletes what the other changes", "a\nb\nc", "a\nc", "a\nB\nc", std::nullopt},
        {"one deletes, the other changes a line away", "a\nb\nc\nd", "b\nc\nd", "a\nb\nc\nD", "b\nc\nD"},
        {"both clear it", "a\nb", "", "", ""},
        {"one clears it, the other changes it", "a\nb", "", "a\nB", std::nullopt},
        {"both write into nothing", "", "mine", "theirs", std::nullopt},
        {"a line feed at the end is a line", "a\n", "a\nb\n", "A\n", std::nullopt},
        {"Chinese", "早安\n新品\n晚安", "早上好\n新品\n晚安", "早安\n新品\n好梦", "早上好\n新品\n好梦"},
    };
    for (const Case &example : cases) {
        EXPECT_EQ(mergeTexts(example.base, example.mine, example.theirs), example.merged) << example.what;
        EXPECT_EQ(mergeTexts(example.base, example.theirs, example.mine), example.merged)
            << example.what << ", the other way round";
    }
}

TEST(TextMerge, AChangeNamesTheLinesThatItReplaces)
{
    EXPECT_EQ(lineChanges(linesOf("a\nb\nc"), linesOf("a\nc")), (std::vector<LineChange> {{1, 2, 1, 1}}));
    EXPECT_EQ(
        lineChanges(linesOf("a\nb"), linesOf("A\nB")), (std::vector<LineChange> {{0, 1, 0, 1}, {1, 2, 1, 2}}))
        << "line by line";
    EXPECT_TRUE(lineChanges(linesOf("a\nb"), linesOf("a\nb")).empty());
}

/// What somebody does with one line of a text, and what they write before it.
struct LineEdit {
    std::string inserted;
    std::optional<std::string> line; ///< nothing: deleted
};

/// A text of lines that are all unlike, edited by one person.
std::vector<LineEdit> edited(
    EditSamples &samples, const std::vector<std::string> &base, const std::string &mark)
{
    std::vector<LineEdit> edits;
    for (const std::string &line : base) {
        const uint64_t what = samples.below(10);
        const std::string fresh = mark + line;
        edits.push_back({what == 0 ? fresh + "+" : "", what == 1 ? std::nullopt : std::optional(line)});
        if (what == 2)
            edits.back().line = fresh;
        else if (what == 3)
            edits.back().line = "both" + line;
    }
    return edits;
}

std::string textOf(const std::vector<LineEdit> &edits)
{
    std::string text = "begin";
    for (const LineEdit &edit : edits) {
        if (!edit.inserted.empty())
            text += "\n" + edit.inserted;
        if (edit.line)
            text += "\n" + *edit.line;
    }
    return text;
}

/// Of lines that are told apart the outcome is known line by line: everything that one alone did is in, and a conflict
/// has a place where both did something.
TEST(TextMergeProperties, NothingThatOneSideAloneDidIsLostAndConflictsHaveAPlace)
{
    forAnyCase([](EditSamples &samples) {
        std::vector<std::string> base;
        for (uint64_t i = 0; i < 1 + samples.below(8); ++i)
            base.push_back(std::to_string(i));
        const std::vector<LineEdit> mine = edited(samples, base, "m");
        const std::vector<LineEdit> theirs = edited(samples, base, "t");
        std::vector<LineEdit> untouched;
        std::vector<LineEdit> both;
        bool meets = false;
        for (size_t i = 0; i < base.size(); ++i) {
            untouched.push_back({"", base[i]});
            const bool iDid = mine[i].line != base[i];
            const bool theyDid = theirs[i].line != base[i];
            both.push_back({mine[i].inserted + theirs[i].inserted, iDid ? mine[i].line : theirs[i].line});
            // Lines that one side changed together are one change, so what the other did beside counts too.
            const auto does = [&](const std::vector<LineEdit> &edits, size_t line) {
                return line < edits.size()
                    && (edits[line].line != base[line] || !edits[line].inserted.empty());
            };
            const auto near = [&](const std::vector<LineEdit> &edits) {
                return does(edits, i) || does(edits, i + 1) || (i > 0 && does(edits, i - 1));
            };
            meets = meets || ((iDid || !mine[i].inserted.empty()) && near(theirs))
                || ((theyDid || !theirs[i].inserted.empty()) && near(mine));
        }
        const std::optional<std::string> merged = mergeTexts(textOf(untouched), textOf(mine), textOf(theirs));
        ASSERT_EQ(merged, mergeTexts(textOf(untouched), textOf(theirs), textOf(mine)))
            << "whoever comes first";
        if (merged)
            ASSERT_EQ(*merged, textOf(both));
        else
            ASSERT_TRUE(meets) << textOf(mine) << "\n--\n" << textOf(theirs);
    });
}

TEST(TextMerge, TextsThatDifferInThousandsOfLinesTakeNoTimeAndAreTakenWhole)
{
    std::string base;
    std::string mine = "first\n";
    std::string theirs;
    for (int i = 0; i < 8000; ++i) {
        const std::string line = std::to_string(i) + "\n";
        base += line;
        mine += (i % 2 == 0 ? "m" : "") + line;
        theirs += (i == 4001 ? "t" : "") + line;
    }
    EXPECT_EQ(lineChanges(linesOf(base), linesOf(mine)).size(), 1U);
    EXPECT_FALSE(mergeTexts(base, mine, theirs)) << "although I left that line alone";
    EXPECT_TRUE(mergeTexts(base, mine, base + "end")) << "what is behind it all is apart";
}

} // namespace

} // namespace qunce::test
