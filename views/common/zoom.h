// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSize>

#include "views/common/theme.h"

class QWidget;

namespace qunce {

/// A height or width of what holds texts, given in pixels of a zoom of 100 %: it follows the zoom.
inline int zoomed(const Theme &theme, int pixels)
{
    constexpr int kBase = 13; // pixels of the font at 100 %
    return (pixels * theme.fontPixels() + kBase / 2) / kBase;
}

/// Keeps the widget as high, as wide or as large as that, in pixels of a zoom of 100 %, at every zoom. GUI thread; the
/// theme outlives the widget.
void keepHeight(const Theme &theme, QWidget *widget, int pixels);
void keepWidth(const Theme &theme, QWidget *widget, int pixels);
void keepSize(const Theme &theme, QWidget *widget, QSize pixels);
/// The same for the least height or width.
void keepMinimumHeight(const Theme &theme, QWidget *widget, int pixels);
void keepMinimumWidth(const Theme &theme, QWidget *widget, int pixels);

} // namespace qunce
