// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/textmerge.h"

#include <gtest/gtest.h>

#include "models/merge/linediff.h"

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

} // namespace

} // namespace qunce::test
