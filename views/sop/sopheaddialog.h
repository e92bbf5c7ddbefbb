// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

#include "models/boards/sopboard.h"
#include "views/common/card.h"
#include "views/common/page.h"

namespace qunce {

/// What is said of a template as a whole: name, description, from which day its days are counted, how many there are, and
/// from when it is good. GUI thread.
class SopHeadDialog : public QDialog
{
    Q_OBJECT

public:
    using Saved = std::function<void(const Result<EditDone> &outcome)>;
    using Save = std::function<void(const SopTemplate &sop, Saved done)>;

    /// `note`: what a change will lead to; may be empty. `today` is the first that the day of effect offers.
    SopHeadDialog(
        PageTools &tools, const SopTemplate &sop, const QString &note, Day today, Save save, QWidget *parent);

    SopTemplate sop() const;
    /// Saves; stays open and says why if it cannot be.
    void accept() override;

private:
    void build(const QString &note, Day today);
    void look();
    void say(const QString &why);

    PageTools &m_tools;
    const SopTemplate m_before;
    const Save m_save;
    QLineEdit *m_name;
    QPlainTextEdit *m_description;
    QComboBox *m_anchor;
    QSpinBox *m_days;
    QCheckBox *m_hasEffect;
    QDateEdit *m_effect;
    ThemedLabel *m_why;
    QPushButton *m_ok = nullptr;
};

} // namespace qunce
