// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Templates changed in the window: a new one, its steps with times of their own for the groups above, versions.

#include <QPlainTextEdit>
#include <QTest>

#include "tests/support/editbench.h"
#include "views/sop/sopheaddialog.h"
#include "views/sop/soppage.h"
#include "views/sop/stepdialog.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class SopEditingTest : public testing::Test
{
protected:
    void open(const std::string &user = "hq")
    {
        m_bench = std::make_unique<EditBench>(user);
        m_page = std::make_unique<SopPage>(m_bench->tools);
        m_page->resize(1100, 700);
        ASSERT_TRUE(m_bench->settle(*m_page));
    }
    void TearDown() override
    {
        m_page.reset();
        m_bench.reset();
    }
    QPushButton &button(const char *name) const
    {
        return *m_page->findChild<QPushButton *>(QLatin1String(name));
    }
    template <typename Dialog>
    Dialog *dialog() const
    {
        return m_page->findChild<Dialog *>();
    }
    const SopTemplate &shown() const { return m_page->shownLine()->sop; }
    void save(QDialog *open)
    {
        open->accept();
        ASSERT_TRUE(m_bench->isQuiet());
        EXPECT_EQ(open->result(), QDialog::Accepted);
        QCoreApplication::sendPostedEvents(open, QEvent::DeferredDelete);
        ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    }
    void makeTemplate(const QString &name)
    {
        button("newSop").click();
        auto *head = dialog<SopHeadDialog>();
        ASSERT_TRUE(head);
        head->findChild<QLineEdit *>(QStringLiteral("name"))->setText(name);
        head->findChild<QSpinBox *>(QStringLiteral("days"))->setValue(7);
        ASSERT_NO_FATAL_FAILURE(save(head));
        ASSERT_TRUE(waitFor([&] { return m_page->shownLine() && shown().name == name.toStdString(); }));
    }
    void addStep(const QString &title, int day)
    {
        const size_t before = shown().steps.size();
        button("newStep").click();
        auto *step = dialog<StepDialog>();
        ASSERT_TRUE(step);
        step->findChild<QLineEdit *>(QStringLiteral("title"))->setText(title);
        step->findChild<QSpinBox *>(QStringLiteral("stepDay"))->setValue(day);
        step->findChild<QTimeEdit *>(QStringLiteral("stepFrom"))->setTime(QTime(12, 0));
        for (const char *kind : {"training", "customer"})
            step->findChild<QCheckBox *>(QLatin1String(kind))->setChecked(true);
        step->findChild<QCheckBox *>(QStringLiteral("training.lead"))->setChecked(true);
        step->findChild<QSpinBox *>(QStringLiteral("training.day"))->setValue(-1);
        step->findChild<QTimeEdit *>(QStringLiteral("training.from"))->setTime(QTime(20, 0));
        PageBench::picture(*step, QStringLiteral("sop-step-zh-light"));
        ASSERT_NO_FATAL_FAILURE(save(step));
        ASSERT_TRUE(waitFor([&] { return shown().steps.size() == before + 1; }));
    }

    std::unique_ptr<EditBench> m_bench;
    std::unique_ptr<SopPage> m_page;
};

TEST_F(SopEditingTest, ATemplateIsMadeStepByStepAndGoesBackStepByStep)
{
    ASSERT_NO_FATAL_FAILURE(open());
    ASSERT_NO_FATAL_FAILURE(makeTemplate(QStringLiteral("会员周")));
    EXPECT_EQ(shown().days, 7);
    EXPECT_FALSE(button("placeSop").isEnabled()) << "it has no steps";
    ASSERT_NO_FATAL_FAILURE(addStep(QStringLiteral("预热"), 2));
    const SopStep step = shown().steps.front();
    EXPECT_EQ(step.title, "预热");
    EXPECT_EQ(step.day, 2);
    EXPECT_EQ(step.window.from, 12 * 60);
    EXPECT_EQ(step.groupKinds, (std::vector<std::string> {"customer", "training"}));
    ASSERT_EQ(step.leads.size(), 1U);
    EXPECT_EQ(step.leads.front(), (SopLead {"training", -1, {20 * 60, {}}}));
    EXPECT_TRUE(m_page->steps().textAt(0, 5).startsWith(QStringLiteral("培训群 前一天 20:00")))
        << m_page->steps().textAt(0, 5).toStdString();
    EXPECT_TRUE(button("placeSop").isEnabled());
    PageBench::picture(*m_page, QStringLiteral("sop-own-zh-light"));

    m_page->steps().select(0);
    QTest::keyClick(&m_page->steps(), Qt::Key_Delete);
    ASSERT_TRUE(waitFor([this] { return m_page->shownLine() && shown().steps.empty(); }));
    m_bench->edits.undo();
    ASSERT_TRUE(waitFor([this] { return m_page->shownLine() && shown().steps.size() == 1; }));
    EXPECT_EQ(shown().steps.front().title, "预热");
    EXPECT_EQ(shown().steps.front().leads, step.leads);
}

TEST_F(SopEditingTest, AStepThatCannotBeSaysWhyAndIsNotSaved)
{
    ASSERT_NO_FATAL_FAILURE(open());
    ASSERT_NO_FATAL_FAILURE(makeTemplate(QStringLiteral("会员周")));
    button("newStep").click();
    auto *step = dialog<StepDialog>();
    ASSERT_TRUE(step);
    const auto why = [step] { return step->findChild<QLabel *>(QStringLiteral("why"))->text(); };
    EXPECT_FALSE(why().isEmpty()) << "a step needs a title";
    step->findChild<QLineEdit *>(QStringLiteral("title"))->setText(QStringLiteral("预热"));
    EXPECT_TRUE(why().isEmpty()) << why().toStdString();
    step->findChild<QTimeEdit *>(QStringLiteral("stepFrom"))->setTime(QTime(12, 0));
    step->findChild<QCheckBox *>(QStringLiteral("hasEnd"))->setChecked(true);
    step->findChild<QTimeEdit *>(QStringLiteral("stepTo"))->setTime(QTime(11, 0));
    EXPECT_EQ(why(), QStringLiteral("步骤的结束早于开始。"));
    step->accept();
    EXPECT_TRUE(step->isVisible()) << "what was typed stays";
    step->findChild<QTimeEdit *>(QStringLiteral("stepTo"))->setTime(QTime(0, 0));
    EXPECT_TRUE(why().isEmpty()) << "midnight is the end of the day";
    EXPECT_EQ(step->step().window.to, 24 * 60);
}

TEST_F(SopEditingTest, WhatComesWithTheProgramIsShownAndStaysAsItIs)
{
    ASSERT_NO_FATAL_FAILURE(open());
    ASSERT_TRUE(m_page->shownLine()->isShipped);
    EXPECT_FALSE(button("newStep").isVisibleTo(m_page.get()));
    emit m_page->steps().opened(0);
    auto *step = dialog<StepDialog>();
    ASSERT_TRUE(step);
    EXPECT_FALSE(step->findChild<QLineEdit *>(QStringLiteral("title"))->isEnabled());
    EXPECT_FALSE(step->findChild<QLabel *>(QStringLiteral("why"))->text().isEmpty());
    step->accept();
    EXPECT_TRUE(step->isVisible());
}

TEST_F(SopEditingTest, ATemplateInUseBecomesItsNextVersionAndItsCampaignKeepsTheOld)
{
    ASSERT_NO_FATAL_FAILURE(open());
    ASSERT_NO_FATAL_FAILURE(makeTemplate(QStringLiteral("会员周")));
    ASSERT_NO_FATAL_FAILURE(addStep(QStringLiteral("预热"), 0));
    const SopTemplate first = shown();
    EditRequest campaign;
    campaign.title = Message("Campaign");
    campaign.changes.push_back(MakeRecord {
        Kind::Campaign, {}, {{"name", std::string("九月会员周")}, {"template", toValue(first.id)}}});
    m_bench->edits.commit(std::move(campaign), nullptr, {});
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(waitFor([this] { return m_page->shownLine() && m_page->shownLine()->campaigns == 1; }));

    button("editSop").click();
    auto *head = dialog<SopHeadDialog>();
    ASSERT_TRUE(head);
    EXPECT_TRUE(head->findChild<QLabel *>(QStringLiteral("note"))) << "it says what will come of it";
    head->findChild<QPlainTextEdit *>(QStringLiteral("description"))->setPlainText(QStringLiteral("新口径"));
    PageBench::picture(*head, QStringLiteral("sop-head-zh-light"));
    ASSERT_NO_FATAL_FAILURE(save(head));
    ASSERT_TRUE(waitFor([&] { return m_page->shownLine() && shown().id != first.id; }));
    EXPECT_EQ(shown().version, 2);
    EXPECT_EQ(shown().family, first.family);
    EXPECT_EQ(shown().description, "新口径");
    ASSERT_EQ(shown().steps.size(), 1U);
    EXPECT_EQ(shown().steps.front().title, "预热");
    EXPECT_EQ(m_bench->record(Kind::SopTemplate, first.id)->text("description"), "");
    EXPECT_EQ(m_bench->records(Kind::SopStep, "template", toValue(first.id)).size(), 1U);
}

TEST_F(SopEditingTest, ARegionsManagerLooksAndChangesNothing)
{
    ASSERT_NO_FATAL_FAILURE(open("zhejiang"));
    EXPECT_FALSE(button("newSop").isEnabled());
    EXPECT_FALSE(button("newSop").toolTip().isEmpty());
}

} // namespace
