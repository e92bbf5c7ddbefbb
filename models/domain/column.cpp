// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/column.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

#include "models/domain/columnformat.h"

namespace qunce {

using namespace columnformat;

namespace {

size_t varintSize(uint64_t value)
{
    return value == 0 ? 1 : static_cast<size_t>(std::bit_width(value) + 6) / 7;
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
