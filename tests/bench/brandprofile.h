// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/result.h"

namespace qunce::bench {

class Bench;

/// A profile of somebody who sees the whole demo brand, with everything in it. Made anew each time, since its lease ends.
/// The server that it is of has ended.
Result<std::string> freshProfile(const Bench &bench);

} // namespace qunce::bench
