// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sheets/xmlpull.h"

#include <algorithm>
#include <cstring>

#include <gtest/gtest.h>

using namespace qunce;

namespace {

/// Hands out a text in pieces of `piece` bytes.
XmlPull reading(const std::string &text, size_t piece)
{
    return XmlPull([text, piece, at = size_t {0}](std::span<char> into) mutable -> Result<size_t> {
        const size_t count = std::min({piece, into.size(), text.size() - at});
        std::memcpy(into.data(), text.data() + at, count);
        at += count;
        return count;
    });
}

/// `<a x=1>`, `text`, `</a>` as one line each; text that comes in pieces as one.
std::string tokensOf(const std::string &text, size_t piece, std::string_view attribute = "x")
{
    XmlPull xml = reading(text, piece);
    std::string tokens, pending;
    for (;;) {
        const Result<XmlPull::Token> token = xml.next();
        if (!token.ok())
            return tokens + "! " + token.error().detail;
        if (*token == XmlPull::Token::Text) {
            pending += xml.text();
            continue;
        }
        if (!pending.empty())
            tokens += pending + "\n";
        pending.clear();
        if (*token == XmlPull::Token::Done)
            return tokens;
        const std::string name(xml.name());
        const std::string value(*token == XmlPull::Token::Start ? xml.attribute(attribute) : "");
        tokens += (*token == XmlPull::Token::Start ? "<" : "</") + name + (value.empty() ? "" : " " + value)
            + ">\n";
    }
}

TEST(XmlPull, TokensAreTheSameHoweverTheTextComes)
{
    const std::string text =
        "<?xml version=\"1.0\"?>\n<!-- a > b --><s:a y='1' x=\"2 &gt; 1\"><b/>小禾&amp;&#x4E2D;&#25991;"
        "<![CDATA[<raw> & ]]><c x='a>b' /></s:a>";
    const std::string expected = "\n\n<a 2 > 1>\n<b>\n</b>\n小禾&中文<raw> & \n<c a>b>\n</c>\n</a>\n";
    for (const size_t piece : {1U, 2U, 3U, 7U, 64U, 4096U}) {
        std::string tokens = tokensOf(text, piece);
        EXPECT_EQ(tokens, expected) << piece;
    }
}

TEST(XmlPull, UnknownEntitiesStayAsTheyAre)
{
    EXPECT_EQ(tokensOf("<a>&nbsp; &; & &#0; &#xD800; &#99999999;</a>", 5),
        "<a>\n&nbsp; &; & &#0; &#xD800; &#99999999;\n</a>\n");
}

TEST(XmlPull, WhatIsNoXmlIsRefused)
{
    EXPECT_EQ(tokensOf("<a><b></b>", 3), "<a>\n<b>\n</b>\n! it ends too early");
    EXPECT_EQ(tokensOf("<a", 3), "! it ends in the middle of a tag");
    EXPECT_EQ(tokensOf("</a>", 3), "! a tag without a name or a beginning");
    EXPECT_EQ(tokensOf("<a><!-- x", 3), "<a>\n! it ends in the middle of a comment");
    EXPECT_EQ(tokensOf("<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>", 3), "! a document type")
        << "no entities of a document's own";
    EXPECT_EQ(
        tokensOf("<a " + std::string(XmlPull::kMostTagBytes * 2, 'x') + ">", 4096), "! a tag without an end");
}

TEST(XmlPull, AttributesByNameWithoutPrefix)
{
    EXPECT_EQ(tokensOf("<s name='一' sheetId=\"7\" r:id = 'rId3'/>", 9, "id"), "<s rId3>\n</s>\n");
    EXPECT_EQ(tokensOf("<s name='一&quot;'/>", 9, "name"), "<s 一\">\n</s>\n");
    EXPECT_EQ(tokensOf("<s name=/>", 9, "name"), "<s>\n</s>\n");
}

} // namespace
