// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QDialog>
#include <QFormLayout>
#include <QPushButton>
#include <QTimer>

#include "models/boards/brandrules.h"
#include "views/common/card.h"
#include "views/common/page.h"

namespace qunce {

/// What the dialogs of rules have in common: fields in a form with what is wrong said below them as it is typed, what a
/// change would lead to, and one edit with one step of undo. Who may not change the setting reads it, and why not. GUI
/// thread.
class RuleDialog : public QDialog
{
    Q_OBJECT

public:
    RuleDialog(PageTools &tools, StoredSetting setting, const Message &title, QWidget *parent);

    bool mayChange() const { return m_whyFixed.empty(); }
    QString why() const { return m_why->text(); }
    QString effect() const { return m_effect->text(); }
    /// Saves; stays open and says why if it cannot be.
    void accept() override;

protected:
    /// The setting as it would be stored; nothing while something is wrong, which say() has said.
    virtual std::optional<std::string> wanted() = 0;
    /// Asks what the change would lead to; may do nothing.
    virtual void askEffect() { }

    QFormLayout &form() { return *m_form; }
    PageTools &tools() const { return m_tools; }
    const StoredSetting &setting() const { return m_setting; }
    /// Adds a field with its name, and makes it read-only for who may not change it.
    void addField(const char *name, const QString &label, QWidget *field, const QString &help = {});
    /// Something was typed.
    void look();
    void say(QWidget *field, const QString &words);
    void sayEffect(const QString &words);
    BoardPlace &effectPlace() { return m_effectPlace; }
    /// After the fields are there.
    void finish();

private:
    PageTools &m_tools;
    const StoredSetting m_setting;
    const Message m_title;
    const Message m_whyFixed;
    BoardPlace m_effectPlace;
    QFormLayout *m_form;
    ThemedLabel *m_effect;
    ThemedLabel *m_why;
    QPushButton *m_save = nullptr;
    QTimer *m_pause;
    bool m_isReady = false;
};

} // namespace qunce
