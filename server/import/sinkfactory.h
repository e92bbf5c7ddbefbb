// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>

#include "models/base/result.h"
#include "server/import/recordsink.h"
#include "server/import/rowsink.h"

namespace qunce::server {

/// Makes the sink of a kind; what the context refers to outlives it.
using SinkFactory =
    std::function<Result<std::unique_ptr<RowSink>>(ImportKind kind, const SinkContext &context)>;

/// The sinks of the program.
Result<std::unique_ptr<RowSink>> makeSink(ImportKind kind, const SinkContext &context);

} // namespace qunce::server
