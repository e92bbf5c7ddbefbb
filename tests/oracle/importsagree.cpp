// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server's libraries against the oracle, without starting a program for each step: many more brands than
// exportsagree can have.

#include <gtest/gtest.h>

#include "tests/oracle/agreement.h"
#include "tests/oracle/serverlibraries.h"

using namespace qunce::oracle;

namespace {

const MakeProgram kLibraries = [] { return std::make_unique<ServerLibraries>(); };

TEST(ImportsAgree, WithTheCasesWorkedOutByHand)
{
    expectGoldenCases(kLibraries);
}

TEST(ImportsAgree, WithTheOracleOnRandomBrands)
{
    expectRandomBrands(kLibraries, 60, 1000);
}

} // namespace
