// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// kill -9 of the window while somebody types: whatever it showed as saved is there afterwards.

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <limits>
#include <random>
#include <sstream>
#include <thread>

#include <QTest>

#include <gtest/gtest.h>

#include "app/console/console.h"
#include "models/store/cachereader.h"
#include "tests/app/appworld.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/files.h"
#include "tests/support/guitest.h"
#include "views/detail/noteedit.h"
#include "views/detail/subjecteditor.h"
#include "views/guides/guidespage.h"
#include "views/shell/workspace.h"

namespace qunce::test {

namespace {

constexpr char kProfile[] = "QUNCE_TYPING_PROFILE";
constexpr char kGuide[] = "QUNCE_TYPING_GUIDE";
constexpr int kPatienceMs = 60'000;
constexpr int kBetweenKeysMs = 40;
constexpr auto kKillPatience = std::chrono::milliseconds(kPatienceMs);

/// `saved ID TEXT` lines that are whole.
std::vector<std::pair<Uuid, std::string>> savedIn(const std::string &output)
{
    std::vector<std::pair<Uuid, std::string>> saved;
    std::istringstream lines(output.substr(0, output.rfind('\n') + 1));
    std::string word;
    std::string id;
    std::string text;
    while (lines >> word >> id >> text) {
        if (word == "saved")
            saved.emplace_back(Uuid::parse(id).value_or(Uuid()), text);
        else
            lines.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    return saved;
}

} // namespace

/// The window of a process of its own, in which somebody types a note and does not stop.
TEST(TypingWindow, DISABLED_TypesUntilItIsKilled)
{
    const char *profile = std::getenv(kProfile);
    ASSERT_NE(profile, nullptr);
    application();
    FakeDesktop desktop;
    SystemClock clock;
    app::ConsoleOptions options;
    options.profileDirectory = profile;
    options.language = Language::Chinese;
    options.secretStore = desktop.stores();
    app::Console console(std::move(options), clock);
    console.window().show();
    console.start();
    ASSERT_TRUE(waitFor([&] { return console.hasStarted(); }, kPatienceMs));
    Workspace &workspace = *console.window().workspace();
    workspace.go({PageId::Guides, *Uuid::parse(std::getenv(kGuide)), {}, {}});
    ASSERT_TRUE(waitFor(
        [&] {
            auto *page = qobject_cast<GuidesPage *>(workspace.currentPage());
            return page && workspace.isSettled() && page->editor() && !page->editor()->notes().empty()
                && workspace.tools().edits.whyNot().empty();
        },
        kPatienceMs));
    NoteEdit &note = *qobject_cast<GuidesPage *>(workspace.currentPage())->editor()->notes().at(0);
    note.setFocus();
    QString said;
    for (int key = 0;; ++key) {
        QTest::keyClick(&note, static_cast<char>('a' + key % 26));
        waitFor([&] { return !note.isSaving() && note.toPlainText() != said; }, kBetweenKeysMs);
        if (!note.isSaving() && note.toPlainText() != said) {
            said = note.toPlainText();
            std::cout << "saved " << note.id().toString() << " " << said.toStdString() << std::endl;
        }
    }
}

TEST(WindowKill, WhatWasTypedAndShownAsSavedIsThereAfterwards)
{
    AppWorld world;
    world.startServer();
    ASSERT_EQ(world.signIn("typing", "hq").code, 0);
    world.stopServer();
    const std::string profile = world.profile("typing");
    Uuid guide;
    {
        CacheReader cache(profile);
        Result<ReadSnapshot> snapshot = cache.snapshot();
        ASSERT_TRUE(snapshot.ok());
        ASSERT_TRUE(snapshot
                        ->eachRecord(Kind::Guide,
                            [&guide](const Record &record) -> Result<void> {
                                guide = record.id;
                                return {};
                            })
                        .ok());
    }
    std::mt19937 random(20261122);
    const int rounds = std::getenv("QUNCE_LONG") != nullptr ? 100 : 4;
    for (int round = 0; round < rounds; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const std::string output = world.file("typing.out");
        Program window({std::filesystem::read_symlink("/proc/self/exe").string(),
                           "--gtest_also_run_disabled_tests", "--gtest_filter=TypingWindow.*"},
            output, world.file("typing.err"),
            {std::string(kProfile) + "=" + profile, std::string(kGuide) + "=" + guide.toString()});
        // In the middle of some later word, and of its saving as often as not.
        const size_t enough = 1 + random() % 2;
        const size_t further = random() % 40;
        const auto deadline = std::chrono::steady_clock::now() + kKillPatience;
        while (savedIn(readFile(output)).size() < enough && std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        std::this_thread::sleep_for(std::chrono::milliseconds(further * 50));
        ASSERT_TRUE(window.isRunning()) << readFile(output) << readFile(world.file("typing.err"));
        window.signal(SIGKILL);
        window.wait();
        const auto saved = savedIn(readFile(output));
        ASSERT_GE(saved.size(), enough);
        CacheReader cache(profile);
        Result<ReadSnapshot> snapshot = cache.snapshot();
        ASSERT_TRUE(snapshot.ok()) << snapshot.error().detail;
        const Result<std::optional<Record>> note = snapshot->record(Kind::Note, saved.back().first);
        ASSERT_TRUE(note.ok() && *note);
        EXPECT_TRUE((*note)->text("text").starts_with(saved.back().second))
            << (*note)->text("text") << " and not " << saved.back().second;
    }
}

} // namespace qunce::test
