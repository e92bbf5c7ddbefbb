// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <QDir>
#include <QTemporaryDir>

#include "models/facts/cacheexport.h"
#include "models/store/sessionfile.h"
#include "tests/support/guitest.h"
#include "views/common/page.h"

namespace qunce::test {

/// A clock that stands.
class StandingClock : public Clock
{
public:
    explicit StandingClock(Instant instant) : m_instant(instant) { }
    int64_t nowMs() const override { return m_instant.seconds * 1000; }

private:
    const Instant m_instant;
};

/// The profiles that the ctest fixture `demo` made (tests/support/makedemo.sh): `hq`, `zhejiang`, `beijing`. A path is
/// one of the test's own.
inline std::string demoProfile(const std::string &user)
{
    if (user.starts_with('/'))
        return user;
    const char *const folder = std::getenv("QUNCE_DEMO");
    return std::string(folder ? folder : "") + "/" + user;
}

/// What pages are given, on a profile of the demo brand, on 8 September 2026 at 10:24; data end the day before.
class PageBench
{
public:
    explicit PageBench(const std::string &user = "hq", Language spoken = Language::Chinese,
        Theme::Kind kind = Theme::Kind::Light)
        : clock(Instant::fromLocal(*Day::parse("2026-09-08"), 10, 24))
        , settings((application(), m_folder.filePath(QStringLiteral("settings.ini"))))
        , profile(demoProfile(user))
        , reader(profile, userOf(profile), clock, [] { return int64_t {0}; })
        , tools {theme, language, selection, commands, settings, reader, clock,
              [this](const Destination &destination) { visited.push_back(destination); },
              [this](const Message &message) { toasts.push_back(message.english()); }, edits}
    {
        theme.setKind(looked(kind));
        theme.apply();
        language.set(looked(spoken));
        show(PeriodChoice::Last7Days);
    }
    ~PageBench() { language.set(Language::English); }

    static UserInfo userOf(const std::string &profile)
    {
        const Result<std::optional<Session>> session = SessionFile(profile + "/session.json").read();
        EXPECT_TRUE(session.ok() && *session) << "the ctest fixture `demo` has not run: " << profile;
        return session.ok() && *session ? (*session)->user : UserInfo();
    }

    // For people who look at pictures: whatever a test asks for, in the look that they want to see. What it then expects
    // of its words may fail.
    static Theme::Kind looked(Theme::Kind kind)
    {
        const QString wanted = qEnvironmentVariable("QUNCE_PICTURES_THEME");
        return wanted == QLatin1String("dark")    ? Theme::Kind::Dark
            : wanted == QLatin1String("contrast") ? Theme::Kind::HighContrast
                                                  : kind;
    }
    static Language looked(Language spoken)
    {
        return qEnvironmentVariable("QUNCE_PICTURES_LANGUAGE") == QLatin1String("en") ? Language::English
                                                                                      : spoken;
    }

    Day today() const { return clock.today(); }
    void show(PeriodChoice choice, Period own = {})
    {
        BoardQuery query = selection.query();
        query.choice = choice;
        query.period = periodOf(choice, today(), own);
        selection.set(query);
    }

    /// Shows a page at a size and waits until it has read everything.
    ::testing::AssertionResult settle(Page &page, QSize size = {1232, 852})
    {
        page.resize(size);
        page.show();
        if (!waitFor([&page] { return page.isSettled(); }))
            return ::testing::AssertionFailure() << "the page still reads";
        QCoreApplication::processEvents();
        return ::testing::AssertionSuccess();
    }
    /// Saves a picture into $QUNCE_PICTURES, if that is set: for people who look at it.
    static void picture(QWidget &widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("QUNCE_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        QPixmap pixmap(widget.size());
        pixmap.fill(widget.palette().color(QPalette::Window));
        widget.render(&pixmap);
        pixmap.save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

    /// What `qunce export` would write for these words and flags, off the same profile at the same time.
    Result<Export> exported(const ExportArguments &arguments) const
    {
        CacheReader cache(profile);
        QUNCE_ASSIGN(ReadSnapshot snapshot, cache.snapshot());
        FactMemory memory;
        return exportFrom(snapshot, scopeOf(snapshot, reader.user()), memory, arguments, clock.now());
    }

private:
    QTemporaryDir m_folder;

public:
    StandingClock clock;
    Theme theme;
    LanguageChoice language;
    Selection selection;
    CommandRegistry commands;
    EditDesk edits; ///< without a book: nobody edits
    Settings settings;
    const std::string profile;
    BoardReader reader;
    std::vector<Destination> visited;
    std::vector<std::string> toasts;
    PageTools tools;
};

} // namespace qunce::test
