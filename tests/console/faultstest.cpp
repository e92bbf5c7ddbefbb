// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPushButton>
#include <QScreen>
#include <QTableView>

#include <gtest/gtest.h>

#include "models/boards/orgchoices.h"
#include "tests/console/windowbench.h"
#include "views/common/emptystate.h"

// What people read when something is not as it should be: why, and what can be done about it.

namespace qunce::test {

namespace {

QString zh(const char *words)
{
    return QString::fromUtf8(words);
}

/// The one state that is on screen instead of contents.
std::vector<EmptyState *> statesOf(QWidget &page)
{
    std::vector<EmptyState *> shown;
    for (EmptyState *state : page.findChildren<EmptyState *>()) {
        if (state->isVisible())
            shown.push_back(state);
    }
    return shown;
}

void showDay(WindowBench &bench, Day day)
{
    BoardQuery query = bench.window.workspace()->tools().selection.query();
    query.choice = PeriodChoice::Custom;
    query.period = {day, day};
    bench.window.workspace()->tools().selection.set(query);
}

TEST(Faults, APeriodWithoutDataSaysSoOnEveryPage)
{
    WindowBench bench;
    showDay(bench, *Day::parse("2026-11-20")); // after everything that there is
    bench.eachPage([&](Page &page) {
        bench.picture(QStringLiteral("nodata-%1").arg(static_cast<int>(page.id())));
        if (!page.usesPeriod() || page.id() == PageId::Overview)
            return;
        bool isZero = false;
        for (const EmptyState *state : statesOf(page)) {
            EXPECT_FALSE(state->accessibleName().isEmpty()) << bench.nameOf(page);
            isZero = true;
        }
        EXPECT_TRUE(isZero || page.rowsShown() > 0) << bench.nameOf(page) << " is blank";
    });
}

TEST(Faults, AScopeWithOneStoreWorksOnEveryPage)
{
    WindowBench bench;
    bench.go(PageId::Overview);
    Result<OrgChoices> choices = Error {};
    BoardPlace place(&bench.window);
    bool isRead = false;
    bench.window.workspace()->reader().read<OrgChoices>(place, readOrgChoices, [&](Result<OrgChoices> read) {
        choices = std::move(read);
        isRead = true;
    });
    ASSERT_TRUE(waitFor([&] { return isRead; }));
    ASSERT_TRUE(choices.ok());
    const auto store = std::find_if(choices->units.begin(), choices->units.end(),
        [](const OrgChoice &unit) { return unit.kind == OrgKind::Store; });
    ASSERT_NE(store, choices->units.end());
    BoardQuery query = bench.window.workspace()->tools().selection.query();
    query.unit = store->id;
    bench.window.workspace()->tools().selection.set(query);
    bench.eachPage([&](Page &page) {
        bench.picture(QStringLiteral("onestore-%1").arg(static_cast<int>(page.id())));
        for (const EmptyState *state : statesOf(page))
            EXPECT_FALSE(state->accessibleName().isEmpty()) << bench.nameOf(page);
        EXPECT_TRUE(page.rowsShown() > 0 || !statesOf(page).empty()) << bench.nameOf(page) << " is blank";
    });
}

TEST(Faults, AUnitOutsideOnesRightsSaysWhy)
{
    Uuid elsewhere;
    {
        WindowBench whole;
        Result<OrgChoices> choices = Error {};
        BoardPlace place(&whole.window);
        bool isRead = false;
        whole.window.workspace()->reader().read<OrgChoices>(
            place, readOrgChoices, [&](Result<OrgChoices> read) {
                choices = std::move(read);
                isRead = true;
            });
        ASSERT_TRUE(waitFor([&] { return isRead; }));
        for (const OrgChoice &unit : choices->units) {
            if (unit.kind == OrgKind::Region && unit.name == "北京")
                elsewhere = unit.id;
        }
    }
    ASSERT_FALSE(elsewhere.isNil());
    WindowBench bench("zhejiang");
    BoardQuery query = bench.window.workspace()->tools().selection.query();
    query.unit = elsewhere;
    bench.window.workspace()->tools().selection.set(query);
    bench.eachPage([&](Page &page) {
        // These are of no unit: templates and content are the brand's.
        if (page.id() == PageId::Sync || page.id() == PageId::Settings || page.id() == PageId::Sop
            || page.id() == PageId::Content)
            return;
        bench.picture(QStringLiteral("noright-%1").arg(static_cast<int>(page.id())));
        QStringList read;
        for (const EmptyState *state : statesOf(page))
            read << state->accessibleName();
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            if (label->isVisible())
                read << label->text();
        }
        const QString all = read.join(QLatin1Char('\n'));
        EXPECT_TRUE(all.contains(zh("范围")) || all.contains(zh("组织")))
            << bench.nameOf(page) << " does not say why: " << all.toStdString();
    });
}

TEST(Faults, ASmallScreenAndLargeTextKeepEverythingInTheWindow)
{
    for (const int pixels : {13, 20}) {
        WindowBench bench("hq", Language::Chinese, {1280, 720});
        bench.bench.theme.setFontPixels(pixels);
        bench.eachPage([&](Page &page) {
            bench.picture(QStringLiteral("small-%1-%2").arg(static_cast<int>(page.id())).arg(pixels));
            EXPECT_EQ(bench.window.width(), 1280) << bench.nameOf(page) << " makes the window wider";
            EXPECT_EQ(bench.window.height(), 720) << bench.nameOf(page) << " makes the window higher";
        });
        bench.bench.theme.setFontPixels(13);
    }
}

TEST(Faults, HighContrastAndDarkShowEveryPage)
{
    for (const Theme::Kind kind : {Theme::Kind::Dark, Theme::Kind::HighContrast}) {
        WindowBench bench("hq", Language::Chinese, {1440, 900}, kind);
        bench.eachPage([&](Page &page) {
            bench.picture(
                QStringLiteral("theme%1-%2").arg(static_cast<int>(kind)).arg(static_cast<int>(page.id())));
            EXPECT_GT(page.rowsShown(), 0) << bench.nameOf(page);
        });
    }
}

} // namespace

} // namespace qunce::test
