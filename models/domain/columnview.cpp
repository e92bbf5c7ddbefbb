// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <numeric>

#include "models/domain/column.h"
#include "models/domain/columnformat.h"
#include "models/domain/columnloops.h"

namespace qunce {

using namespace columnformat;

namespace {

Error corrupt(const char *detail)
{
    return {ErrorCode::Corrupt,
        Message(QUNCE_TEXT("Stored numbers are damaged. Restore a backup or import them again.")),
        std::string("column: ") + detail};
}

/// Calls test() with a value of the type that holds `width` bytes, so that its loop is made for that width.
template <typename Test>
bool withRawType(uint8_t width, Test &&test)
{
    switch (width) {
    case 1:
        return test(uint8_t {});
    case 2:
        return test(uint16_t {});
    case 4:
        return test(uint32_t {});
    default:
        return test(uint64_t {});
    }
}

template <typename Raw>
Raw rawOf(std::string_view data, size_t index)
{
    Raw raw;
    std::memcpy(&raw, data.data() + index * sizeof raw, sizeof raw);
    return raw;
}

template <typename Raw>
bool anyPresentIsZero(Raw, std::string_view data, std::string_view presence, uint32_t count)
{
    for (size_t i = 0; i < count; ++i) {
        if (rawOf<Raw>(data, i) == 0
            && (presence.empty() || (static_cast<uint8_t>(presence[i / 8]) >> (i % 8) & 1) != 0))
            return true;
    }
    return false;
}

} // namespace

Result<ColumnView> ColumnView::open(std::string_view bytes)
{
    if (bytes.empty())
        return ColumnView();
    const auto header = static_cast<uint8_t>(bytes[0]);
    if ((header & ~kKnownBits) != 0)
        return corrupt("unknown header bits");
    return (header & kSparse) != 0 ? openSparse(bytes, 1, header) : openDense(bytes, 1, header);
}

bool ColumnView::takeNarrowing(std::string_view bytes, size_t &position, uint8_t header)
{
    if ((header & kNarrowed) == 0)
        return true;
    return readVarint(bytes, position, m_base) && readVarint(bytes, position, m_scale) && m_base <= kMaxValue
        && m_scale >= 1 && m_scale <= kMaxValue && (m_base != 0 || m_scale != 1);
}

bool ColumnView::takeDenseParts(std::string_view bytes, size_t position, uint8_t header)
{
    uint64_t first = 0;
    uint64_t count = 0;
    if ((header & kHasFirst) != 0 && (!readVarint(bytes, position, first) || first == 0))
        return false;
    if (!readVarint(bytes, position, count) || count == 0 || count > kMaxSlots || first > kMaxSlots - count)
        return false;
    if (!takeNarrowing(bytes, position, header))
        return false;
    m_first = static_cast<uint32_t>(first);
    m_count = static_cast<uint32_t>(count);
    m_size = m_first + m_count;
    m_width = static_cast<uint8_t>(1U << (header >> 1 & 3U));
    const size_t bitmapBytes = (header & kHasBitmap) != 0 ? (count + 7) / 8 : 0;
    if (bytes.size() - position != bitmapBytes + count * m_width)
        return false;
    m_presence = bytes.substr(position, bitmapBytes);
    m_data = bytes.substr(position + bitmapBytes);
    m_present = bitmapBytes == 0 ? m_count : loops::countPresent(m_presence);
    return true;
}

Result<ColumnView> ColumnView::openDense(std::string_view bytes, size_t position, uint8_t header)
{
    ColumnView view;
    view.m_form = Form::Dense;
    if (!view.takeDenseParts(bytes, position, header))
        return corrupt("malformed dense header or length");
    if (!view.isCanonicalDense())
        return corrupt("dense values are not in canonical form");
    return view;
}

bool ColumnView::isCanonicalDense() const
{
    if (!presentAt(0) || !presentAt(m_count - 1))
        return false;
    if (!m_presence.empty()) {
        const bool hasPadding =
            m_count % 8 != 0 && static_cast<uint8_t>(m_presence.back()) >> (m_count % 8) != 0;
        if (hasPadding || m_present == m_count)
            return false;
        if (!loops::absentAreZero(m_data.data(), m_presence, m_count, m_width))
            return false;
    }
    const uint64_t largest = loops::largest(m_data.data(), m_count, m_width);
    if (1U << widthLog(largest) != m_width || largest > (kMaxValue - m_base) / m_scale)
        return false;
    if (m_base == 0 && m_scale == 1)
        return true;
    // Narrowed: the smallest raw value is 0, and the raw values have no common divisor.
    const bool hasZero =
        withRawType(m_width, [this](auto raw) { return anyPresentIsZero(raw, m_data, m_presence, m_count); });
    uint64_t divisor = 0;
    for (uint32_t i = 0; hasZero && i < m_count && divisor != 1; ++i)
        divisor = presentAt(i) ? std::gcd(divisor, rawAt(i)) : divisor;
    return hasZero && (divisor == 1 || (divisor == 0 && m_scale == 1));
}

Result<ColumnView> ColumnView::openSparse(std::string_view bytes, size_t position, uint8_t header)
{
    ColumnView view;
    view.m_form = Form::Sparse;
    uint64_t present = 0;
    // Every value takes two bytes or more, so a count that cannot be true is refused before anything is read.
    if ((header & ~(kSparse | kNarrowed)) != 0 || !readVarint(bytes, position, present) || present == 0
        || present > bytes.size() / 2 || !view.takeNarrowing(bytes, position, header))
        return corrupt("malformed sparse header");
    view.m_present = static_cast<uint32_t>(present);
    view.m_data = bytes.substr(position);
    uint64_t next = 0;
    uint64_t smallest = kMaxValue;
    uint64_t divisor = 0;
    position = 0;
    for (uint64_t i = 0; i < present; ++i) {
        uint64_t delta = 0;
        uint64_t raw = 0;
        if (!readVarint(view.m_data, position, delta) || !readVarint(view.m_data, position, raw)
            || delta >= kMaxSlots || next + delta >= kMaxSlots
            || raw > (kMaxValue - view.m_base) / view.m_scale)
            return corrupt("sparse value out of range");
        next += delta + 1;
        smallest = std::min(smallest, raw);
        divisor = divisor == 1 ? 1 : std::gcd(divisor, raw);
    }
    view.m_size = static_cast<uint32_t>(next);
    const bool narrowed = (header & kNarrowed) != 0;
    const bool canonical =
        !narrowed || (smallest == 0 && (divisor == 1 || (divisor == 0 && view.m_scale == 1)));
    if (position != view.m_data.size() || !canonical)
        return corrupt("sparse values are not in canonical form");
    return view;
}

std::optional<uint64_t> ColumnView::at(uint32_t slot) const
{
    if (slot >= m_size)
        return std::nullopt;
    if (m_form == Form::Dense) {
        if (slot < m_first || !presentAt(slot - m_first))
            return std::nullopt;
        return m_base + m_scale * rawAt(slot - m_first);
    }
    std::optional<uint64_t> found;
    forEach([&](uint32_t candidate, uint64_t value) {
        if (candidate == slot)
            found = value;
    });
    return found;
}

Column ColumnView::toColumn() const
{
    Column column;
    forEach([&](uint32_t slot, uint64_t value) { column.set(slot, value); });
    return column;
}

void ColumnView::addTo(std::span<uint64_t> sums) const
{
    if (m_form == Form::Sparse) {
        forEach([&](uint32_t slot, uint64_t value) {
            if (slot < sums.size())
                sums[slot] += value;
        });
    } else if (m_form == Form::Dense && m_first < sums.size()) {
        const size_t count = std::min<size_t>(m_count, sums.size() - m_first);
        uint64_t *target = sums.data() + m_first;
        loops::addRaw(target, m_data.data(), count, m_width, m_scale);
        if (m_base != 0)
            loops::addBase(target, m_presence, count, m_base);
    }
}

void ColumnView::markPresent(std::span<uint64_t> words) const
{
    const size_t places = words.size() * 64;
    if (m_form == Form::Sparse) {
        forEach([&](uint32_t slot, uint64_t) {
            if (slot < places)
                words[slot / 64] |= uint64_t {1} << (slot % 64);
        });
    } else if (m_form == Form::Dense && m_first < places) {
        loops::orBits(words, m_first, m_presence, std::min<size_t>(m_count, places - m_first));
    }
}

void ColumnView::copyBytes(std::span<uint8_t> out, uint8_t absent) const
{
    std::fill(out.begin(), out.end(), absent);
    if (m_form == Form::Sparse) {
        forEach([&](uint32_t slot, uint64_t value) {
            if (slot < out.size())
                out[slot] = static_cast<uint8_t>(value);
        });
    } else if (m_form == Form::Dense && m_first < out.size()) {
        const size_t count = std::min<size_t>(m_count, out.size() - m_first);
        uint8_t *target = out.data() + m_first;
        loops::copyLowBytes(target, m_data.data(), count, m_width, static_cast<uint8_t>(m_base),
            static_cast<uint8_t>(m_scale));
        if (!m_presence.empty())
            loops::blankAbsent(target, m_presence, count, absent);
    }
}

uint64_t ColumnView::total() const
{
    uint64_t total = 0;
    forEach([&](uint32_t, uint64_t value) { total += value; });
    return total;
}

} // namespace qunce
