// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include "models/base/result.h"
#include "views/common/page.h"

QT_BEGIN_NAMESPACE
class QFileDialog;
QT_END_NAMESPACE

namespace qunce {

/// Asks where a file is to be saved, in the folder of the last one (settings: export/folder), and calls `save` with its
/// path. What is data of the brand asks through askToExport() instead. GUI thread; both outlive the dialog, which ends
/// with `parent`.
QFileDialog *askWhereToSave(QWidget *parent, PageTools &tools, const QString &title, const QString &fileName,
    std::function<void(const QString &path)> save);
/// Says that it is saved, or why not.
void saySaved(PageTools &tools, const QString &path, const Result<void> &saved);

} // namespace qunce
