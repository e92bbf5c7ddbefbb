// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Approval in the calendar: who submits, approves and sends back, what people say, what is locked, one at a time and many.

#include <QLabel>
#include <QTest>

#include "models/merge/approval.h"
#include "tests/support/editbench.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/reasondialog.h"
#include "views/common/texts.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class EntryReviewTest : public testing::Test
{
protected:
    explicit EntryReviewTest(const std::string &user = "hq") : m_bench(user) { }
    void SetUp() override
    {
        m_page = std::make_unique<CalendarPage>(m_bench.tools);
        ASSERT_TRUE(m_bench.settle(*m_page));
    }

    /// By somebody else, if not said otherwise by me: who submits signs.
    Uuid plan(const std::string &title, const char *status, const Uuid &by = {},
        Instant start = Instant::fromLocal(kTuesday, 9, 0))
    {
        UserInfo author = m_bench.reader.user();
        if (!by.isNil())
            author.id = by;
        m_bench.edits.setUser(author);
        const Uuid id = m_source.next();
        EditRequest request;
        request.title = Message("plan");
        request.changes.push_back(MakeRecord {Kind::Entry, id,
            {{"title", title}, {"start_at", start.seconds}, {"status", std::string(status)},
                {"submitted_by", toValue(author.id)}, {"submitted_at", m_bench.reader.now().seconds},
                // So that the checks have nothing to say.
                {"channel", std::string("公众号")}, {"metric", std::string("阅读数")}}});
        m_bench.edits.commit(std::move(request), nullptr, {});
        EXPECT_TRUE(m_bench.isQuiet());
        EXPECT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
        m_bench.edits.setUser(m_bench.reader.user());
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
    QPushButton *step(ReviewStep step) const
    {
        return m_page->pane().findChild<QPushButton *>(QStringLiteral("step.%1").arg(static_cast<int>(step)));
    }
    void take(ReviewStep next, const Uuid &entry, const std::string &status)
    {
        QPushButton *button = step(next);
        ASSERT_NE(button, nullptr);
        ASSERT_TRUE(button->isEnabled()) << button->toolTip().toStdString();
        button->click();
        ASSERT_TRUE(waitFor([&] { return saved(entry).text("status") == status; }));
        ASSERT_TRUE(waitFor([&] {
            return m_page->isSettled() && storedName(m_page->pane().detail()->entry.status) == status;
        }));
    }
    Record saved(const Uuid &entry) const { return m_bench.record(Kind::Entry, entry).value_or(Record()); }
    std::vector<Record> commentsOn(const Uuid &entry) const
    {
        return m_bench.records(Kind::Comment, "entry", toValue(entry));
    }
    bool says(const QString &label, const QString &value) const
    {
        return std::any_of(m_page->pane().lines().begin(), m_page->pane().lines().end(),
            [&](const auto &line) { return line.first.contains(label) && line.second.contains(value); });
    }
    Uuid me() const { return m_bench.reader.user().id; }

    static inline const Day kTuesday = *Day::parse("2030-02-05");

    EditBench m_bench;
    SeededIdSource m_source {12, 1'788'000'000'000};
    const Uuid m_other = *Uuid::parse("01900000-0000-7000-8000-0000000000aa");
    std::unique_ptr<CalendarPage> m_page;
};

TEST_F(EntryReviewTest, WhoSubmitsSignsAndMayWithdrawButNotApprove)
{
    const Uuid entry = plan("e", "draft");
    ASSERT_NO_FATAL_FAILURE(open(entry));
    EXPECT_EQ(step(ReviewStep::Approve), nullptr) << "a draft is not approved";
    ASSERT_NO_FATAL_FAILURE(take(ReviewStep::Submit, entry, "submitted"));
    EXPECT_EQ(saved(entry).reference("submitted_by"), me());
    EXPECT_EQ(saved(entry).instant("submitted_at"), m_bench.reader.now());
    EXPECT_TRUE(says(QStringLiteral("提交人"), QStringLiteral("9月8日")));
    ASSERT_NE(step(ReviewStep::Approve), nullptr);
    EXPECT_FALSE(step(ReviewStep::Approve)->isEnabled());
    EXPECT_EQ(step(ReviewStep::Approve)->toolTip(), text(messageOf({Rejection::OwnApproval, {}, {}, {}})));
    for (const EntryStatus next : m_page->pane().rights().next)
        EXPECT_NE(next, EntryStatus::Approved) << "the menu does not offer it either";
    ASSERT_NO_FATAL_FAILURE(take(ReviewStep::Withdraw, entry, "draft"));
}

TEST_F(EntryReviewTest, WhatIsApprovedIsWrittenDownAndLaterChangesAreShown)
{
    const Uuid entry = plan("before", "submitted", m_other);
    ASSERT_NO_FATAL_FAILURE(open(entry));
    ASSERT_NO_FATAL_FAILURE(take(ReviewStep::Approve, entry, "approved"));
    EXPECT_EQ(saved(entry).reference("approved_by"), me());
    EXPECT_TRUE(saved(entry).instant("approved_at"));
    EXPECT_EQ(saved(entry).text("approved_form"), approvedForm(saved(entry)));
    EXPECT_TRUE(m_page->pane().detail()->review.changed.empty());
    EditRequest request;
    request.title = Message("change");
    request.changes.push_back(ChangeFields {Kind::Entry, entry, {{"title", std::string("after")}}, {}});
    m_bench.edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(waitFor([&] { return says(QStringLiteral("标题"), QStringLiteral("before → after")); }));
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-approved-zh-light"));
    m_bench.theme.setKind(Theme::Kind::Dark);
    m_bench.language.set(Language::English);
    ASSERT_TRUE(isSettled());
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-approved-en-dark"));
    m_bench.theme.setKind(Theme::Kind::Light);
}

TEST_F(EntryReviewTest, SendingBackNeedsAReasonThatIsKept)
{
    const Uuid entry = plan("e", "submitted", m_other);
    ASSERT_NO_FATAL_FAILURE(open(entry));
    step(ReviewStep::SendBack)->click();
    auto *dialog = m_page->findChild<ReasonDialog *>();
    ASSERT_NE(dialog, nullptr);
    dialog->accept();
    EXPECT_TRUE(dialog->isVisible()) << "without a reason nothing happens";
    dialog->reason().setPlainText(QStringLiteral("缺风险提示"));
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*dialog, QStringLiteral("planning-reason-zh-light"));
    dialog->accept();
    ASSERT_TRUE(waitFor([&] { return saved(entry).text("status") == "changes"; }));
    const std::vector<Record> comments = commentsOn(entry);
    ASSERT_EQ(comments.size(), 1U);
    EXPECT_EQ(comments[0].text("purpose"), "returned");
    EXPECT_EQ(comments[0].text("text"), "缺风险提示");
    EXPECT_EQ(comments[0].reference("author"), me());
    EXPECT_TRUE(waitFor([&] { return says(QStringLiteral("退回"), QStringLiteral("缺风险提示")); }));
}

TEST_F(EntryReviewTest, PeopleCommentAndTakeTheirOwnBack)
{
    const Uuid entry = plan("e", "draft");
    const Uuid another = plan("f", "draft");
    ASSERT_NO_FATAL_FAILURE(open(entry));
    auto *field = m_page->findChild<QPlainTextEdit *>(QStringLiteral("comment"));
    auto *post = m_page->findChild<QPushButton *>(QStringLiteral("postComment"));
    EXPECT_FALSE(post->isEnabled());
    field->setPlainText(QStringLiteral("十点前能定吗？ 👍 مرحبا"));
    ASSERT_NO_FATAL_FAILURE(open(another));
    EXPECT_TRUE(field->toPlainText().isEmpty());
    ASSERT_NO_FATAL_FAILURE(open(entry));
    EXPECT_FALSE(field->toPlainText().isEmpty()) << "what was typed waits at its entry";
    post->click();
    ASSERT_TRUE(waitFor([&] { return says(QStringLiteral("9月8日"), QStringLiteral("十点前能定吗")); }));
    ASSERT_EQ(commentsOn(entry).size(), 1U);
    EXPECT_TRUE(field->toPlainText().isEmpty());
    QPushButton *remove = nullptr;
    for (QPushButton *button : m_page->pane().findChildren<QPushButton *>()) {
        if (button->accessibleName() == QStringLiteral("删除评论"))
            remove = button;
    }
    ASSERT_NE(remove, nullptr);
    remove->click();
    ASSERT_TRUE(waitFor([&] { return commentsOn(entry).empty(); }));
    ASSERT_TRUE(isSettled());
    m_bench.edits.undo();
    EXPECT_TRUE(waitFor([&] { return commentsOn(entry).size() == 1; }));
}

TEST_F(EntryReviewTest, ManyAreApprovedInOneStepAndOwnOnesAreLeft)
{
    const std::vector<Uuid> theirs {plan("a", "submitted", m_other), plan("b", "submitted", m_other)};
    const Uuid own = plan("c", "submitted", me());
    m_page->setViewKind(CalendarViewKind::Week);
    m_page->goTo(kTuesday);
    ASSERT_TRUE(isSettled());
    EXPECT_FALSE(m_page->reviewBar().isVisible());
    m_page->view().chooseAll();
    ASSERT_TRUE(m_page->reviewBar().isVisible());
    EXPECT_EQ(m_page->reviewBar().words(), QStringLiteral("已选 3 项"));
    QPushButton *approve = m_page->reviewBar().button(ReviewStep::Approve);
    EXPECT_EQ(approve->text(), QStringLiteral("通过 2"));
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-bulk-zh-light"));
    approve->click();
    ASSERT_TRUE(waitFor([&] { return saved(theirs[1]).text("status") == "approved"; }));
    EXPECT_EQ(saved(theirs[0]).text("status"), "approved");
    EXPECT_EQ(saved(own).text("status"), "submitted");
    ASSERT_EQ(m_bench.toasts.size(), 1U) << "why one of them is not";
    ASSERT_TRUE(waitFor([&] {
        const auto &undo = m_bench.edits.undoState().undo;
        return undo && text(undo->asMessage()) == QStringLiteral("2 条排期：状态改为已通过");
    }));
}

TEST_F(EntryReviewTest, HalfAnHourBeforeItsStartAnApprovedEntryIsLockedAndSaysWhy)
{
    const Uuid entry = plan("soon", "submitted", m_other, Instant::fromLocal(m_bench.today(), 10, 50));
    ASSERT_NO_FATAL_FAILURE(open(entry));
    EXPECT_FALSE(says(QStringLiteral("已锁定"), QString()));
    ASSERT_NO_FATAL_FAILURE(take(ReviewStep::Approve, entry, "approved"));
    EXPECT_TRUE(says(QStringLiteral("已锁定"), QStringLiteral("开始前30分钟起锁定")));
    EXPECT_FALSE(m_page->findChild<QToolButton *>(QStringLiteral("editEntry"))->isEnabled());
    ASSERT_NE(step(ReviewStep::SendBack), nullptr);
    EXPECT_FALSE(step(ReviewStep::SendBack)->isEnabled());
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-locked-zh-light"));
    m_page->setViewKind(CalendarViewKind::Week);
    ASSERT_TRUE(isSettled());
    m_page->view().setFocus();
    m_page->view().focusOnEntry(entry);
    QTest::keyClick(&m_page->view(), Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(m_bench.toasts.size(), 1U);
    EXPECT_EQ(saved(entry).instant("start_at"), Instant::fromLocal(m_bench.today(), 10, 50));
}

TEST_F(EntryReviewTest, KeysTakeTheSteps)
{
    const Uuid entry = plan("e", "draft");
    m_page->setViewKind(CalendarViewKind::Week);
    m_page->goTo(kTuesday);
    ASSERT_TRUE(isSettled());
    m_page->activateWindow();
    m_page->view().setFocus();
    ASSERT_TRUE(waitFor([&] { return m_page->view().hasFocus(); }));
    m_page->view().focusOnEntry(entry);
    QTest::keyClick(&m_page->view(), Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    ASSERT_TRUE(waitFor([&] { return saved(entry).text("status") == "submitted"; }));
    ASSERT_TRUE(isSettled());
    QTest::keyClick(&m_page->view(), Qt::Key_W, Qt::ControlModifier | Qt::AltModifier);
    ASSERT_TRUE(waitFor([&] { return saved(entry).text("status") == "draft"; }));
}

} // namespace
