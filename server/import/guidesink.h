// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "models/domain/org.h"
#include "server/import/recordsink.h"
#include "server/import/slotbook.h"

namespace qunce::server {

/// guides. A changed store takes effect from effective_on on: the guide's slots, those of its groups and KOCs, and the
/// numbers in them follow.
class GuideSink : public RecordSink
{
public:
    explicit GuideSink(const SinkContext &context);

protected:
    Result<void> prepare() override;
    Verdict check(const Cells &cells) override;
    Uuid referred(std::string_view column, const std::string &code) override;
    Verdict complete(Record &record, const Cells &cells, const Record *before) override;
    Result<void> written(const Record &record, const Cells &cells, const Record *before) override;
    Result<void> conclude() override;

private:
    OrgTree m_org;
    std::optional<SlotBook> m_slots; ///< read when the first guide changes
};

} // namespace qunce::server
