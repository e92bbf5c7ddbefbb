// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <QObject>

#include "models/protocol/imagefile.h"

namespace qunce {

class ImageDesk;

/// Images as files: name by place and type (`1.png`), and bytes; without those that cannot be had now.
using CollectedImages = std::vector<std::pair<std::string, std::string>>;

/// Fetches them all as they are, not as they are shown. `done` is called once, in the GUI thread, unless `whom` is gone by
/// then; at once where there is nothing to fetch or nobody to ask. GUI thread.
void collectImages(ImageDesk *desk, const std::vector<ContentImage> &images, QObject *whom,
    std::function<void(CollectedImages)> done);

} // namespace qunce
