// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>

#include "tests/support/editbench.h"
#include "views/calendar/calendarpage.h"
#include "views/common/texts.h"

namespace qunce::test {

/// Planning with mouse and keys in the calendar's page, on the demo brand with its real outbox.
class CalendarDragTest : public testing::Test
{
protected:
    explicit CalendarDragTest(const std::string &user = "hq") : m_bench(user) { }
    void SetUp() override
    {
        m_page = std::make_unique<CalendarPage>(m_bench.tools);
        ASSERT_TRUE(m_bench.settle(*m_page));
        m_page->activateWindow();
    }

    CalendarCanvas &view() const { return m_page->view(); }
    /// Drafts in an empty week, one an hour from 9 on the Tuesday.
    void plan(int count, const char *status = "draft")
    {
        EditRequest request;
        request.title = Message("plan");
        for (int i = 0; i < count; ++i) {
            const Instant start = Instant::fromLocal(kTuesday, 9 + i, 0);
            request.changes.push_back(MakeRecord {Kind::Entry, m_source.next(),
                {{"title", std::string("e") + std::to_string(i)}, {"start_at", start.seconds},
                    {"end_at", start.seconds + 1800}, {"status", std::string(status)},
                    {"group_kinds", std::vector<std::string> {"customer"}}}});
            ids.push_back(std::get<MakeRecord>(request.changes.back()).id);
        }
        m_bench.edits.commit(std::move(request), nullptr, {});
        ASSERT_TRUE(m_bench.isQuiet());
        ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    }
    void show(CalendarViewKind kind, Day anchor = kTuesday)
    {
        m_page->setViewKind(kind);
        m_page->goTo(anchor);
        ASSERT_TRUE(isSettled());
        view().setFocus();
        ASSERT_TRUE(waitFor([this] { return view().hasFocus(); }));
    }
    /// What was edited is saved and read again.
    bool isSettled()
    {
        return m_bench.isQuiet() && waitFor([this] {
            return !m_bench.reader.hasNews() && m_page->isSettled() && m_page->drafts().waiting() == 0;
        });
    }
    size_t itemOf(const Uuid &entry) const
    {
        for (size_t i = 0; i < view().items().size(); ++i) {
            const CalendarItem &item = view().items()[i];
            if (!item.isMore && view().content().entry(item.places.front()).id == entry)
                return i;
        }
        ADD_FAILURE() << "the entry is not in sight";
        return 0;
    }
    QRectF rectOf(const Uuid &entry) const { return view().rectOnScreen(view().items()[itemOf(entry)]); }
    QPoint middle(const Uuid &entry) const { return rectOf(entry).center().toPoint(); }
    void press(QPoint at, Qt::KeyboardModifiers keys = {}) { send(QEvent::MouseButtonPress, at, keys); }
    void drag(QPoint to, Qt::KeyboardModifiers keys = {}) { send(QEvent::MouseMove, to, keys); }
    void release(QPoint at, Qt::KeyboardModifiers keys = {}) { send(QEvent::MouseButtonRelease, at, keys); }
    void send(QEvent::Type type, QPoint at, Qt::KeyboardModifiers keys)
    {
        QMouseEvent event(type, at, view().viewport()->mapToGlobal(at), Qt::LeftButton,
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, keys);
        QApplication::sendEvent(view().viewport(), &event);
    }
    void dragFromTo(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {})
    {
        press(from, keys);
        drag((from + to) / 2, keys);
        drag(to, keys);
        release(to, keys);
    }
    /// Pixels of an hour and of a day in the week.
    double hour() const { return 46; }
    double column() const { return (view().viewport()->width() - 48) / 7.0; }
    Instant startOf(const Uuid &entry) const
    {
        const std::optional<Record> record = m_bench.record(Kind::Entry, entry);
        return record ? *record->instant("start_at") : Instant {};
    }
    Instant endOf(const Uuid &entry) const { return *m_bench.record(Kind::Entry, entry)->instant("end_at"); }
    std::string undoTitle() const
    {
        const auto &undo = m_bench.edits.undoState().undo;
        return undo ? text(undo->asMessage()).toStdString() : "";
    }
    void undo()
    {
        m_bench.edits.undo();
        ASSERT_TRUE(isSettled());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view(), key, modifiers); }
    size_t countOf(const Uuid &like) const
    {
        const std::string title = m_bench.record(Kind::Entry, like)->text("title");
        return static_cast<size_t>(
            std::count_if(view().content().board->entries.begin(), view().content().board->entries.end(),
                [&](const CalendarEntry &entry) { return entry.title == title; }));
    }

    /// Of a week without entries of the demo brand.
    static inline const Day kTuesday = *Day::parse("2030-02-05");

    EditBench m_bench;
    SeededIdSource m_source {11, 1'788'000'000'000};
    std::unique_ptr<CalendarPage> m_page;
    std::vector<Uuid> ids;
};

} // namespace qunce::test
