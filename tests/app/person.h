// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include <QAbstractButton>
#include <QLabel>

#include <gtest/gtest.h>

#include "app/console/console.h"
#include "models/store/cachereader.h"
#include "tests/app/appworld.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/guitest.h"
#include "tests/support/pagebench.h"
#include "views/charts/celltable.h"
#include "views/shell/centrelist.h"
#include "views/shell/sidebar.h"

namespace qunce::test {

inline constexpr int kPatienceMs = 60'000;

/// Somebody at a window.
class Person
{
public:
    /// Signed in and synced, in a profile of their own.
    Person(AppWorld &world, const std::string &user)
        : Person(world.profile("person." + user + number()), user)
    {
        EXPECT_EQ(world.signIn(m_profile.substr(m_profile.rfind("person.")), user).code, 0);
        open();
    }
    /// Of a profile that is there already; nothing is open yet.
    Person(std::string profile, const std::string &user) : m_user(user), m_profile(std::move(profile)) { }

    /// The window, until the server has everything.
    void open()
    {
        start();
        EXPECT_TRUE(waitFor([this] { return edits().whyNot().empty(); }, kPatienceMs));
        EXPECT_TRUE(isSynced());
        m_console->window().workspace()->go({PageId::Sync, {}, {}, {}});
    }
    /// The window, whatever it shows.
    void start()
    {
        app::ConsoleOptions options;
        options.profileDirectory = m_profile;
        options.language = Language::Chinese;
        options.theme = QStringLiteral("light");
        options.secretStore = m_desktop.stores();
        m_console = std::make_unique<app::Console>(std::move(options), m_clock);
        m_console->window().resize(1440, 900);
        m_console->window().show();
        m_console->start();
        EXPECT_TRUE(waitFor([this] { return m_console->hasStarted() || isLocked(); }, kPatienceMs));
    }
    void close() { m_console.reset(); }
    /// Nothing can be read before the server has been heard.
    bool isLocked() { return status().leaseOver && find<QWidget>("waiting")->isVisible(); }

    EditDesk &edits() { return m_console->window().workspace()->tools().edits; }
    const SyncStatus &status() { return m_console->sync().status(); }
    bool isSynced()
    {
        return waitFor(
            [this] {
                return status().phase == SyncPhase::Synced && status().edits.pending == 0
                    && !status().sending;
            },
            kPatienceMs);
    }
    /// At once, and until the server has everything.
    bool syncs()
    {
        m_console->sync().syncNow();
        const int64_t before = status().lastCompleteMs;
        return waitFor([&] { return status().lastCompleteMs > before; }, kPatienceMs) && isSynced();
    }
    template <typename Widget>
    Widget *find(const char *name)
    {
        return m_console->window().findChild<Widget *>(QLatin1String(name));
    }
    QString words(const char *name)
    {
        if (auto *button = find<QAbstractButton>(name))
            return button->text();
        auto *label = find<QLabel>(name);
        return label ? label->text() : QString();
    }
    void click(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        ASSERT_NE(button, nullptr) << name;
        ASSERT_TRUE(button->isVisible() && button->isEnabled()) << name;
        button->click();
    }
    CentreList &list() { return *find<CentreList>("centre.list"); }
    bool lists(size_t items)
    {
        return waitFor([&] { return list().items().size() == items; }, kPatienceMs);
    }
    /// So many, and nothing of another state.
    bool lists(size_t items, CentreItem::State state)
    {
        return waitFor(
            [&] {
                const auto &listed = list().items();
                return listed.size() == items
                    && std::all_of(listed.begin(), listed.end(),
                        [state](const CentreItem &item) { return item.state == state; });
            },
            kPatienceMs);
    }
    bool listsOne(CentreItem::State state) { return lists(1, state); }
    QString said() { return list().texts().join(QLatin1Char('|')); }
    QString difference(int row)
    {
        auto *table = find<CellTable>("centre.differences");
        QStringList cells;
        for (int column = 0; column < 5; ++column)
            cells << table->textAt(row, column);
        return cells.join(QLatin1Char('|'));
    }
    int badge() { return m_console->window().workspace()->sidebar().badge(PageId::Sync); }

    ::testing::AssertionResult change(const Record &record, const std::string &field, const FieldValue &value)
    {
        return commit(ChangeFields {record.kind, record.id, {{field, value}}, {}});
    }
    ::testing::AssertionResult remove(const Record &record)
    {
        return commit(DeleteRecord {record.kind, record.id});
    }
    ::testing::AssertionResult commit(RecordChange change)
    {
        std::optional<Result<EditDone>> outcome;
        EditRequest request;
        request.title = QUNCE_TEXT("Save");
        request.changes.push_back(std::move(change));
        edits().commit(std::move(request), &m_console->window(),
            [&outcome](const Result<EditDone> &done) { outcome = done; });
        if (!waitFor([&] { return outcome.has_value(); }, kPatienceMs))
            return ::testing::AssertionFailure() << "never done";
        return outcome->ok() ? ::testing::AssertionSuccess()
                             : ::testing::AssertionFailure() << outcome->error().detail;
    }
    Record read(Kind kind, const Uuid &id)
    {
        CacheReader cache(m_profile);
        Result<ReadSnapshot> snapshot = cache.snapshot();
        EXPECT_TRUE(snapshot.ok());
        const Result<std::optional<Record>> found = snapshot->record(kind, id);
        EXPECT_TRUE(found.ok() && *found);
        return found.ok() && *found ? **found : Record();
    }
    template <typename Fits>
    Record first(Kind kind, const Fits &fits)
    {
        Record found;
        CacheReader cache(m_profile);
        Result<ReadSnapshot> snapshot = cache.snapshot();
        EXPECT_TRUE(snapshot.ok());
        EXPECT_TRUE(snapshot
                        ->eachRecord(kind,
                            [&](const Record &record) -> Result<void> {
                                if (found.id.isNil() && fits(record))
                                    found = record;
                                return {};
                            })
                        .ok());
        return found;
    }
    void picture(const char *name) { PageBench::picture(m_console->window(), QLatin1String(name)); }
    app::Console &console() { return *m_console; }
    const std::string &profile() const { return m_profile; }

    /// As if the computer's clock were wrong, from the next open() on.
    void setClock(std::chrono::milliseconds ahead) { m_clock.ahead = ahead; }

private:
    class WrongClock : public Clock
    {
    public:
        int64_t nowMs() const override { return m_true.nowMs() + ahead.load().count(); }
        std::atomic<std::chrono::milliseconds> ahead {std::chrono::milliseconds(0)};

    private:
        SystemClock m_true;
    };
    static std::string number()
    {
        static int profiles = 0;
        return std::to_string(++profiles);
    }

    const std::string m_user;
    const std::string m_profile;
    WrongClock m_clock;
    FakeDesktop m_desktop;
    std::unique_ptr<app::Console> m_console;
};

} // namespace qunce::test
