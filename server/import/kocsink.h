// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "models/domain/org.h"
#include "server/import/directory.h"
#include "server/import/recordsink.h"
#include "server/import/slotbook.h"

namespace qunce::server {

/// koc. A KOC counts where its guide does, or in the named region if it has none; a change takes effect today. With a
/// guide the region of the file does not count.
class KocSink : public RecordSink
{
public:
    explicit KocSink(const SinkContext &context);

protected:
    Result<void> prepare() override;
    Verdict check(const Cells &cells) override;
    Uuid referred(std::string_view column, const std::string &code) override;
    Verdict complete(Record &record, const Cells &cells, const Record *before) override;
    Result<void> written(const Record &record, const Cells &cells, const Record *before) override;
    Result<void> conclude() override;

private:
    OrgTree m_org;
    Directory m_guides;
    std::optional<SlotBook> m_slots; ///< read when the first KOC changes
};

} // namespace qunce::server
