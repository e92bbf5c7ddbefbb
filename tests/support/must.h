// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdlib>
#include <utility>

#include <gtest/gtest.h>

#include "models/base/result.h"

namespace qunce::test {

/// The value of what a test cannot go on without; says why there is none, and ends the test program.
template <typename T>
T must(Result<T> result)
{
    if (!result.ok()) {
        ADD_FAILURE() << result.error().userText.english() << " (" << result.error().detail << ")";
        std::abort();
    }
    return std::move(result).value();
}

inline void must(const Result<void> &result)
{
    EXPECT_TRUE(result.ok()) << result.error().userText.english() << " (" << result.error().detail << ")";
}

} // namespace qunce::test
