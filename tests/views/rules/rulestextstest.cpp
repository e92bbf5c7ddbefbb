// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules as people type them, and the settings that they become: there and back.

#include "views/rules/rulestexts.h"

#include <gtest/gtest.h>

using namespace qunce;

namespace {

TEST(RulesTexts, SeasonsAreLinesOfANameTwoDaysAndAPercentage)
{
    QString why;
    const auto seasons =
        seasonsTyped(QStringLiteral("国庆 10-01 10-07 80\n\n年货 节 12/20 1月8日 90%\n"), why);
    ASSERT_TRUE(seasons) << why.toStdString();
    const std::vector<SeasonRule> wanted {{"国庆", 1001, 1007, 80}, {"年货 节", 1220, 108, 90}};
    EXPECT_EQ(*seasons, wanted);
    const auto again = seasonsTyped(seasonLines(*seasons), why);
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, wanted);
    for (const char *wrong : {"国庆", "国庆 10-01", "国庆 10-01 10-07", "国庆 10-01 10-07 101",
             "国庆 13-01 10-07 80", "国庆 02-30 10-07 80", "10-01 10-07 80"}) {
        why.clear();
        EXPECT_FALSE(seasonsTyped(QString::fromUtf8(wrong), why)) << wrong;
        EXPECT_FALSE(why.isEmpty()) << wrong;
    }
}

TEST(RulesTexts, NamesStandBetweenCommasOfBothWorlds)
{
    const std::vector<std::string> wanted {"朋友圈", "群发", "短信"};
    EXPECT_EQ(namesTyped(QStringLiteral(" 朋友圈、群发，短信;群发 ; ")), wanted);
    EXPECT_EQ(namesTyped(listed(wanted)), wanted);
    EXPECT_TRUE(namesTyped(QStringLiteral(" 、 ")).empty());
}

TEST(RulesTexts, WordsAndExceptionsComeBackAsTheyWereWritten)
{
    WordList list;
    takeWords(QStringLiteral("第一\n!第一次\n 最好 \n！最好的朋友\n第一\n"), list);
    EXPECT_EQ(list.words, (std::vector<std::string> {"第一", "最好"}));
    EXPECT_EQ(list.exceptions, (std::vector<std::string> {"第一次", "最好的朋友"}));
    WordList again;
    takeWords(wordLines(list), again);
    EXPECT_EQ(again, list);
}

TEST(RulesTexts, WordListsComeBackFromTheSetting)
{
    WordListRules rules;
    rules.shipped["广告法极限词"] = ShippedUse::Off;
    rules.lists.push_back({"竞品", WordLevel::Error, {"奶粉"}, {"某某牌"}, {"某某牌楼"}});
    const Result<WordListRules> again = wordListRulesFrom(toJson(rules));
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, rules);
    const Result<std::vector<WordList>> lists = wordListsFrom(toJson(rules));
    ASSERT_TRUE(lists.ok());
    EXPECT_EQ(lists->size(), shippedWordLists().size()) << "one off, one more";
    EXPECT_EQ(lists->back(), rules.lists.front());
    ASSERT_TRUE(wordListRulesFrom("").ok());
    EXPECT_EQ(*wordListRulesFrom(""), WordListRules());
    EXPECT_FALSE(wordListRulesFrom("{").ok());
    EXPECT_FALSE(wordListRulesFrom(R"({"shipped": {"广告法极限词": "loud"}})").ok());
}

TEST(RulesTexts, AnOwnListNeedsANameOfItsOwnAndWords)
{
    const std::vector<std::string> taken {"竞品"};
    const auto problem = [&](WordList list) { return problemOf(list, taken).english(); };
    EXPECT_EQ(problem({"俗语", WordLevel::Warning, {}, {"土味"}, {}}), "");
    EXPECT_NE(problem({"", WordLevel::Warning, {}, {"土味"}, {}}), "");
    EXPECT_NE(problem({"竞品", WordLevel::Warning, {}, {"土味"}, {}}), "");
    EXPECT_NE(problem({"俗语", WordLevel::Warning, {}, {}, {}}), "");
    EXPECT_NE(problem({"俗语", WordLevel::Warning, {}, {"x"}, {}}), "") << "a single byte is found nowhere";
    EXPECT_NE(problem({"俗语", WordLevel::Warning, {}, {"土味"}, {"高雅"}}), "") << "excepts nothing";
}

} // namespace
