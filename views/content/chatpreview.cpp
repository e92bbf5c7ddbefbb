// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/content/chatpreview.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QResizeEvent>
#include <QTextCursor>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kMargin = 12;
constexpr int kAvatar = 28;
constexpr int kGap = 8;
constexpr int kPadding = 10;
constexpr int kTileGap = 4;
constexpr int kColumns = 3;
constexpr int kMostTile = 88;

QString firstCharacter(const QString &name)
{
    return name.left(!name.isEmpty() && name[0].isHighSurrogate() ? 2 : 1);
}

} // namespace

ChatPreview::ChatPreview(Theme &theme, ImageDesk *images, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_images(images)
{
    setObjectName(QStringLiteral("chatPreview"));
    m_text.setDocumentMargin(0);
    connect(&theme, &Theme::changed, this, [this] {
        markWords();
        arrange();
    });
    if (m_images)
        connect(m_images, &ImageDesk::arrived, this, qOverload<>(&QWidget::update));
}

void ChatPreview::show(const ContentDetail &detail)
{
    m_speaker = QString::fromStdString(detail.record.text("persona"));
    if (m_speaker.isEmpty())
        m_speaker = text(QUNCE_TEXT("Guide"));
    m_link = QString::fromStdString(detail.record.text("link"));
    m_body = QString::fromStdString(detail.record.text("body"));
    m_marks = marksInBody(detail);
    m_shown = detail.images;
    setAccessibleName(text(QUNCE_TEXT("Preview as in a chat")));
    setAccessibleDescription(m_body);
    markWords();
    arrange();
}

/// Marked by colour and by line, so that it is seen without colours too.
void ChatPreview::markWords()
{
    m_text.setDefaultFont(fontOf(TextRole::Body));
    m_text.setPlainText(m_body);
    QTextCursor cursor(&m_text);
    cursor.select(QTextCursor::Document);
    QTextCharFormat plain;
    plain.setForeground(m_theme.color(Token::Text));
    cursor.setCharFormat(plain);
    for (const MarkedPlace &mark : m_marks) {
        QTextCharFormat format;
        const bool isError = mark.level == WordLevel::Error;
        const QColor ink = m_theme.color(isError ? Token::Bad : Token::Warn);
        format.setForeground(ink);
        format.setUnderlineColor(ink);
        format.setUnderlineStyle(isError ? QTextCharFormat::SingleUnderline : QTextCharFormat::DotLine);
        format.setFontWeight(QFont::Bold);
        cursor.setPosition(mark.from);
        cursor.setPosition(mark.from + mark.length, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(format);
    }
}

void ChatPreview::arrange()
{
    const int left = kMargin + kAvatar + kGap;
    const int wide = std::max(80, width() - left - kMargin);
    const QFontMetrics small(fontOf(TextRole::Secondary));
    int top = kMargin + small.height() + 4;
    m_bubble = {};
    if (!m_body.isEmpty()) {
        m_text.setTextWidth(wide - 2 * kPadding);
        const int textWide = static_cast<int>(std::ceil(m_text.idealWidth()));
        m_bubble = QRect(left, top, std::min(wide, textWide + 2 * kPadding),
            static_cast<int>(std::ceil(m_text.size().height())) + 2 * kPadding);
        top = m_bubble.bottom() + 1 + kGap;
    }
    m_tile = std::min(kMostTile, (wide - (kColumns - 1) * kTileGap) / kColumns);
    if (!m_shown.empty()) {
        const QRect last = tileOf(m_shown.size() - 1);
        top = last.bottom() + 1 + kGap;
    }
    m_linkCard = {};
    if (!m_link.isEmpty()) {
        m_linkCard = QRect(left, top, wide, small.height() + 2 * kPadding);
        top = m_linkCard.bottom() + 1 + kGap;
    }
    const int high = std::max(top - kGap + kMargin, 2 * kMargin + kAvatar);
    if (height() != high)
        setFixedHeight(high);
    update();
}

QRect ChatPreview::tileOf(size_t image) const
{
    const int left = kMargin + kAvatar + kGap;
    const int top = m_bubble.isNull() ? kMargin + QFontMetrics(fontOf(TextRole::Secondary)).height() + 4
                                      : m_bubble.bottom() + 1 + kGap;
    const int column = static_cast<int>(image) % kColumns;
    const int row = static_cast<int>(image) / kColumns;
    return {left + column * (m_tile + kTileGap), top + row * (m_tile + kTileGap), m_tile, m_tile};
}

QString ChatPreview::tileText(size_t image) const
{
    if (!m_images)
        return text(QUNCE_TEXT("Not here"));
    switch (m_images->image(m_shown[image].hash).state) {
    case ImageDesk::State::Here:
        return {};
    case ImageDesk::State::Coming:
        return text(QUNCE_TEXT("Loading…"));
    case ImageDesk::State::Missing:
        return text(QUNCE_TEXT("Not uploaded yet"));
    case ImageDesk::State::Unheard:
        return text(QUNCE_TEXT("Offline, not here"));
    case ImageDesk::State::Unreadable:
        return text(QUNCE_TEXT("Cannot be shown"));
    }
    return {};
}

void ChatPreview::paintTile(QPainter &painter, size_t image)
{
    const QRect tile = tileOf(image);
    QPainterPath clip;
    clip.addRoundedRect(tile, 4, 4);
    painter.save();
    painter.setClipPath(clip);
    const ImageDesk::Shown shown =
        m_images ? m_images->image(m_shown[image].hash) : ImageDesk::Shown {ImageDesk::State::Unheard, {}};
    if (shown.state == ImageDesk::State::Here) {
        const QSize size = shown.image.size().scaled(tile.size(), Qt::KeepAspectRatioByExpanding);
        QRect place({}, size);
        place.moveCenter(tile.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, shown.image);
    } else {
        painter.fillRect(tile, m_theme.color(Token::Window));
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.setFont(fontOf(TextRole::Secondary));
        painter.drawText(tile.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap, tileText(image));
    }
    painter.restore();
    painter.setPen(m_theme.color(Token::Border));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void ChatPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(Token::Sunken));
    const QRectF disc(kMargin, kMargin, kAvatar, kAvatar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::AccentSoft));
    painter.drawRoundedRect(disc, 6, 6);
    painter.setPen(m_theme.color(Token::AccentInk));
    painter.setFont(fontOf(TextRole::Bold));
    painter.drawText(disc, Qt::AlignCenter, firstCharacter(m_speaker));
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.setFont(fontOf(TextRole::Secondary));
    const QFontMetrics small(painter.font());
    const int left = kMargin + kAvatar + kGap;
    painter.drawText(QRect(left, kMargin, width() - left - kMargin, small.height()), Qt::AlignLeft,
        small.elidedText(m_speaker, Qt::ElideRight, width() - left - kMargin));
    if (!m_bubble.isNull()) {
        painter.setPen(m_theme.color(Token::Border));
        painter.setBrush(m_theme.color(Token::Surface));
        painter.drawRoundedRect(QRectF(m_bubble).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        painter.save();
        painter.translate(m_bubble.topLeft() + QPoint(kPadding, kPadding));
        m_text.drawContents(&painter);
        painter.restore();
    }
    for (size_t i = 0; i < m_shown.size(); ++i)
        paintTile(painter, i);
    if (!m_linkCard.isNull()) {
        painter.setPen(m_theme.color(Token::Border));
        painter.setBrush(m_theme.color(Token::Surface));
        painter.drawRoundedRect(QRectF(m_linkCard).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        painter.setPen(m_theme.color(Token::AccentInk));
        painter.setFont(fontOf(TextRole::Secondary));
        const QRect inside = m_linkCard.adjusted(kPadding, kPadding, -kPadding, -kPadding);
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
            small.elidedText(m_link, Qt::ElideMiddle, inside.width()));
    }
}

void ChatPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        arrange();
}

void ChatPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        markWords();
        arrange();
    }
}

} // namespace qunce
