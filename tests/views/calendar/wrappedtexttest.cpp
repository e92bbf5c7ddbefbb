// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Texts of any length where they are shown whole, and words that stand upright.

#include "views/calendar/wrappedtext.h"

#include <QElapsedTimer>
#include <QPixmap>

#include <gtest/gtest.h>

#include "tests/support/guitest.h"
#include "views/calendar/traypanel.h"

using namespace qunce;
using namespace qunce::test;

namespace {

TEST(WrappedPieces, EndAtLineEndsBlanksAndBetweenCharacters)
{
    EXPECT_EQ(wrappedPieces(QString()), QStringList {QString()});
    EXPECT_EQ(wrappedPieces(QStringLiteral("一\n\n二")),
        (QStringList {QStringLiteral("一"), QString(), QStringLiteral("二")}));
    const QString words = QStringLiteral("word ").repeated(400);
    for (const QString &piece : wrappedPieces(words))
        EXPECT_TRUE(piece.endsWith(QLatin1Char(' '))) << "a word stays whole";
    const QString family = QString::fromUtf8("👨‍👩‍👧‍👦"); // one character of eleven units
    for (const QString &text : {words, QString(6000, QLatin1Char('W')), family.repeated(900),
             QStringLiteral("字").repeated(65536), QString(QStringLiteral("a") + family.repeated(300))}) {
        const QStringList pieces = wrappedPieces(text);
        EXPECT_EQ(pieces.join(QString()), text) << "nothing is lost";
        for (const QString &piece : pieces) {
            EXPECT_LE(piece.size(), 800);
            EXPECT_FALSE(piece.front().isLowSurrogate()) << "nor cut through";
            EXPECT_NE(piece.front(), QChar(0x200D));
        }
    }
}

TEST(WrappedText, ALongTextWithoutABlankIsThereAtOnce)
{
    application();
    Theme theme;
    for (const QString &text : {QString(6000, QLatin1Char('W')), QString(65536, QLatin1Char('W')),
             QStringLiteral("字").repeated(21845),
             QString::fromUtf8("👨‍👩‍👧‍👦").repeated(1500)}) {
        WrappedText shown(theme, TextRole::Body, Token::Text);
        QElapsedTimer timer;
        timer.start();
        shown.setText(text);
        // What a layout asks for while a pane is filled and resized.
        int height = 0;
        for (int turn = 0; turn < 20; ++turn) {
            for (const int width : {260, 300, 280})
                height = std::max(height, shown.heightForWidth(width));
        }
        shown.resize(280, std::min(shown.heightForWidth(280), 4000));
        QPixmap pixmap(shown.size());
        shown.render(&pixmap);
        EXPECT_GT(height, 1000);
        EXPECT_LT(timer.elapsed(), 3000) << text.size() << " characters; the machine may be busy";
    }
}

TEST(WrappedText, KnowsItsHeightAtEachWidthAndAfterANewText)
{
    application();
    Theme theme;
    WrappedText shown(theme, TextRole::Body, Token::Text);
    shown.setText(QStringLiteral("字").repeated(400));
    const int narrow = shown.heightForWidth(100);
    const int wide = shown.heightForWidth(400);
    EXPECT_GT(narrow, 2 * wide);
    EXPECT_EQ(shown.heightForWidth(100), narrow);
    shown.setText(QStringLiteral("字"));
    EXPECT_LT(shown.heightForWidth(100), narrow / 10);
    shown.setText(QStringLiteral("一\n二\n三"));
    const int three = shown.heightForWidth(100);
    shown.setText(QStringLiteral("一"));
    EXPECT_EQ(three, 3 * shown.heightForWidth(100));
}

TEST(UprightSigns, ChineseStandsAndNumbersStayWhole)
{
    EXPECT_EQ(uprightSigns(QStringLiteral("待排 12")),
        (QStringList {QStringLiteral("待"), QStringLiteral("排"), QStringLiteral("12")}));
    EXPECT_EQ(
        uprightSigns(QStringLiteral("待排")), (QStringList {QStringLiteral("待"), QStringLiteral("排")}));
    EXPECT_EQ(uprightSigns(QStringLiteral("Unplanned 12")), QStringList());
    EXPECT_EQ(uprightSigns(QString()), QStringList());
}

} // namespace
