// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as a column: refused, or a column whose every view agrees with every other.

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "models/domain/column.h"

namespace {

using namespace qunce;

void require(bool condition, const char *promise)
{
    if (!condition) {
        std::cerr << "broken promise: " << promise << std::endl;
        std::abort();
    }
}

void checkAgainstPlaces(const ColumnView &view)
{
    const uint32_t room = view.size() < 100000 ? view.size() + 3 : 100000;
    std::vector<uint64_t> sums(room, 0);
    std::vector<uint64_t> words((room + 63) / 64, 0);
    std::vector<uint8_t> bytes(room, 0);
    view.addTo(sums);
    view.markPresent(words);
    view.copyBytes(bytes, 0xFF);
    uint32_t seen = 0;
    view.forEach([&](uint32_t slot, uint64_t value) {
        require(slot < view.size() && value <= kMaxValue, "slots and values are in their bounds");
        ++seen;
        if (slot >= room)
            return;
        require(sums[slot] == value, "addTo adds what forEach shows");
        require((words[slot / 64] >> (slot % 64) & 1) != 0, "markPresent marks what forEach shows");
        require(bytes[slot] == static_cast<uint8_t>(value), "copyBytes copies what forEach shows");
    });
    require(seen == view.presentCount(), "as many values are shown as are counted");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto view = ColumnView::open(bytes);
    if (!view.ok())
        return 0;
    checkAgainstPlaces(*view);
    const Column column = view->toColumn();
    const std::string again = encodeColumn(column);
    require(again.size() <= size, "the encoder's form is the smallest");
    const auto reopened = ColumnView::open(again);
    require(reopened.ok() && reopened->toColumn() == column, "a column survives its encoding");
    return 0;
}
