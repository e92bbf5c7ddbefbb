// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "server/import/factmover.h"
#include "server/import/recordsink.h"

namespace qunce::server {

/// tasks. The due day is the day that was written, so 24:00 belongs to the day it ends; when it changes, the results
/// that are there already move to the slots and the year of the new day. A task lives in the plan of its entry's
/// regions, also while the entry is a draft: its numbers count for everybody.
class TaskSink : public RecordSink
{
public:
    explicit TaskSink(const SinkContext &context);

protected:
    Result<void> prepare() override;
    Verdict check(const Cells &cells) override;
    Uuid referred(std::string_view column, const std::string &code) override;
    Verdict complete(Record &record, const Cells &cells, const Record *before) override;
    Result<void> written(const Record &record, const Cells &cells, const Record *before) override;
    Result<void> conclude() override;

private:
    struct Entry {
        Uuid id;
        std::string bucket; ///< of its tasks
    };

    std::unordered_map<std::string, Entry> m_entries; ///< by code
    std::unordered_map<Uuid, std::string> m_buckets; ///< by entry
    std::vector<DueChange> m_dueChanges;
};

} // namespace qunce::server
