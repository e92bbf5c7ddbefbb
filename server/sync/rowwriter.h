// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/protocol/pullpage.h"
#include "server/storage/storage.h"
#include "server/sync/storedfields.h"

namespace qunce::server {

/// Writes stored rows into a page as docs/SYNC.md has them: the kind's fields in the order of its descriptor, masked
/// fields masked, columns as the frames that are stored. One thread; lives as long as its page.
class RowWriter
{
public:
    explicit RowWriter(PullWriter &page) : m_page(page) { }

    /// Fails with Corrupt if the row cannot be read; the page is spoilt then.
    Result<void> write(std::string_view bucket, const StoredRow &row);

private:
    /// Where the value of a column stands in the record that is being written.
    struct Value {
        bool present = false;
        StoredFields::Type type = StoredFields::Type::Integer;
        int64_t integer = 0;
        std::string text;
        std::vector<std::string> items;
    };

    Result<void> writeRecord(std::string_view bucket, const StoredRow &row);
    bool readValues(const KindDescriptor &kind, std::string_view fields);
    void writeValue(const Value &value);

    PullWriter &m_page;
    std::vector<Value> m_values; ///< kept from row to row for its memory
};

/// Names of the kind's columns on the wire.
const std::vector<std::string> &columnsOf(Kind kind);

} // namespace qunce::server
