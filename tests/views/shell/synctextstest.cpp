// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "tests/views/shell/shellbench.h"
#include "views/shell/synctexts.h"

namespace qunce {

namespace {

const Instant kNow = Instant::fromLocal(Day::fromYmd(2026, 9, 8), 10, 26);

std::string chip(SyncStatus status, Language spoken = Language::Chinese)
{
    test::application();
    LanguageChoice language;
    language.set(spoken);
    const std::string words = syncWords(status, Format(spoken), kNow).words.toStdString();
    language.set(Language::English);
    return words;
}

SyncStatus at(SyncPhase phase, int hour = 10, int minute = 24, int daysAgo = 0)
{
    SyncStatus status;
    status.phase = phase;
    status.lastCompleteMs = Instant::fromLocal(kNow.day() - daysAgo, hour, minute).seconds * 1000;
    return status;
}

TEST(SyncWords, EditsThatWaitForSomebodyAreNeverShownAsIfAllWereWell)
{
    SyncStatus status = at(SyncPhase::Synced);
    status.edits.pending = 7;
    EXPECT_EQ(chip(status), "7 项待发送");
    status.edits.conflicts = 2;
    status.edits.rejected = 1;
    EXPECT_EQ(chip(status), "2 个冲突 · 1 项被拒 · 7 项待发送");
    EXPECT_EQ(chip(status, Language::English), "2 conflicts · 1 rejected · 7 to be sent");
    EXPECT_EQ(syncWords(status, Format(Language::English), kNow).iconTone, Token::Bad);
    status.phase = SyncPhase::Offline;
    EXPECT_EQ(chip(status), "离线 · 2 个冲突 · 1 项被拒 · 7 项待发送");
    status.edits = {};
    EXPECT_EQ(chip(status), "离线 · 10:24");
}

TEST(SyncWords, ALeaseThatEndsSoonIsSaid)
{
    test::application();
    LanguageChoice language;
    language.set(Language::Chinese);
    const Format format(Language::Chinese);
    constexpr int64_t kHour = 3'600'000;
    const auto words = [&](SyncPhase phase, int64_t hours) {
        return leaseWords(at(phase), 1 + hours * kHour, 1, format).toStdString();
    };
    EXPECT_EQ(words(SyncPhase::Offline, 71), "离线可用剩余2天");
    EXPECT_EQ(words(SyncPhase::Offline, 5), "离线可用不足1天");
    EXPECT_EQ(words(SyncPhase::Offline, 73), "");
    EXPECT_EQ(words(SyncPhase::Synced, 71), "") << "it is renewed by itself";
    EXPECT_EQ(leaseWords(at(SyncPhase::Offline), 0, 1, format).toStdString(), "") << "unknown";
    language.set(Language::English);
}

TEST(SyncWords, EveryPhaseHasWordsInBothLanguages)
{
    EXPECT_EQ(chip(at(SyncPhase::Synced)), "已同步 10:24");
    EXPECT_EQ(chip(at(SyncPhase::Synced), Language::English), "Synced 10:24");
    EXPECT_EQ(chip(at(SyncPhase::Synced, 22, 0, 1)), "已同步 9月7日 22:00") << "another day is said";
    EXPECT_EQ(chip(at(SyncPhase::Offline)), "离线 · 10:24") << "how old the data are is always there";
    EXPECT_EQ(chip(at(SyncPhase::SignInNeeded)), "需要登录 · 10:24");
    EXPECT_EQ(chip(at(SyncPhase::Error)), "同步出错 · 10:24");
    EXPECT_EQ(chip(at(SyncPhase::ReadOnly)), "只读 · 10:24");
    EXPECT_EQ(chip(at(SyncPhase::Verifying)), "核对中 · 10:24");
    for (int phase = 0; phase <= static_cast<int>(SyncPhase::Stopped); ++phase) {
        const std::string chinese = chip(at(static_cast<SyncPhase>(phase)));
        EXPECT_FALSE(chinese.empty()) << phase;
        EXPECT_NE(chinese, chip(at(static_cast<SyncPhase>(phase)), Language::English)) << phase;
    }
}

TEST(SyncWords, HowFarItIs)
{
    SyncStatus status;
    status.phase = SyncPhase::Pulling;
    status.rowsDone = 1204;
    status.rowsTotal = 7298;
    EXPECT_EQ(chip(status), "同步中 1,204/7,298 · 尚未取过数据");
    status.rowsDone = 8000; // the total is an estimate
    EXPECT_EQ(chip(status), "同步中 8,000/8,000 · 尚未取过数据");
}

TEST(SyncWords, NoDataYetIsSaid)
{
    SyncStatus status;
    status.phase = SyncPhase::Offline;
    EXPECT_EQ(chip(status), "离线 · 尚未取过数据");
    EXPECT_EQ(syncWords(status, Format(Language::English), kNow).icon, QStringLiteral("offline"));
    EXPECT_EQ(syncWords(status, Format(Language::English), kNow).tone, Token::Warn);
}

} // namespace

} // namespace qunce
