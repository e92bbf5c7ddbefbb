// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/result.h"
#include "models/sync/engineevents.h"

namespace qunce {

/// What silence of a server, or its refusal, means for a person; the detail is for logs.
Error errorOf(const NoAnswer &silence, const std::string &server);
Error errorOf(const Refused &refusal);
/// Whether it says that the server's disk is full: to be told apart from a server that is only busy, since it stays so
/// until somebody makes room.
bool saysDiskFull(const ErrorReply &refusal);
/// The same for what a person has asked for, which is not tried again by itself.
Error serverDiskFull(const ErrorReply &refusal);

} // namespace qunce
