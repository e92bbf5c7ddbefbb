// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The checks of the plan where people plan: on the card, beside the entry, while an entry is typed, and before it is
// submitted or approved.

#include <QComboBox>
#include <QTest>

#include "models/merge/approval.h"
#include "tests/support/editbench.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/checkdialog.h"
#include "views/calendar/entrydialog.h"
#include "views/common/texts.h"

using namespace qunce;
using namespace qunce::test;

namespace {

using Fields = std::map<std::string, FieldValue, std::less<>>;

class EntryChecksTest : public testing::Test
{
protected:
    void SetUp() override
    {
        m_page = std::make_unique<CalendarPage>(m_bench.tools);
        m_page->resize(1440, 900);
        ASSERT_TRUE(m_bench.settle(*m_page));
        m_page->setViewKind(CalendarViewKind::Week);
        m_page->goTo(kTuesday);
        ASSERT_TRUE(isSettled());
    }

    /// For the customers' groups at nine, with a metric: nothing is to be said of it, but for what `others` say.
    Uuid plan(const Fields &others, const char *status = "draft", const Uuid &by = {})
    {
        UserInfo author = m_bench.reader.user();
        if (!by.isNil())
            author.id = by;
        m_bench.edits.setUser(author);
        const Uuid id = m_source.next();
        Fields fields {{"title", std::string("周二推送")},
            {"start_at", Instant::fromLocal(kTuesday, 9, 0).seconds}, {"status", std::string(status)},
            {"channel", std::string("群发")}, {"group_kinds", std::vector<std::string> {"customer"}},
            {"metric", std::string("执行率")}};
        if (std::string_view(status) != "draft") {
            fields["submitted_by"] = toValue(author.id);
            fields["submitted_at"] = m_bench.reader.now().seconds;
        }
        for (const auto &[name, value] : others)
            fields[name] = value;
        std::erase_if(fields, [](const auto &field) { return field.second == FieldValue(); });
        EditRequest request;
        request.title = Message("plan");
        request.changes.push_back(MakeRecord {Kind::Entry, id, std::move(fields)});
        m_bench.edits.commit(std::move(request), nullptr, {});
        EXPECT_TRUE(m_bench.isQuiet());
        EXPECT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
        m_bench.edits.setUser(m_bench.reader.user());
        EXPECT_TRUE(isSettled());
        return id;
    }
    void open(const Uuid &entry)
    {
        m_page->open({PageId::Calendar, entry, {}, {}});
        ASSERT_TRUE(waitFor([&] {
            return m_page->isSettled() && m_page->pane().detail()
                && m_page->pane().detail()->record.id == entry;
        }));
    }
    bool isSettled()
    {
        return waitFor([this] { return m_page->isSettled() && m_bench.edits.waiting() == 0; })
            && waitFor([this] { return !m_bench.reader.hasNews() && m_page->isSettled(); });
    }
    QStringList checksInPane() const
    {
        QStringList said;
        for (const auto &[label, words] : m_page->pane().lines()) {
            if (label == text(QUNCE_TEXT("Checks")))
                said += words;
        }
        return said;
    }
    QString hintOf(const Uuid &entry) const
    {
        for (const CalendarItem &item : m_page->view().items()) {
            if (!item.isMore && m_page->view().content().entry(item.places.front()).id == entry)
                return m_page->view().hintOf(item, QLatin1Char('\n'));
        }
        return {};
    }
    void click(ReviewStep step)
    {
        auto *button =
            m_page->pane().findChild<QPushButton *>(QStringLiteral("step.%1").arg(static_cast<int>(step)));
        ASSERT_NE(button, nullptr);
        ASSERT_TRUE(button->isEnabled()) << button->toolTip().toStdString();
        button->click();
    }
    CheckDialog *dialog() const
    {
        for (CheckDialog *each : m_page->findChildren<CheckDialog *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    Record saved(const Uuid &entry) const { return m_bench.record(Kind::Entry, entry).value_or(Record()); }
    std::vector<Record> commentsOn(const Uuid &entry) const
    {
        return m_bench.records(Kind::Comment, "entry", toValue(entry));
    }

    static inline const Day kTuesday = *Day::parse("2030-02-05");
    static FieldValue atNight() { return Instant::fromLocal(kTuesday, 23, 0).seconds; }

    EditBench m_bench;
    SeededIdSource m_source {12, 1'788'000'000'000};
    const Uuid m_other = *Uuid::parse("01900000-0000-7000-8000-0000000000aa");
    std::unique_ptr<CalendarPage> m_page;
};

TEST_F(EntryChecksTest, CardAndPaneSayWhatIsWrongAndHowOftenStill)
{
    const Uuid fine = plan({});
    const Uuid wrong = plan({{"start_at", atNight()}, {"metric", FieldValue()}});
    ASSERT_NE(m_page->findings(), nullptr);
    EXPECT_EQ(m_page->findings()->of(fine), nullptr);
    const BoardFindings::Found *found = m_page->findings()->of(wrong);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->worst, Severity::Error);
    EXPECT_TRUE(hintOf(wrong).contains(QStringLiteral("错误：23:00"))) << hintOf(wrong).toStdString();
    EXPECT_FALSE(hintOf(fine).contains(QStringLiteral("错误")));
    ASSERT_NO_FATAL_FAILURE(open(wrong));
    const QStringList said = checksInPane();
    ASSERT_GE(said.size(), 3) << said.join(QLatin1Char('\n')).toStdString();
    EXPECT_TRUE(said[0].startsWith(QStringLiteral("错误：")));
    EXPECT_TRUE(said[1].startsWith(QStringLiteral("提醒：")));
    const QString &sends = said.back();
    EXPECT_TRUE(sends.startsWith(QStringLiteral("剩余可发次数（未含导购自发）"))) << sends.toStdString();
    EXPECT_TRUE(sends.contains(QStringLiteral("26/28"))) << "two are planned in this February";
    QTest::qWait(0); // what was just filled is laid out
    EXPECT_TRUE(waitFor([&] {
        qsizetype readable = 0;
        for (const WrappedText *line : m_page->pane().findChildren<WrappedText *>()) {
            readable +=
                said.contains(line->accessibleName()) && line->height() >= line->heightForWidth(line->width())
                ? 1
                : 0;
        }
        return readable == said.size();
    }));
    PageBench::picture(*m_page, QStringLiteral("planning-checks-zh-light"));
    m_bench.theme.setKind(Theme::Kind::Dark);
    m_page->setViewKind(CalendarViewKind::Agenda);
    ASSERT_TRUE(isSettled());
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-checks-agenda-zh-dark"));
    m_page->setViewKind(CalendarViewKind::Month);
    ASSERT_TRUE(isSettled());
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-checks-month-zh-dark"));
    m_bench.theme.setKind(Theme::Kind::Light);
}

TEST_F(EntryChecksTest, TheCardFollowsWhenTheEntryIsMended)
{
    const Uuid entry = plan({{"start_at", atNight()}});
    ASSERT_NE(m_page->findings()->of(entry), nullptr);
    EditRequest request;
    request.title = Message("earlier");
    request.changes.push_back(
        ChangeFields {Kind::Entry, entry, {{"start_at", Instant::fromLocal(kTuesday, 10, 0).seconds}}, {}});
    m_bench.edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(waitFor([&] { return m_page->isSettled() && m_page->findings()->of(entry) == nullptr; }));
}

TEST_F(EntryChecksTest, WhatIsTypedIsCheckedAtOnce)
{
    const Uuid entry = plan({{"start_at", atNight()}});
    ASSERT_NO_FATAL_FAILURE(open(entry));
    m_page->findChild<QToolButton *>(QStringLiteral("editEntry"))->click();
    auto *editor = m_page->findChild<EntryDialog *>();
    ASSERT_NE(editor, nullptr);
    const auto says = [&](const QString &words) {
        return editor->findings().lines().join(QLatin1Char('\n')).contains(words);
    };
    ASSERT_TRUE(waitFor([&] { return says(QStringLiteral("静默时段")); }));
    editor->findChild<QDateTimeEdit *>(QStringLiteral("start_at"))->setTime(QTime(10, 0));
    ASSERT_TRUE(waitFor([&] { return !editor->isChecking() && says(QStringLiteral("检查未发现问题")); }));
    editor->findChild<QLineEdit *>(QStringLiteral("metric"))->clear();
    ASSERT_TRUE(waitFor([&] { return says(QStringLiteral("提醒：")); }));
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*editor, QStringLiteral("planning-dialog-checks-zh-light"));
    EXPECT_EQ(saved(entry).instant("start_at"), Instant::fromLocal(kTuesday, 23, 0))
        << "nothing is saved yet";
}

TEST_F(EntryChecksTest, ErrorsKeepAnEntryFromBeingApprovedAndSayWhy)
{
    const Uuid entry = plan({{"start_at", atNight()}}, "submitted", m_other);
    ASSERT_NO_FATAL_FAILURE(open(entry));
    ASSERT_NO_FATAL_FAILURE(click(ReviewStep::Approve));
    ASSERT_TRUE(waitFor([&] { return !m_bench.toasts.empty(); }));
    EXPECT_TRUE(m_bench.toasts.back().find("静默时段") != std::string::npos);
    EXPECT_EQ(dialog(), nullptr);
    EXPECT_EQ(saved(entry).text("status"), "submitted");
}

TEST_F(EntryChecksTest, WarningsAreGoneOnWithForAReasonThatIsKept)
{
    const Uuid entry = plan({{"metric", FieldValue()}}, "submitted", m_other);
    ASSERT_NO_FATAL_FAILURE(open(entry));
    ASSERT_NO_FATAL_FAILURE(click(ReviewStep::Approve));
    ASSERT_TRUE(waitFor([&] { return dialog() != nullptr; }));
    EXPECT_EQ(dialog()->lines().size(), 2);
    dialog()->accept();
    ASSERT_NE(dialog(), nullptr) << "without a reason nothing happens";
    EXPECT_EQ(saved(entry).text("status"), "submitted");
    dialog()->reason()->setPlainText(QStringLiteral("公益推送，不考核"));
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*dialog(), QStringLiteral("planning-warning-zh-light"));
    dialog()->accept();
    ASSERT_TRUE(waitFor([&] { return saved(entry).text("status") == "approved"; }));
    const std::vector<Record> comments = commentsOn(entry);
    ASSERT_EQ(comments.size(), 1U);
    EXPECT_EQ(comments[0].text("purpose"), "warning");
    EXPECT_EQ(comments[0].text("text"), "公益推送，不考核");
}

TEST_F(EntryChecksTest, WhoSubmitsSaysWhyAndIsToldOfErrors)
{
    const Uuid entry = plan({{"start_at", atNight()}, {"metric", FieldValue()}});
    ASSERT_NO_FATAL_FAILURE(open(entry));
    ASSERT_NO_FATAL_FAILURE(click(ReviewStep::Submit));
    ASSERT_TRUE(waitFor([&] { return dialog() != nullptr; }));
    EXPECT_TRUE(dialog()->findChild<QLabel *>(QStringLiteral("advice"))->isVisible())
        << "it cannot be approved like this";
    dialog()->reason()->setPlainText(QStringLiteral("先走流程"));
    dialog()->accept();
    ASSERT_TRUE(waitFor([&] { return saved(entry).text("status") == "submitted"; }));
    ASSERT_EQ(commentsOn(entry).size(), 1U);
    EXPECT_EQ(commentsOn(entry)[0].text("purpose"), "warning");
}

TEST_F(EntryChecksTest, OfManyThoseWithErrorsStayAndTheOthersGoOn)
{
    const Uuid fine = plan({}, "submitted", m_other);
    const Uuid wrong = plan({{"start_at", atNight()}}, "submitted", m_other);
    m_page->view().chooseAll();
    m_page->reviewBar().button(ReviewStep::Approve)->click();
    ASSERT_TRUE(waitFor([&] { return saved(fine).text("status") == "approved"; }));
    EXPECT_EQ(saved(wrong).text("status"), "submitted");
    ASSERT_EQ(m_bench.toasts.size(), 1U) << "why one of them is not";
    EXPECT_EQ(dialog(), nullptr);
}

TEST_F(EntryChecksTest, ACardThatIsLockedSaysSo)
{
    const Day today = m_bench.today();
    const Uuid entry = plan({{"start_at", Instant::fromLocal(today, 10, 50).seconds}}, "submitted", m_other);
    m_page->goTo(today);
    ASSERT_TRUE(isSettled());
    EXPECT_FALSE(hintOf(entry).contains(QStringLiteral("已锁定")));
    EditRequest request;
    request.title = Message("approve");
    const Record now = saved(entry);
    ChangeFields change {Kind::Entry, entry, {{"status", std::string("approved")}}, {}};
    for (auto &[field, value] :
        approvalFields(now, "approved", m_bench.reader.user().id, m_bench.reader.now()))
        change.fields[field] = std::move(value);
    request.changes.push_back(std::move(change));
    m_bench.edits.commit(std::move(request), nullptr, {});
    m_page->setViewKind(CalendarViewKind::Day);
    ASSERT_TRUE(waitFor([&] { return isSettled() && saved(entry).text("status") == "approved"; }));
    EXPECT_TRUE(waitFor([&] { return hintOf(entry).contains(QStringLiteral("已锁定")); }));
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-lock-day-zh-light"));
    m_page->setViewKind(CalendarViewKind::Lanes);
    m_bench.theme.setKind(Theme::Kind::Dark);
    ASSERT_TRUE(isSettled());
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-lanes-zh-dark"));
    m_bench.theme.setKind(Theme::Kind::Light);
}

} // namespace
