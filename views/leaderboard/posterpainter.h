// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>

#include "views/common/theme.h"
#include "views/leaderboard/postertexts.h"

namespace qunce {

constexpr int kPosterWidth = 1080; ///< pixels; the height is as the boards need

/// 战报 as a picture, for a chat: always on white, whatever the window's theme, in the brand's colour. GUI thread.
QImage paintPoster(const PosterTexts &poster, const QColor &brand, const Theme &theme);

/// White or black, whichever reads better on the colour (WCAG 2, relative luminance).
QColor inkOn(const QColor &color);

} // namespace qunce
