// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "models/sync/engine.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

/// What the sync chip says of a status. Words always, never only a colour.
struct SyncWords {
    QString icon;
    QString words; ///< 已同步 10:24
    Token tone = Token::Text; ///< Text: nothing to care about; Warn and Bad with their tints
    Token iconTone = Token::TextSecondary;
};
SyncWords syncWords(const SyncStatus &status, const Format &format, Instant now);

/// 离线可用剩余2天, where the data here will be locked within three days if the server is not heard; else empty.
QString leaseWords(const SyncStatus &status, int64_t leaseUntilMs, int64_t nowMs, const Format &format);
/// Edits wait for somebody's choice: a conflict, or what the server did not take.
bool needsChoice(const EditCounts &edits);

/// 10:24 of the same day, else with the day; 0 (never) is missing().
QString syncTime(int64_t lastCompleteMs, const Format &format, Instant now);

} // namespace qunce
