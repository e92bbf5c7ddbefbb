// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/savingedit.h"

#include <algorithm>

#include "models/merge/textmerge.h"

namespace qunce {

namespace {

constexpr int kPauseMs = 1200;
constexpr int kLatestMs = 2000;

} // namespace

SavingEdit::SavingEdit(EditDesk &edits, QWidget *parent) : QPlainTextEdit(parent), m_edits(edits)
{
    setTabChangesFocus(true);
    for (QTimer *timer : {&m_pause, &m_latest}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this] { save(); });
    }
    m_pause.setInterval(kPauseMs);
    m_latest.setInterval(kLatestMs);
    connect(this, &QPlainTextEdit::textChanged, this, &SavingEdit::noteTyping);
}

void SavingEdit::noteTyping()
{
    if (m_isPutting)
        return;
    m_wasRefused = false;
    m_pause.start();
    if (!m_latest.isActive())
        m_latest.start();
    emit stateChanged();
}

void SavingEdit::save(EditDesk::Say say)
{
    m_pause.stop();
    m_latest.stop();
    const QString typed = toPlainText();
    if (typed == m_asked)
        return;
    std::optional<Asked> asked = askFor(typed);
    if (!asked)
        return;
    m_asked = typed;
    ++m_waiting;
    m_edits.commit(
        std::move(asked->request), this,
        [this, typed, number = m_number, whenRefused = std::move(asked->whenRefused)](
            const Result<EditDone> &outcome) {
            if (number != m_number)
                return;
            --m_waiting;
            m_wasRefused = !outcome.ok();
            if (outcome.ok()) {
                m_known = typed;
            } else {
                m_asked = m_known;
                if (whenRefused)
                    whenRefused();
            }
            emit stateChanged();
            emit savedNow();
        },
        say);
    emit stateChanged();
}

void SavingEdit::takeSaved(const QString &saved)
{
    if (m_waiting > 0 || saved == m_known)
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

void SavingEdit::startOver(const QString &saved)
{
    ++m_number;
    m_waiting = 0;
    m_wasRefused = false;
    m_known = m_asked = saved;
    put(saved);
}

void SavingEdit::takeGone()
{
    const bool hasTyped = hasUnsaved();
    m_known = m_asked = QString();
    if (!hasTyped)
        put(QString());
}

/// Another text, with the cursor where it was.
void SavingEdit::put(const QString &words)
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

void SavingEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    save();
}

} // namespace qunce
