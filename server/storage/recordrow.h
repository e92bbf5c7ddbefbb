// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/result.h"
#include "models/protocol/record.h"

namespace qunce::server {

/// What the four indexed columns of the record table hold, by the fields' descriptors.
struct IndexedColumns {
    std::string code; ///< empty: NULL
    std::optional<int64_t> at; ///< integers and instants as they are, days as the second they start
    Uuid ref1; ///< nil: NULL
    Uuid ref2;
};

IndexedColumns indexedColumns(const Record &record);

/// Field seqs in short, since most fields carry the seq of the record's creation: `12;name=40;phone=41` says that each
/// present field has seq 12 but name and phone. Fields that are empty now but were not are listed by name.
std::string encodeFieldSeqs(const Record &record);
Result<void> decodeFieldSeqs(std::string_view text, Record &record);

/// Stamps `record` with its new seq: fields that differ from `stored` get it, the others keep theirs. A record that is
/// new, or new in its bucket, gets it in every field, since seqs of two buckets cannot be compared.
void stampFields(Record &record, const Record *stored, uint64_t seq);

} // namespace qunce::server
