// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>
#include <QTimer>

#include "models/base/uuid.h"
#include "views/common/editdesk.h"

namespace qunce {

/// The review of a campaign: saved a moment after the last key, at least every few seconds while somebody types on, and
/// when the field is left, goes, or shows another campaign. What comes in from elsewhere meanwhile is merged by lines, and
/// what is being typed stays. GUI thread.
class ReviewEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ReviewEdit(EditDesk &edits, QWidget *parent = nullptr);
    ~ReviewEdit() override;

    /// As it was read. Of another campaign: what was typed for the last one is saved first.
    void show(const Uuid &campaign, const std::string &name, const QString &saved);
    using QPlainTextEdit::show;
    /// At once, if anything is not asked for yet.
    void save();
    bool hasUnsaved() const { return toPlainText() != m_asked; }
    bool isSaving() const { return m_waiting > 0 || hasUnsaved(); }
    bool wasRefused() const { return m_wasRefused; }

signals:
    void stateChanged();

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    void noteTyping();
    void put(const QString &text);

    EditDesk &m_edits;
    Uuid m_campaign;
    std::string m_name;
    QString m_known; ///< as it was read last
    QString m_asked; ///< what was asked to be saved last, or is
    int m_waiting = 0;
    bool m_wasRefused = false;
    bool m_isPutting = false;
    QTimer m_pause; ///< since the last key
    QTimer m_latest; ///< since the first key that is not saved
};

} // namespace qunce
