// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <set>
#include <vector>

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

#include "models/boards/targetplan.h"
#include "views/common/page.h"

namespace qunce {

/// How targets are split among those below, with what comes of it before it is done. A tick keeps a row as it is. GUI
/// thread.
class SplitDialog : public QDialog
{
    Q_OBJECT

public:
    using Take = std::function<void(const TargetChanges &changes)>;
    /// A copy of the sheet as it is now; `parents` are rows of it with somebody below.
    SplitDialog(PageTools &tools, TargetSheet sheet, std::vector<int> parents, WhyNotTarget whyNot, Take take,
        QWidget *parent);

    const SplitPlan &plan() const { return m_plan; }
    QTableWidget &table() const { return *m_table; }
    QString summary() const { return m_summary->text(); }
    QString why() const { return m_why->text(); }
    void accept() override;

private:
    void makeChoices();
    QWidget *makeWeights();
    SplitRequest request() const;
    void replan();
    void fillTable();
    void fillLine(int line);
    void sayPlan();
    QString amount(int64_t value) const;
    QString weightText(uint64_t weight) const;
    QString nameOf(int row) const;

    PageTools &m_tools;
    const TargetSheet m_sheet;
    const std::vector<int> m_parents;
    const WhyNotTarget m_whyNot;
    const Take m_take;
    SplitPlan m_plan;
    std::set<int> m_locked;
    bool m_isFilling = false;
    bool m_isAmount = true; ///< what is typed as the amount is one
    QLineEdit *m_amount = nullptr; ///< of a single parent
    QComboBox *m_basis;
    QComboBox *m_step;
    QCheckBox *m_keepsSet;
    QCheckBox *m_goesDown;
    std::vector<QSpinBox *>
        m_points; ///< of grades, then of stores without one; before the row that they stand in
    QWidget *m_weights;
    QTableWidget *m_table;
    QLabel *m_summary;
    QLabel *m_why;
    QPushButton *m_ok;
};

} // namespace qunce
