// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/result.h"

namespace qunce::bench {

class Bench;

/// Of everything that this program keeps between runs of a server; fixtures of another one are made anew.
std::string dataVersion();
/// Data directory of the demo brand in its full size (seed 1, until 2026-06-30), made once; not to be changed.
Result<std::string> brandData(const Bench &bench);

} // namespace qunce::bench
