// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/import/recordsink.h"

namespace qunce::server {

/// content: approved copy with a layer and a span of validity.
class ContentSink : public RecordSink
{
public:
    explicit ContentSink(const SinkContext &context);

protected:
    Verdict complete(Record &record, const Cells &cells, const Record *before) override;
};

} // namespace qunce::server
