// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "models/base/clock.h"
#include "models/base/message.h"
#include "models/base/result.h"
#include "models/domain/metric.h"
#include "server/demo/brandsink.h"
#include "server/demo/demobrand.h"
#include "server/storage/storage.h"

namespace qunce::server::demo {

struct DemoReport {
    struct Facts {
        uint64_t columns = 0;
        uint64_t values = 0;
    };
    Period period;
    uint64_t records = 0;
    uint64_t tasks = 0;
    uint64_t assignments = 0;
    uint64_t groupRows = 0;
    uint64_t groupRowBytes = 0;
    std::map<FactKind, Facts> facts;
    std::vector<StoredSize> stored; ///< only of brands that were written into a storage
};

/// Called now and then with what is being made and how much of it is done, 0 … 100. May return false to stop: the
/// making fails with ErrorCode::Cancelled.
using DemoProgress = std::function<bool(const Message &step, int percent)>;

/// Makes the demo brand and gives all of its rows to the sink: same options, same rows in the same order. Memory: below
/// 300 MB at brand scale. One thread. Fails with Usage if a day would lie outside the days that data may carry.
Result<DemoReport> makeDemoBrand(BrandSink &sink, const DemoOptions &options, const DemoProgress &progress);

/// The same into one write transaction of a storage without any records, which it commits. `prepare`, if given, writes
/// what else the database needs (keys, epoch) into the same transaction.
using DemoPrepare = std::function<Result<void>(WriteTransaction &)>;
Result<DemoReport> makeDemoBrand(Storage &storage, const DemoOptions &options, const DemoProgress &progress,
    const DemoPrepare &prepare = {});

/// A new database file with the demo brand. It is written as PATH.making beside its place (one of an earlier, interrupted
/// attempt is replaced) and gets its name only when it is complete. Fails with AlreadyExists if there is a file PATH.
Result<DemoReport> makeDemoDatabase(const std::string &path, const Clock &clock, const DemoOptions &options,
    const DemoProgress &progress, const DemoPrepare &prepare = {});

} // namespace qunce::server::demo
