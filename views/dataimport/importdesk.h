// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "models/base/message.h"
#include "models/base/result.h"
#include "models/protocol/importmessages.h"

namespace qunce {

/// What the window can ask of imports; what is outside fills it. All are called in the GUI thread, return at once and are
/// answered there, once. Outlives the dialogs.
struct ImportDesk {
    using Progress = std::function<void(uint64_t sent, uint64_t total)>;
    using Done = std::function<void(const Result<ImportReply> &outcome)>;
    using Listed = std::function<void(const Result<ImportsReply> &imports)>;

    /// Why nothing can be imported now; empty if it can.
    std::function<Message()> whyNot;
    std::function<void(const std::string &path, const ImportAsk &ask, Progress progress, Done done)> start;
    std::function<void()> cancel;
    std::function<void(Listed listed)> ask;
    using Undone = std::function<void(const Result<UndoReply> &outcome)>;
    std::function<void(const UndoAsk &ask, Undone done)> undo;
};

} // namespace qunce
