// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainter>

#include "views/common/theme.h"

namespace qunce {

/// What stands above a page: a surface with border and round corners, and a soft shadow of that width around it.
void paintPopover(QPainter &painter, const QRectF &box, int shadow, const Theme &theme);

} // namespace qunce
