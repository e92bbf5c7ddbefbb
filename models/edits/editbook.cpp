// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/edits/editbook.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "models/edits/editdraft.h"
#include "models/protocol/exportpolicy.h"
#include "models/store/cachereader.h"
#include "models/store/editfile.h"
#include "models/store/leftedits.h"

namespace qunce {

namespace {

Error nobody()
{
    return {ErrorCode::PermissionDenied, Message(QUNCE_TEXT("Sign in first.")), "no user"};
}

Error nothingToUndo()
{
    return {ErrorCode::NotFound, Message(QUNCE_TEXT("There is nothing to undo.")), {}};
}

/// What of an edit is in effect, or will be: without fields in which the server's value stayed.
std::optional<PushOp> inEffect(const StoredEdit &edit)
{
    const bool isIn = edit.state == EditState::Pending || edit.state == EditState::Sent
        || edit.state == EditState::Acknowledged;
    if (!isIn)
        return std::nullopt;
    PushOp op = edit.op;
    for (const std::string &field : edit.result.kept) {
        op.fields.erase(field);
        op.sets.erase(field);
    }
    const bool isWhole = op.op == OpKind::Delete || op.op == OpKind::Restore;
    if (isWhole && edit.result.status == PushStatus::Conflict)
        return std::nullopt;
    if (op.op == OpKind::Set && op.fields.empty() && op.sets.empty())
        return std::nullopt;
    return op;
}

/// A log of what was done cannot be taken back, and stands in nobody's way who wants to take back what was before.
bool isStep(const EditRequest &request)
{
    return std::any_of(request.changes.begin(), request.changes.end(), [](const RecordChange &change) {
        const auto *made = std::get_if<MakeRecord>(&change);
        if (made == nullptr || made->kind != Kind::SavedView)
            return true;
        const auto page = made->fields.find("page");
        return page == made->fields.end() || page->second != toValue(std::string(kExportLogPage));
    });
}

} // namespace

class EditBook::Private
{
public:
    Private(std::shared_ptr<EditLog> log, std::string directory, const Clock &clock, IdSource &ids,
        EditBookOptions options)
        : m_log(std::move(log))
        , m_directory(std::move(directory))
        , m_reader(m_directory)
        , m_clock(clock)
        , m_ids(ids)
        , m_options(std::move(options))
    {
        if (m_options.changed) {
            m_listener = std::make_shared<const EditLog::Listener>(m_options.changed);
            m_log->listen(m_listener);
        }
        m_thread = std::jthread([this] { run(); });
    }
    ~Private()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_wake.notify_one();
        m_thread.join();
        if (m_listener)
            m_log->forget(m_listener);
    }

    void ask(std::function<void()> work)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_works.push_back(std::move(work));
        }
        m_wake.notify_one();
    }
    UndoState undoState() const
    {
        const std::lock_guard lock(m_mutex);
        return m_undoState;
    }

    // In the book's thread.
    void setUser(const UserInfo &user) { m_actor = actorOf(user); }
    Result<EditDone> commit(EditRequest request);
    Result<EditDone> undo(bool again);
    Result<EditDone> undoAction(const Uuid &aid);
    Result<EditDone> resolve(const Uuid &conflict, Resolution resolution, const FieldValue &edited);
    Result<EditDone> exportTo(const std::string &path);
    Result<EditDone> importFrom(const std::string &path);
    EditLog &log() { return *m_log; }

private:
    struct Step {
        Uuid aid;
        EditTitle title;
    };
    struct TakenBack {
        Step step;
        std::vector<Uuid> elsewhere; ///< records that could not be led back to what they were
    };

    void run()
    {
        for (;;) {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_works.empty(); });
            if (m_works.empty())
                return;
            const std::function<void()> work = std::move(m_works.front());
            m_works.pop_front();
            lock.unlock();
            work();
            static_cast<void>(takeLeftEdits(m_directory, *m_log)); // the next one tries again
            static_cast<void>(m_log->copyIfDue()); // the copies before stay
        }
    }
    /// What a draft becomes: committed, and a step to be taken back.
    Result<EditDone> write(EditDraft &draft, EditTitle title, const Uuid &undoes, std::vector<Uuid> replaces);
    Result<TakenBack> compensate(const Uuid &aid);
    void noteSteps();

    const std::shared_ptr<EditLog> m_log;
    const std::string m_directory;
    CacheReader m_reader;
    const Clock &m_clock;
    IdSource &m_ids;
    const EditBookOptions m_options;
    std::shared_ptr<const EditLog::Listener> m_listener;
    std::optional<Actor> m_actor;
    std::vector<Step> m_done; ///< newest last
    std::vector<Step> m_undone;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_works;
    bool m_stopping = false;
    UndoState m_undoState;
    std::jthread m_thread;
};

Result<EditDone> EditBook::Private::write(
    EditDraft &draft, EditTitle title, const Uuid &undoes, std::vector<Uuid> replaces)
{
    EditDone done;
    if (draft.isEmpty()) { // it is so already, so what was refused waits for nobody any more
        if (!replaces.empty())
            QUNCE_TRY(m_log->discard(replaces));
        return done;
    }
    EditAction action;
    action.aid = m_ids.next();
    action.title = std::move(title);
    action.atMs = m_clock.nowMs();
    action.undoes = undoes;
    action.groups = draft.groups(action.aid);
    action.replaces = std::move(replaces);
    QUNCE_TRY(m_log->commit(action));
    done.aid = action.aid;
    return done;
}

Result<EditDone> EditBook::Private::commit(EditRequest request)
{
    if (!m_actor)
        return nobody();
    QUNCE_ASSIGN(ReadSnapshot snapshot, m_reader.snapshot());
    EditDraft draft(snapshot, *m_actor, m_ids, m_clock.nowMs());
    std::vector<Uuid> ids;
    for (const RecordChange &change : request.changes) {
        QUNCE_ASSIGN(const Uuid id, draft.add(change));
        ids.push_back(id);
    }
    QUNCE_ASSIGN(EditDone done, write(draft, request.title, {}, std::move(request.replaces)));
    done.ids = std::move(ids);
    if (done.aid.isNil() || !isStep(request))
        return done;
    m_done.push_back({done.aid, request.title});
    m_undone.clear();
    noteSteps();
    return done;
}

Result<EditBook::Private::TakenBack> EditBook::Private::compensate(const Uuid &aid)
{
    if (!m_actor)
        return nobody();
    QUNCE_ASSIGN(const std::optional<ListedAction> action, m_log->action(aid));
    if (!action)
        return nothingToUndo();
    QUNCE_ASSIGN(ReadSnapshot snapshot, m_reader.snapshot());
    EditDraft draft(snapshot, *m_actor, m_ids, m_clock.nowMs());
    std::vector<Uuid> waiting; // not in effect: not waiting any more is what takes it back
    for (auto edit = action->edits.rbegin(); edit != action->edits.rend(); ++edit) {
        if (edit->state == EditState::Rejected || edit->state == EditState::SetAside)
            waiting.push_back(edit->gid);
        else if (const std::optional<PushOp> op = inEffect(*edit))
            QUNCE_TRY(draft.addInverse(*op));
    }
    if (draft.isEmpty() && waiting.empty())
        return nothingToUndo();
    QUNCE_ASSIGN(const EditDone done, write(draft, action->title, aid, {}));
    if (!waiting.empty())
        QUNCE_TRY(m_log->discard(waiting));
    return TakenBack {{done.aid, action->title}, draft.madeDrafts()};
}

Result<EditDone> EditBook::Private::undo(bool again)
{
    std::vector<Step> &from = again ? m_undone : m_done;
    std::vector<Step> &to = again ? m_done : m_undone;
    if (from.empty())
        return nothingToUndo();
    QUNCE_ASSIGN(TakenBack back, compensate(from.back().aid));
    from.pop_back();
    const Uuid aid = back.step.aid;
    if (!aid.isNil())
        to.push_back(std::move(back.step));
    noteSteps();
    return EditDone {aid, std::move(back.elsewhere)};
}

Result<EditDone> EditBook::Private::undoAction(const Uuid &aid)
{
    QUNCE_ASSIGN(TakenBack back, compensate(aid));
    std::erase_if(m_done, [&](const Step &known) { return known.aid == aid; });
    const Uuid made = back.step.aid;
    if (!made.isNil())
        m_undone.push_back(std::move(back.step));
    noteSteps();
    return EditDone {made, std::move(back.elsewhere)};
}

Result<EditDone> EditBook::Private::resolve(
    const Uuid &conflict, Resolution resolution, const FieldValue &edited)
{
    if (!m_actor)
        return nobody();
    QUNCE_ASSIGN(ReadSnapshot snapshot, m_reader.snapshot());
    QUNCE_ASSIGN(const std::optional<Record> record, snapshot.record(Kind::Conflict, conflict));
    const std::optional<ConflictDetails> details = record ? conflictDetails(*record) : std::nullopt;
    if (!details || !details->open)
        return Error {ErrorCode::NotFound, Message(QUNCE_TEXT("The conflict has been resolved already.")),
            conflict.toString()};
    QUNCE_ASSIGN(const std::optional<Record> subject, snapshot.record(details->kind, details->subject));
    QUNCE_ASSIGN(const std::vector<PushOp> ops,
        resolveConflict(*record, subject, resolution, edited, m_actor->user, m_clock.nowMs()));
    EditDraft draft(snapshot, *m_actor, m_ids, m_clock.nowMs());
    for (const PushOp &op : ops)
        QUNCE_TRY(draft.add(op));
    const Message title = resolution == Resolution::Mine
        ? Message(QUNCE_TEXT("Resolve a conflict: take mine"))
        : resolution == Resolution::Theirs ? Message(QUNCE_TEXT("Resolve a conflict: take theirs"))
                                           : Message(QUNCE_TEXT("Resolve a conflict: edited"));
    QUNCE_ASSIGN(EditDone done, write(draft, title, {}, {}));
    if (!done.aid.isNil()) {
        m_done.push_back({done.aid, title});
        m_undone.clear();
        noteSteps();
    }
    done.ids = {details->subject};
    return done;
}

Result<EditDone> EditBook::Private::exportTo(const std::string &path)
{
    constexpr EditState kNotIn[] {
        EditState::Pending, EditState::Sent, EditState::Rejected, EditState::SetAside};
    QUNCE_ASSIGN(const std::vector<ListedAction> actions, m_log->list(kNotIn, SIZE_MAX >> 1));
    QUNCE_TRY(writePrivateFile(path, editsToText(actions, m_clock.nowMs())));
    return EditDone {};
}

Result<EditDone> EditBook::Private::importFrom(const std::string &path)
{
    QUNCE_ASSIGN(const std::string text, readWholeFile(path));
    QUNCE_ASSIGN(std::vector<EditAction> actions, editsFromText(text));
    // The list is the newest first; edits build on older ones.
    for (auto action = actions.rbegin(); action != actions.rend(); ++action) {
        const Result<void> done = m_log->commit(*action);
        if (!done.ok() && done.error().code != ErrorCode::AlreadyExists)
            return done.error();
    }
    return EditDone {};
}

void EditBook::Private::noteSteps()
{
    UndoState state;
    if (!m_done.empty())
        state.undo = m_done.back().title;
    if (!m_undone.empty())
        state.redo = m_undone.back().title;
    {
        const std::lock_guard lock(m_mutex);
        if (m_undoState == state)
            return;
        m_undoState = state;
    }
    if (m_options.undoChanged)
        m_options.undoChanged(state);
}

EditBook::EditBook(std::shared_ptr<EditLog> log, std::string directory, const Clock &clock, IdSource &ids,
    EditBookOptions options)
    : d(std::make_unique<Private>(std::move(log), std::move(directory), clock, ids, std::move(options)))
{ }

EditBook::~EditBook() = default;

void EditBook::setUser(const UserInfo &user)
{
    d->ask([this, user] { d->setUser(user); });
}

void EditBook::commit(EditRequest request, Done done)
{
    d->ask([this, request = std::move(request), done = std::move(done)] { done(d->commit(request)); });
}

void EditBook::undo(Done done)
{
    d->ask([this, done = std::move(done)] { done(d->undo(false)); });
}

void EditBook::redo(Done done)
{
    d->ask([this, done = std::move(done)] { done(d->undo(true)); });
}

void EditBook::undoAction(const Uuid &aid, Done done)
{
    d->ask([this, aid, done = std::move(done)] { done(d->undoAction(aid)); });
}

void EditBook::resolve(const Uuid &conflict, Resolution resolution, FieldValue edited, Done done)
{
    d->ask([this, conflict, resolution, edited = std::move(edited), done = std::move(done)] {
        done(d->resolve(conflict, resolution, edited));
    });
}

namespace {

Result<EditDone> doneIf(Result<void> outcome)
{
    return outcome.ok() ? Result<EditDone>(EditDone {}) : Result<EditDone>(std::move(outcome).error());
}

} // namespace

void EditBook::retry(std::vector<Uuid> gids, Done done)
{
    d->ask([this, gids = std::move(gids), done = std::move(done)] { done(doneIf(d->log().retry(gids))); });
}

void EditBook::discard(std::vector<Uuid> gids, Done done)
{
    d->ask([this, gids = std::move(gids), done = std::move(done)] { done(doneIf(d->log().discard(gids))); });
}

void EditBook::takeBackDiscard(std::vector<Uuid> gids, Done done)
{
    d->ask([this, gids = std::move(gids), done = std::move(done)] { done(doneIf(d->log().takeBack(gids))); });
}

void EditBook::list(std::vector<EditState> states, size_t limit, int64_t beforePlace, Listed listed)
{
    d->ask([this, states = std::move(states), limit, beforePlace, listed = std::move(listed)] {
        listed(d->log().list(states, limit, beforePlace));
    });
}

void EditBook::exportTo(std::string path, Done done)
{
    d->ask([this, path = std::move(path), done = std::move(done)] { done(d->exportTo(path)); });
}

void EditBook::importFrom(std::string path, Done done)
{
    d->ask([this, path = std::move(path), done = std::move(done)] { done(d->importFrom(path)); });
}

UndoState EditBook::undoState() const
{
    return d->undoState();
}

} // namespace qunce
