// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exports out of the cache against the oracle and, byte by byte, against the server's, on random brands that were pulled
// in small pages after every import.

#include <gtest/gtest.h>

#include "tests/facts/cachelibraries.h"
#include "tests/oracle/agreement.h"

using namespace qunce::oracle;

namespace {

TEST(CacheAgrees, WithTheCasesWorkedOutByHand)
{
    expectGoldenCases([] { return std::make_unique<CacheLibraries>(qunce::kFactMemoryBytes); });
}

TEST(CacheAgrees, WithOracleAndServerOnRandomBrands)
{
    expectRandomBrands([] { return std::make_unique<CacheLibraries>(qunce::kFactMemoryBytes); }, 4, 200);
}

TEST(CacheAgrees, AlsoWithHardlyAnyMemoryForColumns)
{
    expectRandomBrands([] { return std::make_unique<CacheLibraries>(6000); }, 2, 100);
}

} // namespace
