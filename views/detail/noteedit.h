// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>
#include <QTimer>

#include "models/protocol/record.h"
#include "views/common/editdesk.h"

namespace qunce {

/// What a note hangs on, and how it is called in the history.
struct NotePlace {
    Uuid subject;
    std::string name;
    Instant now; ///< when it was begun
};

/// One note of one's own, as high as its text. What is typed is saved a moment after the last key, at least every few
/// seconds while somebody types on, and when the field is left or goes; an emptied note is deleted. What comes in from
/// elsewhere meanwhile is merged by lines, and what is being typed stays. GUI thread.
class NoteEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// A new note; nothing is saved as long as it is empty. `id` is what it will have.
    NoteEdit(EditDesk &edits, NotePlace place, const Uuid &id, QWidget *parent = nullptr);
    ~NoteEdit() override;

    const Uuid &id() const { return m_id; }
    /// It is among the records, with this text.
    void showSaved(const QString &text);
    /// It is not among the records any more. What is typed becomes a new one.
    void showGone(const Uuid &idOfNew);
    /// At once, if anything is not asked for yet.
    void save(EditDesk::Say say = EditDesk::Say::Nothing);

    /// Nobody has saved it yet, here or elsewhere.
    bool isNew() const { return m_isNew; }
    bool isSaving() const { return m_waiting > 0 || hasUnsaved(); }
    bool hasUnsaved() const { return toPlainText() != m_asked; }
    bool wasRefused() const { return m_wasRefused; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void stateChanged();
    void savedNow();
    void left();

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void noteTyping();
    void fit();
    void put(const QString &text);

    EditDesk &m_edits;
    const NotePlace m_place;
    Uuid m_id;
    bool m_isNew = true;
    bool m_wasRefused = false;
    QString m_known; ///< as it was read last
    QString m_asked; ///< what was asked to be saved last, or is
    int m_waiting = 0;
    bool m_isPutting = false;
    QTimer m_pause; ///< since the last key
    QTimer m_latest; ///< since the first key that is not saved
};

} // namespace qunce
