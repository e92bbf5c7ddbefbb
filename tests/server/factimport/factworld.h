// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/domain/brand.h"
#include "models/protocol/importkinds.h"
#include "server/import/rowsink.h"
#include "server/storage/storage.h"
#include "tests/server/storage/teststorage.h"

namespace qunce::server::testing {

/// A database and a brand of two regions to import facts into.
///
/// Region 0: guides G1, G2, G3 until 31 May 2026 (slots 0, 1, 2), groups Q1, Q2, Q9 closed on 1 May 2026, KOC K1.
/// Region 1: guides G4, G3 from 1 June 2026 (slots 0, 1), group Q3, KOC K2.
/// Tasks: OLD due 2025-12-31 24:00, NEW due 2026-01-01 10:00, MAY due 2026-05-10, JUNE due 2026-06-10.
class FactWorld
{
public:
    struct Outcome {
        ImportCounts counts;
        std::vector<std::pair<uint64_t, std::string>> rejected; ///< line and column
        std::vector<std::string> reasons;
        uint64_t changedRows = 0;
        std::optional<Error> error; ///< the import as a whole failed
    };
    /// Everything stored: (region, metric, key) -> slot -> value.
    using Place = std::tuple<size_t, std::string, std::string>;
    using Snapshot = std::map<Place, std::map<uint32_t, uint64_t>>;

    explicit FactWorld(SqliteStorage::Options options = {});

    /// Imports and commits, unless it fails.
    Outcome import(ImportKind kind, std::string_view csv, bool fed = false);
    Snapshot snapshot();
    std::map<std::pair<size_t, Uuid>, std::string> assignmentRows();

    /// Value of a task metric in a region's slot.
    std::optional<uint64_t> ofTask(size_t region, const char *task, Metric metric, uint32_t slot);
    std::optional<uint64_t> ofKey(size_t region, Metric metric, const std::string &key, uint32_t slot);

    TestStorage db;
    Brand brand;

private:
    Uuid taskId(std::string_view code) const;
    Outcome run(WriteTransaction &transaction, ImportKind kind, std::string_view csv, bool fed);
};

} // namespace qunce::server::testing
