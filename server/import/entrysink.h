// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <unordered_map>

#include "models/domain/org.h"
#include "server/import/directory.h"
#include "server/import/recordsink.h"

namespace qunce::server {

/// entries: scheduled pushes. Campaigns are named and made when missing. A draft lives with HQ's drafts, an entry of
/// exactly one region in that region's plan; its tasks follow.
class EntrySink : public RecordSink
{
public:
    explicit EntrySink(const SinkContext &context);

protected:
    Result<void> prepare() override;
    Verdict check(const Cells &cells) override;
    FieldValue valueOf(size_t column, const std::string &text) override;
    Uuid referred(std::string_view column, const std::string &code) override;
    Verdict complete(Record &record, const Cells &cells, const Record *before) override;
    Result<void> written(const Record &record, const Cells &cells, const Record *before) override;

private:
    Result<void> storeCampaign(const Uuid &id, const std::string &name);

    OrgTree m_org;
    Directory m_content;
    std::unordered_map<std::string, Uuid> m_campaigns; ///< by name
    std::unordered_map<Uuid, std::string>
        m_newCampaigns; ///< names of those that no entry has been stored for yet
};

} // namespace qunce::server
