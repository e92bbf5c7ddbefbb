// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/noteedit.h"

#include <algorithm>

#include <QKeyEvent>
#include <QTextBlock>

namespace qunce {

namespace {

constexpr int kPadding = 12; // frame and document margin, above and below
constexpr int kFewestLines = 1;
constexpr int kMostLines = 12;

} // namespace

NoteEdit::NoteEdit(EditDesk &edits, NotePlace place, const Uuid &id, QWidget *parent)
    : SavingEdit(edits, parent), m_place(std::move(place)), m_id(id)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(this, &QPlainTextEdit::textChanged, this, &NoteEdit::fit);
    fit();
}

NoteEdit::~NoteEdit()
{
    blockSignals(true); // whoever listens is going too
    save();
}

std::optional<SavingEdit::Asked> NoteEdit::askFor(const QString &typed)
{
    const std::string words = typed.toStdString();
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Note on %1"), {m_place.name});
    if (typed.trimmed().isEmpty()) {
        if (m_isNew) {
            settle(typed);
            return std::nullopt;
        }
        request.title = Message(QUNCE_TEXT("Delete a note on %1"), {m_place.name});
        request.changes.push_back(DeleteRecord {Kind::Note, m_id});
    } else if (m_isNew) {
        if (!edits().actor())
            return std::nullopt; // it stays in the field, as what is not saved
        request.changes.push_back(MakeRecord {Kind::Note, m_id,
            {{"subject", toValue(m_place.subject)}, {"author", toValue(edits().actor()->user)},
                {"written_at", m_place.now.seconds}, {"text", words}}});
    } else {
        request.changes.push_back(ChangeFields {Kind::Note, m_id, {{"text", words}}, {}});
    }
    const bool wasNew = m_isNew;
    m_isNew = false;
    return Asked {std::move(request), [this, wasNew] { m_isNew = wasNew; }};
}

void NoteEdit::showSaved(const QString &saved)
{
    m_isNew = false;
    takeSaved(saved);
}

void NoteEdit::showGone(const Uuid &idOfNew)
{
    if (isWaiting() || m_isNew)
        return;
    m_id = idOfNew;
    m_isNew = true;
    takeGone();
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
    SavingEdit::focusOutEvent(event);
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
