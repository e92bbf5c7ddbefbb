// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/org.h"
#include "server/import/recordsink.h"

namespace qunce::server {

/// org: units of the organisation, parents and children in any order. A changed parent is kept in the unit's history
/// from effective_on on, and everybody below it follows (SlotBook).
class OrgSink : public RecordSink
{
public:
    explicit OrgSink(const SinkContext &context);

protected:
    Result<void> prepare() override;
    Verdict check(const Cells &cells) override;
    ParentCheck *parents() override { return &m_parents; }
    void propose(const Cells &cells) override;
    Uuid referred(std::string_view column, const std::string &code) override;
    Verdict complete(Record &record, const Cells &cells, const Record *before) override;
    Result<void> conclude() override;

private:
    Result<void> moveGoals(const OrgTree &now);

    OrgTree m_org; ///< as it was before the import
    ParentCheck m_parents;
    bool m_moved = false;
};

} // namespace qunce::server
