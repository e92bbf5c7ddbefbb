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

/// 2 conflicts · 1 rejected · 7 to be sent; empty if nothing waits.
QString editWords(const EditCounts &edits, const Format &format)
{
    QStringList parts;
    const auto part = [&](uint64_t count, const char *words) {
        if (count > 0)
            parts << text(words, {format.integer(static_cast<int64_t>(count))});
    };
    part(edits.conflicts, QUNCE_TEXT("%1 conflicts"));
    part(edits.rejected + edits.setAside, QUNCE_TEXT("%1 rejected"));
    part(edits.pending, QUNCE_TEXT("%1 to be sent"));
    return parts.join(QStringLiteral(" · "));
}

bool isCalm(SyncPhase phase)
{
    return phase == SyncPhase::Synced || phase == SyncPhase::Pulling || phase == SyncPhase::Connecting
        || phase == SyncPhase::Verifying;
}

/// Edits come before the age of the data: what waits for somebody is never shown as if all were well.
void sayEdits(const SyncStatus &status, const Format &format, SyncWords &words)
{
    const QString edits = editWords(status.edits, format);
    if (edits.isEmpty())
        return;
    const bool needsSomebody = needsChoice(status.edits);
    if (isCalm(status.phase) && !status.unheard) {
        words.words = edits;
        words.icon = QStringLiteral("sync");
        words.iconTone = Token::TextSecondary;
    } else {
        words.words = words.words.section(QStringLiteral(" · "), 0, 0) + QStringLiteral(" · ") + edits;
    }
    if (isCalm(status.phase) && !status.pushProblem.empty()) {
        words.icon = QStringLiteral("warning");
        words.tone = words.iconTone = Token::Warn;
    }
    if (needsSomebody) {
        words.icon = QStringLiteral("warning");
        words.tone = words.iconTone = Token::Bad;
    }
}

} // namespace

QString leaseWords(const SyncStatus &status, int64_t leaseUntilMs, int64_t nowMs, const Format &format)
{
    constexpr int64_t kDayMs = 86'400'000;
    constexpr int64_t kToldDays = 3;
    const int64_t left = leaseUntilMs - nowMs;
    const bool isHeard = isCalm(status.phase) && !status.unheard;
    if (leaseUntilMs == 0 || isHeard || status.leaseOver || left >= kToldDays * kDayMs)
        return {};
    return left < kDayMs
        ? text(QUNCE_TEXT("Usable offline for less than a day"))
        : text(QUNCE_TEXT("Usable offline for %1 more days"), {format.integer(left / kDayMs)});
}

bool needsChoice(const EditCounts &edits)
{
    return edits.conflicts > 0 || edits.rejected > 0 || edits.setAside > 0;
}

QString syncTime(int64_t lastCompleteMs, const Format &format, Instant now)
{
    if (lastCompleteMs == 0)
        return Format::missing();
    const Instant instant {lastCompleteMs / 1000};
    return instant.day() == now.day() ? format.time(instant) : format.dateTime(instant);
}

/// Without edits.
static SyncWords phaseLook(const SyncStatus &status, const Format &format, Instant now)
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

SyncWords syncWords(const SyncStatus &status, const Format &format, Instant now)
{
    SyncWords words = phaseLook(status, format, now);
    sayEdits(status, format, words);
    return words;
}

} // namespace qunce
