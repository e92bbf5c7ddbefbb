// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "tests/oracle/program.h"

namespace qunce::oracle {

using MakeProgram = std::function<std::unique_ptr<Program>()>;

/// The golden cases through a program; every file twice, the second time without a change.
void expectGoldenCases(const MakeProgram &make);

/// Random brands through a program, all their exports against the oracle byte by byte, and the sums of the parts
/// against the whole. QUNCE_SEED in the environment runs one brand, QUNCE_BRANDS that many, QUNCE_LONG `brandsLong`.
/// Stops at the first failure, which names the seed, the command and the first line that differs.
void expectRandomBrands(const MakeProgram &make, uint64_t brands, uint64_t brandsLong);

} // namespace qunce::oracle
