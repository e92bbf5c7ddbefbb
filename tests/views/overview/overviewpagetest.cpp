// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

#include "models/boards/guideroster.h"
#include "models/boards/waitingapprovals.h"
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

TEST(OverviewPage, NamesAndNumbersOfStoresAreWholeInAWindowOf1440)
{
    for (const Language language : {Language::Chinese, Language::English}) {
        test::PageBench bench("zhejiang", language);
        bench.show(PeriodChoice::Yesterday);
        OverviewPage page(bench.tools);
        ASSERT_TRUE(bench.settle(page));
        const CellTable &units = page.units();
        ASSERT_GT(units.rowCount(), 10);
        const QFontMetrics font(fontOf(TextRole::Body));
        const int columns = units.model()->columnCount();
        for (int row = 0; row < units.rowCount(); ++row) {
            for (int column = 0; column < columns; ++column) {
                const bool isOuter = column == 0 || column + 1 == columns;
                const int room = units.columnWidth(column) - metrics::kCellPadding
                    - (isOuter ? metrics::kOuterCellPadding : metrics::kCellPadding);
                const QString said = units.textAt(row, column);
                EXPECT_GE(room, font.horizontalAdvance(said)) << said.toStdString();
            }
        }
        EXPECT_EQ(units.horizontalScrollBar()->maximum(), 0);
        bench.picture(page,
            language == Language::Chinese ? QStringLiteral("overview-stores-zh")
                                          : QStringLiteral("overview-stores-en"));
    }
}

TEST(OverviewPage, SaysWhichRegionAComparisonIsWithout)
{
    test::PageBench bench;
    bench.show(PeriodChoice::Yesterday);
    OverviewPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const QString note = QStringLiteral("对比不含 北京：数据未到");
    EXPECT_TRUE(labelOf(page.card(OverviewCardId::Sales), "number").startsWith(QStringLiteral("¥")));
    const auto tip = [&](OverviewCardId id) {
        return page.card(id).findChild<QLabel *>(QStringLiteral("number"))->toolTip();
    };
    EXPECT_TRUE(tip(OverviewCardId::Sales).contains(note)) << tip(OverviewCardId::Sales).toStdString();
    EXPECT_TRUE(tip(OverviewCardId::NetFriends).contains(note));
    EXPECT_FALSE(tip(OverviewCardId::DueCompletion).contains(QStringLiteral("对比不含")));
    EXPECT_TRUE(page.card(OverviewCardId::Sales).accessibleName().contains(note)) << "for those who hear it";
}

TEST(OverviewPage, APeriodAfterTheNewestNumbersLeadsBackToThem)
{
    // Three weeks later nobody has imported anything since 7 September.
    test::PageBench bench("hq", Language::Chinese, Theme::Kind::Light);
    const Instant later = Instant::fromLocal(*Day::parse("2026-09-28"), 10, 24);
    const test::StandingClock clock(later);
    BoardReader reader(
        bench.profile, test::PageBench::userOf(bench.profile), clock, [] { return int64_t {0}; });
    PageTools tools {bench.theme, bench.language, bench.selection, bench.commands, bench.settings, reader,
        clock, [](const Destination &) {}, [](const Message &) {}, bench.edits};
    BoardQuery query = bench.selection.query();
    query.choice = PeriodChoice::Yesterday;
    query.period = periodOf(PeriodChoice::Yesterday, later.day(), {});
    bench.selection.set(query);
    OverviewPage page(tools);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(labelOf(page.card(OverviewCardId::Sales), "number"), Format::missing());
    QPushButton *back = nullptr;
    for (QPushButton *button : page.findChild<TodoList *>()->findChildren<QPushButton *>())
        back = button->text().startsWith(QStringLiteral("查看 9月7日")) ? button : back;
    ASSERT_TRUE(back) << "says which day has numbers";
    back->click();
    ASSERT_TRUE(test::waitFor([&] { return page.isSettled(); }));
    EXPECT_EQ(bench.selection.query().period.to, *Day::parse("2026-09-07"));
    EXPECT_TRUE(labelOf(page.card(OverviewCardId::Sales), "number").startsWith(QStringLiteral("¥")));
}

TEST(OverviewPage, WhoMayApproveNothingIsOfferedNoApproval)
{
    for (const char *user : {"hq", "zhejiang"}) {
        test::PageBench bench(user);
        bench.show(PeriodChoice::Yesterday);
        OverviewPage page(bench.tools);
        ASSERT_TRUE(bench.settle(page));
        std::optional<size_t> waiting;
        BoardPlace place(&page);
        bench.reader.read<WaitingApprovals>(place, readWaitingApprovals,
            [&waiting](Result<WaitingApprovals> read) { waiting = read->entries.size(); });
        ASSERT_TRUE(test::waitFor([&] { return waiting.has_value(); }));
        const std::vector<OverviewTodo> &todos = page.overview()->todos;
        const bool isOffered = std::any_of(todos.begin(), todos.end(),
            [](const OverviewTodo &todo) { return todo.kind == OverviewTodo::Kind::Waiting; });
        EXPECT_EQ(isOffered, *waiting > 0) << user;
    }
}

TEST(OverviewPage, ChannelsAreSaidInEnglish)
{
    test::PageBench bench("zhejiang", Language::English);
    bench.show(PeriodChoice::Yesterday);
    OverviewPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    ASSERT_GT(page.entries().rowCount(), 0);
    for (int row = 0; row < page.entries().rowCount(); ++row) {
        const QString channel = page.entries().textAt(row, 2);
        EXPECT_TRUE(std::all_of(channel.begin(), channel.end(), [](QChar c) { return c.unicode() < 0x3000; }))
            << channel.toStdString();
    }
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
