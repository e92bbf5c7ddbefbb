// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/guitest.h"
#include "views/common/theme.h"

namespace qunce {

namespace {

/// WCAG 2.1: relative luminance of an sRGB colour.
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

class ThemeTest : public ::testing::Test
{
protected:
    static void SetUpTestSuite() { test::application(); }
};

constexpr std::array kKinds {Theme::Kind::Light, Theme::Kind::Dark, Theme::Kind::HighContrast};

TEST_F(ThemeTest, EveryTokenIsAColourInEveryTheme)
{
    const Theme theme;
    for (const Theme::Kind kind : kKinds) {
        for (int token = 0; token < static_cast<int>(Token::Count); ++token)
            EXPECT_TRUE(theme.colorOf(kind, static_cast<Token>(token)).isValid()) << token;
    }
}

TEST_F(ThemeTest, TextStandsOutFromEverythingItStandsOn)
{
    struct Pair {
        Token text;
        std::vector<Token> on;
    };
    const std::vector<Pair> pairs {
        {Token::Text,
            {Token::Window, Token::Surface, Token::Sunken, Token::Hover, Token::AccentSoft, Token::Weekend}},
        {Token::TextSecondary, {Token::Window, Token::Surface, Token::Sunken, Token::Hover, Token::Weekend}},
        {Token::AccentInk, {Token::Surface, Token::AccentSoft, Token::Window}},
        {Token::Good, {Token::Surface, Token::Window, Token::Hover, Token::GoodSoft}},
        {Token::Warn, {Token::Surface, Token::Window, Token::Hover, Token::WarnSoft}},
        {Token::Bad, {Token::Surface, Token::Window, Token::Hover, Token::BadSoft}},
        {Token::ValueInk, {Token::Surface, Token::ValueSoft}},
        {Token::BrandInk, {Token::Surface, Token::BrandSoft}},
        {Token::SelectionInk, {Token::Surface, Token::SelectionSoft}},
        {Token::PromotionInk, {Token::Surface, Token::PromotionSoft}},
        {Token::StateDraft, {Token::Surface}},
        {Token::StateSubmitted, {Token::Surface}},
        {Token::StateChanges, {Token::Surface}},
        {Token::StateApproved, {Token::Surface}},
        {Token::StateDispatched, {Token::Surface}},
        {Token::StateDone, {Token::Surface}},
        {Token::StateStopped, {Token::Surface}},
        {Token::OnInk,
            {Token::Accent, Token::ValueInk, Token::BrandInk, Token::SelectionInk, Token::PromotionInk}},
    };
    const Theme theme;
    for (const Theme::Kind kind : kKinds) {
        for (const Pair &pair : pairs) {
            for (const Token on : pair.on)
                EXPECT_GE(contrast(theme.colorOf(kind, pair.text), theme.colorOf(kind, on)), 4.5)
                    << "theme " << static_cast<int>(kind) << ": "
                    << theme.colorOf(kind, pair.text).name().toStdString() << " on "
                    << theme.colorOf(kind, on).name().toStdString();
        }
    }
}

TEST_F(ThemeTest, ChangingItRepaintsTheApplication)
{
    Theme theme;
    theme.apply();
    int changes = 0;
    QObject::connect(&theme, &Theme::changed, [&] { ++changes; });
    theme.setKind(Theme::Kind::Dark);
    theme.setKind(Theme::Kind::Dark);
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), theme.color(Token::Window));
}

} // namespace

} // namespace qunce
