// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

#include "server/commands/command.h"

// One function per subcommand; commandtable.cpp lists them. Each gets the words after the command's own.
namespace qunce::server {

Result<int> runServe(const CommandLine &line, const Environment &environment);
Result<int> runInit(const CommandLine &line, const Environment &environment);
Result<int> runUserAdd(const CommandLine &line, const Environment &environment);
Result<int> runUserList(const CommandLine &line, const Environment &environment);
Result<int> runUserPasswd(const CommandLine &line, const Environment &environment);
Result<int> runUserDisable(const CommandLine &line, const Environment &environment);
Result<int> runUserEnable(const CommandLine &line, const Environment &environment);
Result<int> runDeviceList(const CommandLine &line, const Environment &environment);
Result<int> runDeviceRevoke(const CommandLine &line, const Environment &environment);
Result<int> runTokenAdd(const CommandLine &line, const Environment &environment);
Result<int> runImportUndo(const CommandLine &line, const Environment &environment);
Result<int> runImport(const CommandLine &line, const Environment &environment);
Result<int> runExport(const CommandLine &line, const Environment &environment);
Result<int> runDemo(const CommandLine &line, const Environment &environment);
Result<int> runDispatch(const CommandLine &line, const Environment &environment);
Result<int> runBackup(const CommandLine &line, const Environment &environment);
Result<int> runRestore(const CommandLine &line, const Environment &environment);
Result<int> runOutboxOpen(const CommandLine &line, const Environment &environment);
Result<int> runCheck(const CommandLine &line, const Environment &environment);
Result<int> runBalance(const CommandLine &line, const Environment &environment);
Result<int> runExports(const CommandLine &line, const Environment &environment);
Result<int> runCloseMonth(const CommandLine &line, const Environment &environment);
Result<int> runAudit(const CommandLine &line, const Environment &environment);

/// Fails with Usage unless there are `count` words; `names` says which.
Result<void> expectWords(const CommandLine &line, size_t count, const char *names);

} // namespace qunce::server
