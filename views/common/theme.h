// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

#include <QColor>
#include <QObject>
#include <QPalette>
#include <QString>

namespace qunce {

/// Every colour there is, by its name in resources/tokens.json (the first letter small there). *Soft are tints, *Ink
/// stand on tints and on plain surfaces as text, OnInk stands on Accent and on layer marks.
enum class Token : int {
    Window,
    Surface,
    Sunken,
    Border,
    Text,
    TextSecondary,
    Accent,
    AccentSoft,
    AccentInk,
    Good,
    Warn,
    Bad,
    GoodSoft,
    WarnSoft,
    BadSoft,
    Hover,
    Line,
    Weekend,
    Faint,
    Value,
    Brand,
    Selection,
    Promotion,
    ValueInk,
    BrandInk,
    SelectionInk,
    PromotionInk,
    ValueSoft,
    BrandSoft,
    SelectionSoft,
    PromotionSoft,
    OnInk,
    StateDraft,
    StateSubmitted,
    StateChanges,
    StateApproved,
    StateDispatched,
    StateDone,
    StateStopped,
    Track,
    Chart1,
    Chart2,
    Chart3,
    Chart4,
    Chart5,
    Heat0,
    Heat1,
    Heat2,
    Heat3,
    Heat4,
    Heat5,
    Chart6,
    Chart7,
    Chart8,
    Count,
};

/// The colours of the program, and the palette and style sheet made of them. One object, made in main() and handed to
/// every widget that paints; GUI thread. A widget repaints on changed(), or on QEvent::PaletteChange, which follows it.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Light, Dark, HighContrast };

    /// Reads the tokens from the program's resources. The application gets palette and style sheet with apply().
    explicit Theme(QObject *parent = nullptr);

    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    bool isDark() const { return m_kind == Kind::Dark; }
    QColor color(Token token) const { return colorOf(m_kind, token); }
    QColor colorOf(Kind kind, Token token) const;
    /// Colour of the chart series of that number, from 0; after eight they begin again.
    QColor series(int number) const;

    QPalette palette() const;
    QString styleSheet() const;
    /// The base of every font (look.md: 13); zooming changes it. changed() when it is another one.
    void setFontPixels(int pixels);
    int fontPixels() const { return m_fontPixels; }
    /// Fusion, palette, style sheet and font for the application. Called again by setKind() and setFontPixels().
    void apply();

signals:
    void changed();

private:
    using Colors = std::array<QColor, static_cast<size_t>(Token::Count)>;

    std::array<Colors, 3> m_colors;
    Kind m_kind = Kind::Light;
    int m_fontPixels = 13;
};

/// Pixels of look.md, "Frame". Device-independent.
namespace metrics {
constexpr int kSidebar = 208;
constexpr int kSidebarFolded = 56;
constexpr int kHeader = 48;
constexpr int kMargin = 16;
constexpr int kGap = 12;
constexpr int kRow = 32;
constexpr int kRowCompact = 26;
constexpr int kTableHeader = 32;
constexpr int kControl = 28; ///< buttons and pickers
constexpr int kTabBar = 40;
constexpr int kCardTitle = 40;
constexpr int kToolbar = 44;
constexpr int kStatusBar = 28;
constexpr int kDetailPane = 360;
constexpr int kRadius = 8;
constexpr int kControlRadius = 6;
constexpr int kCellPadding = 8;
constexpr int kOuterCellPadding = 16; ///< first and last cell of a row
} // namespace metrics

/// Fonts by role, from the application's (look.md, "Type").
enum class TextRole { Body, Bold, Secondary, SecondaryBold, PageTitle, CardTitle, CardNumber };
QFont fontOf(TextRole role);

} // namespace qunce
