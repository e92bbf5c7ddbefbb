// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "models/boards/lastmetre.h"
#include "models/boards/planmemory.h"

// The package for sending (执行包): for each region an archive with who sends it to which group, and the text, for brands whose
// people send by hand.

namespace qunce {

/// One line: a group at its owner, or a guide with their own customers.
struct SendLine {
    std::string store;
    std::string guideCode;
    std::string guide;
    std::string groupCode; ///< empty for a guide's own
    std::string group;
    std::string groupKind; ///< as stored
};
struct RegionSends {
    std::string region;
    std::vector<SendLine> lines; ///< by store, guide and group
};
/// What goes out for one entry, in memory.
struct SendPackage {
    std::string title;
    std::optional<Instant> start;
    std::string channel;
    ChatText text;
    /// Of the text's images, those that are at hand: name of the file and its bytes.
    std::vector<std::pair<std::string, std::string>> pictures;
    std::vector<RegionSends> regions; ///< by name; only those that have something to send
    size_t lines() const;
};

/// Whom the entry reaches on its day. A correction is refused: whom it reaches only the server knows, when it goes out.
/// Reader's thread.
Result<SendPackage> readSendPackage(BoardContext &context, PlanMemory &memory, const Uuid &entry);

struct WrittenPackage {
    std::vector<std::string> files;
    bool isCancelled = false; ///< then none is left
};
/// Writes an archive a region into the folder: 名单.csv, 文案.txt and the pictures. Each appears under its name only when it is whole; what
/// was written before a failure or a stop is removed again. Any thread, for as long as it takes; `progress` says how many
/// regions are done.
Result<WrittenPackage> writeSendPackage(const SendPackage &package, const std::string &folder,
    std::stop_token stop, const std::function<void(size_t done)> &progress);

} // namespace qunce
