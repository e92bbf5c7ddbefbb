// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/reviewedit.h"

#include <algorithm>

#include "models/merge/textmerge.h"

namespace qunce {

namespace {

constexpr int kPauseMs = 1200;
constexpr int kLatestMs = 2000;

} // namespace

ReviewEdit::ReviewEdit(EditDesk &edits, QWidget *parent) : QPlainTextEdit(parent), m_edits(edits)
{
    setObjectName(QStringLiteral("campaignReview"));
    setProperty("kind", QStringLiteral("field"));
    setTabChangesFocus(true);
    for (QTimer *timer : {&m_pause, &m_latest}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &ReviewEdit::save);
    }
    m_pause.setInterval(kPauseMs);
    m_latest.setInterval(kLatestMs);
    connect(this, &QPlainTextEdit::textChanged, this, &ReviewEdit::noteTyping);
}

ReviewEdit::~ReviewEdit()
{
    blockSignals(true); // whoever listens is going too
    save();
}

void ReviewEdit::show(const Uuid &campaign, const std::string &name, const QString &saved)
{
    m_name = name;
    if (campaign != m_campaign) {
        save();
        m_campaign = campaign;
        m_waiting = 0; // what is on its way is of the other one
        m_wasRefused = false;
        m_known = m_asked = saved;
        put(saved);
        return;
    }
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

void ReviewEdit::save()
{
    m_pause.stop();
    m_latest.stop();
    const QString typed = toPlainText();
    if (typed == m_asked || m_campaign.isNil())
        return;
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Review of campaign “%1”"), {m_name});
    request.changes.push_back(
        ChangeFields {Kind::Campaign, m_campaign, {{"review", toValue(typed.toStdString())}}, {}});
    m_asked = typed;
    ++m_waiting;
    m_edits.commit(
        std::move(request), this,
        [this, typed, of = m_campaign](const Result<EditDone> &outcome) {
            if (of != m_campaign)
                return;
            --m_waiting;
            m_wasRefused = !outcome.ok();
            if (outcome.ok())
                m_known = typed;
            else // it stays in the field, and is asked for again with the next key or when the field is left
                m_asked = m_known;
            emit stateChanged();
        },
        EditDesk::Say::Nothing);
    emit stateChanged();
}

void ReviewEdit::noteTyping()
{
    if (m_isPutting)
        return;
    m_wasRefused = false;
    m_pause.start();
    if (!m_latest.isActive())
        m_latest.start();
    emit stateChanged();
}

void ReviewEdit::put(const QString &text)
{
    m_isPutting = true;
    const int place = textCursor().position();
    setPlainText(text);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min<int>(place, static_cast<int>(text.size())));
    setTextCursor(cursor);
    m_isPutting = false;
    emit stateChanged();
}

void ReviewEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    save();
}

} // namespace qunce
