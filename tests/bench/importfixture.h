// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "models/base/result.h"

namespace qunce::bench {

/// A data directory with 30 regions, 10,000 guides and 100 tasks without any results, and a file with a result of
/// every guide for every task, in random order. The same every time.
struct ImportFixture {
    static constexpr uint32_t kRegions = 30;
    static constexpr uint32_t kGuides = 10000;
    static constexpr uint32_t kTasks = 100;
    static constexpr uint64_t kRows = uint64_t {kGuides} * kTasks;

    std::string data; ///< a directory to be copied and not to be changed
    std::string results;
};

/// What is in the folder already is used again.
Result<ImportFixture> makeImportFixture(const std::string &folder);

} // namespace qunce::bench
