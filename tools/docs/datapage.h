// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "models/base/result.h"

namespace qunce::docs {

/// `page` (docs/DATA.md) with the parts between `<!-- generated NAME -->` and `<!-- end -->` made anew from the
/// descriptors. Fails with InvalidInput on a marker that is unknown, missing or not closed.
Result<std::string> withGeneratedParts(std::string_view page);

} // namespace qunce::docs
