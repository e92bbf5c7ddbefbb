// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/calendarcanvas.h"

#include "views/common/recentmarks.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

#include "views/calendar/calendaraccessible.h"
#include "views/calendar/calendartext.h"
#include "views/calendar/findinglist.h"
#include "views/common/texts.h"

namespace qunce {

CalendarCanvas::CalendarCanvas(Theme &theme, LanguageChoice &language, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_language(language)
    , m_content(std::make_shared<CalendarContent>())
{
    installCalendarAccessibility();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    m_edges.setInterval(40);
    connect(&m_edges, &QTimer::timeout, this, &CalendarCanvas::followEdges);
    connect(&theme, &Theme::changed, this, [this] {
        relayout(); // it brings another size of type too
    });
}

CalendarCanvas::~CalendarCanvas() = default;

void CalendarCanvas::setContent(std::shared_ptr<const CalendarContent> content, Instant now)
{
    const Uuid focused = m_focusItem && !m_items[*m_focusItem].isMore
        ? m_content->entry(m_items[*m_focusItem].places.front()).id
        : Uuid();
    m_content = std::move(content);
    m_now = now;
    relayout();
    keepFocus(focused);
}

void CalendarCanvas::setNow(Instant now)
{
    if (m_now.seconds / 60 != now.seconds / 60)
        m_texts.assign(m_texts.size(), {}); // entries lock by the minute, and cards show it
    m_now = now;
    refresh();
}

void CalendarCanvas::setAnchor(Day day)
{
    m_anchor = day;
    const bool isThere = days().contains(m_focusDay);
    m_focusItem.reset();
    if (!isThere)
        m_focusDay = day;
    relayout();
}

void CalendarCanvas::setOpen(const Uuid &entry)
{
    m_open = entry;
    refresh();
}

void CalendarCanvas::setMarks(const RecentMarks *marks)
{
    m_marks = marks;
    connect(marks, &RecentMarks::changed, viewport(), [this] { refresh(); });
}

double CalendarCanvas::scaled(double pixels) const
{
    const int base = QApplication::font().pixelSize();
    return base > 0 && base != 13 ? std::round(pixels * base / 13) : pixels;
}

double CalendarCanvas::scrolled() const
{
    return verticalScrollBar()->value();
}

QRectF CalendarCanvas::rectOnScreen(const CalendarItem &item) const
{
    return item.rect.translated(0, -scrolled());
}

std::vector<size_t> CalendarCanvas::itemsOf(Day day) const
{
    const auto first = std::partition_point(
        m_items.begin(), m_items.end(), [day](const CalendarItem &item) { return item.day < day; });
    std::vector<size_t> numbers;
    for (auto item = first; item != m_items.end() && item->day == day; ++item)
        numbers.push_back(static_cast<size_t>(item - m_items.begin()));
    return numbers;
}

void CalendarCanvas::relayout()
{
    m_hovered.reset();
    m_isStale = !isVisible();
    if (m_isStale) { // what it holds is of another content
        m_items.clear();
        m_texts.clear();
        m_focusItem.reset();
        return;
    }
    m_font = fontOf(TextRole::Secondary);
    m_struckFont = m_font;
    m_struckFont.setStrikeOut(true);
    m_grounds.clear();
    layOut();
    m_texts.assign(m_items.size(), {});
    if (m_focusItem && *m_focusItem >= m_items.size())
        m_focusItem.reset();
    forgetAccessibleItems(this);
    refresh();
}

void CalendarCanvas::keepFocus(const Uuid &entry)
{
    m_focusItem.reset();
    if (!entry.isNil())
        focusOnEntry(entry);
}

void CalendarCanvas::focusOnEntry(const Uuid &entry)
{
    for (size_t i = 0; i < m_items.size(); ++i) {
        for (const size_t place : m_items[i].places) {
            if (m_content->entry(place).id == entry) {
                focusOn(m_items[i].day, i);
                return;
            }
        }
    }
}

QString CalendarCanvas::hintOf(const CalendarEntry &entry, QChar separator) const
{
    QString hint = entryHint(entry, format(), separator);
    if (isFixedNow(entry, m_now))
        hint += separator + text(QUNCE_TEXT("Locked"));
    if (const BoardFindings::Found *found = m_content->foundFor(entry)) {
        for (const PlanFinding &finding : found->findings)
            hint += separator + findingText(finding);
    }
    return hint;
}

QString CalendarCanvas::hintOf(const CalendarItem &item, QChar separator) const
{
    if (!item.isMore)
        return hintOf(m_content->entry(item.places.front()), separator);
    QStringList lines {text(QUNCE_TEXT("%1 more"), {QString::number(item.places.size())})};
    for (size_t i = 0; i < std::min<size_t>(item.places.size(), 12); ++i) {
        const CalendarEntry &entry = m_content->entry(item.places[i]);
        lines += format().time(entry.start) + QLatin1Char(' ') + clippedLine(entry.title, 60);
    }
    if (item.places.size() > 12)
        lines += QString(QChar(0x2026));
    return lines.join(separator);
}

QString CalendarCanvas::hintOfDay(Day day, QChar separator) const
{
    QStringList lines {format().day(day)};
    if (day == m_now.day())
        lines += todayText();
    lines += text(QUNCE_TEXT("%1 entries"), {QString::number(m_content->countIn({day, day}))});
    if (const DayMarks *marks = m_content->marksOf(day)) {
        const QString hint = dayHint(*marks, day, format());
        if (!hint.isEmpty())
            lines += hint.split(QLatin1Char('\n'));
    }
    return lines.join(separator);
}

void CalendarCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (m_drag) {
        const QRect part = event->rect();
        const double ratio = devicePixelRatioF();
        painter.drawPixmap(QRectF(part), backdrop(),
            QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio));
        paintDrag(painter);
        return;
    }
    painter.fillRect(event->rect(), m_theme.color(Token::Surface));
    paintContents(painter, QRectF(event->rect()));
}

const QPixmap &CalendarCanvas::backdrop()
{
    const double ratio = devicePixelRatioF();
    const QSize size = viewport()->size() * ratio;
    if (m_backdrop.size() == size && m_backdropScroll == scrolled())
        return m_backdrop;
    m_backdrop = QPixmap(size);
    m_backdrop.setDevicePixelRatio(ratio);
    m_backdrop.fill(m_theme.color(Token::Surface));
    m_backdropScroll = scrolled();
    QPainter painter(&m_backdrop);
    painter.setFont(viewport()->font());
    paintContents(painter, QRectF(viewport()->rect()));
    return m_backdrop;
}

void CalendarCanvas::refresh()
{
    m_backdrop = QPixmap();
    viewport()->update();
}

void CalendarCanvas::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    if (m_isStale)
        relayout();
}

void CalendarCanvas::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    if (m_drag)
        cancelDrag();
}

void CalendarCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void CalendarCanvas::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ApplicationFontChange
        || event->type() == QEvent::FontChange) {
        relayout();
    }
}

void CalendarCanvas::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    announceFocus();
    refresh();
}

void CalendarCanvas::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    const QWidget *there = QApplication::focusWidget();
    const bool isWithin = there && isAncestorOf(there); // a view may give it to what stands in it
    if (m_drag && event->reason() != Qt::PopupFocusReason && !isWithin)
        cancelDrag();
    refresh();
}

void CalendarCanvas::announceFocus()
{
    if (!QAccessible::isActive() || !hasFocus())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(accessibleChildOf(*this, m_focusDay, m_focusItem));
    QAccessible::updateAccessibility(&event);
}

} // namespace qunce
