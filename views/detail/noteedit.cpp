// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/noteedit.h"

#include <algorithm>
#include <cmath>

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QTextBlock>

#include "models/merge/textmerge.h"

namespace qunce {

namespace {

constexpr int kPauseMs = 1200;
constexpr int kLatestMs = 2000;
constexpr int kPadding = 12; // frame and document margin, above and below
constexpr int kFewestLines = 1;
constexpr int kMostLines = 12;

} // namespace

NoteEdit::NoteEdit(EditDesk &edits, NotePlace place, const Uuid &id, QWidget *parent)
    : QPlainTextEdit(parent), m_edits(edits), m_place(std::move(place)), m_id(id)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    for (QTimer *timer : {&m_pause, &m_latest}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this] { save(); });
    }
    m_pause.setInterval(kPauseMs);
    m_latest.setInterval(kLatestMs);
    connect(this, &QPlainTextEdit::textChanged, this, &NoteEdit::noteTyping);
    fit();
}

NoteEdit::~NoteEdit()
{
    blockSignals(true); // whoever listens is going too
    save();
}

void NoteEdit::noteTyping()
{
    fit();
    if (m_isPutting)
        return;
    m_wasRefused = false;
    m_pause.start();
    if (!m_latest.isActive())
        m_latest.start();
    emit stateChanged();
}

void NoteEdit::save(EditDesk::Say say)
{
    m_pause.stop();
    m_latest.stop();
    const QString typed = toPlainText();
    if (typed == m_asked)
        return;
    const std::string words = typed.toStdString();
    const bool isBlank = typed.trimmed().isEmpty();
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Note on %1"), {m_place.name});
    if (isBlank) {
        if (m_isNew) {
            m_asked = typed;
            return;
        }
        request.title = Message(QUNCE_TEXT("Delete a note on %1"), {m_place.name});
        request.changes.push_back(DeleteRecord {Kind::Note, m_id});
    } else if (m_isNew) {
        if (!m_edits.actor())
            return; // it stays in the field, as what is not saved
        request.changes.push_back(MakeRecord {Kind::Note, m_id,
            {{"subject", toValue(m_place.subject)}, {"author", toValue(m_edits.actor()->user)},
                {"written_at", m_place.now.seconds}, {"text", words}}});
    } else {
        request.changes.push_back(ChangeFields {Kind::Note, m_id, {{"text", words}}, {}});
    }
    const bool wasNew = m_isNew;
    m_asked = typed;
    m_isNew = false;
    ++m_waiting;
    m_edits.commit(
        std::move(request), this,
        [this, typed, wasNew](const Result<EditDone> &outcome) {
            --m_waiting;
            m_wasRefused = !outcome.ok();
            if (outcome.ok()) {
                m_known = typed;
            } else { // it stays in the field, and is asked for again with the next key or when the field is left
                m_asked = m_known;
                m_isNew = wasNew;
            }
            emit stateChanged();
            emit savedNow();
        },
        say);
    emit stateChanged();
}

void NoteEdit::showSaved(const QString &saved)
{
    m_isNew = false;
    if (m_waiting > 0 || saved == m_known) // what is on its way is newer than what was read
        return;
    if (!hasUnsaved()) {
        m_known = m_asked = saved;
        put(saved);
        return;
    }
    const std::optional<std::string> both =
        mergeTexts(m_known.toStdString(), toPlainText().toStdString(), saved.toStdString());
    m_known = m_asked = saved;
    if (both)
        put(QString::fromStdString(*both));
    if (hasUnsaved() && !m_pause.isActive())
        m_pause.start();
}

void NoteEdit::showGone(const Uuid &idOfNew)
{
    if (m_waiting > 0 || m_isNew)
        return;
    m_id = idOfNew;
    m_isNew = true;
    const bool hasTyped = hasUnsaved();
    m_known = m_asked = QString();
    if (!hasTyped)
        put(QString());
}

/// Another text, with the cursor where it was.
void NoteEdit::put(const QString &words)
{
    if (words == toPlainText())
        return;
    m_isPutting = true;
    const int place = textCursor().position();
    setPlainText(words);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(place, static_cast<int>(words.size())));
    setTextCursor(cursor);
    m_isPutting = false;
}

void NoteEdit::fit()
{
    setFixedHeight(sizeHint().height());
}

QSize NoteEdit::sizeHint() const
{
    int lines = 0; // as wrapped
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += std::max(1, block.lineCount());
    const int shown = std::clamp(lines, kFewestLines, kMostLines);
    return {120, shown * fontMetrics().lineSpacing() + kPadding};
}

void NoteEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void NoteEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    save();
    emit left();
}

void NoteEdit::keyPressEvent(QKeyEvent *event)
{
    const bool ends = event->key() == Qt::Key_Escape
        || ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            && event->modifiers().testFlag(Qt::ControlModifier));
    if (!ends)
        return QPlainTextEdit::keyPressEvent(event);
    save();
    clearFocus();
}

} // namespace qunce
