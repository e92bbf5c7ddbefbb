// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "models/boards/entrytexts.h"
#include "views/common/theme.h"

namespace qunce {

/// How states and layers of entries look wherever they are shown (look.md): a state has an icon and a colour beside
/// its word, a layer a tint, a stripe and an ink.
QString iconOf(EntryStatus status);
Token tokenOf(EntryStatus status);

/// Of the stripe and of a filled mark.
Token solidOf(ContentLayer layer);
Token tintOf(ContentLayer layer);
/// Text on the tint.
Token inkOf(ContentLayer layer);

} // namespace qunce
