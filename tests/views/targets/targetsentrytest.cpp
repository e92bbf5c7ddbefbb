// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ways to the sheet of targets: one click on Guides and Leaderboard, two on the overview's card, one key anywhere of
// them.

#include <QMenu>
#include <QToolButton>

#include "tests/support/pagebench.h"
#include "views/guides/guidespage.h"
#include "views/leaderboard/leaderboardpage.h"
#include "views/overview/numbercard.h"
#include "views/overview/overviewpage.h"
#include "views/targets/targetsdialog.h"

using namespace qunce;
using namespace qunce::test;

namespace {

bool opensTheSheet(Page &page)
{
    return waitFor([&page] {
        const auto *dialog = page.findChild<TargetsDialog *>();
        return dialog != nullptr && dialog->isVisible() && dialog->isSettled();
    });
}

TEST(TargetsEntryTest, AButtonOnGuidesAndLeaderboard)
{
    PageBench bench;
    GuidesPage guides(bench.tools);
    LeaderboardPage leaderboard(bench.tools);
    for (Page *page : {static_cast<Page *>(&guides), static_cast<Page *>(&leaderboard)}) {
        ASSERT_TRUE(bench.settle(*page));
        auto *button = page->findChild<QToolButton *>(QStringLiteral("targetsTool"));
        ASSERT_NE(button, nullptr);
        EXPECT_TRUE(button->isVisible());
        EXPECT_EQ(button->text(), QStringLiteral("目标…"));
        button->click();
        EXPECT_TRUE(opensTheSheet(*page));
    }
}

TEST(TargetsEntryTest, TheMenuOfTheOverviewsAttainment)
{
    PageBench bench;
    OverviewPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    bench.commands.refresh();
    for (const OverviewCardId id : {OverviewCardId::Attainment, OverviewCardId::Sales}) {
        auto *card = page.findChild<NumberCard *>(QStringLiteral("card%1").arg(static_cast<int>(id)));
        ASSERT_NE(card, nullptr);
        QMenu *menu = card->findChild<QToolButton *>(QStringLiteral("copyCard"))->menu();
        emit menu->aboutToShow();
        QAction *action = nullptr;
        for (QAction *each : menu->actions()) {
            if (each->text().startsWith(QStringLiteral("目标")))
                action = each;
        }
        ASSERT_EQ(action != nullptr, id == OverviewCardId::Attainment);
        if (action == nullptr)
            continue;
        action->trigger();
        EXPECT_TRUE(opensTheSheet(page));
    }
}

} // namespace
