// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "models/domain/org.h"
#include "server/import/recordsink.h"
#include "server/import/slotbook.h"

namespace qunce::server {

/// guides. A changed store takes effect from effective_on on: the guide's slots, those of its groups and KOCs, and the
/// numbers in them follow. One of a later day than today is only planned in the slots; on its day the records follow
/// (dueplaces.h), and until then a file that says the old store again takes it back.
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
    /// Where a guide goes, and when.
    struct Plan {
        Uuid store;
        Day from;
    };

    Result<SlotBook *> slots();
    Result<std::optional<Plan>> planned(const Uuid &guide);
    Result<void> planMove(Record &record, const Cells &cells, const Record &before);

    OrgTree m_org;
    std::optional<SlotBook> m_slots; ///< read when the first guide changes
};

} // namespace qunce::server
