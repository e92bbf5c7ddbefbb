// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include "views/common/page.h"

namespace qunce {

/// A page as the window knows it before it is made, at its first visit.
struct PageEntry {
    PageId id = PageId::Overview;
    Message title;
    const char *icon = ""; ///< of resources/icons
    bool atBottom = false; ///< of the sidebar
    std::function<Page *(PageTools &, QWidget *parent)> make;
};

} // namespace qunce
