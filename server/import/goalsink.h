// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <unordered_map>

#include "models/domain/org.h"
#include "server/import/directory.h"
#include "server/import/recordsink.h"

namespace qunce::server {

/// goals: one number for a period, a metric, and either a unit or a guide. They have no code: period, metric and whom it
/// is for make two rows the same goal.
class GoalSink : public RecordSink
{
public:
    explicit GoalSink(const SinkContext &context);

protected:
    Result<void> prepare() override;
    Verdict check(const Cells &cells) override;
    std::string identity(const Cells &cells) const override;
    Result<std::optional<Record>> stored(const std::string &identity) override;
    Uuid referred(std::string_view column, const std::string &code) override;
    Verdict complete(Record &record, const Cells &cells, const Record *before) override;

private:
    OrgTree m_org;
    Directory m_guides;
    std::unordered_map<std::string, Uuid> m_goals; ///< by identity
};

} // namespace qunce::server
