// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QString>

#include "models/base/result.h"
#include "views/common/page.h"
#include "views/leaderboard/postertexts.h"

namespace qunce {

/// The picture, and its words in a text file of the same name beside it. Any thread.
Result<void> writePoster(const QImage &picture, const QString &words, const QString &picturePath);

/// Name and colour of the brand as they are kept on this computer; the rest as at first. GUI thread.
PosterLook brandLook(PageTools &tools);
void keepBrandName(PageTools &tools, const QString &name);
void keepBrandColor(PageTools &tools, const QColor &color);

} // namespace qunce
