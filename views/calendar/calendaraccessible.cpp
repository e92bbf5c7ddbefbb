// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The children of a view are its days, in order, and then its items.

#include "views/calendar/calendaraccessible.h"

#include <map>

#include <QAccessible>
#include <QAccessibleWidget>

#include "views/calendar/calendarcanvas.h"

namespace qunce {

namespace {

class CanvasAccessible;

class ItemAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    ItemAccessible(CalendarCanvas *canvas, int child) : m_canvas(canvas), m_child(child) { }

    bool isValid() const override { return m_canvas && m_child < m_canvas->days().days() + itemCount(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_canvas.data());
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid() || kind != QAccessible::Name)
            return {};
        const QChar separator = QLatin1Char(' ');
        return isDay() ? m_canvas->hintOfDay(day(), separator) : m_canvas->hintOf(item(), separator);
    }
    void setText(QAccessible::Text, const QString &) override { }

    QRect rect() const override
    {
        if (!isValid() || isDay())
            return {};
        const QRect place = m_canvas->rectOnScreen(item()).toRect();
        return {m_canvas->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        if (!isValid())
            return state;
        const std::optional<size_t> focused = m_canvas->focusItem();
        state.focused = m_canvas->hasFocus()
            && (isDay() ? !focused && m_canvas->focusDay() == day() : focused == itemNumber());
        state.selectable = !isDay();
        state.selected = !isDay() && m_canvas->isChosen(itemNumber());
        state.offscreen =
            !isDay() && !m_canvas->rectOnScreen(item()).intersects(QRectF(m_canvas->viewport()->rect()));
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &action) override
    {
        if (!isValid())
            return;
        m_canvas->setFocus();
        if (isDay()) {
            m_canvas->focusOn(day());
            return;
        }
        const CalendarItem pressed = item();
        m_canvas->focusOn(pressed.day, itemNumber());
        if (action == pressAction())
            m_canvas->activate(pressed);
    }

private:
    int itemCount() const { return static_cast<int>(m_canvas->items().size()); }
    bool isDay() const { return m_child < m_canvas->days().days(); }
    Day day() const { return m_canvas->days().from + m_child; }
    size_t itemNumber() const { return static_cast<size_t>(m_child - m_canvas->days().days()); }
    const CalendarItem &item() const { return m_canvas->items()[itemNumber()]; }

    const QPointer<CalendarCanvas> m_canvas;
    const int m_child;
};

class CanvasAccessible : public QAccessibleWidget
{
public:
    explicit CanvasAccessible(CalendarCanvas *canvas) : QAccessibleWidget(canvas, QAccessible::List) { }
    ~CanvasAccessible() override { forget(); }

    int childCount() const override
    {
        return canvas().days().days() + static_cast<int>(canvas().items().size());
    }
    QAccessibleInterface *child(int number) const override
    {
        if (number < 0 || number >= childCount())
            return nullptr;
        const auto known = m_children.find(number);
        if (known != m_children.end())
            return QAccessible::accessibleInterface(known->second);
        auto *made = new ItemAccessible(&canvas(), number); // the cache's
        m_children[number] = QAccessible::registerAccessibleInterface(made);
        return made;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int number = canvas().days().days(); number < childCount(); ++number) {
            QAccessibleInterface *each = child(number);
            if (each->rect().contains(x, y))
                return each;
        }
        return nullptr;
    }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (const auto &[number, id] : m_children) {
            if (QAccessible::accessibleInterface(id) == wanted)
                return number;
        }
        return -1;
    }
    QAccessibleInterface *focusChild() const override
    {
        return canvas().hasFocus()
            ? child(accessibleChildOf(canvas(), canvas().focusDay(), canvas().focusItem()))
            : nullptr;
    }
    void forget()
    {
        for (const auto &[number, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

private:
    CalendarCanvas &canvas() const { return *static_cast<CalendarCanvas *>(widget()); }

    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<CalendarCanvas *>(object);
    return canvas ? new CanvasAccessible(canvas) : nullptr;
}

} // namespace

void installCalendarAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed);
}

void forgetAccessibleItems(CalendarCanvas *canvas)
{
    if (!QAccessible::isActive())
        return;
    if (auto *known = dynamic_cast<CanvasAccessible *>(QAccessible::queryAccessibleInterface(canvas)))
        known->forget();
}

int accessibleChildOf(const CalendarCanvas &canvas, Day day, std::optional<size_t> item)
{
    return item ? canvas.days().days() + static_cast<int>(*item) : day - canvas.days().from;
}

} // namespace qunce
