// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QMimeData>

#include "models/items/tablemodel.h"

namespace qunce {

/// Rows and columns of a table as people paste them: tab-separated text, and an HTML table for documents and mails. Cells
/// are what is on screen; tabs and line ends in them become spaces. Pure; GUI thread.
QString tabSeparated(const TableModel &model, const std::vector<int> &rows, const std::vector<int> &columns);
QString htmlTable(const TableModel &model, const std::vector<int> &rows, const std::vector<int> &columns);
std::unique_ptr<QMimeData> copiedTable(
    const TableModel &model, const std::vector<int> &rows, const std::vector<int> &columns);

} // namespace qunce
