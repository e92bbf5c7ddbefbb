// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include "models/domain/org.h"
#include "server/import/directory.h"
#include "server/import/factmover.h"
#include "server/import/recordsink.h"
#include "server/import/slotbook.h"

namespace qunce::server {

/// groups. A group counts where its owner does, who may have left (that is a list to work through, not a mistake); a new
/// owner takes effect today. A changed closing day sums up the group's pushes anew.
class GroupSink : public RecordSink
{
public:
    explicit GroupSink(const SinkContext &context);

protected:
    Result<void> prepare() override;
    Verdict check(const Cells &cells) override;
    ParentCheck *parents() override { return &m_parents; }
    void propose(const Cells &cells) override;
    Uuid referred(std::string_view column, const std::string &code) override;
    Verdict complete(Record &record, const Cells &cells, const Record *before) override;
    Result<void> written(const Record &record, const Cells &cells, const Record *before) override;
    Result<void> conclude() override;

private:
    OrgTree m_org;
    Directory m_guides;
    Directory m_groups;
    ParentCheck m_parents;
    std::optional<SlotBook> m_slots; ///< read when the first group changes
    std::vector<ClosingChange> m_closings;
};

} // namespace qunce::server
