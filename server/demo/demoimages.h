// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>

namespace qunce::server::demo {

constexpr size_t kDemoImages = 12;

/// A picture of the demo brand as a PNG: shapes on a gradient, each number another one. Pure.
std::string demoImage(size_t number);

} // namespace qunce::server::demo
