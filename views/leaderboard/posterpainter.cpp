// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/posterpainter.h"

#include <algorithm>
#include <cmath>

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

namespace qunce {

namespace {

// Pixels of the picture.
constexpr int kSide = 64;
constexpr int kInner = kPosterWidth - 2 * kSide;
constexpr int kHead = 272;
constexpr int kTiles = 172;
constexpr int kSectionGap = 26;
constexpr int kSectionTitle = 54;
constexpr int kRowHeight = 54;
constexpr int kMoreHeight = 40;
constexpr int kFooter = 100;
constexpr int kRankWidth = 42;
constexpr int kMovedAt = kSide + 64;
constexpr int kMovedWidth = 80;
constexpr int kNameAt = kSide + 152;
constexpr int kNameWidth = 130;
constexpr int kLongNameWidth = 380; ///< of stores
constexpr int kValueWidth = 200;
constexpr int kBarHeight = 20;
constexpr int kMarkWidth = 4;

QFont posterFont(int pixels, bool isBold = false)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setBold(isBold);
    return font;
}

class PosterPainter
{
public:
    PosterPainter(const PosterTexts &poster, const QColor &brand, const Theme &theme)
        : m_poster(poster)
        , m_brand(brand.isValid() ? brand : theme.colorOf(Theme::Kind::Light, Token::Accent))
        , m_ink(inkOn(m_brand))
        , m_theme(theme)
    { }

    int height() const
    {
        int height = kHead + kFooter + (m_poster.tiles.empty() ? 0 : kTiles);
        for (const PosterSection &section : m_poster.sections)
            height += heightOf(section);
        return height;
    }

    void paint(QPainter &painter)
    {
        m_painter = &painter;
        painter.setRenderHint(QPainter::Antialiasing);
        paintHead();
        int y = kHead;
        if (!m_poster.tiles.empty()) {
            paintTiles(y);
            y += kTiles;
        }
        for (const PosterSection &section : m_poster.sections) {
            paintSection(section, y);
            y += heightOf(section);
        }
        paintFooter(y);
    }

private:
    static int heightOf(const PosterSection &section)
    {
        return kSectionGap + kSectionTitle + static_cast<int>(section.rows.size()) * kRowHeight
            + (section.more.isEmpty() ? 0 : kMoreHeight);
    }
    QColor color(Token token) const { return m_theme.colorOf(Theme::Kind::Light, token); }

    /// Cut with an ellipsis where it has no room. Returns the width that was used.
    int say(const QRect &place, const QString &words, const QFont &font, const QColor &ink,
        Qt::Alignment alignment = Qt::AlignLeft)
    {
        m_painter->setFont(font);
        m_painter->setPen(ink);
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(words, Qt::ElideRight, place.width());
        m_painter->drawText(
            place, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
        return metrics.horizontalAdvance(shown);
    }

    void paintHead()
    {
        m_painter->fillRect(0, 0, kPosterWidth, kHead, m_brand);
        int right = kPosterWidth - kSide;
        if (!m_poster.brand.isEmpty()) {
            const int width = std::min(
                kInner / 3, QFontMetrics(posterFont(30, true)).horizontalAdvance(m_poster.brand) + 2);
            say({right - width, 60, width, 44}, m_poster.brand, posterFont(30, true), m_ink, Qt::AlignRight);
            right -= width + 24;
        }
        say({kSide, 44, right - kSide, 88}, m_poster.title, posterFont(72, true), m_ink);
        int dataWidth = kInner;
        if (!m_poster.badge.isEmpty()) {
            const int width = QFontMetrics(posterFont(24)).horizontalAdvance(m_poster.badge) + 28;
            const QRect badge(kPosterWidth - kSide - width, kHead - 44 - 40, width, 40);
            m_painter->setPen(QPen(m_ink, 2));
            m_painter->setBrush(Qt::NoBrush);
            m_painter->drawRoundedRect(badge, 8, 8);
            say(badge, m_poster.badge, posterFont(24), m_ink, Qt::AlignHCenter);
            dataWidth -= width + 24;
        }
        say({kSide, 142, kInner, 44}, m_poster.day, posterFont(30), m_ink);
        say({kSide, 186, dataWidth, 44}, m_poster.data, posterFont(30), m_ink);
    }

    void paintTiles(int top)
    {
        const int width = kInner / static_cast<int>(m_poster.tiles.size());
        for (size_t i = 0; i < m_poster.tiles.size(); ++i) {
            const PosterTile &tile = m_poster.tiles[i];
            const int left = kSide + static_cast<int>(i) * width;
            const int inset = i == 0 ? 0 : 32;
            if (i > 0)
                m_painter->fillRect(left, top + 18, 2, kTiles - 36, color(Token::Line));
            const QRect line(left + inset, top + 19, width - inset - 12, 34);
            say(line, tile.label, posterFont(24), color(Token::TextSecondary));
            say(line.translated(0, 34).adjusted(0, 0, 0, 32), tile.number, posterFont(52, true),
                color(Token::Text));
            const QRect note = line.translated(0, 100);
            const int used = say(note, tile.note, posterFont(24), color(Token::TextSecondary)) + 8;
            say(note.adjusted(used, 0, 0, 0), tile.delta, posterFont(24), color(tile.deltaColor));
        }
        m_painter->fillRect(kSide, top + kTiles - 2, kInner, 2, color(Token::Border));
    }

    void paintSection(const PosterSection &section, int top)
    {
        const QFont titleFont = posterFont(34, true);
        const QRect line(kSide, top + kSectionGap, kInner, kSectionTitle - 8);
        const int noteWidth =
            std::min(kInner * 2 / 3, QFontMetrics(posterFont(24)).horizontalAdvance(section.note) + 2);
        say(line.adjusted(0, 0, -noteWidth - 24, 0), section.title, titleFont, color(Token::Text));
        say(line.adjusted(kInner - noteWidth, 0, 0, 0), section.note, posterFont(24),
            color(Token::TextSecondary), Qt::AlignRight);
        int y = top + kSectionGap + kSectionTitle;
        for (const PosterRow &row : section.rows) {
            paintRow(section, row, y);
            y += kRowHeight;
        }
        if (!section.more.isEmpty())
            say({kSide, y, kInner, kMoreHeight}, section.more, posterFont(24), color(Token::TextSecondary));
    }

    void paintRow(const PosterSection &section, const PosterRow &row, int top)
    {
        const QRect rank(kSide, top + (kRowHeight - kRankWidth) / 2, kRankWidth, kRankWidth);
        if (row.isTop) {
            m_painter->setPen(Qt::NoPen);
            m_painter->setBrush(color(Token::AccentSoft));
            m_painter->drawRoundedRect(rank, 8, 8);
        }
        say(rank.adjusted(-8, 0, 8, 0), row.rank, posterFont(28, true),
            color(row.isTop ? Token::AccentInk : Token::TextSecondary), Qt::AlignHCenter);
        say({kMovedAt, top, kMovedWidth, kRowHeight}, row.moved, posterFont(24), color(row.movedColor));
        const QFont valueFont = posterFont(28, true);
        const int valueWidth =
            std::min(kValueWidth, QFontMetrics(valueFont).horizontalAdvance(row.value) + 2);
        const int valueAt = kSide + kInner - valueWidth;
        say({valueAt, top, valueWidth, kRowHeight}, row.value, valueFont, color(Token::Text), Qt::AlignRight);
        const int nameWidth = !row.bar && row.place.isEmpty() ? valueAt - kNameAt - 24 : nameRoom(section);
        say({kNameAt, top, nameWidth, kRowHeight}, row.name, posterFont(28, true), color(Token::Text));
        const int restAt = kNameAt + nameWidth + 12;
        if (row.bar)
            paintBar(section, *row.bar, {restAt, top, kSide + kInner - 132 - restAt, kRowHeight});
        else if (!row.place.isEmpty())
            say({restAt, top, valueAt - 24 - restAt, kRowHeight}, row.place, posterFont(26),
                color(Token::TextSecondary));
    }

    /// One width for all names of a board, so that what follows stands in one line.
    static int nameRoom(const PosterSection &section)
    {
        int width = kNameWidth;
        for (const PosterRow &row : section.rows)
            width = std::max(width, QFontMetrics(posterFont(28, true)).horizontalAdvance(row.name) + 4);
        return std::min(width, kLongNameWidth);
    }

    void paintBar(const PosterSection &section, double share, const QRect &place)
    {
        const QRect track(place.left(), place.center().y() - kBarHeight / 2, place.width(), kBarHeight);
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(color(Token::Track));
        m_painter->drawRoundedRect(track, 4, 4);
        QRect filled = track;
        filled.setWidth(static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * track.width())));
        if (filled.width() > 0) {
            m_painter->setBrush(m_brand);
            m_painter->drawRoundedRect(filled, 4, 4);
        }
        if (section.mark) {
            const int at = track.left()
                + static_cast<int>(std::lround(std::clamp(*section.mark, 0.0, 1.0) * track.width()));
            m_painter->fillRect(
                at - kMarkWidth / 2, track.top() - 6, kMarkWidth, track.height() + 12, color(Token::Text));
        }
    }

    void paintFooter(int top)
    {
        m_painter->fillRect(kSide, top + 24, kInner, 2, color(Token::Border));
        const QRect line(kSide, top + 40, kInner, 34);
        const QFont font = posterFont(22);
        const QString name = QStringLiteral("群策 Qunce");
        const int nameWidth = QFontMetrics(font).horizontalAdvance(name) + 2;
        say(line.adjusted(kInner - nameWidth, 0, 0, 0), name, font, color(Token::TextSecondary),
            Qt::AlignRight);
        const QRect words = line.adjusted(0, 0, -nameWidth - 24, 0);
        const QString footer =
            m_poster.missing.isEmpty() ? m_poster.footer : m_poster.footer + QStringLiteral(" · ");
        const int used = say(words, footer, font, color(Token::TextSecondary));
        say(words.adjusted(used, 0, 0, 0), m_poster.missing, font, color(Token::Warn));
    }

    const PosterTexts &m_poster;
    const QColor m_brand;
    const QColor m_ink;
    const Theme &m_theme;
    QPainter *m_painter = nullptr;
};

/// Relative luminance of WCAG 2.
double luminanceOf(const QColor &color)
{
    const auto part = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

} // namespace

QColor inkOn(const QColor &color)
{
    const double luminance = luminanceOf(color);
    const double withWhite = 1.05 / (luminance + 0.05);
    const double withBlack = (luminance + 0.05) / 0.05;
    // White is what brands expect: black only where white cannot be read as large text (3:1).
    return withWhite >= 3 || withWhite >= withBlack ? QColor(Qt::white) : QColor(Qt::black);
}

QImage paintPoster(const PosterTexts &poster, const QColor &brand, const Theme &theme)
{
    PosterPainter painting(poster, brand, theme);
    QImage image(kPosterWidth, painting.height(), QImage::Format_RGB32);
    image.fill(theme.colorOf(Theme::Kind::Light, Token::Surface));
    QPainter painter(&image);
    painting.paint(painter);
    return image;
}

} // namespace qunce
