// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/brand.h"
#include "models/protocol/headermap.h"
#include "server/import/factplaces.h"
#include "server/import/rowsink.h"
#include "server/import/rowspool.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What codes in task results mean: tasks, and the slots of guides and groups. A compact copy of the brand's; good as long
/// as these records stay as they are. Immutable, any thread.
struct TaskResultPlaces {
    explicit TaskResultPlaces(const Brand &brand);

    FactTasks tasks;
    FactPlaces guides;
    FactPlaces groups;
    std::vector<Uuid> regions;
};

/// Rows of task_results (data.md, "Assignments"), looked up and packed as they come, and put into their columns all
/// together: reading needs no lock, only apply() does. All rows come from files with the same columns. Memory as
/// RowSink says; spools into `spoolDirectory`. One thread.
class TaskResultRows
{
public:
    TaskResultRows(
        std::shared_ptr<const TaskResultPlaces> places, const std::filesystem::path &spoolDirectory);

    Result<std::optional<Rejection>> take(const ImportRow &row);
    /// Once.
    Result<ImportCounts> apply(WriteTransaction &transaction);

private:
    std::optional<Rejection> readPlace(const ImportRow &row, RowSpool::Key &key);
    std::optional<Rejection> readGroup(const ImportRow &row, Day dueDay, RowSpool::Key &key);

    const std::shared_ptr<const TaskResultPlaces> m_places;
    RowSpool m_spool;
    uint32_t m_inFile = 0; ///< bit i: the file has the column of value i
    std::string m_scratch;
};

/// Equal for files whose rows may go into one TaskResultRows.
std::vector<uint8_t> taskResultColumns(const HeaderMap &header);

} // namespace qunce::server
