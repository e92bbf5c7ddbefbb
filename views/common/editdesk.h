// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QObject>

#include "models/base/message.h"
#include "models/base/result.h"
#include "models/edits/editbook.h"
#include "models/merge/editrules.h"
#include "models/protocol/record.h"

namespace qunce {

/// Where the window's edits go: the EditBook as the GUI thread uses it. Nothing here waits. Without a book (no profile
/// yet, or another window has it) nobody may edit, and every question says why. Outlives the book and the pages; GUI
/// thread.
class EditDesk : public QObject
{
    Q_OBJECT

public:
    /// Called in the GUI thread, unless `whom` is gone by then.
    using Done = std::function<void(const Result<EditDone> &outcome)>;
    using Listed = std::function<void(const Result<std::vector<ListedAction>> &actions)>;
    /// Whether the window says afterwards that it was saved and offers to take it back.
    enum class Say : uint8_t { Nothing, Saved };

    explicit EditDesk(QObject *parent = nullptr);

    /// What a book for this desk is made with.
    EditBookOptions bookOptions();
    /// The book outlives its use here: null before it ends, with the reason.
    void setBook(EditBook *book, const Message &whyNot = {});
    /// Who edits; nobody: for instance signed out.
    void setUser(const std::optional<UserInfo> &user);
    const std::optional<Actor> &actor() const { return m_actor; }

    /// Empty if anything can be edited at all.
    Message whyNot() const;
    /// Why this field may not be changed, in the words of people; empty if it may. `record` as people see it.
    Message whyNot(const Record &record, std::string_view field) const;
    Message whyNotCreate(const Record &record) const;
    Message whyNotDelete(const Record &record) const;
    bool mayEdit(const Record &record, std::string_view field) const { return whyNot(record, field).empty(); }

    /// `done` may be empty. A refusal is told by failed() as well, with what had been asked.
    void commit(EditRequest request, QObject *whom, Done done, Say say = Say::Saved);
    void undo();
    void redo();
    /// undoAction() by somebody who sees what it was; told by undone().
    void takeBack(const Uuid &aid, const EditTitle &title);
    void undoAction(const Uuid &aid, QObject *whom, Done done);
    void resolve(
        const Uuid &conflict, Resolution resolution, const FieldValue &edited, QObject *whom, Done done);
    void retry(std::vector<Uuid> gids, QObject *whom, Done done);
    void discard(std::vector<Uuid> gids, QObject *whom, Done done);
    void takeBackDiscard(std::vector<Uuid> gids, QObject *whom, Done done);
    void list(std::vector<EditState> states, size_t limit, int64_t beforePlace, QObject *whom, Listed listed);
    void exportTo(const std::string &path, QObject *whom, Done done);
    void importFrom(const std::string &path, QObject *whom, Done done);

    const UndoState &undoState() const { return m_undoState; }
    /// Asked for and not on the disk yet.
    int waiting() const { return m_waiting; }

signals:
    /// Rows of these wire kinds are others than before, or their edits have another state; of this process's doing.
    void changed(const std::vector<std::string> &kinds);
    void undoChanged();
    /// It is on the disk: what can be taken back, and what it was. Only for what was asked with Say::Saved.
    void saved(const qunce::Uuid &aid, const qunce::EditTitle &title);
    /// A step was taken back, or done again.
    void undone(const qunce::EditTitle &title, bool again);
    void failed(const qunce::Error &error);
    /// There is a book now, or none, or somebody else edits.
    void rightsChanged();

private:
    EditBook::Done bring(QObject *whom, Done done);
    bool refuse(QObject *whom, const Done &done);
    bool refuseWithoutBook(QObject *whom, const Done &done);

    EditBook *m_book = nullptr;
    Message m_whyNot;
    std::optional<UserInfo> m_user;
    std::optional<Actor> m_actor;
    UndoState m_undoState;
    int m_waiting = 0;
};

} // namespace qunce
