// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The console on the whole demo brand: its start, its pages, and what a click brings on screen. Everything is timed from
// the deed to the painted window. The profile's clock stands on the morning after the brand's last day; its server has
// ended, as on a train.

#include <algorithm>
#include <chrono>

#include <QTableView>
#include <QTest>

#include "app/console/console.h"
#include "models/store/outbox.h"
#include "models/store/profile.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/brandprofile.h"
#include "tests/bench/childprogram.h"
#include "tests/support/guitest.h"
#include "views/campaign/campaignpage.h"
#include "views/charts/celltable.h"
#include "views/detail/subjecteditor.h"
#include "views/groups/groupspage.h"
#include "views/guides/guidespage.h"
#include "views/koc/kocpage.h"
#include "views/koc/kocpane.h"
#include "views/leaderboard/leaderboardpage.h"
#include "views/leaderboard/posterbatch.h"
#include "views/leaderboard/posterdialog.h"
#include "views/report/reportdialog.h"
#include "views/tasks/taskspage.h"

namespace qunce::bench {

namespace {

constexpr double kStartMs = 500;
constexpr double kMemoryMb = 300;
constexpr double kSwitchMs = 100;
constexpr double kClickMs = 100;
constexpr double kEditMs = 16;
constexpr double kSavedMs = 50;
constexpr double kPosterMs = 300;
constexpr double kReportMs = 3'000;
constexpr int kRuns = 9;
constexpr int kVisits = 5;
constexpr int kPatienceMs = 30'000;

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// The profile lives in the brand's present.
Result<void> setClock(const std::string &profile, Instant present)
{
    QUNCE_ASSIGN(const auto outbox, Outbox::open(outboxPath(profile)));
    QUNCE_ASSIGN(OutboxMeta meta, outbox->meta());
    const int64_t shift = present.seconds * 1000 - SystemClock().nowMs();
    meta.leaseUntilMs += meta.leaseUntilMs == 0 ? 0 : shift - meta.clockOffsetMs;
    meta.clockOffsetMs = shift;
    return outbox->save(meta);
}

/// The program from its start until the first page has its numbers, and to its end.
void benchStart(Bench &bench, const std::string &profile)
{
    std::vector<double> times;
    double memory = 0;
    for (int i = 0; i < kRuns; ++i) {
        const Result<ChildRun> run = runChild({qunce(), "--data-dir", profile, "--exit-after-startup"});
        if (!run.ok())
            return bench.fail("console.start", run.error().detail);
        times.push_back(run->milliseconds);
        memory = std::max(memory, run->peakMegabytes);
    }
    bench.report({.name = "console.start",
        .value = median(times),
        .maxValue = kStartMs,
        .note = "fresh process to the overview with its numbers, and its end; 10,000 guides"});
    bench.report({.name = "console.start_memory", .value = memory, .unit = "MB", .maxValue = kMemoryMb});
}

/// The window of a console, and the times of what is done in it.
class Driver
{
public:
    explicit Driver(const std::string &profile) : m_console(optionsOf(profile), m_clock)
    {
        m_console.window().resize(1440, 900);
        m_console.window().show();
        m_console.start();
    }
    bool starts()
    {
        return test::waitFor([this] { return m_console.hasStarted(); }, kPatienceMs);
    }
    Workspace &workspace() { return *m_console.window().workspace(); }
    template <typename OfPage>
    OfPage &page(PageId id)
    {
        go(id);
        wait();
        return static_cast<OfPage &>(*workspace().currentPage());
    }
    void go(PageId id) { workspace().go({id, {}, {}, {}}); }

    bool isSettled()
    {
        const auto tables = workspace().currentPage()->findChildren<RosterView *>();
        return workspace().isSettled() && std::all_of(tables.begin(), tables.end(), [](RosterView *table) {
            return !table->isVisible() || table->isSettled();
        });
    }
    /// Milliseconds from the deed until all of the window is painted with what it brought.
    double shown(const std::function<void()> &deed, const std::function<bool()> &isThere)
    {
        const auto start = std::chrono::steady_clock::now();
        deed();
        m_isLate = !test::waitFor([&] { return isSettled() && isThere(); }, kPatienceMs) || m_isLate;
        m_console.window().repaint();
        return since(start);
    }
    double shown(const std::function<void()> &deed)
    {
        return shown(deed, [] { return true; });
    }
    /// Until something is painted, whatever is still being read.
    double painted(const std::function<void()> &deed)
    {
        const auto start = std::chrono::steady_clock::now();
        deed();
        m_console.window().repaint();
        return since(start);
    }
    void wait()
    {
        m_isLate = !test::waitFor([this] { return isSettled(); }, kPatienceMs) || m_isLate;
        QCoreApplication::processEvents();
    }
    /// Something never came.
    bool isLate() const { return m_isLate; }

private:
    static app::ConsoleOptions optionsOf(const std::string &profile)
    {
        app::ConsoleOptions options;
        options.profileDirectory = profile;
        options.theme = QStringLiteral("light");
        options.language = Language::Chinese;
        return options;
    }
    static double since(std::chrono::steady_clock::time_point start)
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    }

    const SystemClock m_clock;
    app::Console m_console;
    bool m_isLate = false;
};

struct NamedPage {
    PageId id;
    const char *name;
};
constexpr NamedPage kPages[] {{PageId::Overview, "overview"}, {PageId::Calendar, "calendar"},
    {PageId::Groups, "groups"}, {PageId::Koc, "koc"}, {PageId::Guides, "guides"}, {PageId::Tasks, "tasks"},
    {PageId::Leaderboard, "leaderboard"}, {kCampaignsPage, "campaigns"}};

/// The first visit makes the page and paints it with skeletons; its numbers are a figure of their own. Each later one
/// has them at once.
void benchPages(Bench &bench, Driver &driver)
{
    for (const NamedPage &page : kPages) {
        if (page.id == PageId::Overview) // which is there from the start
            continue;
        const double first = driver.painted([&] { driver.go(page.id); });
        const double whole = first + driver.shown([] {});
        const std::string name = std::string("console.first_visit.") + page.name;
        bench.report({.name = name, .value = first, .maxValue = kSwitchMs, .note = "until it is painted"});
        bench.report({.name = name + ".numbers", .value = whole, .note = "until they have been read"});
    }
    for (const NamedPage &page : kPages) {
        std::vector<double> times;
        for (int visit = 0; visit < kVisits; ++visit) {
            driver.shown(
                [&] { driver.go(page.id == PageId::Overview ? PageId::Calendar : PageId::Overview); });
            QCoreApplication::processEvents();
            times.push_back(driver.shown([&] { driver.go(page.id); }));
        }
        bench.report({.name = std::string("console.switch.") + page.name,
            .value = median(times),
            .maxValue = kSwitchMs,
            .note = "a page that was visited before"});
    }
}

/// Down from the brand to a region, its city, a store, a guide's assignments; and back.
void benchDrill(Bench &bench, Driver &driver)
{
    auto &page = driver.page<TasksPage>(PageId::Tasks);
    const auto click = [&](int row) {
        ScrolledChart *chart = page.ranking();
        QTest::mouseClick(chart, Qt::LeftButton, {}, chart->cellRect({row, 0}).center());
    };
    std::vector<double> down;
    std::vector<double> back;
    for (int run = 0; run < kVisits; ++run) {
        for (int level = 0; level < 4 && !page.showsAssignments(); ++level)
            down.push_back(driver.shown([&] { click(level == 0 ? 1 + run : 0); }));
        while (page.canGoBack())
            back.push_back(driver.shown([&] { page.goBack(); }));
    }
    bench.report({.name = "console.click.tasks_drill",
        .value = *std::max_element(down.begin(), down.end()),
        .maxValue = kClickMs,
        .note = "slowest of " + std::to_string(down.size()) + " bars, from the region to the assignments"});
    bench.report({.name = "console.click.tasks_back",
        .value = *std::max_element(back.begin(), back.end()),
        .maxValue = kClickMs});
}

/// Another row is chosen, and its pane is there.
void benchPane(Bench &bench, Driver &driver, RosterPage &page, const char *name)
{
    QTableView *table = page.roster().tableView();
    table->setFocus();
    std::vector<double> times;
    for (int row = 1; row <= kRuns; ++row) {
        const QString title = page.roster().rowTexts(row).value(0);
        times.push_back(driver.shown([&] { table->setCurrentIndex(table->model()->index(row, 0)); },
            [&] { return page.pane().title() == title; }));
    }
    bench.report({.name = std::string("console.click.") + name,
        .value = median(times),
        .maxValue = kClickMs,
        .note = "another row's pane"});
}

void benchKocPane(Bench &bench, Driver &driver)
{
    auto &page = driver.page<KocPage>(PageId::Koc);
    QTableView *table = page.roster().tableView();
    table->setFocus();
    table->selectRow(0);
    driver.shown(
        [&] { QTest::keyClick(table, Qt::Key_Return); }, [&] { return page.pane().detail().has_value(); });
    std::vector<double> times;
    for (int row = 1; row <= kRuns; ++row) {
        const std::string name = page.roster().rowTexts(row).value(0).toStdString();
        times.push_back(driver.shown([&] { table->selectRow(row); },
            [&] { return page.pane().detail() && page.pane().detail()->nickname == name; }));
    }
    bench.report({.name = "console.click.koc_pane",
        .value = median(times),
        .maxValue = kClickMs,
        .note = "another row's pane, of 100,000"});
}

/// A tag is added in the pane of a guide: until it is painted, and until it is on the disk and the mark is gone.
void benchEdit(Bench &bench, Driver &driver)
{
    auto &page = driver.page<GuidesPage>(PageId::Guides);
    QTableView *table = page.roster().tableView();
    table->setFocus();
    driver.shown([&] { table->setCurrentIndex(table->model()->index(0, 0)); });
    SubjectEditor &editor = *page.editor();
    const EditDesk &edits = driver.workspace().tools().edits;
    if (!edits.whyNot().empty())
        return bench.fail("console.edit", edits.whyNot().english());
    std::vector<double> shown;
    std::vector<double> saved;
    for (int run = 0; run < kRuns; ++run) {
        driver.wait();
        const auto start = std::chrono::steady_clock::now();
        shown.push_back(
            driver.painted([&] { emit editor.tags().added({QStringLiteral("标签%1").arg(run)}); }));
        if (!test::waitFor([&] { return edits.waiting() == 0; }, kPatienceMs))
            return bench.fail("console.edit", "it is never saved");
        editor.repaint();
        const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
        saved.push_back(time.count());
    }
    bench.report({.name = "console.edit_to_screen",
        .value = median(shown),
        .maxValue = kEditMs,
        .note = "a tag, until the window is painted with it"});
    bench.report({.name = "console.edit_saved",
        .value = median(saved),
        .maxValue = kSavedMs,
        .note = "until it is on the disk and the mark is gone"});
}

void benchLeaderboard(Bench &bench, Driver &driver)
{
    auto &page = driver.page<LeaderboardPage>(PageId::Leaderboard);
    std::vector<double> presets;
    for (int round = 0; round < 2; ++round) {
        for (int preset = 0; preset < page.tabs().count(); ++preset)
            presets.push_back(driver.shown([&] { page.tabs().setCurrentIndex(preset); }));
    }
    const auto again = presets.begin() + static_cast<std::ptrdiff_t>(presets.size() / 2);
    const auto slowest = std::max_element(again, presets.end());
    bench.report({.name = "console.click.leaderboard_preset",
        .value = *slowest,
        .maxValue = kClickMs,
        .note = "slowest preset that was shown before: tab " + std::to_string(slowest - again + 1)});
    std::vector<double> rows;
    for (int row = 1; row <= kRuns && row < page.rowsShown(); ++row)
        rows.push_back(driver.shown([&] { page.table().select(row); }));
    bench.report({.name = "console.click.leaderboard_row", .value = median(rows), .maxValue = kClickMs});
}

/// The region of the brand that comes first.
Uuid firstRegion(Driver &driver)
{
    QObject owner;
    BoardPlace place(&owner);
    std::optional<Uuid> found;
    driver.workspace().reader().read<Uuid>(
        place,
        [](BoardContext &context) -> Result<Uuid> {
            QUNCE_ASSIGN(const auto brand, context.brand(BrandParts::slotsOf(SubjectKind::Guide)));
            return brand->org.at(brand->regions.front().region).id;
        },
        [&found](Result<Uuid> read) { found = read.ok() ? *read : Uuid(); });
    test::waitFor([&found] { return found.has_value(); }, kPatienceMs);
    return found.value_or(Uuid());
}

/// What leaves the window: from the wish until it is on screen, and the file.
void benchPaper(Bench &bench, Driver &driver)
{
    PageTools &tools = driver.workspace().tools();
    BoardQuery query = tools.selection.query();
    query.unit = {};
    query.choice = PeriodChoice::Yesterday;
    query.period = periodOf(query.choice, tools.reader.now().day(), {});
    std::vector<double> posters;
    PosterBatch batch(tools, nullptr);
    for (int run = 0; run < kVisits; ++run) {
        std::unique_ptr<PosterDialog> dialog;
        posters.push_back(driver.shown(
            [&] {
                dialog = std::make_unique<PosterDialog>(
                    tools, batch, query, PosterBoard::of(RankingPreset::GuideSales), false, nullptr);
                dialog->show();
            },
            [&] { return dialog->isSettled() && dialog->poster(); }));
    }
    bench.report({.name = "console.poster",
        .value = median(posters),
        .maxValue = kPosterMs,
        .note = "totals and two boards of the brand, read and painted"});

    query.unit = firstRegion(driver);
    query.choice = PeriodChoice::LastMonth;
    query.period = periodOf(query.choice, tools.reader.now().day(), {});
    std::unique_ptr<ReportDialog> dialog;
    QByteArray pdf;
    const double report = driver.shown(
        [&] {
            dialog = std::make_unique<ReportDialog>(tools, query, false, nullptr);
            dialog->show();
        },
        [&] {
            if (!dialog->isSettled() || dialog->pages() == 0)
                return false;
            pdf = dialog->pdf();
            return true;
        });
    bench.report({.name = "console.report.region",
        .value = report,
        .maxValue = kReportMs,
        .note = "last month of a region: read, laid out, shown and made a PDF of "
            + std::to_string(pdf.size() / 1024) + " KiB"});
}

} // namespace

void benchConsole(Bench &bench)
{
    const Result<std::string> profile = freshProfile(bench);
    if (!profile.ok())
        return bench.fail("console", profile.error().detail);
    const Result<void> clock = setClock(*profile, Instant::fromLocal(*Day::parse("2026-07-01"), 10, 24));
    if (!clock.ok())
        return bench.fail("console", clock.error().detail);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    benchStart(bench, *profile);
    test::application();
    Driver driver(*profile);
    if (!driver.starts())
        return bench.fail("console", "the window does not start");
    benchPages(bench, driver);
    benchDrill(bench, driver);
    benchPane(bench, driver, driver.page<GuidesPage>(PageId::Guides), "guide_pane");
    benchPane(bench, driver, driver.page<GroupsPage>(PageId::Groups), "group_pane");
    benchKocPane(bench, driver);
    benchEdit(bench, driver);
    benchLeaderboard(bench, driver);
    benchPaper(bench, driver);
    if (driver.isLate())
        bench.fail("console", "something never came on screen");
}

} // namespace qunce::bench
