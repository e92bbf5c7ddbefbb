// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of templates: what it lists, what a template's steps say, and what may be done with it.

#include <QTest>

#include "tests/support/editbench.h"
#include "views/sop/soppage.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class SopPageTest : public testing::Test
{
protected:
    void open(const std::string &user = "hq", Language language = Language::Chinese)
    {
        m_bench = std::make_unique<EditBench>(user, language);
        m_page = std::make_unique<SopPage>(m_bench->tools);
        ASSERT_TRUE(m_bench->settle(*m_page));
    }
    void TearDown() override
    {
        m_page.reset();
        m_bench.reset();
    }
    int rowOf(const QString &name) const
    {
        for (int row = 0; row < m_page->list().rowCount(); ++row) {
            if (m_page->list().textAt(row, 0).startsWith(name))
                return row;
        }
        return -1;
    }
    void choose(const QString &name)
    {
        const int row = rowOf(name);
        ASSERT_GE(row, 0) << name.toStdString();
        m_page->list().select(row);
        ASSERT_TRUE(m_page->shownLine());
        ASSERT_EQ(QString::fromStdString(m_page->shownLine()->sop.name), name);
    }
    QPushButton &button(const char *name) const
    {
        return *m_page->findChild<QPushButton *>(QLatin1String(name));
    }
    QString notice() const { return m_page->findChild<QLabel *>(QStringLiteral("sopNotice"))->text(); }
    bool settles()
    {
        return waitFor([this] { return m_page->isSettled() && !m_bench->reader.hasNews(); });
    }

    std::unique_ptr<EditBench> m_bench;
    std::unique_ptr<SopPage> m_page;
};

TEST_F(SopPageTest, ListsTheBuiltInTemplatesAndShowsTheSteps)
{
    ASSERT_NO_FATAL_FAILURE(open());
    EXPECT_EQ(m_page->rowsShown(), 8);
    ASSERT_NO_FATAL_FAILURE(choose(QStringLiteral("大促14天")));
    EXPECT_TRUE(m_page->list().textAt(m_page->list().currentRow(), 0).contains(QStringLiteral("内置")));
    EXPECT_EQ(m_page->list().textAt(m_page->list().currentRow(), 1), QStringLiteral("14"));
    CellTable &steps = m_page->steps();
    EXPECT_EQ(steps.rowCount(), static_cast<int>(m_page->shownLine()->sop.steps.size()));
    EXPECT_EQ(steps.textAt(0, 0), QStringLiteral("T+0"));
    EXPECT_EQ(steps.textAt(0, 1), QStringLiteral("12:00–12:30"));
    EXPECT_EQ(
        steps.textAt(0, 5), QStringLiteral("培训群 前一天 20:00 · 导师群 09:00 · KOC群 10:00 · 客户群"));
    EXPECT_EQ(steps.textAt(0, 7), QStringLiteral("前2天"));
    EXPECT_TRUE(button("placeSop").isEnabled());
    EXPECT_FALSE(button("retireSop").isVisible()) << "what comes with the program stays";
    PageBench::picture(*m_page, QStringLiteral("sop-zh-light"));
}

TEST_F(SopPageTest, OneThatRunsFromEachGroupsDayIsLetRun)
{
    ASSERT_NO_FATAL_FAILURE(open());
    ASSERT_NO_FATAL_FAILURE(choose(QStringLiteral("快闪7天")));
    EXPECT_TRUE(button("placeSop").isEnabled());
    EXPECT_EQ(button("placeSop").text(), QStringLiteral("让它滚动…"));
    EXPECT_TRUE(notice().isEmpty()) << notice().toStdString();
    ASSERT_NO_FATAL_FAILURE(choose(QStringLiteral("大促14天")));
    EXPECT_EQ(button("placeSop").text(), QStringLiteral("排到日期…"));
}

TEST_F(SopPageTest, ACopyIsTheBrandsOwnInOneStepAndCanBeRetiredAndUsedAgain)
{
    ASSERT_NO_FATAL_FAILURE(open());
    ASSERT_NO_FATAL_FAILURE(choose(QStringLiteral("直播前中后")));
    const size_t count = m_page->shownLine()->sop.steps.size();
    button("copySop").click();
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(waitFor([this] { return settles() && m_page->rowsShown() == 9; }));
    const SopLine *own = m_page->shownLine();
    ASSERT_TRUE(own);
    EXPECT_FALSE(own->isShipped);
    EXPECT_EQ(own->sop.steps.size(), count);
    EXPECT_EQ(own->sop.name, "直播前中后（副本）");
    const Uuid id = own->sop.id;
    EXPECT_TRUE(button("placeSop").isEnabled());

    button("retireSop").click();
    ASSERT_TRUE(waitFor([&] { return m_page->shownLine() && m_page->shownLine()->sop.status == "retired"; }));
    EXPECT_EQ(m_page->shownLine()->sop.id, id);
    EXPECT_FALSE(button("placeSop").isEnabled());
    EXPECT_FALSE(notice().isEmpty());
    button("retireSop").click();
    ASSERT_TRUE(waitFor([&] { return m_page->shownLine() && m_page->shownLine()->sop.status == "active"; }));

    for (int step = 0; step < 3; ++step) {
        m_bench->edits.undo();
        ASSERT_TRUE(m_bench->isQuiet());
    }
    ASSERT_TRUE(waitFor([this] { return m_page->rowsShown() == 8; }));
    EXPECT_TRUE(m_bench->records(Kind::SopStep, "template", toValue(id)).empty());
    EXPECT_TRUE(m_bench->refusals.empty());
}

TEST_F(SopPageTest, ARegionLooksAndIsToldWhyItMayNotPlan)
{
    ASSERT_NO_FATAL_FAILURE(open("zhejiang"));
    EXPECT_EQ(m_page->rowsShown(), 8);
    ASSERT_NO_FATAL_FAILURE(choose(QStringLiteral("大促14天")));
    for (const char *name : {"placeSop", "copySop"}) {
        EXPECT_FALSE(button(name).isEnabled()) << name;
        EXPECT_FALSE(button(name).toolTip().isEmpty()) << name;
    }
}

TEST_F(SopPageTest, SpeaksEnglishAroundTheBrandsWords)
{
    ASSERT_NO_FATAL_FAILURE(open("hq", Language::English));
    ASSERT_NO_FATAL_FAILURE(choose(QStringLiteral("大促14天")));
    EXPECT_EQ(button("placeSop").text(), QStringLiteral("Put on a date…"));
    EXPECT_EQ(m_page->steps().textAt(0, 5),
        QStringLiteral(
            "Training group the day before 20:00 · Mentor group 09:00 · KOC group 10:00 · Customer group"))
        << m_page->steps().textAt(0, 5).toStdString();
    m_bench->theme.setKind(Theme::Kind::Dark);
    m_bench->theme.apply();
    PageBench::picture(*m_page, QStringLiteral("sop-en-dark"));
}

} // namespace
