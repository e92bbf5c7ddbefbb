// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The look of a card, the same in month and week.

#include <cmath>

#include <QPainter>
#include <QPaintEvent>

#include "views/calendar/calendarcanvas.h"
#include "views/calendar/calendartext.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

QStaticText shaped(const QString &text, const QFont &font)
{
    QStaticText shapedText(text);
    shapedText.setTextFormat(Qt::PlainText); // data
    shapedText.setPerformanceHint(QStaticText::AggressiveCaching);
    shapedText.prepare({}, font);
    return shapedText;
}

} // namespace

QPixmap CalendarCanvas::stateIcon(EntryStatus status)
{
    const qreal scale = devicePixelRatioF();
    if (m_icons.empty() || m_iconScale != scale) {
        m_icons.clear();
        m_iconScale = scale;
        for (const EntryStatus each : kEntryStatuses)
            m_icons.push_back(
                iconPixmap(iconOf(each), m_theme.color(tokenOf(each)), qRound(scaled(14)), scale));
    }
    return m_icons[static_cast<size_t>(status)];
}

void CalendarCanvas::shape(size_t number)
{
    const CalendarItem &item = m_items[number];
    CardText &texts = m_texts[number];
    texts.isShaped = true;
    QFont font = fontOf(TextRole::Secondary);
    const QFontMetricsF metrics(font);
    if (item.isMore) {
        const auto count = QString::number(item.places.size());
        texts.title = shaped(text(QUNCE_TEXT("+%1"), {count}), font);
        return;
    }
    const CalendarEntry &entry = m_content->entry(item.places.front());
    const QString time = format().time(entry.start);
    const double mark = entry.layer == ContentLayer::None ? 0 : scaled(16);
    const double left = scaled(6) + mark;
    const double right = item.rect.width() - scaled(14) - scaled(7);
    const double timeWidth = metrics.horizontalAdvance(time) + scaled(4);
    texts.hasTime = !item.isNarrow && right - left - timeWidth >= scaled(titleBeforeTime());
    if (texts.hasTime)
        texts.time = shaped(time, font);
    texts.titleLeft = left + (texts.hasTime ? timeWidth : 0);
    const double room = right - texts.titleLeft;
    if (room < scaled(10))
        return;
    // A character is hardly narrower than three pixels; what cannot be seen is not shaped.
    const QString clipped = clippedLine(entry.title, static_cast<qsizetype>(room / 3) + 1);
    if (entry.status == EntryStatus::Cancelled)
        font.setStrikeOut(true);
    // Side by side the first characters say more than an ellipsis.
    QString shown = metrics.elidedText(clipped, item.isNarrow ? Qt::ElideNone : Qt::ElideRight, room);
    if (item.isNarrow) {
        while (!shown.isEmpty() && metrics.horizontalAdvance(shown) > room)
            shown = clippedLine(shown.toStdString(), shown.size() - 1).remove(QChar(0x2026));
    }
    texts.title = shaped(shown, font);
}

void CalendarCanvas::paintCard(QPainter &painter, size_t number)
{
    const CalendarItem &item = m_items[number];
    CardText &texts = m_texts[number];
    if (!texts.isShaped)
        shape(number);
    const QFont plain = fontOf(TextRole::Secondary);
    const QRectF rect = item.rect;
    const double line = scaled(item.isMore ? 20 : 22);
    const auto baseTop = [&](const QStaticText &staticText) {
        return std::round(rect.top() + (std::min(line, rect.height()) - staticText.size().height()) / 2);
    };
    const double radius = 4;
    const bool isFocused = hasFocus() && m_focusItem == number;
    painter.setFont(plain);
    if (item.isMore) {
        const bool isBox = rect.height() < scaled(22); // of a week
        painter.setRenderHint(QPainter::Antialiasing);
        if (isBox || isHovered(number)) {
            painter.setPen(QPen(m_theme.color(Token::Border), 1));
            painter.setBrush(m_theme.color(isHovered(number) ? Token::Hover : Token::Surface));
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        }
        painter.setPen(m_theme.color(isBox ? Token::TextSecondary : Token::AccentInk));
        const double left =
            isBox ? rect.left() + (rect.width() - texts.title.size().width()) / 2 : rect.left() + scaled(6);
        painter.drawStaticText(QPointF(std::round(left), baseTop(texts.title)), texts.title);
        if (isFocused)
            paintFocus(painter, rect);
        return;
    }
    const CalendarEntry &entry = m_content->entry(item.places.front());
    const bool isDraft = entry.status == EntryStatus::Draft;
    const bool isCancelled = entry.status == EntryStatus::Cancelled;
    // Without content there is no layer to take a colour from.
    const bool isPlain = isDraft || (entry.layer == ContentLayer::None && !isCancelled);
    const QColor tint = m_theme.color(isPlain ? Token::Surface
            : isCancelled                     ? Token::Sunken
                                              : tintOf(entry.layer));
    const bool isOpen = entry.id == m_open;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawRoundedRect(rect, radius, radius);
    if (isPlain || isHovered(number) || isOpen) {
        const Token color = isOpen ? Token::Accent
            : isHovered(number)    ? solidOf(entry.layer)
            : isDraft              ? Token::Faint
                                   : Token::Border;
        QPen pen(m_theme.color(color), isOpen ? 2 : 1);
        if (isDraft && !isOpen)
            pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const double inset = isOpen ? 1 : 0.5;
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(
        QRectF(rect.left(), rect.top() + 1, 3, rect.height() - 2), m_theme.color(solidOf(entry.layer)));

    if (entry.layer != ContentLayer::None) {
        painter.setFont(fontOf(TextRole::SecondaryBold));
        painter.setPen(m_theme.color(inkOf(entry.layer)));
        const QStaticText &mark = m_marks[static_cast<size_t>(entry.layer)];
        painter.drawStaticText(
            QPointF(rect.left() + scaled(6), baseTop(texts.title.text().isEmpty() ? mark : texts.title)),
            mark);
        painter.setFont(plain);
    }
    if (texts.hasTime) {
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawStaticText(QPointF(rect.left() + texts.titleLeft - texts.time.size().width() - scaled(4),
                                   baseTop(texts.time)),
            texts.time);
    }
    if (!texts.title.text().isEmpty()) {
        QFont titleFont = plain;
        titleFont.setStrikeOut(isCancelled);
        painter.setFont(titleFont);
        painter.setPen(m_theme.color(isCancelled ? Token::TextSecondary : Token::Text));
        painter.drawStaticText(QPointF(rect.left() + texts.titleLeft, baseTop(texts.title)), texts.title);
        painter.setFont(plain);
    }
    const double icon = scaled(14);
    painter.drawPixmap(
        QPointF(rect.right() - icon - 4, rect.top() + std::round((std::min(line, rect.height()) - icon) / 2)),
        stateIcon(entry.status));
    if (isFocused)
        paintFocus(painter, rect);
}

void CalendarCanvas::paintFocus(QPainter &painter, const QRectF &rect) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 5, 5);
    painter.restore();
}

double CalendarCanvas::paintMarks(
    QPainter &painter, Day day, double left, double room, double top, double height) const
{
    const DayMarks *marks = m_content->marksOf(day);
    if (marks == nullptr)
        return left;
    painter.setFont(fontOf(TextRole::SecondaryBold));
    if (marks->off != DayOff::None) {
        const bool isRest = marks->off == DayOff::Rest;
        const double size = scaled(18);
        if (left + size > room)
            return left;
        const QRectF badge(left, top + std::round((height - size) / 2), size, size);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(isRest ? Token::GoodSoft : Token::BadSoft));
        painter.drawRoundedRect(badge, 4, 4);
        painter.setPen(m_theme.color(isRest ? Token::Good : Token::Bad));
        painter.drawText(badge, Qt::AlignCenter, isRest ? QStringLiteral("休") : QStringLiteral("班"));
        left += size + scaled(6);
    }
    for (const DayName &name : marks->names) {
        if (name.goesOn)
            continue;
        const bool isShopping = name.kind == DayNameKind::Shopping;
        painter.setFont(fontOf(isShopping ? TextRole::SecondaryBold : TextRole::Secondary));
        const QFontMetricsF metrics(painter.font());
        const QString shown = metrics.elidedText(nameOf(name, format()), Qt::ElideRight, room - left);
        const double width = metrics.horizontalAdvance(shown);
        if (shown.size() < 2 || left + width > room + 0.5)
            break;
        painter.setPen(m_theme.color(isShopping ? Token::PromotionInk : Token::Good));
        painter.drawText(QRectF(left, top, width + 1, height), Qt::AlignVCenter | Qt::AlignLeft, shown);
        left += width + scaled(6);
    }
    return left;
}

} // namespace qunce
