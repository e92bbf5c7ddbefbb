// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/protocol/record.h"
#include "views/detail/savingedit.h"

namespace qunce {

/// What a note hangs on, and how it is called in the history.
struct NotePlace {
    Uuid subject;
    std::string name;
    Instant now; ///< when it was begun
};

/// One note of one's own, as high as its text; an emptied note is deleted. GUI thread.
class NoteEdit : public SavingEdit
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

    /// Nobody has saved it yet, here or elsewhere.
    bool isNew() const { return m_isNew; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void left();

protected:
    std::optional<Asked> askFor(const QString &typed) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    const NotePlace m_place;
    Uuid m_id;
    bool m_isNew = true;
};

} // namespace qunce
