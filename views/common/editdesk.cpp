// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/editdesk.h"

#include <memory>

#include <QMetaObject>
#include <QPointer>

#include "models/merge/rejection.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

/// Which field it is stands beside it.
Message sayOf(std::optional<Refusal> refusal)
{
    if (!refusal)
        return {};
    if (refusal->why == Rejection::NotAllowed)
        refusal->about.clear();
    return messageOf(*refusal);
}

/// What was taken back, and where that led elsewhere.
EditTitle takenBack(const EditTitle &title, const EditDone &done)
{
    if (done.ids.empty())
        return title;
    const std::string words = text(title.asMessage()).toStdString();
    return Message(QUNCE_TEXT("%1. It is a draft again and has to be submitted anew."), {words});
}

} // namespace

EditDesk::EditDesk(QObject *parent)
    : QObject(parent), m_whyNot(QUNCE_TEXT("The data on this computer are being opened."))
{ }

EditBookOptions EditDesk::bookOptions()
{
    EditBookOptions options;
    options.changed = [this](const std::vector<std::string> &kinds) {
        QMetaObject::invokeMethod(
            this, [this, kinds] { emit changed(kinds); }, Qt::QueuedConnection);
    };
    options.undoChanged = [this](const UndoState &state) {
        QMetaObject::invokeMethod(
            this,
            [this, state] {
                m_undoState = state;
                emit undoChanged();
            },
            Qt::QueuedConnection);
    };
    return options;
}

void EditDesk::setBook(EditBook *book, const Message &whyNot)
{
    m_book = book;
    m_whyNot = whyNot;
    m_undoState = book ? book->undoState() : UndoState();
    if (m_book && m_user)
        m_book->setUser(*m_user);
    emit undoChanged();
    emit rightsChanged();
}

void EditDesk::setUser(const std::optional<UserInfo> &user)
{
    m_user = user;
    m_actor = user ? actorOf(*user) : std::nullopt;
    if (m_book && m_user)
        m_book->setUser(*m_user);
    emit rightsChanged();
}

Message EditDesk::whyNot() const
{
    if (!m_book)
        return m_whyNot;
    if (!m_user)
        return QUNCE_TEXT("Sign in first.");
    if (!m_actor)
        return QUNCE_TEXT("Your role may not change this.");
    return {};
}

Message EditDesk::whyNot(const Record &record, std::string_view field) const
{
    const Message none = whyNot();
    return none.empty() ? sayOf(qunce::mayEdit(*m_actor, record, field)) : none;
}

Message EditDesk::whyNotCreate(const Record &record) const
{
    const Message none = whyNot();
    return none.empty() ? sayOf(mayCreate(*m_actor, record)) : none;
}

Message EditDesk::whyNotDelete(const Record &record) const
{
    const Message none = whyNot();
    return none.empty() ? sayOf(mayDelete(*m_actor, record)) : none;
}

EditBook::Done EditDesk::bring(QObject *whom, Done done)
{
    ++m_waiting;
    // Touched by the GUI thread only, but for its count.
    struct Way {
        QPointer<QObject> whom;
        Done done;
    };
    auto way = std::make_shared<Way>(Way {whom ? whom : this, std::move(done)});
    return [this, way](Result<EditDone> outcome) {
        QMetaObject::invokeMethod(
            this,
            [this, way, outcome = std::move(outcome)] {
                --m_waiting;
                if (!outcome.ok())
                    emit failed(outcome.error());
                if (way->whom && way->done)
                    way->done(outcome);
            },
            Qt::QueuedConnection);
    };
}

bool EditDesk::refuse(QObject *whom, const Done &done)
{
    const Message why = whyNot();
    if (why.empty())
        return false;
    bring(whom, done)(Error {ErrorCode::PermissionDenied, why, "nobody edits"});
    return true;
}

/// Looking, and saving from loss, is free to everybody.
bool EditDesk::refuseWithoutBook(QObject *whom, const Done &done)
{
    return !m_book && refuse(whom, done);
}

void EditDesk::commit(EditRequest request, QObject *whom, Done done, Say say)
{
    if (refuse(whom, done))
        return;
    const EditTitle title = request.title;
    // Whoever asked may be gone; that it was saved is said all the same.
    const QPointer<QObject> asker(whom ? whom : this);
    m_book->commit(
        std::move(request), bring(this, [this, say, title, asker, done](const Result<EditDone> &outcome) {
            if (outcome.ok() && !outcome->aid.isNil() && say == Say::Saved)
                emit saved(outcome->aid, title);
            if (asker && done)
                done(outcome);
        }));
}

void EditDesk::undo()
{
    if (refuse(this, {}))
        return;
    const EditTitle title = m_undoState.undo.value_or(EditTitle());
    m_book->undo(bring(this, [this, title](const Result<EditDone> &outcome) {
        if (outcome.ok())
            emit undone(takenBack(title, *outcome), false);
    }));
}

void EditDesk::redo()
{
    if (refuse(this, {}))
        return;
    const EditTitle title = m_undoState.redo.value_or(EditTitle());
    m_book->redo(bring(this, [this, title](const Result<EditDone> &outcome) {
        if (outcome.ok())
            emit undone(takenBack(title, *outcome), true);
    }));
}

void EditDesk::takeBack(const Uuid &aid, const EditTitle &title)
{
    undoAction(aid, this, [this, title](const Result<EditDone> &outcome) {
        if (outcome.ok())
            emit undone(takenBack(title, *outcome), false);
    });
}

void EditDesk::undoAction(const Uuid &aid, QObject *whom, Done done)
{
    if (!refuse(whom, done))
        m_book->undoAction(aid, bring(whom, std::move(done)));
}

void EditDesk::resolve(
    const Uuid &conflict, Resolution resolution, const FieldValue &edited, QObject *whom, Done done)
{
    if (!refuse(whom, done))
        m_book->resolve(conflict, resolution, edited, bring(whom, std::move(done)));
}

void EditDesk::retry(std::vector<Uuid> gids, QObject *whom, Done done)
{
    if (!refuse(whom, done))
        m_book->retry(std::move(gids), bring(whom, std::move(done)));
}

void EditDesk::discard(std::vector<Uuid> gids, QObject *whom, Done done)
{
    if (!refuse(whom, done))
        m_book->discard(std::move(gids), bring(whom, std::move(done)));
}

void EditDesk::takeBackDiscard(std::vector<Uuid> gids, QObject *whom, Done done)
{
    if (!refuse(whom, done))
        m_book->takeBackDiscard(std::move(gids), bring(whom, std::move(done)));
}

void EditDesk::list(
    std::vector<EditState> states, size_t limit, int64_t beforePlace, QObject *whom, Listed listed)
{
    struct Way {
        QPointer<QObject> whom;
        Listed listed;
    };
    auto way = std::make_shared<Way>(Way {whom ? whom : this, std::move(listed)});
    const auto answer = [this, way](Result<std::vector<ListedAction>> actions) {
        QMetaObject::invokeMethod(
            this,
            [way, actions = std::move(actions)] {
                if (way->whom)
                    way->listed(actions);
            },
            Qt::QueuedConnection);
    };
    if (m_book)
        m_book->list(std::move(states), limit, beforePlace, answer);
    else
        answer(Error {ErrorCode::NotFound, m_whyNot, "no book"});
}

void EditDesk::exportTo(const std::string &path, QObject *whom, Done done)
{
    if (!refuseWithoutBook(whom, done))
        m_book->exportTo(path, bring(whom, std::move(done)));
}

void EditDesk::importFrom(const std::string &path, QObject *whom, Done done)
{
    if (!refuse(whom, done))
        m_book->importFrom(path, bring(whom, std::move(done)));
}

} // namespace qunce
