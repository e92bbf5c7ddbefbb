// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/common/theme.h"

namespace qunce {

/// A height or width of what holds texts, given in pixels of a zoom of 100 %: it follows the zoom.
inline int zoomed(const Theme &theme, int pixels)
{
    constexpr int kBase = 13; // pixels of the font at 100 %
    return (pixels * theme.fontPixels() + kBase / 2) / kBase;
}

} // namespace qunce
