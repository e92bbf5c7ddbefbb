// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

#include "models/base/commandline.h"

namespace qunce {

/// The `export` command as both programs explain it; a program adds flags of its own.
CommandDescription exportCommand();
std::span<const FlagDescription> exportFlagDescriptions();

} // namespace qunce
