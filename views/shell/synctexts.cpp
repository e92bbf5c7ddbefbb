// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/synctexts.h"

#include "views/common/texts.h"

namespace qunce {

namespace {

QString phaseWords(const SyncStatus &status, const Format &format, const QString &time)
{
    if (status.unheard)
        return text(QUNCE_TEXT("Offline"));
    switch (status.phase) {
    case SyncPhase::Loading:
        return text(QUNCE_TEXT("Opening"));
    case SyncPhase::SignedOut:
        return text(QUNCE_TEXT("Signed out"));
    case SyncPhase::SignInNeeded:
        return text(QUNCE_TEXT("Sign-in needed"));
    case SyncPhase::Connecting:
        return text(QUNCE_TEXT("Connecting"));
    case SyncPhase::Pulling:
        if (status.rowsTotal == 0)
            return text(QUNCE_TEXT("Syncing"));
        return text(QUNCE_TEXT("Syncing %1/%2"),
            {format.integer(static_cast<int64_t>(status.rowsDone)),
                format.integer(static_cast<int64_t>(std::max(status.rowsDone, status.rowsTotal)))});
    case SyncPhase::Verifying:
        return text(QUNCE_TEXT("Comparing"));
    case SyncPhase::Synced:
        return text(QUNCE_TEXT("Synced %1"), {time});
    case SyncPhase::Offline:
        return text(QUNCE_TEXT("Offline"));
    case SyncPhase::ReadOnly:
        return text(QUNCE_TEXT("Read only"));
    case SyncPhase::Error:
        return text(QUNCE_TEXT("Sync failed"));
    case SyncPhase::Stopped:
        return text(QUNCE_TEXT("Sync stopped"));
    }
    return {};
}

} // namespace

QString syncTime(int64_t lastCompleteMs, const Format &format, Instant now)
{
    if (lastCompleteMs == 0)
        return Format::missing();
    const Instant instant {lastCompleteMs / 1000};
    return instant.day() == now.day() ? format.time(instant) : format.dateTime(instant);
}

SyncWords syncWords(const SyncStatus &status, const Format &format, Instant now)
{
    const QString time = syncTime(status.lastCompleteMs, format, now);
    SyncWords words;
    words.words = phaseWords(status, format, time);
    const bool saysNoAge = status.phase == SyncPhase::Synced || status.phase == SyncPhase::Loading
        || (status.phase == SyncPhase::SignedOut && !status.unheard);
    if (!saysNoAge)
        words.words += status.lastCompleteMs == 0 ? QStringLiteral(" · ") + text(QUNCE_TEXT("no data yet"))
                                                  : QStringLiteral(" · ") + time;
    if (status.unheard) {
        words.icon = QStringLiteral("offline");
        words.tone = words.iconTone = Token::Warn;
        return words;
    }
    switch (status.phase) {
    case SyncPhase::Synced:
        words.icon = QStringLiteral("check");
        words.iconTone = Token::Good;
        break;
    case SyncPhase::Offline:
        words.icon = QStringLiteral("offline");
        words.tone = words.iconTone = Token::Warn;
        break;
    case SyncPhase::SignInNeeded:
    case SyncPhase::SignedOut:
        words.icon = QStringLiteral("user");
        words.tone = words.iconTone = Token::Warn;
        break;
    case SyncPhase::ReadOnly:
        words.icon = QStringLiteral("lock");
        words.tone = words.iconTone = Token::Warn;
        break;
    case SyncPhase::Error:
        words.icon = QStringLiteral("warning");
        words.tone = words.iconTone = Token::Bad;
        break;
    default:
        words.icon = QStringLiteral("sync");
        break;
    }
    return words;
}

} // namespace qunce
