// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include <QCheckBox>
#include <QDateEdit>
#include <QDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include "models/boards/sopboard.h"
#include "models/edits/editbook.h"
#include "views/charts/celltable.h"
#include "views/common/card.h"
#include "views/common/page.h"

namespace qunce {

/// The one step of undo that makes a campaign of a template: the brand's own copy where it is one of the program's, the
/// campaign, and a draft for each entry. The campaign's id is that of `EditDone::ids[0]`'s record. Pure but for ids.
EditRequest requestOf(
    const SopPreview &preview, bool isShipped, const std::string &campaignName, IdSource &ids);

/// 排到日期: a name, a first day and regions, and at once what that would make: entries, groups, messages by day, what
/// stands there already. Of a rolling template also who joins: 批次, 月龄段, a last day, those who are under way. GUI
/// thread.
class PlaceSopDialog : public QDialog
{
    Q_OBJECT

public:
    PlaceSopDialog(
        PageTools &tools, const SopLine &line, const SopBoard &board, Day start, QWidget *parent = nullptr);

    const std::optional<SopPreview> &preview() const { return m_preview; }
    /// The first of the entries that were made; nil before.
    const Uuid &made() const { return m_made; }
    void accept() override;

private:
    void build();
    void buildJoining(QFormLayout &form);
    void readPreview();
    void showPreview(const Result<SopPreview> &preview);
    SopPlan plan() const;
    QString whyNotYet() const;
    void say();

    PageTools &m_tools;
    const SopLine m_line;
    const SopBoard m_board;
    BoardPlace m_place;
    const std::shared_ptr<PlanMemory> m_plan = std::make_shared<PlanMemory>();
    QLineEdit *m_name;
    QDateEdit *m_start;
    const bool m_rolls; ///< it runs from each group's or customer's own day
    QCheckBox *m_ends;
    QDateEdit *m_until;
    QCheckBox *m_midway;
    QLineEdit *m_batches;
    QLineEdit *m_bands;
    QListWidget *m_regions;
    ThemedLabel *m_summary;
    ThemedLabel *m_warning;
    ThemedLabel *m_why;
    CellTable *m_days;
    QPushButton *m_make = nullptr;
    std::optional<SopPreview> m_preview; ///< of what is typed; nothing while it is read
    Uuid m_made;
};

} // namespace qunce
