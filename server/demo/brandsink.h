// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

#include "models/base/result.h"
#include "models/domain/column.h"
#include "models/protocol/record.h"
#include "server/storage/storage.h"

namespace qunce::server::demo {

/// Takes the rows of the demo brand as they are made, always in the same order; each address comes once. A failure ends
/// the making.
class BrandSink
{
public:
    virtual ~BrandSink() = default;
    virtual Result<void> record(const Record &record) = 0;
    virtual Result<void> column(const ColumnAddress &address, const Column &column) = 0;
    /// An image of content; without a place for it, it is left out.
    virtual Result<void> image(std::string_view) { return {}; }
    virtual Result<void> assignmentRows(const Uuid &region, const Uuid &task, std::string_view rows) = 0;
};

} // namespace qunce::server::demo
