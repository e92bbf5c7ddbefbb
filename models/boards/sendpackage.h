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
    std::string state {}; ///< of what has been dispatched: 待发, 已发 …
};
struct RegionSends {
    std::string region;
    std::vector<SendLine> lines; ///< by store, guide and group
};
/// How the audience of a package is known.
enum class SendAudience : uint8_t {
    Planned, ///< whom the entry reaches by its plan
    SentBefore, ///< of a correction: those that have sent what it corrects, as far as this computer knows
    Dispatched, ///< those to whom the server has given it
};
/// In the words of the files.
std::string_view chineseOf(SendAudience audience);

/// What goes out for one entry, in memory.
struct SendPackage {
    std::string title;
    std::optional<Instant> start;
    std::string channel;
    ChatText text;
    /// Of the text's images, those that are at hand: name of the file and its bytes.
    std::vector<std::pair<std::string, std::string>> pictures;
    std::vector<RegionSends> regions; ///< by name; only those that have something to send
    SendAudience audience = SendAudience::Planned;
    Instant asOf; ///< when it was looked up
    size_t lines() const;
};

/// Whom the entry reaches: those to whom it was dispatched, before that whom it is planned for; a correction, who has sent by
/// now what it corrects. Reader's thread.
Result<SendPackage> readSendPackage(BoardContext &context, PlanMemory &memory, const Uuid &entry);

struct WrittenPackage {
    std::vector<std::string> files; ///< the archives
    std::string overview; ///< 总览.csv; empty if there is none
    bool isCancelled = false; ///< then none is left
};
/// Writes an archive a region into the folder: 概览.csv, 名单.csv, 文案.txt and the pictures; and 总览.csv over all of
/// them. Each appears under its name only when it is whole; what
/// was written before a failure or a stop is removed again. Any thread, for as long as it takes; `progress` says how many
/// regions are done.
Result<WrittenPackage> writeSendPackage(const SendPackage &package, const std::string &folder,
    std::stop_token stop, const std::function<void(size_t done)> &progress);

} // namespace qunce
