// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <map>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "models/domain/column.h"

using namespace qunce;

namespace {

using RandomValues = std::map<uint32_t, uint64_t>;

/// Columns of every shape: packed or scattered, narrow or wide, with a base and a common step or without.
RandomValues anyValues()
{
    const auto count = *rc::gen::inRange<uint32_t>(0, 80);
    const auto spread = *rc::gen::element<uint32_t>(1, 2, 3, 40, 5000);
    const auto first = *rc::gen::element<uint32_t>(0, 1, 63, 64, 1000, kMaxSlots - 500000);
    const auto range = *rc::gen::element<uint64_t>(1, 5, 256, 70000, uint64_t {1} << 33, uint64_t {1} << 50);
    const auto step = *rc::gen::element<uint64_t>(1, 1, 60, 7);
    const auto base = *rc::gen::element<uint64_t>(0, 0, 3, 1757289600, uint64_t {1} << 61);
    RandomValues values;
    uint32_t slot = first;
    for (uint32_t i = 0; i < count; ++i) {
        values[slot] = base + step * *rc::gen::inRange<uint64_t>(0, range);
        slot += 1 + *rc::gen::inRange<uint32_t>(0, spread);
    }
    return values;
}

Column builtColumnOf(const RandomValues &values)
{
    Column column;
    for (const auto &[slot, value] : values)
        column.set(slot, value);
    return column;
}

RandomValues readValuesOf(const ColumnView &view)
{
    RandomValues values;
    view.forEach([&](uint32_t slot, uint64_t value) { values.emplace(slot, value); });
    return values;
}

/// Everything that a view tells, against the values that it should have.
void checkView(const ColumnView &view, const RandomValues &values)
{
    RC_ASSERT(readValuesOf(view) == values);
    RC_ASSERT(view.presentCount() == values.size());
    RC_ASSERT(view.size() == (values.empty() ? 0 : values.rbegin()->first + 1));
    const uint32_t room = *rc::gen::inRange<uint32_t>(0, view.size() + 70);
    std::vector<uint64_t> sums(room, 5);
    std::vector<uint64_t> words((room + 63) / 64, 0);
    std::vector<uint8_t> bytes(room, 1);
    view.addTo(sums);
    view.markPresent(words);
    view.copyBytes(bytes, 200);
    uint64_t total = 0;
    for (const auto &[slot, value] : values)
        total += value;
    RC_ASSERT(view.total() == total);
    for (uint32_t slot = 0; slot < room; ++slot) {
        const auto found = values.find(slot);
        const bool has = found != values.end();
        RC_ASSERT(sums[slot] == 5 + (has ? found->second : 0));
        RC_ASSERT((words[slot / 64] >> (slot % 64) & 1) == (has ? 1U : 0U));
        RC_ASSERT(bytes[slot] == (has ? static_cast<uint8_t>(found->second) : 200));
    }
    if (!values.empty()) {
        const uint32_t some =
            std::next(values.begin(), static_cast<std::ptrdiff_t>(values.size() / 2))->first;
        RC_ASSERT(view.at(some) == values.at(some));
        RC_ASSERT(view.at(view.size()) == std::nullopt);
    }
}

TEST(ColumnPropertyTest, DecodesWhatItEncodedAndEncodesItTheSame)
{
    EXPECT_TRUE(rc::check([] {
        const RandomValues values = anyValues();
        const std::string bytes = encodeColumn(builtColumnOf(values));
        const auto view = ColumnView::open(bytes);
        RC_ASSERT(view.ok());
        checkView(*view, values);
        RC_ASSERT(encodeColumn(view->toColumn()) == bytes);
    }));
}

TEST(ColumnPropertyTest, TheWayAColumnCameAboutDoesNotShowInItsBytes)
{
    EXPECT_TRUE(rc::check([] {
        const RandomValues values = anyValues();
        Column detour;
        detour.set(*rc::gen::inRange<uint32_t>(0, 9000), 77);
        for (auto pair = values.rbegin(); pair != values.rend(); ++pair)
            detour.set(pair->first, pair->second + 1);
        for (uint32_t slot = 0; slot < detour.size(); ++slot) {
            if (!values.contains(slot))
                detour.clear(slot);
            else
                detour.set(slot, values.at(slot));
        }
        RC_ASSERT(detour == builtColumnOf(values));
        RC_ASSERT(encodeColumn(detour) == encodeColumn(builtColumnOf(values)));
    }));
}

TEST(ColumnPropertyTest, DamagedBytesAreRefusedOrGiveAColumnThatHolds)
{
    EXPECT_TRUE(rc::check([] {
        std::string bytes = encodeColumn(builtColumnOf(anyValues()));
        const int changes = *rc::gen::inRange(1, 4);
        for (int i = 0; i < changes && !bytes.empty(); ++i) {
            const auto place = *rc::gen::inRange<size_t>(0, bytes.size());
            if (*rc::gen::inRange(0, 4) == 0)
                bytes.resize(place);
            else
                bytes[place] = *rc::gen::arbitrary<char>();
        }
        const auto view = ColumnView::open(bytes);
        if (view.ok())
            checkView(*view, readValuesOf(*view));
    }));
}

TEST(ColumnPropertyTest, AnyBytesAreRefusedOrGiveAColumnThatHolds)
{
    EXPECT_TRUE(rc::check([](const std::string &bytes) {
        const auto view = ColumnView::open(bytes);
        if (view.ok())
            checkView(*view, readValuesOf(*view));
    }));
}

} // namespace
