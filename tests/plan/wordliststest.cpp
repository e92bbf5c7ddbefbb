// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/wordlists.h"

#include <set>

#include <gtest/gtest.h>

namespace qunce::test {

namespace {

using Words = std::vector<std::string>;

Words found(const WordBook &book, std::string_view text, std::string_view category = {})
{
    Words words;
    for (const FoundWord &word : book.find(text, category)) {
        EXPECT_EQ(text.substr(word.at, word.size), word.word);
        words.push_back(word.word);
    }
    return words;
}

const WordBook &shipped()
{
    static const WordBook book(shippedWordLists());
    return book;
}

TEST(WordLists, TheShippedOnesFindWhatTheLawForbids)
{
    struct Row {
        const char *text;
        Words words;
    };
    for (const Row &row : {Row {"国家级配方，最佳口感", {"国家级", "最佳"}}, Row {"全网最低价", {"全网最低"}},
             Row {"我们是 no.1", {"no.1"}}, Row {"Top1单品", {"Top1"}}, Row {"第一次喂养", {}},
             Row {"第一时间通知您", {}}, Row {"销量第一，第一口鲜", {"销量第一"}},
             Row {"全天下第一", {"第一"}}, Row {"最后一天", {}}, Row {"最好提前两天预约", {}},
             Row {"最好的选择", {"最好"}}, Row {"", {}}, Row {"最", {}}, Row {"\xE6\x9C", {}},
             Row {"👶绝对👶", {"绝对"}}})
        EXPECT_EQ(found(shipped(), row.text), row.words) << row.text;
}

TEST(WordLists, APackCountsForItsCategoryAlone)
{
    EXPECT_EQ(found(shipped(), "益智又助长高"), Words {});
    EXPECT_EQ(found(shipped(), "益智又助长高", "护肤"), Words {});
    EXPECT_EQ(found(shipped(), "益智又助长高", "辅食"), (Words {"益智", "助长高"}));
}

TEST(WordLists, TheLongestWordCountsAndOfTwoListsTheStrictest)
{
    const WordBook book({{"软", WordLevel::Warning, {}, {"全网最低", "好看"}, {}},
        {"硬", WordLevel::Error, {}, {"全网", "好看"}, {}}});
    const std::vector<FoundWord> both = book.find("全网最低又好看", {});
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[0], (FoundWord {0, 12, "全网最低", "软", WordLevel::Warning}));
    EXPECT_EQ(both[1], (FoundWord {15, 6, "好看", "硬", WordLevel::Error}));
}

TEST(WordLists, NoWordIsForbiddenAndFineAtOnce)
{
    for (const WordList &list : shippedWordLists()) {
        EXPECT_FALSE(list.words.empty()) << list.name;
        const std::set<std::string> words(list.words.begin(), list.words.end());
        EXPECT_EQ(words.size(), list.words.size()) << list.name << " names a word twice";
        for (const std::string &fine : list.exceptions) {
            EXPECT_FALSE(words.contains(fine)) << fine;
            EXPECT_TRUE(found(WordBook({list}), fine).empty()) << fine;
        }
    }
    EXPECT_EQ(shippedWordLists().size(), 5U);
}

TEST(WordLists, TheSettingAddsListsAndSwitchesShippedOnes)
{
    const auto lists = wordListsFrom(
        R"({"shipped": {"广告法极限词": "off", "广告法禁用词": "warning"},
            "lists": [{"name": "竞品", "level": "error", "categories": ["奶粉"], "words": ["某鹤", "!某鹤路"]}]})");
    ASSERT_TRUE(lists.ok()) << lists.error().detail;
    const WordBook book(*lists);
    EXPECT_EQ(found(book, "绝对好"), Words {});
    ASSERT_EQ(book.find("最佳", {}).size(), 1U);
    EXPECT_EQ(book.find("最佳", {})[0].level, WordLevel::Warning);
    EXPECT_EQ(found(book, "比某鹤好，某鹤路店", "奶粉"), Words {"某鹤"});
    EXPECT_EQ(*wordListsFrom(""), shippedWordLists());
}

TEST(WordLists, ASettingThatMakesNoSenseIsNamedAndTheShippedListsHold)
{
    for (const char *json : {"[]", "nonsense", R"({"lists": {}})", R"({"lists": [{"level": "error"}]})",
             R"({"lists": [{"name": "a", "level": "soft"}]})", R"({"lists": [{"name": "a", "words": [1]}]})",
             R"({"shipped": {"广告法极限词": "loud"}})", R"({"shipped": []})"}) {
        const auto lists = wordListsFrom(json);
        ASSERT_FALSE(lists.ok()) << json;
        EXPECT_EQ(lists.error().code, ErrorCode::InvalidInput) << json;
        EXPECT_EQ(wordBookFrom(json)->lists(), shippedWordLists()) << json;
    }
}

TEST(WordLists, AFileOfListsSaysWhereItIsWrong)
{
    EXPECT_TRUE(parseWordLists("# 说明\n[甲|error]\n词\n").ok());
    EXPECT_FALSE(parseWordLists("词\n[甲|error]\n").ok()) << "a word of no list";
    EXPECT_FALSE(parseWordLists("[甲|loud]\n词\n").ok());
    EXPECT_FALSE(parseWordLists("[甲]\n").ok());
    EXPECT_FALSE(parseWordLists("[\n").ok());
}

} // namespace

} // namespace qunce::test
