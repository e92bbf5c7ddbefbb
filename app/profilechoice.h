// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "models/base/commandline.h"
#include "models/base/result.h"
#include "models/store/session.h"

namespace qunce::app {

/// --data-dir, else `qunce/profile` in the user's data folder (XDG_DATA_HOME).
std::string profileDirectory(const CommandLine &line);

/// The server as kept and shown: scheme, host and port, without a slash at the end. Fails with Usage on anything else,
/// and on plain HTTP to another machine, which would show the password to everybody in between.
Result<std::string> serverUrl(const std::string &text);

/// Fails with PermissionDenied if the flags name another server or user than the profile's: edits that one user has not
/// sent yet must not go out as another's. `session` is the profile's; nothing if nobody has signed in yet.
Result<void> checkBelongs(const CommandLine &line, const std::optional<Session> &session);

/// The first line of --password-file, else of standard input (without echo if it is a terminal). Fails with Usage if
/// there is none.
Result<std::string> readPassword(const CommandLine &line, const std::string &prompt);

} // namespace qunce::app
