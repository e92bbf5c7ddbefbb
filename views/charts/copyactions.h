// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QMenu>

#include "views/charts/chartdata.h"
#include "models/protocol/exportpolicy.h"
#include "views/common/page.h"

namespace qunce {

/// What a card or table says when it is copied.
struct CopySource {
    ChartTable table;
    ChartSource source;
    ExportData data = ExportData::Numbers; ///< what it is about, for the rules of exports
};

/// 复制为图片, 复制为文字, 复制表格 of a widget, and its table as a workbook, CSV or PDF: into `menu`, which is emptied
/// first. `pictured` outlives the menu. GUI thread.
void fillCopyMenu(QMenu &menu, PageTools &tools, QWidget &pictured, std::function<CopySource()> whatItSays);

} // namespace qunce
