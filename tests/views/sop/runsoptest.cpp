// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A template that runs from each group's own day: what it would come to, what is made of it, and its end.

#include <set>

#include <QTest>

#include "models/boards/rollingboard.h"
#include "tests/support/editbench.h"
#include "views/sop/placesopdialog.h"
#include "views/sop/sopedit.h"
#include "views/sop/soppage.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class RunSopTest : public testing::Test
{
protected:
    void SetUp() override
    {
        BoardPlace place(&m_bench.reader);
        m_bench.reader.read<SopBoard>(
            place, [](BoardContext &context) { return readSopBoard(context); },
            [this](const Result<SopBoard> &read) {
                ASSERT_TRUE(read.ok());
                board = *read;
            });
        ASSERT_TRUE(waitFor([this] { return !board.lines.empty(); }));
        today = m_bench.reader.now().day();
    }
    void openDialog(const std::string &name, Day start)
    {
        const auto line = std::find_if(board.lines.begin(), board.lines.end(),
            [&name](const SopLine &one) { return one.sop.name == name; });
        ASSERT_NE(line, board.lines.end());
        dialog = std::make_unique<PlaceSopDialog>(m_bench.tools, *line, board, start);
        dialog->show();
        ASSERT_NO_FATAL_FAILURE(previewed());
    }
    void previewed()
    {
        ASSERT_TRUE(waitFor([this] { return dialog->preview().has_value(); }));
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return dialog->findChild<Widget *>(QLatin1String(name));
    }
    /// Groups that get the entry on that day, counted one by one.
    std::set<Uuid> dueByHand(const SopPreviewEntry &entry, Day day) const
    {
        std::set<Uuid> due;
        for (const Record &group : m_groups) {
            const std::optional<Day> starts = group.day("starts_on");
            const auto &kinds = entry.planned.groupKinds;
            if (!starts || *starts + *entry.planned.anchorDay != day || day < entry.planned.startAt.day()
                || std::find(kinds.begin(), kinds.end(), group.text("kind")) == kinds.end())
                continue;
            const std::optional<Day> closed = group.day("closed_on");
            const bool isClosed = (closed && *closed <= day) || (!closed && group.text("status") == "closed");
            const std::optional<Record> owner = m_bench.record(Kind::Guide, group.reference("owner"));
            const bool hasOwner = owner && !(owner->text("status") == "left" && !owner->day("left_on"))
                && !(owner->day("left_on") && *owner->day("left_on") <= day);
            if (!isClosed && hasOwner)
                due.insert(group.id);
        }
        return due;
    }
    void make()
    {
        dialog->accept();
        ASSERT_TRUE(m_bench.isQuiet());
        ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
        ASSERT_EQ(dialog->result(), QDialog::Accepted);
        campaign = m_bench.record(Kind::Entry, dialog->made())->reference("campaign");
    }
    std::vector<Record> entries() const
    {
        return m_bench.records(Kind::Entry, "campaign", toValue(campaign));
    }

    EditBench m_bench;
    SopBoard board;
    Day today;
    Uuid campaign;
    std::unique_ptr<PlaceSopDialog> dialog;
    const std::vector<Record> m_groups = m_bench.records(Kind::Group, "kind", std::string("flash"));
};

TEST_F(RunSopTest, ThePreviewIsWhatCountingTheGroupsDayByDayGives)
{
    ASSERT_NO_FATAL_FAILURE(openDialog("快闪7天", today - 30));
    const SopPreview &preview = *dialog->preview();
    ASSERT_TRUE(preview.looked);
    EXPECT_EQ(preview.looked->from, today) << "what is past is past";
    EXPECT_EQ(preview.entries.size(), preview.plan.sop.steps.size())
        << "an entry for each step, not for each group";
    std::set<Uuid> ever;
    uint64_t messages = 0;
    std::map<Day, std::map<Uuid, uint32_t>> byDay;
    for (Day day = preview.looked->from; day <= preview.looked->to; ++day) {
        for (const SopPreviewEntry &entry : preview.entries) {
            for (const Uuid &group : dueByHand(entry, day)) {
                ever.insert(group);
                ++messages;
                ++byDay[day][group];
            }
        }
    }
    EXPECT_GT(messages, 0U) << "the demo brand has no flash groups that are open";
    EXPECT_EQ(preview.messages, messages);
    EXPECT_EQ(preview.groups, ever.size());
    ASSERT_EQ(preview.days.size(), byDay.size());
    for (const SopPreviewDay &day : preview.days) {
        uint32_t most = 0;
        for (const auto &[group, count] : byDay[day.day])
            most = std::max(most, count);
        EXPECT_EQ(day.groups, byDay[day.day].size()) << day.day.toString();
        EXPECT_EQ(day.mostPerGroup, most) << day.day.toString();
    }
    PageBench::picture(*dialog, QStringLiteral("sop-run-zh-light"));
}

TEST_F(RunSopTest, WhoIsUnderWayJoinsOnlyIfAsked)
{
    ASSERT_NO_FATAL_FAILURE(openDialog("快闪7天", today));
    const uint64_t whole = dialog->preview()->messages;
    for (const SopPreviewEntry &entry : dialog->preview()->entries)
        EXPECT_EQ(entry.planned.startAt.day(), today + *entry.planned.anchorDay);
    find<QCheckBox>("midway")->setChecked(true);
    EXPECT_FALSE(dialog->preview()) << "until the new one is there";
    ASSERT_NO_FATAL_FAILURE(previewed());
    for (const SopPreviewEntry &entry : dialog->preview()->entries)
        EXPECT_EQ(entry.planned.startAt.day(), today);
    EXPECT_GE(dialog->preview()->messages, whole);
    auto *batches = find<QLineEdit>("batches");
    batches->setText(QStringLiteral("没有的批次"));
    QTest::keyClick(batches, Qt::Key_Tab);
    emit batches->editingFinished();
    ASSERT_NO_FATAL_FAILURE(previewed());
    EXPECT_EQ(dialog->preview()->messages, 0U);
    EXPECT_TRUE(find<QLabel>("summary")->text().contains(QStringLiteral("自动加入")))
        << find<QLabel>("summary")->text().toStdString();
}

TEST_F(RunSopTest, OneStepMakesRulesAndOneUndoTakesThemAway)
{
    ASSERT_NO_FATAL_FAILURE(openDialog("快闪7天", today + 1));
    find<QCheckBox>("ends")->setChecked(true);
    find<QDateEdit>("until")->setDate(find<QDateEdit>("start")->date().addDays(20));
    ASSERT_NO_FATAL_FAILURE(previewed());
    const SopPreview preview = *dialog->preview();
    ASSERT_NO_FATAL_FAILURE(make());
    const std::vector<Record> made = entries();
    ASSERT_EQ(made.size(), preview.entries.size());
    for (const Record &entry : made) {
        EXPECT_EQ(entry.text("anchor"), "group_start");
        EXPECT_EQ(entry.text("status"), "draft");
        const auto day = static_cast<int>(*entry.integer("anchor_day"));
        EXPECT_EQ(entry.instant("start_at")->day(), today + 1 + day);
        EXPECT_EQ(entry.day("rolls_until"), today + 21 + day);
    }
    EXPECT_EQ(m_bench.record(Kind::Campaign, campaign)->day("ends_on"), today + 21 + 6);
    m_bench.edits.undo();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_TRUE(entries().empty());
}

TEST_F(RunSopTest, ALastDayBeforeTheFirstIsToldAndNothingIsMade)
{
    ASSERT_NO_FATAL_FAILURE(openDialog("新客14天", today + 1));
    EXPECT_TRUE(dialog->preview()->ofGuides);
    EXPECT_GT(dialog->preview()->groups, 0U) << "the guides in post";
    EXPECT_TRUE(find<QLineEdit>("batches") == nullptr || !find<QLineEdit>("batches")->isVisible())
        << "customers have no batch";
    find<QCheckBox>("ends")->setChecked(true);
    find<QDateEdit>("until")->setDate(find<QDateEdit>("start")->date().addDays(-1));
    ASSERT_NO_FATAL_FAILURE(previewed());
    EXPECT_FALSE(find<QLabel>("why")->text().isEmpty());
    dialog->accept();
    EXPECT_TRUE(dialog->isVisible());
}

TEST_F(RunSopTest, ThePageShowsWhatRunsAndEndsItInAStepThatCanBeUndone)
{
    ASSERT_NO_FATAL_FAILURE(openDialog("快闪7天", today - 3));
    ASSERT_NO_FATAL_FAILURE(make());
    dialog.reset();
    SopPage page(m_bench.tools);
    ASSERT_TRUE(m_bench.settle(page));
    for (int row = 0; row < page.list().rowCount(); ++row) {
        if (page.list().textAt(row, 0).startsWith(QStringLiteral("快闪7天")))
            page.list().select(row);
    }
    ASSERT_EQ(page.shownLine()->sop.name, "快闪7天");
    const auto about = [&page] {
        const auto labels = page.findChildren<QLabel *>(QStringLiteral("runAbout"));
        return labels.isEmpty() ? QString() : labels.back()->text();
    };
    ASSERT_TRUE(waitFor([&] { return about().contains(QStringLiteral("个群")); })) << about().toStdString();
    EXPECT_TRUE(about().contains(QStringLiteral("未通过审批"))) << about().toStdString();
    PageBench::picture(page, QStringLiteral("sop-runs-zh-light"));
    page.findChildren<QPushButton *>(QStringLiteral("submitRun")).back()->click();
    ASSERT_TRUE(m_bench.isQuiet());
    for (const Record &entry : entries()) {
        EXPECT_EQ(entry.text("status"), "submitted");
        EXPECT_FALSE(entry.reference("submitted_by").isNil()) << "in one's own name";
    }
    ASSERT_TRUE(waitFor([&] {
        const auto offered = page.findChildren<QPushButton *>(QStringLiteral("submitRun"));
        return std::none_of(offered.begin(), offered.end(),
            [&page](const QPushButton *each) { return each->isVisibleTo(&page); });
    }));
    page.findChildren<QPushButton *>(QStringLiteral("endRun")).back()->click();
    ASSERT_TRUE(m_bench.isQuiet());
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    for (const Record &entry : entries())
        EXPECT_EQ(entry.text("status"), "cancelled") << "a draft";
    ASSERT_TRUE(waitFor([&] { return about().contains(QStringLiteral("已结束")); })) << about().toStdString();
    m_bench.edits.undo();
    ASSERT_TRUE(m_bench.isQuiet());
    for (const Record &entry : entries())
        EXPECT_EQ(entry.text("status"), "draft");
}

TEST_F(RunSopTest, WhatIsOutEndsWithItsDayAndWhatIsNotIsCalledOff)
{
    SopRun run;
    run.name = "快闪";
    const auto add = [&run](EntryStatus status, std::optional<Day> until = {}) {
        run.entries.push_back({Uuid {}, status, until});
        run.entries.back().id.bytes[15] = static_cast<uint8_t>(run.entries.size());
    };
    add(EntryStatus::Draft);
    add(EntryStatus::Approved);
    add(EntryStatus::Dispatched, today + 30);
    add(EntryStatus::PartDone, today - 1); // over
    add(EntryStatus::Stopped);
    const EditRequest request = endingOf(run, today);
    ASSERT_EQ(request.changes.size(), 3U);
    EXPECT_EQ(
        std::get<ChangeFields>(request.changes[0]).fields.at("status"), FieldValue(std::string("cancelled")));
    for (size_t i : {1U, 2U})
        EXPECT_EQ(std::get<ChangeFields>(request.changes[i]).fields.at("rolls_until"),
            toValue(std::optional(today)));
}

} // namespace
