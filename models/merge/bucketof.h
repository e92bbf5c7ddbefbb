// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/base/result.h"
#include "models/protocol/record.h"

namespace qunce {

/// Other records, as they stand with whoever asks: the server's, or those that people see at the console.
class RecordLookup
{
public:
    virtual ~RecordLookup() = default;
    virtual Result<std::optional<Record>> record(Kind kind, const Uuid &id) = 0;
    /// A setting of the brand by its name; nothing with those who know of none.
    virtual Result<std::optional<Record>> setting(std::string_view) { return std::optional<Record>(); }
};

/// The bucket that a record belongs to by its kind's rule (kinds.h) and its fields. Nothing where it refers to a record
/// that does not exist. Any thread that the lookup is for.
Result<std::optional<std::string>> bucketOf(const Record &record, RecordLookup &others);

/// Whether a change of this field can move the record, or others that stand where it stands, to another bucket.
bool decidesBucket(const KindDescriptor &kind, std::string_view field);

} // namespace qunce
