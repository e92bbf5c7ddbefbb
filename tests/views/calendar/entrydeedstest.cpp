// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two who approve and their deputies, what waits for me, and what is done with an entry in the last metre and when something
// went wrong: in the calendar's window, with a real outbox.

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "models/merge/approval.h"
#include "models/boards/tasksubjects.h"
#include "models/merge/revision.h"
#include "tests/support/editbench.h"
#include "views/calendar/approvalsdialog.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/packagedialog.h"
#include "views/calendar/reasondialog.h"
#include "views/calendar/revisedialog.h"
#include "views/common/imagedesk.h"
#include "views/common/texts.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class EntryDeedsTest : public testing::Test
{
protected:
    void SetUp() override
    {
        m_page = std::make_unique<CalendarPage>(m_bench.tools);
        ASSERT_TRUE(m_bench.settle(*m_page));
    }

    UserInfo as(const Uuid &user) const
    {
        UserInfo author = m_bench.reader.user();
        if (!user.isNil())
            author.id = user;
        return author;
    }
    void commit(const UserInfo &author, RecordChange change)
    {
        m_bench.edits.setUser(author);
        EditRequest request;
        request.title = Message("plan");
        request.changes.push_back(std::move(change));
        m_bench.edits.commit(std::move(request), nullptr, {});
        EXPECT_TRUE(m_bench.isQuiet());
        EXPECT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
        m_bench.edits.setUser(m_bench.reader.user());
    }
    Uuid plan(const std::string &title, const char *status, const Uuid &by, const char *layer = "brand")
    {
        const Uuid id = m_source.next();
        commit(as(by),
            MakeRecord {Kind::Entry, id,
                {{"title", title}, {"start_at", Instant::fromLocal(kTuesday, 9, 0).seconds},
                    {"status", std::string(status)}, {"submitted_by", toValue(as(by).id)},
                    {"submitted_at", m_bench.reader.now().seconds}, {"channel", std::string("公众号")},
                    {"layer", std::string(layer)}, {"metric", std::string("阅读数")}}});
        return id;
    }
    /// As an administrator does: the policy is theirs.
    void setPolicy(const ApprovalPolicy &policy)
    {
        UserInfo admin = m_bench.reader.user();
        admin.role = "admin";
        commit(admin,
            MakeRecord {Kind::Setting, {},
                {{"name", std::string(kApprovalPolicySetting)}, {"value", toJson(policy)}}});
    }
    /// Approved by two others, and then what the server says of it.
    Uuid planOut(const std::string &title)
    {
        const Uuid id = plan(title, "submitted", m_other);
        const Record now = saved(id);
        UserInfo third = as(m_third);
        ChangeFields change {Kind::Entry, id, {{"status", std::string("approved")}}, {}};
        for (auto &[field, value] : approvalFields(now, "approved", third.id, m_bench.reader.now()))
            change.fields[field] = value;
        commit(third, change);
        commit(third, ChangeFields {Kind::Entry, id, {{"status", std::string("dispatched")}}, {}});
        return id;
    }
    void open(const Uuid &entry)
    {
        m_page->open({PageId::Calendar, entry, {}, {}});
        // A long text without a break takes seconds to lay out where the machine has other things to do.
        ASSERT_TRUE(waitFor(
            [&] {
                return m_page->isSettled() && m_page->pane().detail()
                    && m_page->pane().detail()->record.id == entry;
            },
            60'000));
    }
    Record saved(const Uuid &entry) const { return m_bench.record(Kind::Entry, entry).value_or(Record()); }
    QAction *emergency(EmergencyStep step) const
    {
        return m_page->pane().findChild<QAction *>(
            QStringLiteral("emergency.%1").arg(static_cast<int>(step)));
    }
    /// As soon as the pane that is shown offers it: one that is being made anew has still its old menu.
    void trigger(EmergencyStep step) const
    {
        ASSERT_TRUE(waitFor([&] { return emergency(step) && emergency(step)->isEnabled(); }));
        emergency(step)->trigger();
    }
    bool says(const QString &label, const QString &value) const
    {
        return std::any_of(m_page->pane().lines().begin(), m_page->pane().lines().end(),
            [&](const auto &line) { return line.first.contains(label) && line.second.contains(value); });
    }
    ApprovalsDialog *openApprovals()
    {
        EXPECT_TRUE(waitFor([&] { return m_page->waitingButton().isVisible(); }));
        m_page->waitingButton().click();
        auto *dialog = m_page->findChild<ApprovalsDialog *>();
        EXPECT_NE(dialog, nullptr);
        EXPECT_TRUE(dialog && waitFor([&] { return !dialog->deputy().isEmpty(); }));
        return dialog;
    }
    int rowOf(const ApprovalsDialog &dialog, const Uuid &entry) const
    {
        const auto &entries = dialog.waiting().entries;
        const auto found = std::find_if(entries.begin(), entries.end(),
            [&](const WaitingApproval &one) { return one.entry.id == entry; });
        return found == entries.end() ? -1 : static_cast<int>(found - entries.begin());
    }
    Uuid me() const { return m_bench.reader.user().id; }

    static inline const Day kTuesday = *Day::parse("2030-02-05");

    EditBench m_bench {"hq"};
    SeededIdSource m_source {19, 1'788'000'000'000};
    const Uuid m_other = *Uuid::parse("01900000-0000-7000-8000-0000000000aa");
    const Uuid m_third = *Uuid::parse("01900000-0000-7000-8000-0000000000bb");
    std::unique_ptr<CalendarPage> m_page;
};

TEST_F(EntryDeedsTest, TheFirstOfTwoApprovesAndTheEntryGoesOnWaiting)
{
    ApprovalPolicy policy;
    policy.twoForLayers = {"promotion"};
    setPolicy(policy);
    const Uuid entry = plan("双11", "submitted", m_other, "promotion");
    ASSERT_NO_FATAL_FAILURE(open(entry));
    auto *approve = m_page->pane().findChild<QPushButton *>(
        QStringLiteral("step.%1").arg(static_cast<int>(ReviewStep::Approve)));
    ASSERT_NE(approve, nullptr);
    EXPECT_EQ(approve->text(), QStringLiteral("初审通过"));
    approve->click();
    ASSERT_TRUE(waitFor([&] { return saved(entry).reference("first_by") == me(); }));
    EXPECT_EQ(saved(entry).text("status"), "submitted");
    ASSERT_TRUE(waitFor([&] { return says(QStringLiteral("初审人"), QStringLiteral("9月8日")); }));
    approve = m_page->pane().findChild<QPushButton *>(
        QStringLiteral("step.%1").arg(static_cast<int>(ReviewStep::Approve)));
    ASSERT_NE(approve, nullptr);
    EXPECT_FALSE(approve->isEnabled()) << "the second is somebody else";
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-first-of-two-zh-light"));
}

TEST_F(EntryDeedsTest, WhatWaitsForMeIsOneClickAwayAndApprovedTogether)
{
    const Uuid first = plan("甲", "submitted", m_other);
    const Uuid second = plan("乙", "submitted", m_other);
    const Uuid own = plan("丙", "submitted", me());
    ApprovalsDialog *dialog = openApprovals();
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(waitFor([&] { return rowOf(*dialog, first) >= 0 && rowOf(*dialog, second) >= 0; }));
    EXPECT_EQ(rowOf(*dialog, own), -1) << "nobody approves their own";
    EXPECT_FALSE(dialog->approve().isEnabled());
    for (const Uuid &entry : {first, second})
        dialog->list().topLevelItem(rowOf(*dialog, entry))->setCheckState(0, Qt::Checked);
    EXPECT_EQ(dialog->approve().text(), QStringLiteral("通过 2"));
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*dialog, QStringLiteral("planning-approvals-zh-light"));
    dialog->approve().click();
    ASSERT_TRUE(waitFor([&] {
        return saved(first).text("status") == "approved" && saved(second).text("status") == "approved";
    }));
    EXPECT_TRUE(waitFor([&] { return rowOf(*dialog, first) < 0; })) << "and it waits no more";
}

TEST_F(EntryDeedsTest, ADeputyApprovesInAnotherNameAndThatIsShown)
{
    ApprovalPolicy policy;
    policy.approvers = {m_third};
    setPolicy(policy);
    const Uuid entry = plan("代审", "submitted", m_other);
    ASSERT_NO_FATAL_FAILURE(open(entry));
    // The policy may be read after the entry: then the pane takes back what it offered.
    EXPECT_TRUE(waitFor([&] {
        const auto *approve = m_page->pane().findChild<QPushButton *>(
            QStringLiteral("step.%1").arg(static_cast<int>(ReviewStep::Approve)));
        return approve && !approve->isEnabled();
    }));
    commit(as(m_third),
        MakeRecord {Kind::Setting, {},
            {{"name", deputySetting(m_third)},
                {"value", toJson(Deputy {me(), {m_bench.reader.now().seconds + 3600}})}}});
    ApprovalsDialog *dialog = openApprovals();
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(waitFor([&] { return m_page->isSettled() && !m_bench.reader.hasNews(); }));
    ASSERT_TRUE(waitFor([&] { return rowOf(*dialog, entry) >= 0; }));
    dialog->list().topLevelItem(rowOf(*dialog, entry))->setCheckState(0, Qt::Checked);
    ASSERT_TRUE(dialog->approve().isEnabled());
    dialog->approve().click();
    // Before it is approved the whole plan is read for its checks, which takes its time on a machine that is busy.
    ASSERT_TRUE(waitFor([&] { return saved(entry).text("status") == "approved"; }, 60'000))
        << (m_bench.toasts.empty() ? std::string("nothing was said") : m_bench.toasts.back());
    EXPECT_EQ(saved(entry).reference("approved_by"), me());
    EXPECT_EQ(saved(entry).reference("approved_for"), m_third);
}

TEST_F(EntryDeedsTest, WhoStandsInForMeIsSaidAndSetAmongTheSettings)
{
    ApprovalsDialog *dialog = openApprovals();
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(waitFor([&] { return dialog->deputy() == QStringLiteral("没有人代您审批。"); }))
        << dialog->deputy().toStdString();
    commit(as(me()),
        MakeRecord {Kind::Setting, {},
            {{"name", deputySetting(me())},
                {"value", toJson(Deputy {m_third, {m_bench.reader.now().seconds + 3600}})}}});
    ASSERT_TRUE(waitFor([&] { return dialog->waiting().desk.ownDeputy.has_value(); }));
    EXPECT_TRUE(dialog->deputy().contains(QStringLiteral("11:24"))) << dialog->deputy().toStdString();
    m_bench.visited.clear();
    dialog->settings().click();
    ASSERT_EQ(m_bench.visited.size(), 1U);
    EXPECT_EQ(m_bench.visited[0].page, PageId::Settings);
}

TEST_F(EntryDeedsTest, WhatIsGoingOutIsStoppedWithAReason)
{
    const Uuid entry = planOut("停");
    ASSERT_NO_FATAL_FAILURE(open(entry));
    ASSERT_NO_FATAL_FAILURE(trigger(EmergencyStep::Stop));
    auto *dialog = m_page->findChild<ReasonDialog *>();
    ASSERT_NE(dialog, nullptr);
    dialog->reason().setPlainText(QStringLiteral("价格写错"));
    dialog->accept();
    ASSERT_TRUE(waitFor([&] { return saved(entry).text("status") == "stopped"; }));
    const std::vector<Record> comments = m_bench.records(Kind::Comment, "entry", toValue(entry));
    ASSERT_EQ(comments.size(), 1U);
    EXPECT_EQ(comments[0].text("purpose"), "stopped");
}

TEST_F(EntryDeedsTest, ANewTextIsProposedHereAndConfirmedBySomebodyElse)
{
    const Uuid entry = planOut("旧标题");
    ASSERT_NO_FATAL_FAILURE(open(entry));
    ASSERT_NO_FATAL_FAILURE(trigger(EmergencyStep::Revise));
    auto *dialog = m_page->findChild<ReviseDialog *>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->title().text(), QStringLiteral("旧标题"));
    dialog->title().setText(QStringLiteral("新标题"));
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*dialog, QStringLiteral("planning-revise-zh-light"));
    dialog->accept();
    ASSERT_TRUE(waitFor([&] { return says(QStringLiteral("改稿标题"), QStringLiteral("新标题")); }));
    EXPECT_EQ(saved(entry).text("title"), "旧标题");
    EXPECT_TRUE(waitFor([&] {
        return emergency(EmergencyStep::ConfirmRevision)
            && !emergency(EmergencyStep::ConfirmRevision)->isEnabled();
    })) << "not by who proposed it";
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-revision-zh-light"));
    ASSERT_NO_FATAL_FAILURE(trigger(EmergencyStep::WithdrawRevision));
    ASSERT_TRUE(waitFor([&] { return !hasRevision(saved(entry)); }));
    ChangeFields proposal {Kind::Entry, entry, {}, {}};
    for (const auto &[field, value] : proposedRevision("他的标题", {}, m_other, m_bench.reader.now()))
        proposal.fields[field] = value;
    commit(as(m_other), proposal);
    ASSERT_TRUE(waitFor([&] { return says(QStringLiteral("改稿标题"), QStringLiteral("他的标题")); }));
    ASSERT_NO_FATAL_FAILURE(trigger(EmergencyStep::ConfirmRevision));
    ASSERT_TRUE(waitFor([&] { return saved(entry).text("title") == "他的标题"; }));
    EXPECT_EQ(saved(entry).reference("revised_by"), me());
}

TEST_F(EntryDeedsTest, TheNewContentIsFoundByItsWords)
{
    const Uuid content = m_source.next();
    commit(m_bench.reader.user(),
        MakeRecord {Kind::Content, content,
            {{"title", std::string("秋冬护肤清单")}, {"body", std::string("换季三步")}}});
    const Uuid entry = planOut("旧素材");
    ASSERT_NO_FATAL_FAILURE(open(entry));
    ASSERT_NO_FATAL_FAILURE(trigger(EmergencyStep::Revise));
    auto *dialog = m_page->findChild<ReviseDialog *>();
    ASSERT_NE(dialog, nullptr);
    ContentPicker &picker = dialog->content();
    ASSERT_TRUE(waitFor([&] { return picker.found().size() > 1; })) << "all that there are at first";
    EXPECT_EQ(picker.list().item(0)->text(), QStringLiteral("素材不变"));
    for (const char *words : {"qdhf", "换季", "护肤"}) {
        picker.search().setText(QString::fromUtf8(words));
        const bool isPinyin = std::string(words) == "qdhf";
        ASSERT_TRUE(waitFor([&] {
            return std::any_of(picker.found().begin(), picker.found().end(), [&](const ContentChoice &one) {
                return one.id == content;
            }) || isPinyin;
        })) << words;
    }
    picker.search().setText(QStringLiteral("秋冬护肤清单"));
    ASSERT_TRUE(waitFor([&] { return picker.found().size() == 1; }));
    QTest::keyClick(&picker.search(), Qt::Key_Down);
    EXPECT_EQ(picker.chosenId(), content);
    PageBench::picture(*dialog, QStringLiteral("planning-revise-content-zh-light"));
    dialog->accept();
    ASSERT_TRUE(waitFor([&] { return saved(entry).reference("revise_content") == content; }));
    EXPECT_TRUE(saved(entry).text("revise_title").empty()) << "the title stays";
}

TEST_F(EntryDeedsTest, AStopSaysThatItWaitsForTheNetworkUntilTheServerKnows)
{
    // One that the server has, and has begun to send.
    const Uuid entry = [&] {
        CacheReader cache(m_bench.profile);
        Result<ReadSnapshot> snapshot = cache.snapshot();
        Uuid found;
        static_cast<void>(snapshot->eachRecordWhere(Kind::Entry, "status",
            FieldValue(std::string("approved")), [&](const Record &one) -> Result<void> {
                const std::optional<Instant> start = one.instant("start_at");
                if (start && m_bench.reader.now() < *start)
                    found = one.id;
                return {};
            }));
        return found;
    }();
    ASSERT_FALSE(entry.isNil());
    ASSERT_NO_FATAL_FAILURE(open(entry));
    EXPECT_FALSE(says(QStringLiteral("停发"), QStringLiteral("等待联网")));
    ASSERT_NO_FATAL_FAILURE(trigger(EmergencyStep::Stop));
    auto *dialog = m_page->findChild<ReasonDialog *>();
    ASSERT_NE(dialog, nullptr);
    dialog->reason().setPlainText(QStringLiteral("价格写错"));
    dialog->accept();
    ASSERT_TRUE(waitFor([&] { return saved(entry).text("status") == "cancelled"; }));
    ASSERT_TRUE(waitFor([&] { return says(QString(), QStringLiteral("导购尚未收到通知")); }));
    PageBench::picture(*m_page, QStringLiteral("planning-stop-waits-zh-light"));
}

TEST_F(EntryDeedsTest, ACorrectionHasAPackageForThoseWhoSentTheWrongOne)
{
    // Something of the demo brand that guides have sent.
    Uuid wrong;
    bool isLooked = false;
    BoardPlace place(m_page.get());
    m_bench.reader.read<Uuid>(
        place,
        [](BoardContext &context) -> Result<Uuid> {
            std::set<Uuid> entries;
            QUNCE_TRY(context.snapshot.eachRecord(Kind::Task, [&entries](const Record &task) -> Result<void> {
                if (!task.reference("entry").isNil())
                    entries.insert(task.reference("entry"));
                return {};
            }));
            for (const Uuid &entry : entries) {
                QUNCE_ASSIGN(const TaskSubjects subjects, readTaskSubjects(context, entry));
                const bool isSent = std::any_of(subjects.byId.begin(), subjects.byId.end(),
                    [](const auto &one) { return one.second == TaskStatus::Done; });
                if (isSent)
                    return entry;
            }
            return Uuid();
        },
        [&](const Result<Uuid> &found) {
            isLooked = true;
            wrong = found.ok() ? *found : Uuid();
        });
    ASSERT_TRUE(waitFor([&] { return isLooked; }, 60'000));
    ASSERT_FALSE(wrong.isNil());
    const Uuid correction = m_source.next();
    commit(m_bench.reader.user(),
        MakeRecord {Kind::Entry, correction,
            {{"title", std::string("更正")}, {"start_at", m_bench.reader.now().seconds + 3600},
                {"status", std::string("draft")}, {"channel", std::string("群发")},
                {"corrects", toValue(wrong)}}});
    const auto packageOf = [&](const Uuid &entry) {
        QTemporaryDir folder;
        PackageDialog dialog(
            m_bench.tools, std::make_shared<PlanMemory>(), entry, folder.path(), m_page.get());
        dialog.show();
        EXPECT_TRUE(waitFor([&] { return dialog.outcome().has_value(); }));
        EXPECT_TRUE(dialog.outcome()->ok()) << dialog.words().toStdString();
        QFile overview(QString::fromStdString((*dialog.outcome())->overview));
        EXPECT_TRUE(overview.open(QIODevice::ReadOnly));
        return std::pair(dialog.words(), QString::fromUtf8(overview.readAll()));
    };
    const auto [words, overview] = packageOf(correction);
    EXPECT_TRUE(words.contains(QStringLiteral("已发出"))) << words.toStdString();
    EXPECT_TRUE(overview.contains(QStringLiteral("已发出被更正内容者"))) << overview.toStdString();
    const auto [sentWords, sentOverview] = packageOf(wrong);
    EXPECT_TRUE(sentOverview.contains(QStringLiteral("已下发受众"))) << sentOverview.toStdString();
}

TEST_F(EntryDeedsTest, ACorrectionIsADraftThatNamesWhatItCorrects)
{
    const Uuid wrong = planOut("错价");
    ASSERT_NO_FATAL_FAILURE(open(wrong));
    ASSERT_NO_FATAL_FAILURE(trigger(EmergencyStep::Correct));
    ASSERT_TRUE(waitFor([&] {
        return m_page->pane().detail() && m_page->pane().detail()->record.reference("corrects") == wrong;
    }));
    const Record made = m_page->pane().detail()->record;
    EXPECT_EQ(made.text("status"), "draft");
    EXPECT_EQ(made.text("title"), "更正：错价");
    EXPECT_EQ(made.text("channel"), "公众号");
    EXPECT_LT(m_bench.reader.now(), *made.instant("start_at"));
    EXPECT_TRUE(says(QStringLiteral("更正对象"), QStringLiteral("错价")));
}

TEST_F(EntryDeedsTest, TheTextGoesToTheClipboardWhole)
{
    const Uuid content = m_source.next();
    const std::string body(9000, 'x');
    commit(m_bench.reader.user(),
        MakeRecord {Kind::Content, content,
            {{"title", std::string("素材")}, {"body", body}, {"link", std::string("https://q.example/1")}}});
    const Uuid entry = plan("带素材", "draft", me());
    commit(m_bench.reader.user(), ChangeFields {Kind::Entry, entry, {{"content", toValue(content)}}, {}});
    ASSERT_NO_FATAL_FAILURE(open(entry));
    auto *menu = m_page->pane().findChild<QToolButton *>(QStringLiteral("sendMenu"));
    ASSERT_NE(menu, nullptr);
    menu->menu()->actions().at(0)->trigger();
    ASSERT_TRUE(
        waitFor([&] { return QGuiApplication::clipboard()->text() == QString::fromStdString(body); }));
    menu = m_page->pane().findChild<QToolButton *>(QStringLiteral("sendMenu"));
    menu->menu()->actions().at(1)->trigger();
    ASSERT_TRUE(waitFor([&] {
        const QString text = QGuiApplication::clipboard()->text();
        return text.startsWith(QStringLiteral("带素材\n"))
            && text.endsWith(QStringLiteral("https://q.example/1"));
    }));
}

TEST_F(EntryDeedsTest, TheImagesGoToTheClipboardAsFiles)
{
    ImageDesk desk;
    const std::string bytes = "\x89PNG of which nobody looks at the rest";
    const ContentImage here {blobName(bytes), "image/png", bytes.size(), 2, 2};
    const ContentImage missing {blobName("gone"), "image/jpeg", 4, 2, 2};
    desk.fetch = [&](const std::string &name, const ImageDesk::Heard &heard) {
        heard(name == here.hash ? Result<std::string>(bytes)
                                : Result<std::string>(Error {ErrorCode::NotFound, Message("none"), {}}));
    };
    m_bench.tools.images = &desk;
    const Uuid content = m_source.next();
    commit(m_bench.reader.user(),
        MakeRecord {Kind::Content, content,
            {{"title", std::string("素材")}, {"images", toJson(std::vector {here, missing})}}});
    const Uuid entry = plan("带图", "draft", me());
    commit(m_bench.reader.user(), ChangeFields {Kind::Entry, entry, {{"content", toValue(content)}}, {}});
    ASSERT_NO_FATAL_FAILURE(open(entry));
    QGuiApplication::clipboard()->setText(QStringLiteral("-"));
    m_page->pane().findChild<QToolButton *>(QStringLiteral("sendMenu"))->menu()->actions().at(2)->trigger();
    ASSERT_TRUE(waitFor([] {
        const QMimeData *held = QGuiApplication::clipboard()->mimeData();
        return held && held->urls().size() == 1;
    }));
    QFile file(QGuiApplication::clipboard()->mimeData()->urls().front().toLocalFile());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll().toStdString(), bytes);
    ASSERT_FALSE(m_bench.toasts.empty()) << "and that one of two is missing";
    m_bench.tools.images = nullptr;
}

TEST_F(EntryDeedsTest, ThePackageIsWrittenARegionAnArchive)
{
    const Uuid entry = m_source.next();
    commit(m_bench.reader.user(),
        MakeRecord {Kind::Entry, entry,
            {{"title", std::string("执行/包")}, {"start_at", m_bench.reader.now().seconds + 86400},
                {"status", std::string("draft")}, {"channel", std::string("群发")},
                {"group_kinds", std::vector<std::string> {"customer"}}}});
    QTemporaryDir folder;
    PackageDialog dialog(m_bench.tools, std::make_shared<PlanMemory>(), entry, folder.path(), m_page.get());
    dialog.show();
    ASSERT_TRUE(waitFor([&] { return dialog.outcome().has_value(); }));
    ASSERT_TRUE(dialog.outcome()->ok()) << dialog.words().toStdString();
    EXPECT_GT((*dialog.outcome())->files.size(), 0U);
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files).size(),
        static_cast<int>((*dialog.outcome())->files.size()) + 1)
        << "with the overview, and nothing half written is left";
    EXPECT_TRUE(dialog.words().contains(QStringLiteral("尚未下发"))) << dialog.words().toStdString();
    EXPECT_EQ(dialog.button().text(), QStringLiteral("关闭"));
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(dialog, QStringLiteral("planning-package-zh-light"));
}

} // namespace
