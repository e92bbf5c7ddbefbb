// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeEdit>

#include "models/boards/sopboard.h"
#include "views/common/card.h"
#include "views/common/page.h"
#include "views/sop/stepaudience.h"
#include "views/sop/steppack.h"

namespace qunce {

/// One step of a template: what, when, for whom, by what it is judged. Says at once what is wrong with it. GUI thread.
class StepDialog : public QDialog
{
    Q_OBJECT

public:
    /// Gets the step as it was typed; the outcome is said to `done`.
    using Saved = std::function<void(const Result<EditDone> &outcome)>;
    using Save = std::function<void(const SopStep &step, Saved done)>;
    using Delete = std::function<void()>;

    /// `step` without an id is a new one. `whyNot`: why nothing may be changed; then it is only shown. `remove` may be
    /// empty.
    StepDialog(PageTools &tools, const SopTemplate &sop, SopStep step,
        const std::vector<CalendarChoice> &regions, const Message &whyNot, Save save, Delete remove,
        QWidget *parent);

    /// As it stands in the fields.
    SopStep step() const;
    /// Saves; stays open and says why if it cannot be.
    void accept() override;

private:
    void build(const std::vector<CalendarChoice> &regions);
    void add(const char *name, const QString &label, QWidget *input);
    void say(const QString &why);
    QString problem() const;
    void look();

    PageTools &m_tools;
    const SopTemplate m_sop; ///< without the step
    const SopStep m_before;
    const Message m_whyNot;
    const Save m_save;
    const Delete m_remove;
    QFormLayout *m_form;
    QLineEdit *m_title;
    QLineEdit *m_stage;
    QSpinBox *m_day;
    QTimeEdit *m_from;
    QCheckBox *m_hasEnd;
    QTimeEdit *m_to;
    QComboBox *m_layer;
    QComboBox *m_channel;
    StepAudience *m_audience;
    StepPack *m_pack;
    QListWidget *m_regions;
    QLineEdit *m_tags;
    QLineEdit *m_metric;
    QLineEdit *m_proof;
    QCheckBox *m_isPrepared;
    QSpinBox *m_prepareDays;
    ThemedLabel *m_why;
    QPushButton *m_ok = nullptr;
};

} // namespace qunce
