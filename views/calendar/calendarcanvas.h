// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include <QAbstractScrollArea>
#include <QPixmap>
#include <QStaticText>
#include <QTimer>

#include "views/calendar/calendardrag.h"
#include "views/calendar/calendarlayout.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

class RecentMarks;

/// What may be changed in the calendar: without rules nothing may.
struct CalendarRules {
    /// Why an entry stays as it is; empty if it may be moved.
    std::function<Message(const CalendarEntry &)> whyFixed;
    /// Why there may be no new one; empty if there may.
    std::function<Message()> whyNoNew;
    /// Why its time stays on it; without this nothing is taken off.
    std::function<Message(const CalendarEntry &)> whyKeepsTime {};
    /// Whether a place on the screen belongs to the tray of what has no time.
    std::function<bool(QPoint)> isTray {};
};

/// A view of the calendar: paints a content into itself, keeps its items for pointer, keys and screen readers, and says
/// what the user asks for. Subclasses lay out and paint. Focus is on a day or on one of its items; besides, entries can
/// be chosen together. Cards are moved, copied and resized by dragging, and dragging over empty time makes a new one;
/// Esc ends a drag without effect. Views that are not shown lay out when they are. GUI thread.
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
    /// Entries that others have just changed; outlives the view.
    void setMarks(const RecentMarks *marks);

    const CalendarContent &content() const { return *m_content; }
    const std::shared_ptr<const CalendarContent> &sharedContent() const { return m_content; }
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

    void setRules(CalendarRules rules) { m_rules = std::move(rules); }
    /// Entries that are chosen together, shown or not.
    const std::set<Uuid> &chosen() const { return m_chosen; }
    void setChosen(std::set<Uuid> chosen);
    /// All that an item stands for, or a part of it.
    bool isChosen(size_t item) const;
    void chooseAll();
    /// What a command is about: the chosen ones, or the one that has the focus.
    std::vector<CalendarEntry> subjects() const;
    bool isDragging() const { return m_drag.has_value(); }
    void cancelDrag();
    /// Entries that have no time yet are carried over the view by whoever holds the pointer. Each place is one on the
    /// screen; Esc here ends it.
    void beginPlacing(std::vector<CalendarEntry> entries, QPoint at);
    void carryTo(QPoint at);
    void dropCarried(QPoint at);
    /// What stands at the pointer while something is dragged: where it would go, where it comes from.
    QStringList targetWords() const;
    /// The row's name in a view with lanes.
    virtual QString laneName(size_t) const { return {}; }
    /// What a move by one row up or down is: minutes, or days where rows are weeks.
    virtual int minutesOfStep() const { return kSlotMinutes; }
    /// When an entry begins that is asked for on a day or at a place without a time.
    static Instant usualStart(Day day) { return Instant::fromLocal(day, 9, 0); }

signals:
    void opened(const Uuid &entry);
    /// Entries, or copies of them, by so much.
    void moveAsked(const std::vector<qunce::CalendarEntry> &entries, int days, int minutes, bool isCopy);
    /// Into another lane, and by so many days; names of lanes are for people.
    void laneAsked(
        const std::vector<qunce::CalendarEntry> &entries, int days, size_t from, size_t to, bool isCopy);
    /// Entries that had no time on this one; into a lane, where the view has lanes.
    void placeAsked(
        const std::vector<qunce::CalendarEntry> &entries, qunce::Instant start, std::optional<size_t> lane);
    /// Dropped where they have no time.
    void takeOffAsked(const std::vector<qunce::CalendarEntry> &entries);
    /// A drag is over the tray, or is not any more.
    void trayEntered(bool isOver);
    void resizeAsked(const qunce::CalendarEntry &entry, qunce::Instant end);
    void createAsked(qunce::Instant start, qunce::Instant end);
    /// Something was tried that may not be.
    void refused(const qunce::Message &why);
    void chosenChanged();
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
    /// The time at a place of the viewport.
    virtual std::optional<CalendarSpot> spotAt(QPointF place) const;
    /// Where a card of this time would be, in the contents; empty where the view does not show it. `like` is the item
    /// that it comes from, if it comes from one.
    virtual QRectF placeOf(const EntryTimes &times, const CalendarItem *like) const;
    /// Cards have a lower edge that can be dragged.
    virtual bool showsLengths() const { return false; }
    /// A line through the view at the time where something would be dropped.
    virtual void paintGuide(QPainter &, Instant) const { }
    /// What shows a drag above the contents, and is painted anew with every step.
    virtual QWidget *ghostSurface() { return viewport(); }
    void paintDrag(QPainter &painter);
    /// A drag has ended, whichever way.
    virtual void dragEnds() { }
    /// At which edges a drag turns the page.
    virtual bool turnsSideways() const { return true; }
    /// Up from a day itself, or down from its last item.
    virtual void leaveDay(int direction) = 0;

    const CalendarRules &rules() const { return m_rules; }
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
    /// It is being moved away.
    bool isLeaving(size_t item) const;
    void paintChosen(QPainter &painter, const QRectF &rect) const;
    void paintLeaving(QPainter &painter, const QRectF &rect) const;
    void paintFocus(QPainter &painter, const QRectF &rect) const;
    bool isHovered(size_t item) const { return m_hovered == item; }
    /// A day above its column: number, weekday, names and how many entries it has.
    void paintDayHeader(QPainter &painter, Day day, const QRectF &box) const;
    /// Names of the day and its 休 or 班, from `left` on; returns where it ends. `room` is where it must end.
    double paintMarks(QPainter &painter, Day day, double left, double room, double top, double height) const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QString hintOf(const CalendarEntry &entry, QChar separator) const;
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

    /// Where a button went down, until it comes up or a drag begins.
    struct Press {
        QPoint place;
        Qt::KeyboardModifiers modifiers;
        Uuid entry; ///< nil beside entries
        bool isMore = false;
        bool atEdge = false; ///< of a card that can be made longer
    };

    void click(const Press &press);
    void chooseWith(const Uuid &entry);
    void extendChoice(const std::function<void()> &moveFocus);
    std::optional<Uuid> entryAt(size_t item) const;
    const CalendarItem *itemOfEntry(const Uuid &entry) const;
    bool isAtEdge(size_t item, QPoint place) const;
    void beginDrag(const Press &press, QPoint at);
    void beginMove(const CalendarEntry &grabbed);
    void updateDrag();
    void updateMove(const CalendarSpot &spot);
    void updatePlace(const std::optional<CalendarSpot> &spot);
    void noteTray(QPoint onScreen);
    /// Says why, at the pointer as well.
    void refuse(const Message &why, QPoint at);
    QStringList moveWords(const Format &words) const;
    /// The item as it would stand in the lane that is aimed at.
    std::optional<CalendarItem> itemThere(const CalendarEntry *entry) const;
    void updateCreate(const CalendarSpot &spot);
    void chooseInBand();
    void drop();
    void followEdges();
    QRectF contentsBand() const;
    void paintGhost(QPainter &painter, const QRectF &rect, const QString &words, ContentLayer layer) const;
    void paintTarget(QPainter &painter) const;
    void shape(size_t item);
    void keepFocus(const Uuid &entry);
    std::optional<size_t> itemAt(QPoint place) const;
    void moveDay(int step);
    void moveItem(int step);
    void announceFocus();
    void showFocus();
    /// All that is shown is painted again; while something is dragged only the ghost is, above the backdrop.
    void refresh();
    const QPixmap &backdrop();
    QPixmap cardGround(QSize size, EntryStatus status, ContentLayer layer, bool hasMark);
    /// Icons beside that of the state: fixed by the lock, and what the checks found.
    double signsWidth(const CalendarItem &item) const;
    void paintSigns(QPainter &painter, const CalendarItem &item) const;
    const QPixmap &cardPicture(size_t item);
    void paintMore(QPainter &painter, size_t item);

    Theme &m_theme;
    LanguageChoice &m_language;
    std::shared_ptr<const CalendarContent> m_content;
    Instant m_now;
    Day m_anchor;
    Uuid m_open;
    const RecentMarks *m_marks = nullptr;
    std::vector<CalendarItem> m_items;
    std::vector<CardText> m_texts; ///< by item
    Day m_focusDay;
    std::optional<size_t> m_focusItem;
    std::optional<size_t> m_hovered;
    CalendarRules m_rules;
    std::set<Uuid> m_chosen;
    std::optional<Press> m_press;
    std::optional<CalendarDrag> m_drag;
    QTimer m_edges; ///< while a drag is at an edge
    QPixmap m_backdrop; ///< of a drag: what lies behind the ghost
    double m_backdropScroll = 0;
    int m_edgeTicks = 0; ///< for how long it has been at one that turns the page
    bool m_isStale = false; ///< is to be laid out when it is shown
    QFont m_font; ///< of cards
    QFont m_struckFont;
    /// By width, height, status, layer and whether it has its mark; made anew with layout, theme and scale.
    std::map<std::array<int, 5>, QPixmap> m_grounds;
};

} // namespace qunce
