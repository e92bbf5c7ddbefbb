// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QTableWidget>

#include "models/imports/importdraft.h"
#include "models/imports/importpreview.h"

namespace qunce {

/// The columns of a file, one a row: its name, its first value, and a choice of what it means. GUI thread.
class ImportColumns : public QTableWidget
{
    Q_OBJECT

public:
    explicit ImportColumns(QWidget *parent = nullptr);

    void showPlan(
        ImportKind kind, const ImportPreview &preview, std::vector<PlannedColumn> plan, bool inChinese);
    const std::vector<PlannedColumn> &plan() const { return m_plan; }
    /// As the user does it; nothing: it is ignored.
    void choose(int row, std::optional<size_t> column);

signals:
    void planChanged();

private:
    std::vector<PlannedColumn> m_plan;
};

} // namespace qunce
