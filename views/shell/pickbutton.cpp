// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/pickbutton.h"

#include <cmath>

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include "views/common/icons.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kIcon = 14;
constexpr int kArrow = 12;
constexpr int kSpace = 5;

/// Fractions of a pixel count: rounded down they would elide a text that fits.
int widthOf(const QString &words, const QFont &font)
{
    return static_cast<int>(std::ceil(QFontMetricsF(font).horizontalAdvance(words)));
}

} // namespace

PickButton::PickButton(Theme &theme, Look look, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void PickButton::setParts(const QString &icon, const std::vector<Part> &parts, const QString &what)
{
    m_icon = icon;
    m_parts = parts;
    QString words;
    for (const Part &part : parts)
        words += words.isEmpty() ? part.words : QLatin1Char(' ') + part.words;
    setText(words);
    QString name = what;
    if (!what.isEmpty() && !words.isEmpty())
        name += QStringLiteral(": ");
    name += words;
    setAccessibleName(name);
    setToolTip(name);
    updateGeometry();
    update();
}

void PickButton::setIconColor(Token color)
{
    m_iconColor = color;
    update();
}

void PickButton::setTone(Token tone)
{
    m_tone = tone;
    update();
}

void PickButton::setOnlyIcon(bool only)
{
    m_isOnlyIcon = only;
    updateGeometry();
    update();
}

QFont PickButton::fontOfPart(const Part &part) const
{
    const bool isSmall = m_look == Look::Chip || m_look == Look::Ribbon || m_look == Look::Meta;
    return fontOf(part.bold ? (isSmall ? TextRole::SecondaryBold : TextRole::Bold)
                            : (isSmall ? TextRole::Secondary : TextRole::Body));
}

int PickButton::wordsWidth() const
{
    int width = 0;
    if (m_isOnlyIcon)
        return 0;
    for (const Part &part : m_parts)
        width += (width > 0 ? kSpace : 0) + widthOf(part.words, fontOfPart(part));
    return std::min(width, m_maximumWords);
}

int PickButton::padding() const
{
    return m_look == Look::Picker || m_look == Look::Chip ? 10 : m_look == Look::Ribbon ? 8 : 6;
}

QSize PickButton::sizeHint() const
{
    int width = 2 * padding() + wordsWidth();
    if (!m_icon.isEmpty())
        width += zoomed(m_theme, kIcon) + (hasWords() ? kSpace : 0);
    if (m_hasArrow)
        width += zoomed(m_theme, kArrow) + kSpace;
    const int height = m_look == Look::Ribbon ? zoomed(m_theme, 22) : zoomed(m_theme, metrics::kControl);
    return {!hasWords() && !m_hasArrow ? height : std::max(width, height), height};
}

void PickButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isToned = m_tone != Token::Text;
    const Token soft = m_tone == Token::Bad ? Token::BadSoft : Token::WarnSoft;
    const bool isActive = isDown() || isChecked();
    const Token ground = isToned ? soft
        : isActive               ? Token::Sunken
        : underMouse()           ? Token::Hover
                                 : Token::Surface;
    const bool hasBorder = m_look != Look::Quiet && m_look != Look::Meta;
    const bool isPlain = !hasBorder && !underMouse() && !isActive && !isToned;
    const double radius = m_look == Look::Chip ? height() / 2.0
        : m_look == Look::Ribbon               ? 4
                                               : metrics::kControlRadius;
    if (!isPlain) {
        painter.setPen(hasBorder ? QPen(m_theme.color(isToned ? m_tone : Token::Border)) : QPen(Qt::NoPen));
        painter.setBrush(m_theme.color(ground));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
    const int mark = zoomed(m_theme, kIcon);
    const int arrow = zoomed(m_theme, kArrow);
    int x = padding();
    if (!hasWords())
        x = (width() - mark) / 2;
    if (!m_icon.isEmpty()) {
        drawIcon(painter, QRectF(x, (height() - mark) / 2.0, mark, mark), m_icon,
            m_theme.color(isToned ? m_tone : m_iconColor), mark);
        x += mark + kSpace;
    }
    const int end = width() - padding() - (m_hasArrow ? arrow + kSpace : 0);
    for (const Part &part : hasWords() ? m_parts : std::vector<Part>()) {
        const QFont font = fontOfPart(part);
        const int room = end - x;
        if (room <= 0)
            break;
        painter.setFont(font);
        painter.setPen(m_theme.color(!isEnabled() ? Token::Faint : isToned ? m_tone : part.color));
        painter.drawText(QRect(x, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            widthOf(part.words, font) <= room
                ? part.words
                : QFontMetrics(font).elidedText(part.words, Qt::ElideRight, room));
        x += widthOf(part.words, font) + kSpace;
    }
    if (m_hasArrow)
        drawIcon(painter, QRectF(width() - padding() - arrow, (height() - arrow) / 2.0, arrow, arrow),
            QStringLiteral("chevron-down"), m_theme.color(Token::TextSecondary), arrow);
}

void PickButton::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || (m_hasArrow && event->key() == Qt::Key_Down);
    if (opens)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

bool PickButton::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

} // namespace qunce
