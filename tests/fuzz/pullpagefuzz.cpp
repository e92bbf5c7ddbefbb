// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as an answer to a pull, in the format that the first byte names: refused, or a page whose rows can all be
// read and which is itself again from its bytes.

#include <cstdint>
#include <string>
#include <string_view>

#include "models/protocol/pullpage.h"
#include "tests/fuzz/require.h"

namespace {

using namespace qunce;
using test::require;

void readRows(const PullPage &page)
{
    uint64_t rowCount = 0;
    for (const PullTable &table : page.tables()) {
        PullRows rows(table);
        uint64_t seen = 0;
        while (rows.next()) {
            require(!rows.id().empty(), "rows have an id");
            require(rows.valueCount() == table.columns.size(), "rows fit their columns");
            for (uint64_t left = rows.valueCount(); left > 0; --left)
                require(!rows.values().skip().empty(), "values are whole");
            ++seen;
        }
        require(!rows.failed() && seen == table.rowCount, "as many rows as are counted");
        rowCount += seen;
    }
    for (const PullDeletion &deletion : page.deletions()) {
        require(deletion.ids.size() == deletion.seqs.size(), "tombstones have their seq");
        rowCount += deletion.ids.size();
    }
    require(rowCount == page.rowCount(), "the page's count is the sum");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view body(reinterpret_cast<const char *>(data) + 1, size - 1);
    const auto page = PullPage::decode(body, static_cast<WireFormat>(data[0] % 3));
    if (!page.ok()) {
        require(page.error().code == ErrorCode::InvalidInput, "what cannot be read is invalid input");
        return 0;
    }
    readRows(*page);
    const auto again = PullPage::parse(std::string(page->bytes()));
    require(again.ok(), "a page can be read again from its bytes");
    require(again->header() == page->header() && again->rowCount() == page->rowCount(), "and is the same");
    return 0;
}
