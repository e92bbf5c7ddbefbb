// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/result.h"

namespace qunce::bench {

class Bench;

constexpr const char *kServedPassword = "a long enough password";

/// A fresh copy of the demo brand with the users `hq`, of the whole brand, and `region`, of one region. `passwordFile`
/// of it is for both.
struct ServedBrand {
    std::string data;
    std::string passwordFile;
};
Result<ServedBrand> servedBrand(const Bench &bench);

} // namespace qunce::bench
