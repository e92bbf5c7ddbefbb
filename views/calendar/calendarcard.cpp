// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The look of a card, the same in month and week.

#include <cmath>

#include <QPainter>
#include <QPaintEvent>

#include "views/calendar/calendarcanvas.h"
#include "views/calendar/calendartext.h"
#include "views/calendar/findinglist.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"
#include "views/common/recentmarks.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr double kRadius = 4;

QStaticText shaped(const QString &text, const QFont &font)
{
    QStaticText shapedText(text);
    shapedText.setTextFormat(Qt::PlainText); // data
    shapedText.setPerformanceHint(QStaticText::AggressiveCaching);
    shapedText.prepare({}, font);
    return shapedText;
}

} // namespace

void CalendarCanvas::shape(size_t number)
{
    const CalendarItem &item = m_items[number];
    CardText &texts = m_texts[number];
    texts.isShaped = true;
    const QFontMetricsF metrics(m_font);
    if (item.isMore) {
        const auto count = QString::number(item.places.size());
        texts.title = shaped(text(QUNCE_TEXT("+%1"), {count}), m_font);
        return;
    }
    const CalendarEntry &entry = m_content->entry(item.places.front());
    const QString time = format().time(entry.start);
    const bool hasSignForMark = item.isNarrow && m_content->foundFor(entry) != nullptr;
    const double mark = entry.layer == ContentLayer::None && !hasSignForMark ? 0 : scaled(16);
    const double left = scaled(6) + mark;
    const double right = item.rect.width() - scaled(14) - scaled(7) - signsWidth(item);
    const double timeWidth = metrics.horizontalAdvance(time) + scaled(4);
    texts.hasTime = !item.isNarrow && right - left - timeWidth >= scaled(titleBeforeTime());
    if (texts.hasTime)
        texts.time = shaped(time, m_font);
    texts.titleLeft = left + (texts.hasTime ? timeWidth : 0);
    const double room = right - texts.titleLeft;
    if (room < scaled(10))
        return;
    // A character is hardly narrower than three pixels; what cannot be seen is not shaped.
    const QString clipped = clippedLine(entry.title, static_cast<qsizetype>(room / 3) + 1);
    // Side by side the first characters say more than an ellipsis.
    QString shown = metrics.elidedText(clipped, item.isNarrow ? Qt::ElideNone : Qt::ElideRight, room);
    if (item.isNarrow) {
        while (!shown.isEmpty() && metrics.horizontalAdvance(shown) > room)
            shown = clippedLine(shown.toStdString(), shown.size() - 1).remove(QChar(0x2026));
    }
    texts.hasTitle = !shown.isEmpty();
    texts.title = shaped(shown, entry.status == EntryStatus::Cancelled ? m_struckFont : m_font);
}

/// Ground, stripe, mark and state of a card: there are few different ones, and text is the only thing that changes.
QPixmap CalendarCanvas::cardGround(QSize size, EntryStatus status, ContentLayer layer, bool hasMark)
{
    const qreal scale = devicePixelRatioF();
    QPixmap &ground =
        m_grounds[{size.width(), size.height(), static_cast<int>(status), static_cast<int>(layer), hasMark}];
    if (!ground.isNull() && ground.devicePixelRatioF() == scale)
        return ground;
    ground = QPixmap(size * scale);
    ground.setDevicePixelRatio(scale);
    ground.fill(Qt::transparent);
    QPainter painter(&ground);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isDraft = status == EntryStatus::Draft;
    const bool isCancelled = status == EntryStatus::Cancelled;
    // Without content there is no layer to take a colour from.
    const bool isPlain = isDraft || (layer == ContentLayer::None && !isCancelled);
    const Token tint = isPlain ? Token::Surface : isCancelled ? Token::Sunken : tintOf(layer);
    const QRectF rect(0, 0, size.width(), size.height());
    painter.setBrush(m_theme.color(tint));
    painter.setPen(Qt::NoPen);
    if (isPlain) {
        QPen pen(m_theme.color(isDraft ? Token::Faint : Token::Border), 1);
        if (isDraft)
            pen.setDashPattern({3, 2});
        painter.setPen(pen);
    }
    const double inset = isPlain ? 0.5 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(0, 1, 3, rect.height() - 2), m_theme.color(solidOf(layer)));
    const double line = std::min(scaled(22), rect.height());
    painter.setFont(fontOf(TextRole::SecondaryBold));
    painter.setPen(m_theme.color(inkOf(layer)));
    const std::string_view mark = markOf(layer);
    if (hasMark)
        painter.drawText(QRectF(scaled(6), 0, scaled(16), line), Qt::AlignLeft | Qt::AlignVCenter,
            QString::fromUtf8(mark.data(), static_cast<qsizetype>(mark.size())));
    const double icon = scaled(14);
    painter.drawPixmap(QPointF(rect.width() - icon - 4, std::round((line - icon) / 2)),
        iconPixmap(iconOf(status), m_theme.color(tokenOf(status)), qRound(icon), scale));
    return ground;
}

double CalendarCanvas::signsWidth(const CalendarItem &item) const
{
    if (item.isNarrow)
        return 0;
    const CalendarEntry &entry = m_content->entry(item.places.front());
    const double sign = scaled(14) + 3;
    return (isFixedNow(entry, m_now) ? sign : 0) + (m_content->foundFor(entry) ? sign : 0);
}

/// Where there is little room, what was found takes the place of the layer's mark, whose stripe stays.
void CalendarCanvas::paintSigns(QPainter &painter, const CalendarItem &item) const
{
    const CalendarEntry &entry = m_content->entry(item.places.front());
    const double size = scaled(14);
    const double line = std::min(scaled(22), item.rect.height());
    const double top = std::round((line - size) / 2);
    double right = item.rect.toRect().width() - size - 4;
    const auto paint = [&](double left, const QString &name, Token color) {
        painter.drawPixmap(QPointF(left, top),
            iconPixmap(name, m_theme.color(color), qRound(size), painter.device()->devicePixelRatioF()));
    };
    if (!item.isNarrow && isFixedNow(entry, m_now)) {
        right -= size + 3;
        paint(right, QStringLiteral("lock"), Token::TextSecondary);
    }
    if (const BoardFindings::Found *found = m_content->foundFor(entry)) {
        right = item.isNarrow ? scaled(6) : right - size - 3;
        paint(right, iconOf(found->worst), tokenOf(found->worst));
    }
}

void CalendarCanvas::paintMore(QPainter &painter, size_t number)
{
    const CardText &texts = m_texts[number];
    const QRectF rect = m_items[number].rect;
    const bool isBox = rect.height() < scaled(22); // of a week
    if (isBox || isHovered(number)) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(Token::Border), 1));
        painter.setBrush(m_theme.color(isHovered(number) ? Token::Hover : Token::Surface));
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    }
    painter.setFont(m_font);
    painter.setPen(m_theme.color(isBox ? Token::TextSecondary : Token::AccentInk));
    const QSizeF size = texts.title.size();
    const double left = isBox ? rect.left() + (rect.width() - size.width()) / 2 : rect.left() + scaled(6);
    painter.drawStaticText(
        QPointF(std::round(left), std::round(rect.top() + (rect.height() - size.height()) / 2)), texts.title);
}

/// The card with its text. Kept, because text is what painting costs: 280 cards are painted again at each move of the
/// pointer or the focus.
const QPixmap &CalendarCanvas::cardPicture(size_t number)
{
    CardText &texts = m_texts[number];
    if (!texts.picture.isNull() && texts.picture.devicePixelRatioF() == devicePixelRatioF())
        return texts.picture;
    const CalendarItem &item = m_items[number];
    const CalendarEntry &entry = m_content->entry(item.places.front());
    const bool hasSignForMark = item.isNarrow && m_content->foundFor(entry) != nullptr;
    texts.picture = cardGround(item.rect.toRect().size(), entry.status, entry.layer, !hasSignForMark);
    QPainter painter(&texts.picture);
    paintSigns(painter, item);
    const double line = std::min(scaled(22), item.rect.height());
    const auto topOf = [&](const QStaticText &words) {
        return std::round((line - words.size().height()) / 2);
    };
    const bool isCancelled = entry.status == EntryStatus::Cancelled;
    if (texts.hasTime) {
        painter.setFont(m_font);
        painter.setPen(m_theme.color(Token::TextSecondary));
        const double left = texts.titleLeft - texts.time.size().width() - scaled(4);
        painter.drawStaticText(QPointF(left, topOf(texts.time)), texts.time);
    }
    if (texts.hasTitle) {
        painter.setFont(isCancelled ? m_struckFont : m_font);
        painter.setPen(m_theme.color(isCancelled ? Token::TextSecondary : Token::Text));
        painter.drawStaticText(QPointF(texts.titleLeft, topOf(texts.title)), texts.title);
    }
    return texts.picture;
}

void CalendarCanvas::paintCard(QPainter &painter, size_t number)
{
    const CalendarItem &item = m_items[number];
    if (!m_texts[number].isShaped)
        shape(number);
    const QRect rect = item.rect.toRect();
    if (item.isMore) {
        paintMore(painter, number);
    } else {
        painter.drawPixmap(rect.topLeft(), cardPicture(number));
        const CalendarEntry &entry = m_content->entry(item.places.front());
        if (m_marks && m_marks->contains(entry.id)) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(m_theme.color(Token::Warn), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), kRadius, kRadius);
        }
        const bool isOpen = entry.id == m_open;
        if (isOpen || isHovered(number)) {
            const double inset = isOpen ? 1 : 0.5;
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(m_theme.color(isOpen ? Token::Accent : solidOf(entry.layer)), 2 * inset));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
        }
        if (isLeaving(number))
            paintLeaving(painter, rect);
    }
    if (isChosen(number))
        paintChosen(painter, rect);
    if (hasFocus() && m_focusItem == number)
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

void CalendarCanvas::paintDayHeader(QPainter &painter, Day day, const QRectF &box) const
{
    const bool isToday = day == m_now.day();
    const DayMarks *marks = m_content->marksOf(day);
    const DayOff off = marks ? marks->off : DayOff::None;
    const bool isRest = off == DayOff::Rest || (day.isoWeekday() > 5 && off != DayOff::Work);
    if (isToday)
        painter.fillRect(box, m_theme.color(Token::AccentSoft));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(m_theme.color(Token::Line));
    painter.drawLine(box.topLeft(), box.bottomLeft());
    double left = box.left() + scaled(8);
    double room = box.right() - scaled(8);
    const auto write = [&](const QFont &font, Token color, const QString &shown) {
        const double width = QFontMetricsF(font).horizontalAdvance(shown);
        if (left + width > room)
            return;
        painter.setFont(font);
        painter.setPen(m_theme.color(color));
        painter.drawText(
            QRectF(left, box.top(), width + 1, box.height()), Qt::AlignLeft | Qt::AlignVCenter, shown);
        left += width + scaled(6);
    };
    QFont number = fontOf(TextRole::PageTitle);
    write(number,
        isToday      ? Token::AccentInk
            : isRest ? Token::TextSecondary
                     : Token::Text,
        QString::number(day.dayOfMonth()));
    write(fontOf(TextRole::Body), isToday ? Token::AccentInk : Token::TextSecondary, format().weekday(day));
    // The count gives way to names.
    const QString count = QString::number(m_content->countIn({day, day}));
    const QString counted = text(QUNCE_TEXT("%1 entries"), {QString::number(m_content->countIn({day, day}))});
    const QFontMetricsF metrics(fontOf(TextRole::Secondary));
    const bool isLong = left + metrics.horizontalAdvance(counted) + scaled(50) <= room;
    const QString &shownCount = isLong ? counted : count;
    const double countWidth = metrics.horizontalAdvance(shownCount);
    if (left + countWidth <= room) {
        painter.setFont(fontOf(TextRole::Secondary));
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(QRectF(room - countWidth, box.top(), countWidth + 1, box.height()),
            Qt::AlignLeft | Qt::AlignVCenter, shownCount);
        room -= countWidth + scaled(6);
    }
    if (isToday)
        write(fontOf(TextRole::SecondaryBold), Token::AccentInk, todayText());
    paintMarks(painter, day, left, room, box.top(), box.height());
}

} // namespace qunce
