// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole plans: a campaign that is shifted, a week that is copied.

#include <QTest>

#include "tests/support/editbench.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/shiftdialog.h"
#include "views/common/texts.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class CampaignShiftTest : public testing::Test
{
protected:
    void SetUp() override
    {
        m_page = std::make_unique<CalendarPage>(m_bench.tools);
        ASSERT_TRUE(m_bench.settle(*m_page));
        EditRequest request;
        request.title = Message("plan");
        m_campaign = m_source.next();
        request.changes.push_back(MakeRecord {Kind::Campaign, m_campaign,
            {{"name", std::string("春促")}, {"starts_on", kFriday.toString()},
                {"ends_on", (kFriday + 3).toString()}}});
        int hour = 9;
        for (const Day day : {kFriday, kFriday, kFriday + 3}) {
            const Uuid id = m_source.next();
            ids.push_back(id);
            const int64_t start = Instant::fromLocal(day, hour++, 0).seconds;
            request.changes.push_back(MakeRecord {Kind::Entry, id,
                {{"title", std::string("e") + std::to_string(ids.size())}, {"start_at", start},
                    {"end_at", start + 5400}, {"status", std::string("draft")},
                    {"campaign", toValue(m_campaign)}}});
        }
        m_bench.edits.commit(std::move(request), nullptr, {});
        ASSERT_TRUE(m_bench.isQuiet());
        ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
        m_page->setViewKind(CalendarViewKind::Week);
        m_page->goTo(kFriday);
        ASSERT_TRUE(isSettled());
        m_page->activateWindow();
        m_page->view().setFocus();
        ASSERT_TRUE(waitFor([&] { return m_page->view().hasFocus(); }));
    }
    bool isSettled()
    {
        return m_bench.isQuiet() && waitFor([this] {
            return !m_bench.reader.hasNews() && m_page->isSettled() && m_page->drafts().waiting() == 0;
        });
    }
    std::vector<Instant> starts() const
    {
        std::vector<Instant> all;
        for (const Uuid &id : ids)
            all.push_back(*m_bench.record(Kind::Entry, id)->instant("start_at"));
        return all;
    }
    ShiftDialog *open()
    {
        m_page->view().focusOnEntry(ids[0]);
        QTest::keyClick(&m_page->view(), Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
        auto *dialog = m_page->findChild<ShiftDialog *>();
        EXPECT_NE(dialog, nullptr);
        EXPECT_TRUE(dialog && waitFor([&] { return dialog->isReady(); }));
        return dialog;
    }

    static inline const Day kFriday = *Day::parse("2030-02-08");

    EditBench m_bench;
    SeededIdSource m_source {13, 1'788'000'000'000};
    std::unique_ptr<CalendarPage> m_page;
    Uuid m_campaign;
    std::vector<Uuid> ids;
};

TEST_F(CampaignShiftTest, ACampaignGoesByDaysInOneStepAndItsOwnDaysGoAlong)
{
    ShiftDialog *dialog = open();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->findChild<QComboBox *>()->currentText(), QStringLiteral("春促"))
        << "that of the entry at hand";
    dialog->findChild<QSpinBox *>()->setValue(2);
    EXPECT_TRUE(dialog->preview().contains(QStringLiteral("将移动 3 条"))) << dialog->preview().toStdString();
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*dialog, QStringLiteral("planning-shift-zh-light"));
    dialog->accept();
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(starts(),
        (std::vector<Instant> {Instant::fromLocal(kFriday + 2, 9, 0), Instant::fromLocal(kFriday + 2, 10, 0),
            Instant::fromLocal(kFriday + 5, 11, 0)}));
    EXPECT_EQ(m_bench.record(Kind::Campaign, m_campaign)->day("starts_on"), kFriday + 2);
    const auto &undo = m_bench.edits.undoState().undo;
    ASSERT_TRUE(undo);
    EXPECT_EQ(text(undo->asMessage()), QStringLiteral("「春促」平移 2 天"));
    m_bench.edits.undo();
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(starts()[2], Instant::fromLocal(kFriday + 3, 11, 0));
    EXPECT_EQ(m_bench.record(Kind::Campaign, m_campaign)->day("starts_on"), kFriday);
}

TEST_F(CampaignShiftTest, WithWorkingDaysNothingComesToStandOnAWeekend)
{
    ShiftDialog *dialog = open();
    ASSERT_NE(dialog, nullptr);
    dialog->findChild<QCheckBox *>()->setChecked(true);
    dialog->accept();
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(starts(),
        (std::vector<Instant> {Instant::fromLocal(kFriday + 3, 9, 0), Instant::fromLocal(kFriday + 3, 10, 0),
            Instant::fromLocal(kFriday + 4, 11, 0)}))
        << "Friday to Monday, Monday to Tuesday";
}

TEST_F(CampaignShiftTest, TheWeekBeforeIsCopiedAsDraftsInOneStep)
{
    m_page->goTo(kFriday + 7);
    ASSERT_TRUE(isSettled());
    QTest::keyClick(&m_page->view(), Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);
    ASSERT_TRUE(isSettled());
    ASSERT_TRUE(waitFor([&] { return m_page->rowsShown() == 3; })) << "one of them was of this week already";
    ASSERT_TRUE(isSettled());
    const CalendarContent &content = m_page->view().content();
    std::vector<Instant> shown;
    for (size_t i = 0; i < content.shown.size(); ++i) {
        if (m_page->view().days().contains(content.entry(i).day()))
            shown.push_back(content.entry(i).start);
    }
    EXPECT_EQ(shown,
        (std::vector<Instant> {Instant::fromLocal(kFriday + 3, 11, 0), Instant::fromLocal(kFriday + 7, 9, 0),
            Instant::fromLocal(kFriday + 7, 10, 0)}));
    ASSERT_TRUE(waitFor([this] {
        const auto &undo = m_bench.edits.undoState().undo;
        return undo && text(undo->asMessage()) == QStringLiteral("复制上周 2 条排期");
    }));
    m_bench.edits.undo();
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(m_page->rowsShown(), 1);
}

} // namespace
