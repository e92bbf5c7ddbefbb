// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "models/boards/guideroster.h"
#include "models/domain/guidemarks.h"
#include "tests/support/pagebench.h"
#include "views/overview/overviewpage.h"

namespace qunce {

namespace {

QString labelOf(const NumberCard &card, const char *name)
{
    return card.findChild<QLabel *>(QLatin1String(name))->text();
}

TEST(OverviewPage, SaysTheNumbersOfTheExport)
{
    test::PageBench bench("zhejiang");
    bench.show(PeriodChoice::Yesterday);
    OverviewPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const Format format(Language::Chinese);
    ExportArguments arguments {{"leaderboard"},
        {{"out", {"-"}}, {"format", {"csv"}}, {"measure", {"due_completion_rate"}}, {"level", {"region"}},
            {"from", {(bench.today() - 1).toString()}}, {"to", {(bench.today() - 1).toString()}}}};
    const Result<Export> made = bench.exported(arguments);
    ASSERT_TRUE(made.ok());
    ASSERT_EQ(made->table.rows.size(), 1U);
    const auto done = std::stoll(made->table.rows[0][7].text);
    const auto due = std::stoll(made->table.rows[0][8].text);
    const NumberCard &card = page.card(OverviewCardId::DueCompletion);
    EXPECT_EQ(labelOf(card, "title"), QStringLiteral("到期完成率"));
    EXPECT_EQ(labelOf(card, "number"), format.rate({done, due}));
    EXPECT_EQ(labelOf(card, "note"), format.integer(done) + QStringLiteral(" / ") + format.integer(due));
    EXPECT_EQ(card.line().values().size(), static_cast<size_t>(kOverviewDays));
    EXPECT_EQ(page.total().textAt(0, 1), format.rate({done, due})) << "the pinned total is the same number";
    EXPECT_EQ(page.rowsShown(), static_cast<int>(page.overview()->rows.size()));
}

TEST(OverviewPage, ANumberThatIsNotThereIsADash)
{
    test::PageBench bench;
    const Day early = *Day::parse("2026-01-15");
    bench.show(PeriodChoice::Custom, {early, early});
    OverviewPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    for (size_t i = 0; i < kOverviewCards; ++i)
        EXPECT_EQ(labelOf(page.card(static_cast<OverviewCardId>(i)), "number"), Format::missing()) << i;
}

TEST(OverviewPage, CardsAndRowsLeadToWhatIsBehindThem)
{
    test::PageBench bench;
    bench.show(PeriodChoice::Yesterday);
    OverviewPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const auto *card = page.findChild<NumberCard *>(
        QStringLiteral("card%1").arg(static_cast<int>(OverviewCardId::NothingDone)));
    QTest::mouseClick(const_cast<NumberCard *>(card), Qt::LeftButton);
    ASSERT_EQ(bench.visited.size(), 1U);
    EXPECT_EQ(bench.visited[0].page, PageId::Guides);
    EXPECT_EQ(bench.visited[0].filter, "nothing_done");
    EXPECT_EQ(bench.visited[0].query, bench.selection.query());
    page.units().select(0);
    QTest::keyClick(&page.units(), Qt::Key_Return);
    ASSERT_EQ(bench.visited.size(), 2U);
    EXPECT_EQ(bench.visited[1].page, PageId::Overview) << "a region has stores";
    EXPECT_EQ(bench.visited[1].query->unit, page.overview()->rows[0].unit);
    page.entries().select(0);
    QTest::keyClick(&page.entries(), Qt::Key_Return);
    ASSERT_EQ(bench.visited.size(), 3U);
    EXPECT_EQ(bench.visited[2].page, PageId::Calendar);
    EXPECT_EQ(bench.visited[2].subject, page.overview()->entries[0].entry.id);
}

TEST(OverviewPage, EachThingToDoHasOneActionThatBeginsIt)
{
    test::PageBench bench;
    bench.show(PeriodChoice::Yesterday);
    OverviewPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const auto *list = page.findChild<TodoList *>();
    ASSERT_EQ(list->count(), static_cast<int>(page.overview()->todos.size()));
    ASSERT_GT(list->count(), 0);
    for (QPushButton *button : list->findChildren<QPushButton *>())
        button->click();
    ASSERT_EQ(bench.visited.size(), page.overview()->todos.size());
    for (size_t i = 0; i < bench.visited.size(); ++i) {
        const OverviewTodo &todo = page.overview()->todos[i];
        if (todo.kind == OverviewTodo::Kind::Waiting) {
            EXPECT_EQ(bench.visited[i].filter, "submitted");
        } else if (todo.kind == OverviewTodo::Kind::NothingDone) {
            EXPECT_EQ(bench.visited[i].page, PageId::Guides);
            EXPECT_EQ(bench.visited[i].filter, "nothing_done");
            std::shared_ptr<const DataTable> guides;
            BoardPlace place(&page);
            bench.reader.read<std::shared_ptr<const DataTable>>(
                place,
                [query = *bench.visited[i].query](
                    BoardContext &context) { return readGuideRoster(context, query); },
                [&guides](Result<std::shared_ptr<const DataTable>> read) { guides = *read; });
            ASSERT_TRUE(test::waitFor([&] { return guides != nullptr; }));
            EXPECT_EQ(static_cast<uint64_t>(std::count_if(guides->marks.begin(), guides->marks.end(),
                          [](uint32_t marks) { return (marks & guidemarks::kNothingDone) != 0; })),
                todo.count)
                << "the roster shows as many as the list says";
        }
    }
    bench.picture(page, QStringLiteral("overview-zh-light"));
}

TEST(OverviewPage, AUnitWithoutRightSaysWhyAndOffersTheWhole)
{
    test::PageBench hq;
    OverviewPage whole(hq.tools);
    ASSERT_TRUE(hq.settle(whole));
    Uuid beijing;
    for (const OverviewRow &row : whole.overview()->rows)
        beijing = row.code == "BJ" ? row.unit : beijing;
    test::PageBench bench("zhejiang");
    BoardQuery query = bench.selection.query();
    query.unit = beijing;
    bench.selection.set(query);
    OverviewPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    QPushButton *action = nullptr;
    for (QPushButton *button : page.findChildren<QPushButton *>())
        action = button->isVisible() && button->text() == QStringLiteral("查看全部范围") ? button : action;
    ASSERT_TRUE(action);
    action->click();
    EXPECT_TRUE(bench.selection.query().unit.isNil());
    ASSERT_TRUE(test::waitFor([&] { return page.isSettled(); }));
    EXPECT_GT(page.rowsShown(), 1);
}

TEST(OverviewPage, EnglishDarkAndNarrow)
{
    test::PageBench bench("zhejiang", Language::English, Theme::Kind::Dark);
    OverviewPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page, {1072, 672}));
    EXPECT_EQ(labelOf(page.card(OverviewCardId::Sales), "title"), QStringLiteral("Net sales"));
    bench.picture(page, QStringLiteral("overview-en-dark"));
}

} // namespace

} // namespace qunce
