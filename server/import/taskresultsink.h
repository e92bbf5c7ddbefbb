// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "server/import/rowsink.h"
#include "server/import/taskresultrows.h"

namespace qunce::server {

/// task_results: what became of a task at a guide, with group_code one row of a group push. Needs of the brand: tasks and
/// the slots of guides and groups; keeps no reference to it. Spools into `spoolDirectory`.
class TaskResultSink : public RowSink
{
public:
    TaskResultSink(
        const Brand &brand, WriteTransaction &transaction, const std::filesystem::path &spoolDirectory)
        : m_transaction(transaction), m_rows(std::make_shared<TaskResultPlaces>(brand), spoolDirectory)
    { }

    Result<std::optional<Rejection>> take(const ImportRow &row) override { return m_rows.take(row); }
    Result<ImportCounts> finish(std::vector<LateRejection> &) override { return m_rows.apply(m_transaction); }

private:
    WriteTransaction &m_transaction;
    TaskResultRows m_rows;
};

} // namespace qunce::server
