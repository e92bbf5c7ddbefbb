// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/brand.h"
#include "server/import/factplaces.h"
#include "server/import/rowsink.h"
#include "server/import/rowspool.h"
#include "server/import/taskresultwriter.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// task_results: what became of a task at a guide, with group_code one row of a group push (data.md, "Assignments").
/// take() resolves codes and packs the row, finish() writes columns. Needs of the brand: tasks and the slots of guides
/// and groups; keeps no reference to it. Spools into `spoolDirectory`.
class TaskResultSink : public RowSink
{
public:
    TaskResultSink(const Brand &brand, WriteTransaction &transaction, std::filesystem::path spoolDirectory);

    Result<std::optional<Rejection>> take(const ImportRow &row) override;
    Result<ImportCounts> finish(std::vector<LateRejection> &late) override;

private:
    std::optional<Rejection> readPlace(const ImportRow &row, RowSpool::Key &key);
    std::optional<Rejection> readGroup(const ImportRow &row, Day dueDay, RowSpool::Key &key);

    WriteTransaction &m_transaction;
    const FactTasks m_tasks;
    const FactPlaces m_guides;
    const FactPlaces m_groups;
    const std::vector<Uuid> m_regions;
    RowSpool m_spool;
    uint32_t m_inFile = 0; ///< bit i: the file has the column of value i
    std::string m_scratch;
};

} // namespace qunce::server
