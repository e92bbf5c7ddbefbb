// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/domain/brand.h"
#include "models/domain/factsource.h"

namespace qunce::oracle {

/// The file that the product makes of the flags, from parsing them to the last byte; its message if it fails.
std::string productCsv(const Brand &brand, const FactSource &facts, const std::vector<std::string> &flags);

} // namespace qunce::oracle
