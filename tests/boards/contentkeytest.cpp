// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/boards/contentboard.h"
#include "tests/merge/records.h"
#include "tests/support/smallimages.h"

namespace qunce::test {

namespace {

std::string keyOf(const std::string &body, const std::vector<ContentImage> &images = {})
{
    Record content = record(Kind::Content, id(1), {});
    content.put("body", toValue(body));
    content.put("images", toValue(toJson(images)));
    return contentKey(content);
}

TEST(ContentKey, SameWordsAreTheSameWhateverStandsBetweenThem)
{
    const std::string key = keyOf("早安，今天8折！ABC");
    for (const char *same : {"早安 今天8折abc", "早安。今天\n8折 （Abc）", "　早安——今天8折…ABC"})
        EXPECT_EQ(keyOf(same), key) << same;
    for (const char *other : {"早安，今天7折！ABC", "晚安，今天8折！ABC", "早安，今天8折！ABCD"})
        EXPECT_NE(keyOf(other), key) << other;
    EXPECT_EQ(keyOf("！！…"), "") << "it says nothing";
    EXPECT_EQ(keyOf("\xE6\x9C"), "\xE6\x9C") << "half a character is no crash";
}

TEST(ContentKey, OtherImagesMakeAnotherContentAndTheirOrderDoesNot)
{
    const ContentImage one = imageFrom(smallPng(1, 1)).value();
    const ContentImage two = imageFrom(smallPng(2, 2)).value();
    EXPECT_EQ(keyOf("早", {one, two}), keyOf("早", {two, one}));
    EXPECT_NE(keyOf("早", {one}), keyOf("早", {two}));
    EXPECT_NE(keyOf("早", {one}), keyOf("早"));
    EXPECT_NE(keyOf("", {one}), "");
}

} // namespace

} // namespace qunce::test
