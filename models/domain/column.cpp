// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Column format. One header byte, then varints (LEB128) and packed values, little-endian:
//
//   header   bit 0 sparse, bits 1-2 log2 of the width (dense), bit 3 narrowed, bit 4 presence bitmap, bit 5
//   first slot;
//            the others are 0
//   dense    [first slot] count [base scale] [bitmap of count bits] count values of the width
//   sparse   number of values [base scale] (slot delta, value)*, the delta being slot - previous slot - 1,
//   the first
//            one the slot itself
//
// value = base + scale * raw, where base is the smallest value and scale the greatest common divisor of the
// differences (1 if all are equal). Absent places hold raw 0, so that a plain column is added up without a
// look at its bitmap. First and last place of a dense column have values; the bitmap is there only if a place
// has none.

#include "models/domain/column.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

#include "models/domain/columnloops.h"

namespace qunce {

namespace {

constexpr uint8_t kSparse = 1;
constexpr uint8_t kNarrowed = 8;
constexpr uint8_t kHasBitmap = 16;
constexpr uint8_t kHasFirst = 32;
constexpr uint8_t kKnownBits = 63;

size_t varintSize(uint64_t value)
{
    return value == 0 ? 1 : static_cast<size_t>(std::bit_width(value) + 6) / 7;
}

unsigned widthLog(uint64_t largest)
{
    return largest <= UINT8_MAX ? 0 : largest <= UINT16_MAX ? 1 : largest <= UINT32_MAX ? 2 : 3;
}

Error corrupt(const char *detail)
{
    return {ErrorCode::Corrupt,
        Message(QUNCE_TEXT("Stored numbers are damaged. Restore a backup or import them again.")),
        std::string("column: ") + detail};
}

/// What the choice of the form depends on.
struct Outline {
    uint32_t first = 0;
    uint32_t count = 0; ///< places from the first to the last value
    uint32_t present = 0;
    uint64_t smallest = kMaxValue;
    uint64_t largest = 0;
    uint64_t scale = 0; ///< gcd of differences
};

struct Form {
    bool sparse = false;
    bool narrowed = false;
    size_t bytes = 0;
};

template <typename Visit>
void eachValue(const Column &column, Visit &&visit)
{
    for (uint32_t slot = 0; slot < column.size(); ++slot) {
        if (column.has(slot))
            visit(slot, *column.at(slot));
    }
}

Outline outlineOf(const Column &column)
{
    Outline outline;
    uint32_t last = 0;
    eachValue(column, [&](uint32_t slot, uint64_t value) {
        if (outline.present++ == 0)
            outline.first = slot;
        last = slot;
        outline.smallest = std::min(outline.smallest, value);
        outline.largest = std::max(outline.largest, value);
    });
    outline.count = last - outline.first + 1;
    eachValue(column, [&](uint32_t, uint64_t value) {
        if (outline.scale != 1)
            outline.scale = std::gcd(outline.scale, value - outline.smallest);
    });
    outline.scale = std::max<uint64_t>(outline.scale, 1);
    return outline;
}

/// The smallest form; of equally small ones the earlier: dense before sparse, plain before narrowed.
Form smallestForm(const Column &column, const Outline &outline)
{
    const size_t narrowing = varintSize(outline.smallest) + varintSize(outline.scale);
    const size_t denseHead = 1 + (outline.first != 0 ? varintSize(outline.first) : 0)
        + varintSize(outline.count) + (outline.present < outline.count ? (outline.count + 7) / 8 : 0);
    const size_t sparseHead = 1 + varintSize(outline.present);
    const uint64_t largestRaw = (outline.largest - outline.smallest) / outline.scale;
    std::array forms {
        Form {false, false, denseHead + (size_t {outline.count} << widthLog(outline.largest))},
        Form {false, true, denseHead + narrowing + (size_t {outline.count} << widthLog(largestRaw))},
        Form {true, false, sparseHead},
        Form {true, true, sparseHead + narrowing},
    };
    uint32_t next = 0;
    eachValue(column, [&](uint32_t slot, uint64_t value) {
        const size_t delta = varintSize(slot - next);
        next = slot + 1;
        forms[2].bytes += delta + varintSize(value);
        forms[3].bytes += delta + varintSize((value - outline.smallest) / outline.scale);
    });
    return *std::min_element(
        forms.begin(), forms.end(), [](const Form &a, const Form &b) { return a.bytes < b.bytes; });
}

void appendNarrowing(std::string &bytes, const Form &form, uint64_t base, uint64_t scale)
{
    if (form.narrowed) {
        appendVarint(bytes, base);
        appendVarint(bytes, scale);
    }
}

void appendDense(std::string &bytes, const Column &column, const Outline &outline, const Form &form)
{
    const uint64_t base = form.narrowed ? outline.smallest : 0;
    const uint64_t scale = form.narrowed ? outline.scale : 1;
    const unsigned log = widthLog((outline.largest - base) / scale);
    const bool bitmap = outline.present < outline.count;
    bytes.push_back(static_cast<char>(log << 1 | (form.narrowed ? kNarrowed : 0U) | (bitmap ? kHasBitmap : 0U)
        | (outline.first != 0 ? kHasFirst : 0U)));
    if (outline.first != 0)
        appendVarint(bytes, outline.first);
    appendVarint(bytes, outline.count);
    appendNarrowing(bytes, form, base, scale);
    const size_t bitmapAt = bytes.size();
    if (bitmap)
        bytes.resize(bitmapAt + (outline.count + 7) / 8, '\0');
    const size_t valuesAt = bytes.size();
    bytes.resize(valuesAt + (size_t {outline.count} << log), '\0');
    eachValue(column, [&](uint32_t slot, uint64_t value) {
        const uint32_t index = slot - outline.first;
        const uint64_t raw = (value - base) / scale;
        if (bitmap) {
            char &bits = bytes[bitmapAt + index / 8];
            bits = static_cast<char>(static_cast<uint8_t>(bits) | 1U << (index % 8));
        }
        std::memcpy(bytes.data() + valuesAt + (size_t {index} << log), &raw, size_t {1} << log);
    });
}

void appendSparse(std::string &bytes, const Column &column, const Outline &outline, const Form &form)
{
    const uint64_t base = form.narrowed ? outline.smallest : 0;
    const uint64_t scale = form.narrowed ? outline.scale : 1;
    bytes.push_back(static_cast<char>(kSparse | (form.narrowed ? kNarrowed : 0)));
    appendVarint(bytes, outline.present);
    appendNarrowing(bytes, form, base, scale);
    uint32_t next = 0;
    eachValue(column, [&](uint32_t slot, uint64_t value) {
        appendVarint(bytes, slot - next);
        appendVarint(bytes, (value - base) / scale);
        next = slot + 1;
    });
}

} // namespace

bool Column::set(uint32_t slot, uint64_t value)
{
    assert(slot < kMaxSlots && value <= kMaxValue);
    if (slot >= m_values.size()) {
        m_values.resize(size_t {slot} + 1, 0);
        m_has.resize(size_t {slot} + 1, 0);
    }
    if (m_has[slot] != 0 && m_values[slot] == value)
        return false;
    m_present += m_has[slot] == 0 ? 1 : 0;
    m_has[slot] = 1;
    m_values[slot] = value;
    return true;
}

bool Column::clear(uint32_t slot)
{
    if (!has(slot))
        return false;
    m_has[slot] = 0;
    m_values[slot] = 0;
    --m_present;
    return true;
}

bool Column::operator==(const Column &other) const
{
    if (m_present != other.m_present)
        return false;
    const size_t common = std::min(m_has.size(), other.m_has.size());
    const auto end = static_cast<std::ptrdiff_t>(common);
    return std::equal(m_has.begin(), m_has.begin() + end, other.m_has.begin())
        && std::equal(m_values.begin(), m_values.begin() + end, other.m_values.begin())
        && std::none_of(m_has.begin() + end, m_has.end(), [](uint8_t has) { return has != 0; });
}

std::string encodeColumn(const Column &column)
{
    std::string bytes;
    if (column.empty())
        return bytes;
    const Outline outline = outlineOf(column);
    const Form form = smallestForm(column, outline);
    bytes.reserve(form.bytes);
    if (form.sparse)
        appendSparse(bytes, column, outline, form);
    else
        appendDense(bytes, column, outline, form);
    return bytes;
}

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
    m_present = m_count;
    if (bitmapBytes != 0) {
        m_present = 0;
        for (const char bits : m_presence)
            m_present += static_cast<uint32_t>(std::popcount(static_cast<uint8_t>(bits)));
    }
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
        for (uint32_t i = 0; i < m_count; ++i) {
            if (!presentAt(i) && rawAt(i) != 0)
                return false;
        }
    }
    const uint64_t largest = loops::largest(m_data.data(), m_count, m_width);
    if (1U << widthLog(largest) != m_width || largest > (kMaxValue - m_base) / m_scale)
        return false;
    if (m_base == 0 && m_scale == 1)
        return true;
    // Narrowed: the smallest raw value is 0, and the raw values have no common divisor.
    bool hasZero = false;
    uint64_t divisor = 0;
    for (uint32_t i = 0; i < m_count && !(hasZero && divisor == 1); ++i) {
        if (presentAt(i)) {
            hasZero = hasZero || rawAt(i) == 0;
            divisor = std::gcd(divisor, rawAt(i));
        }
    }
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

bool readVarint(std::string_view bytes, size_t &position, uint64_t &value)
{
    uint64_t read = 0;
    for (unsigned shift = 0; shift < 70 && position < bytes.size(); shift += 7) {
        const auto byte = static_cast<uint8_t>(bytes[position++]);
        if (shift == 63 && byte > 1)
            return false;
        read |= uint64_t {byte & 0x7FU} << shift;
        if ((byte & 0x80U) == 0) {
            value = read;
            return byte != 0 || shift == 0;
        }
    }
    return false;
}

void appendVarint(std::string &bytes, uint64_t value)
{
    while (value >= 0x80) {
        bytes.push_back(static_cast<char>(value | 0x80U));
        value >>= 7;
    }
    bytes.push_back(static_cast<char>(value));
}

} // namespace qunce
