// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real window at every size of text and on small screens: nothing of it is cut off.

#include <filesystem>

#include <gtest/gtest.h>

#include <QTableView>
#include <QTest>

#include "app/console/console.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/legible.h"
#include "tests/support/pagebench.h"
#include "views/shell/appearance.h"

namespace qunce::test {

namespace {

constexpr int kPatienceMs = 30'000;

/// Goes on from 8 September 2026, 10:24: the day after the last one of the demo brand.
class ClockOfTheBrand : public Clock
{
public:
    int64_t nowMs() const override { return m_true.nowMs() - m_ahead; }

private:
    SystemClock m_true;
    const int64_t m_ahead =
        m_true.nowMs() - Instant::fromLocal(*Day::parse("2026-09-08"), 10, 24).seconds * 1000;
};

struct Look {
    const char *name;
    QSize size;
    int fontPixels;
    Language language;
    Theme::Kind theme = Theme::Kind::Light;
};

void PrintTo(const Look &look, std::ostream *out)
{
    *out << look.name;
}

class TheWindow : public ::testing::TestWithParam<Look>
{
protected:
    TheWindow()
    {
        application();
        std::filesystem::copy(demoProfile("hq"), path(), std::filesystem::copy_options::recursive);
        app::ConsoleOptions options;
        options.profileDirectory = path();
        options.language = GetParam().language;
        options.theme = GetParam().theme == Theme::Kind::Dark ? QStringLiteral("dark")
            : GetParam().theme == Theme::Kind::HighContrast   ? QStringLiteral("contrast")
                                                              : QStringLiteral("light");
        options.secretStore = m_desktop.stores();
        Settings settings(QString::fromStdString(path()) + QStringLiteral("/console.ini"));
        settings.set(QStringLiteral("font_pixels"), GetParam().fontPixels);
        settings.flush();
        console = std::make_unique<app::Console>(std::move(options), m_clock);
        console->window().resize(GetParam().size);
        console->window().show();
        console->start();
    }
    std::string path() const { return m_folder.path().toStdString() + "/hq"; }
    MainWindow &window() { return console->window(); }
    bool settles()
    {
        return waitFor(
            [this] { return window().workspace() && window().workspace()->isSettled(); }, kPatienceMs);
    }
    /// Layouts take their turn, and one more for what follows them.
    void look(const QString &what)
    {
        ASSERT_TRUE(settles()) << what.toStdString();
        for (int turn = 0; turn < 3; ++turn)
            QCoreApplication::processEvents();
        PageBench::picture(window(), QLatin1String(GetParam().name) + QLatin1Char('-') + what);
        const QStringList cut = cutOff(window());
        EXPECT_TRUE(cut.isEmpty()) << what.toStdString() << ":\n"
                                   << cut.join(QLatin1Char('\n')).toStdString();
        EXPECT_EQ(window().size(), GetParam().size) << what.toStdString() << " pushes the window apart";
    }

private:
    QTemporaryDir m_folder;
    ClockOfTheBrand m_clock;
    FakeDesktop m_desktop;

protected:
    std::unique_ptr<app::Console> console;
};

} // namespace

TEST_P(TheWindow, ShowsEveryPageWhole)
{
    ASSERT_TRUE(settles());
    constexpr std::array kNames {"overview", "calendar", "groups", "koc", "guides", "tasks", "leaderboard",
        "sync", "settings", "sop", "content", "campaigns"};
    for (const PageEntry &entry : window().workspace()->pages()) {
        const QString name = QLatin1String(kNames.at(static_cast<size_t>(entry.id)));
        window().workspace()->go({entry.id, {}, {}, {}});
        look(name);
        if (entry.id == PageId::Calendar) {
            for (const char *view : {"week", "day", "agenda", "lanes", "sheet", "month"}) {
                window().findChild<QAbstractButton *>(QStringLiteral("view.") + QLatin1String(view))->click();
                look(name + QLatin1Char('-') + QLatin1String(view));
            }
        }
        const bool hasPane = entry.id == PageId::Groups || entry.id == PageId::Koc
            || entry.id == PageId::Guides || entry.id == PageId::Leaderboard;
        if (!hasPane)
            continue;
        for (QTableView *table : window().workspace()->currentPage()->findChildren<QTableView *>()) {
            if (!table->isVisible() || !table->model() || table->model()->rowCount() == 0)
                continue;
            table->setFocus();
            table->setCurrentIndex(table->model()->index(0, 0));
            QTest::keyClick(table, Qt::Key_Return);
            break;
        }
        look(name + QStringLiteral("-pane"));
    }
}

INSTANTIATE_TEST_SUITE_P(Of, TheWindow,
    ::testing::Values(Look {"small", {1440, 900}, 12, Language::Chinese},
        Look {"usual", {1440, 900}, 13, Language::Chinese},
        Look {"large", {1440, 900}, 20, Language::Chinese, Theme::Kind::Dark},
        Look {"train", {1280, 720}, 13, Language::Chinese, Theme::Kind::HighContrast},
        Look {"english", {1280, 720}, 13, Language::English, Theme::Kind::Dark}),
    [](const auto &one) { return std::string(one.param.name); });

} // namespace qunce::test
