// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/base/clock.h"
#include "models/merge/conflictrecord.h"
#include "models/protocol/record.h"
#include "models/store/editlog.h"

namespace qunce {

/// New values of a record's fields. A set may be given whole, then what differs counts, or as what comes and goes.
struct ChangeFields {
    Kind kind = Kind::Org;
    Uuid id;
    std::map<std::string, FieldValue, std::less<>> fields;
    std::map<std::string, SetEdit, std::less<>> sets;
};
struct MakeRecord {
    Kind kind = Kind::Org;
    Uuid id; ///< nil: the book makes one
    std::map<std::string, FieldValue, std::less<>> fields;
};
struct DeleteRecord {
    Kind kind = Kind::Org;
    Uuid id;
};
using RecordChange = std::variant<ChangeFields, MakeRecord, DeleteRecord>;

/// One step of undo, however many records it changes.
struct EditRequest {
    Message title; ///< what people read in the undo menu and the history
    std::vector<RecordChange> changes;
    std::vector<Uuid> replaces; ///< rejected groups that this says anew
};

struct EditDone {
    Uuid aid; ///< nil if nothing was different
    std::vector<Uuid> ids; ///< of the records, in the order of the changes
};

/// What could be undone and redone now; nothing if there is nothing.
struct UndoState {
    std::optional<EditTitle> undo;
    std::optional<EditTitle> redo;

    bool operator==(const UndoState &) const = default;
};

struct EditBookOptions {
    /// Called in the book's thread or that of whoever changed an edit; must be quick. Wire kinds of which readers see
    /// other rows, or whose edits have another state. May be empty.
    std::function<void(const std::vector<std::string> &kinds)> changed;
    std::function<void(const UndoState &state)> undoChanged;
};

/// How windows change records: checks what is asked by the rules that the server goes by, gives it a number and a name,
/// and has it on the disk before it says so; readers then see it at once, and the sync engine sends it. A thread of its
/// own does that, in the order of the calls; no function waits for it. What was asked before the end is still done.
///
/// Refusals say why in the words of models/merge/rejection.h: PermissionDenied, InvalidInput, NotFound, Conflict (somebody
/// changed since what is to be undone).
class EditBook
{
public:
    /// Called in the book's thread.
    using Done = std::function<void(Result<EditDone> outcome)>;
    using Listed = std::function<void(Result<std::vector<ListedAction>> actions)>;

    /// `directory` is the profile's, `clock` outlives the book, `ids` is the book's alone.
    EditBook(std::shared_ptr<EditLog> log, std::string directory, const Clock &clock, IdSource &ids,
        EditBookOptions options);
    ~EditBook();
    EditBook(const EditBook &) = delete;
    EditBook &operator=(const EditBook &) = delete;

    /// Who edits from now on; nobody before the first call.
    void setUser(const UserInfo &user);

    void commit(EditRequest request, Done done);
    /// Takes back the last action of this run that is not taken back yet, by an edit of its own.
    void undo(Done done);
    void redo(Done done);
    /// The same for any action that is still listed.
    void undoAction(const Uuid &aid, Done done);
    /// Ends a conflict; `edited` counts for Resolution::Edited.
    void resolve(const Uuid &conflict, Resolution resolution, FieldValue edited, Done done);

    // What the Sync Centre does with groups that were rejected or set aside.
    void retry(std::vector<Uuid> gids, Done done);
    void discard(std::vector<Uuid> gids, Done done);
    void takeBackDiscard(std::vector<Uuid> gids, Done done);
    /// As EditLog::list().
    void list(std::vector<EditState> states, size_t limit, int64_t beforePlace, Listed listed);

    /// Writes what the server does not have to a file (editfile.h), and reads such a file: its actions are committed as
    /// they are, but those that are here already.
    void exportTo(std::string path, Done done);
    void importFrom(std::string path, Done done);

    UndoState undoState() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce
