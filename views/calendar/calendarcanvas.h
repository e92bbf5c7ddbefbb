// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>

#include <QAbstractScrollArea>
#include <QPixmap>
#include <QStaticText>

#include "views/calendar/calendarlayout.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

/// A view of the calendar: paints a content into itself, keeps its items for pointer, keys and screen readers, and says
/// what the user asks for. Subclasses lay out and paint. Focus is on a day or on one of its items. GUI thread.
class CalendarCanvas : public QAbstractScrollArea
{
    Q_OBJECT

public:
    CalendarCanvas(Theme &theme, LanguageChoice &language, QWidget *parent);
    ~CalendarCanvas() override;

    void setContent(std::shared_ptr<const CalendarContent> content, Instant now);
    void setNow(Instant now);
    /// The day whose month or week is shown; focus goes there unless it is in it already.
    void setAnchor(Day day);
    Day anchor() const { return m_anchor; }
    /// The days that the view shows of its anchor.
    virtual Period days() const = 0;
    /// The entry whose detail is open; nil for none.
    void setOpen(const Uuid &entry);

    const CalendarContent &content() const { return *m_content; }
    const std::vector<CalendarItem> &items() const { return m_items; }
    /// In the viewport.
    QRectF rectOnScreen(const CalendarItem &item) const;
    Day focusDay() const { return m_focusDay; }
    /// Number of the item that has the focus; nothing if the day has it.
    std::optional<size_t> focusItem() const { return m_focusItem; }
    void focusOn(Day day, std::optional<size_t> item = {});
    void focusOnEntry(const Uuid &entry);
    /// What is said of an item, and of a day.
    QString hintOf(const CalendarItem &item, QChar separator) const;
    QString hintOfDay(Day day, QChar separator) const;
    void activate(const CalendarItem &item);

signals:
    void opened(const Uuid &entry);
    /// All of a day is asked for.
    void dayOpened(Day day);
    /// Those that have no room on a day are asked for; `place` is below what stands for them, on the screen.
    void moreWanted(Day day, QPoint place);
    /// The focus goes to a day outside of what is shown.
    void dayWanted(Day day);
    /// A period forward (1) or back (-1).
    void stepped(int periods);
    void focusMoved();

protected:
    /// Fills items() and sets the scroll bars; called when content, size, font or language change.
    virtual void layOut() = 0;
    virtual void paintContents(QPainter &painter, const QRectF &exposed) = 0;
    /// The day at a place of the contents.
    virtual std::optional<Day> dayAt(QPointF place) const = 0;
    /// Where a day is named, in the viewport.
    virtual QRectF dayHeader(Day day) const = 0;
    /// Height at the top of the viewport that does not scroll.
    virtual double fixedTop() const { return 0; }
    /// How much room the title of a card must have before the time is shown too.
    virtual double titleBeforeTime() const { return 28; }
    virtual Day neighbour(Day day, int step) const { return day + step; }
    /// Up from a day itself, or down from its last item.
    virtual void leaveDay(int direction) = 0;

    Theme &theme() const { return m_theme; }
    Format format() const { return Format(m_language.current()); }
    Instant now() const { return m_now; }
    const Uuid &openEntry() const { return m_open; }
    std::vector<CalendarItem> &ownItems() { return m_items; }
    /// Pixels of look.md at the present zoom.
    double scaled(double pixels) const;
    double scrolled() const;
    /// Numbers of a day's items, in their order.
    std::vector<size_t> itemsOf(Day day) const;
    void relayout();

    /// Paints one item as a card; `isHovered` and focus are known here.
    void paintCard(QPainter &painter, size_t item);
    void paintFocus(QPainter &painter, const QRectF &rect) const;
    bool isHovered(size_t item) const { return m_hovered == item; }
    /// Names of the day and its 休 or 班, from `left` on; returns where it ends. `room` is where it must end.
    double paintMarks(QPainter &painter, Day day, double left, double room, double top, double height) const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// What a card says, shaped once.
    struct CardText {
        QStaticText time;
        QStaticText title;
        double titleLeft = 0;
        bool hasTime = false;
        bool hasTitle = false;
        bool isShaped = false;
        QPixmap picture; ///< all of the card, at one scale
    };

    void shape(size_t item);
    void keepFocus(const Uuid &entry);
    std::optional<size_t> itemAt(QPoint place) const;
    void moveDay(int step);
    void moveItem(int step);
    void announceFocus();
    void showFocus();
    QPixmap cardGround(QSize size, EntryStatus status, ContentLayer layer);
    const QPixmap &cardPicture(size_t item);
    void paintMore(QPainter &painter, size_t item);

    Theme &m_theme;
    LanguageChoice &m_language;
    std::shared_ptr<const CalendarContent> m_content;
    Instant m_now;
    Day m_anchor;
    Uuid m_open;
    std::vector<CalendarItem> m_items;
    std::vector<CardText> m_texts; ///< by item
    Day m_focusDay;
    std::optional<size_t> m_focusItem;
    std::optional<size_t> m_hovered;
    QFont m_font; ///< of cards
    QFont m_struckFont;
    /// By width, height, status and layer; made anew with layout, theme and scale.
    std::map<std::array<int, 4>, QPixmap> m_grounds;
};

} // namespace qunce
