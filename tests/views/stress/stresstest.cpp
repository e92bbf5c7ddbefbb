// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every page over a brand as nobody wishes it: 500 stores, names that are far too long, that run from right to left, with
// emoji and characters outside the basic plane, titles of 64 KiB. Nothing crashes, nothing takes long, nothing pushes the
// window apart.

#include <chrono>
#include <filesystem>

#include <gtest/gtest.h>

#include <QTableView>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include "tests/support/pagebench.h"
#include "views/calendar/calendarpage.h"
#include "views/groups/groupspage.h"
#include "views/guides/guidespage.h"
#include "views/koc/kocpage.h"
#include "views/leaderboard/leaderboardpage.h"
#include "views/overview/overviewpage.h"
#include "views/tasks/taskspage.h"

using namespace qunce;
using namespace qunce::test;

namespace {

constexpr int kStores = 500;

/// The demo profile with names as they come from spreadsheets.
class StressedProfile
{
public:
    StressedProfile()
    {
        std::filesystem::copy(demoProfile("hq"), path(), std::filesystem::copy_options::recursive);
        SQLite::Database cache(path() + "/cache.1.db", SQLite::OPEN_READWRITE);
        const std::string tail =
            " 𠮷野家旗舰体验中心（华东区域联营一号店）👩‍👧‍👦 שלום "
            "עולם";
        const std::string title(65'536, 'T');
        SQLite::Transaction whole(cache);
        run(cache, "UPDATE r_org SET f_name = f_name || ?1 WHERE f_kind IN ('region', 'city', 'store')",
            tail);
        run(cache, "UPDATE r_guide SET f_name = f_name || ?1 WHERE rowid % 3 = 0", tail);
        run(cache, "UPDATE r_slot SET f_subject_name = f_subject_name || ?1 WHERE rowid % 3 = 0", tail);
        run(cache, "UPDATE r_koc SET f_nickname = ?1 || f_nickname WHERE rowid % 3 = 0",
            "\u202E反👩‍👧\n");
        run(cache, "UPDATE r_group SET f_name = f_name || ?1 WHERE rowid % 2 = 0", tail + tail + tail);
        run(cache, "UPDATE r_campaign SET f_name = f_name || ?1", tail + tail);
        run(cache, "UPDATE r_entry SET f_title = ?1 || f_title WHERE rowid % 4 = 0", title);
        run(cache, "UPDATE r_task SET f_title = ?1 || f_title WHERE rowid % 4 = 0", title);
        SQLite::Statement more(cache,
            "INSERT INTO r_org SELECT randomblob(16), bucket, seq, f_code || '-' || ?1, f_parent, f_parents, "
            "f_kind, "
            "f_name || ?1, f_store_type, f_store_grade, f_city_tier, f_opened_on, f_closed_on FROM r_org "
            "WHERE f_kind = 'store' AND f_closed_on IS NULL LIMIT 1");
        for (int store = cache.execAndGet("SELECT count(*) FROM r_org WHERE f_kind = 'store'").getInt();
             store < kStores; ++store) {
            more.bind(1, store);
            more.exec();
            more.reset();
        }
        whole.commit();
    }
    std::string folder() const { return m_folder.path().toStdString(); }
    std::string path() const { return folder() + "/hq"; }

private:
    static void run(SQLite::Database &cache, const char *sql, const std::string &value)
    {
        SQLite::Statement statement(cache, sql);
        statement.bind(1, value);
        ASSERT_GT(statement.exec(), 0) << sql;
    }

    QTemporaryDir m_folder;
};

class AStressedBrand : public ::testing::Test
{
protected:
    /// The page in a small window, used as people do; it must stay as wide as its window.
    static void use(PageBench &bench, Page &page, const QString &name)
    {
        const auto start = std::chrono::steady_clock::now();
        ASSERT_TRUE(bench.settle(page, {1072, 672})) << name.toStdString(); // of a screen of 1280 x 720
        EXPECT_LE(page.minimumSizeHint().width(), 1072) << name.toStdString() << " pushes the window apart";
        PageBench::picture(page, QStringLiteral("stress-") + name);
        for (QTableView *table : page.findChildren<QTableView *>()) {
            if (!table->isVisible() || !table->model() || table->model()->rowCount() == 0)
                continue;
            table->setFocus();
            table->setCurrentIndex(table->model()->index(0, 0));
            QTest::keyClick(table, Qt::Key_End);
            QTest::keyClick(table, Qt::Key_Return);
            ASSERT_TRUE(waitFor([&page] { return page.isSettled(); })) << name.toStdString();
        }
        EXPECT_LE(page.minimumSizeHint().width(), 1072) << name.toStdString() << " with a pane";
        PageBench::picture(page, QStringLiteral("stress-") + name + QStringLiteral("-used"));
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took.count(), 60) << name.toStdString() << " hangs";
    }
};

} // namespace

TEST_F(AStressedBrand, IsShownByEveryPage)
{
    const StressedProfile profile;
    qputenv("QUNCE_DEMO", QByteArray::fromStdString(profile.folder())); // where PageBench looks for hq
    PageBench bench;
    OverviewPage overview(bench.tools);
    use(bench, overview, QStringLiteral("overview"));
    CalendarPage calendar(bench.tools);
    use(bench, calendar, QStringLiteral("calendar"));
    GroupsPage groups(bench.tools);
    use(bench, groups, QStringLiteral("groups"));
    KocPage kocs(bench.tools);
    use(bench, kocs, QStringLiteral("koc"));
    GuidesPage guides(bench.tools);
    use(bench, guides, QStringLiteral("guides"));
    TasksPage tasks(bench.tools);
    use(bench, tasks, QStringLiteral("tasks"));
    LeaderboardPage leaderboard(bench.tools);
    use(bench, leaderboard, QStringLiteral("leaderboard"));
}
