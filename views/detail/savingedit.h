// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>

#include <QPlainTextEdit>
#include <QTimer>

#include "views/common/editdesk.h"

namespace qunce {

/// A text that saves itself: a moment after the last key, at least every few seconds while somebody types on, and when the
/// field is left. What comes in from elsewhere meanwhile is merged by lines, and what is being typed stays; what is refused
/// stays too, and is asked for again with the next key or when the field is left. Whoever derives from it says what the
/// edit is, and saves in its destructor. GUI thread.
class SavingEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// At once, if anything is not asked for yet.
    void save(EditDesk::Say say = EditDesk::Say::Nothing);
    bool hasUnsaved() const { return toPlainText() != m_asked; }
    bool isSaving() const { return m_waiting > 0 || hasUnsaved(); }
    bool wasRefused() const { return m_wasRefused; }

signals:
    void stateChanged();
    /// The desk has answered.
    void savedNow();

protected:
    struct Asked {
        EditRequest request;
        std::function<void()> whenRefused {}; ///< may be none
    };

    explicit SavingEdit(EditDesk &edits, QWidget *parent = nullptr);
    /// What saves this text; nothing: it is not saved, or not now.
    virtual std::optional<Asked> askFor(const QString &typed) = 0;

    /// As it was read again. Nothing happens while something is on its way, which is newer.
    void takeSaved(const QString &saved);
    /// Another text than before; what comes of the older one's edits is of no interest any more.
    void startOver(const QString &saved);
    /// There is nothing saved any more; what is typed stays, as what is not saved.
    void takeGone();
    /// What is typed needs no saving.
    void settle(const QString &typed) { m_asked = typed; }
    bool isWaiting() const { return m_waiting > 0; }

    void focusOutEvent(QFocusEvent *event) override;
    EditDesk &edits() const { return m_edits; }

private:
    void noteTyping();
    void put(const QString &text);

    EditDesk &m_edits;
    QString m_known; ///< as it was read last
    QString m_asked; ///< what was asked to be saved last, or is
    int m_waiting = 0;
    int m_number = 0; ///< of the text, with startOver()
    bool m_wasRefused = false;
    bool m_isPutting = false;
    QTimer m_pause; ///< since the last key
    QTimer m_latest; ///< since the first key that is not saved
};

} // namespace qunce
