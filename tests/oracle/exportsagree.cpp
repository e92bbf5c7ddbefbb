// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real program against the oracle: init, import, user add, export and check as commands.

#include <gtest/gtest.h>

#include "tests/oracle/agreement.h"
#include "tests/oracle/serverprogram.h"

using namespace qunce::oracle;

namespace {

const MakeProgram kProgram = [] { return std::make_unique<ServerProgram>(); };

TEST(ExportsAgree, WithTheCasesWorkedOutByHand)
{
    expectGoldenCases(kProgram);
}

TEST(ExportsAgree, WithTheOracleOnRandomBrands)
{
    expectRandomBrands(kProgram, 12, 500);
}

} // namespace
