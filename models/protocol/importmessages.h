// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/message.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/role.h"
#include "models/protocol/wirewriter.h"

// Imports over the network (docs/SYNC.md, "Imports"). Values and pure functions, any thread.

namespace qunce {

/// Bytes of one piece of an upload; a smaller one is the last, or just smaller.
constexpr size_t kImportPiece = 1024 * 1024;
/// Bytes of a whole file.
constexpr uint64_t kLargestImport = uint64_t {256} * 1024 * 1024;

/// Who may import: what goes in is for the whole brand.
constexpr bool mayImport(Role role)
{
    return role == Role::Admin || role == Role::HqContent;
}

/// How much of an upload has come.
struct UploadReply {
    uint64_t received = 0;

    bool operator==(const UploadReply &) const = default;
};

/// Asks for the import of what was uploaded.
struct ImportAsk {
    Uuid upload;
    std::string kind; ///< by English or Chinese name
    std::string file; ///< as its owner calls it, for the list of imports
    bool dryRun = false;
    bool fed = false; ///< complete for every (metric, day, region) in it
    std::string language; ///< of the reasons: `en`, `zh_CN`
    std::map<std::string, std::string> renames; ///< name of a column in the file -> name of the kind's column

    bool operator==(const ImportAsk &) const = default;
};

/// A row of the file that was not taken; line as people count.
struct ImportProblem {
    uint64_t line = 0;
    std::string column; ///< empty if the row as a whole is not good
    std::string value;
    std::string reason; ///< in the language that was asked for

    bool operator==(const ImportProblem &) const = default;
};

/// What an import came to: rows = created + updated + unchanged + rejected.
struct ImportReply {
    std::string id;
    std::string kind;
    bool dryRun = false;
    uint64_t rows = 0;
    uint64_t created = 0;
    uint64_t updated = 0;
    uint64_t unchanged = 0;
    uint64_t rejected = 0;
    std::vector<std::string> unknownColumns; ///< they were ignored
    std::string sheet; ///< of a workbook: the one that was read
    uint64_t otherSheets = 0;
    std::vector<ImportProblem> problems; ///< the first ones
    std::string errorsFile; ///< all refused rows as CSV, if they are not too many
    bool errorsCut = false; ///< only the first of them are in errorsFile

    bool operator==(const ImportReply &) const = default;
};

/// An import that went in.
struct PastImport {
    std::string id; ///< empty of one that is older than ids
    int64_t atMs = 0;
    std::string who; ///< user, `cli` or `watch`
    std::string kind;
    std::string file;
    bool fed = false;
    uint64_t rows = 0;
    uint64_t created = 0;
    uint64_t updated = 0;
    uint64_t unchanged = 0;
    uint64_t rejected = 0;
    bool canUndo = false; ///< what it overwrote is still kept
    int64_t undoneMs = 0; ///< when it was taken back; 0: it was not
    std::string undoneBy;
    /// Not an import but the undo of this one: `updated` was restored, `rows` removed as well, `rejected` kept as it was.
    std::string undoes;

    bool operator==(const PastImport &) const = default;
};

/// Asks for an import to be taken back.
struct UndoAsk {
    std::string id; ///< PastImport::id
    bool dryRun = false;
    std::string language; ///< of names and reasons: `en`, `zh_CN`

    bool operator==(const UndoAsk &) const = default;
};

/// Something that stays as it is, in the language that was asked for.
struct UndoKept {
    std::string kind; ///< what it is: a guide, an order, …
    std::string name;
    std::string what; ///< its field, or metric and day; may be empty
    std::string reason;

    bool operator==(const UndoKept &) const = default;
};

/// What an undo came to.
struct UndoReply {
    std::string id;
    std::string kind; ///< of the file
    bool dryRun = false;
    uint64_t restored = 0; ///< have their former values again
    uint64_t removed = 0; ///< were new and are gone
    uint64_t kept = 0; ///< stay as they are
    std::vector<UndoKept> problems; ///< the first of those that stay

    bool operator==(const UndoReply &) const = default;
};

struct RunningImport {
    std::string who;
    std::string file;
    int64_t sinceMs = 0;

    bool operator==(const RunningImport &) const = default;
};

struct ImportsReply {
    std::vector<PastImport> imports; ///< newest first
    std::optional<RunningImport> running;

    bool operator==(const ImportsReply &) const = default;
};

/// Why an import cannot be taken back of which the server keeps nothing (any more).
Message importNotKept();

std::string encode(const ImportAsk &message, WireFormat format);
std::string encode(const UploadReply &message, WireFormat format);
std::string encode(const ImportReply &message, WireFormat format);
std::string encode(const ImportsReply &message, WireFormat format);
std::string encode(const UndoAsk &message, WireFormat format);
std::string encode(const UndoReply &message, WireFormat format);
Result<ImportAsk> decodeImportAsk(std::string_view body, WireFormat format);
Result<UploadReply> decodeUploadReply(std::string_view body, WireFormat format);
Result<ImportReply> decodeImportReply(std::string_view body, WireFormat format);
Result<ImportsReply> decodeImportsReply(std::string_view body, WireFormat format);
Result<UndoAsk> decodeUndoAsk(std::string_view body, WireFormat format);
Result<UndoReply> decodeUndoReply(std::string_view body, WireFormat format);

} // namespace qunce
