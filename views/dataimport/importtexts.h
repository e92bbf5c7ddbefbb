// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "models/protocol/importkinds.h"
#include "models/protocol/importmessages.h"

namespace qunce {

// Words of the import for people, in the language of the window. GUI thread.

QString kindText(ImportKind kind, bool inChinese);
/// `name*` if it must be there.
QString columnText(const ImportColumn &column, bool inChinese);
/// "12 rows: 3 new, 1 changed, 7 as before, 1 refused."
QString outcomeText(const ImportReply &reply);
/// What else is to be known of it: ignored columns, sheets that were not read. May be empty.
QString remarkText(const ImportReply &reply);
/// 已上传 3.2 / 10.0 MB, or that the server works.
QString progressText(uint64_t sent, uint64_t total, bool dryRun);
/// "If it is undone: 120 become what they were, 3 that were new go, 2 stay as they are." Also of what was done.
QString undoText(const UndoReply &reply);
/// Whether it can be undone, or who has done so; empty if neither.
QString undoStateText(const PastImport &past, const QString &when);
/// A user's name, or what `cli` and `watch` are.
QString whoText(const std::string &who);

} // namespace qunce
