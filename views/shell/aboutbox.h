// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "views/common/theme.h"

namespace qunce {

/// Name, version, licence, and what it stands on. GUI thread.
class AboutBox : public QDialog
{
    Q_OBJECT

public:
    AboutBox(Theme &theme, QWidget *window);
};

} // namespace qunce
