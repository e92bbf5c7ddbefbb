// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string_view>

#include "models/protocol/pullpage.h"
#include "models/store/bucketnumbers.h"
#include "models/store/sqlite.h"

namespace qunce {

/// Pages that are kept until their buckets are complete: whole, in the order in which they came, each with the buckets
/// that still wait for it. A repair's page also has rows that the server has not (`gone`). One thread.
class Stage
{
public:
    using Numbers = BucketNumbers;
    using Visitor = std::function<Result<void>(
        const PullPage &page, const Numbers &buckets, const std::vector<WireRowId> &gone)>;

    static Result<Stage> prepare(Database &database);

    Result<void> add(std::string_view page, const std::vector<WireRowId> &gone, const Numbers &buckets);
    /// Shows each page that one of the buckets waits for, with those of them that do.
    Result<void> each(const Numbers &buckets, const Visitor &visitor);
    /// These buckets wait no longer; pages for which nobody waits go.
    Result<void> forget(const Numbers &buckets);

private:
    Database *m_database = nullptr;
    Statement m_addPage;
    Statement m_addUse;
    Statement m_removeUse;
};

extern const char kCreateStage[];

} // namespace qunce
