// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"

namespace qunce {

static_assert(
    std::endian::native == std::endian::little, "columns are read where they lie, and stored little-endian");

/// Bounds of a column: what a hostile one can make us allocate is bounded by the number of slots.
constexpr uint32_t kMaxSlots = 1U << 20;
constexpr uint64_t kMaxValue = (uint64_t {1} << 63) - 1;

/// One fact column in editable form: place i holds the value of slot i, or no data, which is not 0. Places past the
/// end mean no data. Used by writers (import, ingest, slot moves); readers use ColumnView. Values up to kMaxValue,
/// slots below kMaxSlots.
class Column
{
public:
    /// Number of places that are held, not the number of values.
    uint32_t size() const { return static_cast<uint32_t>(m_values.size()); }
    uint32_t presentCount() const { return m_present; }
    bool empty() const { return m_present == 0; }
    bool has(uint32_t slot) const { return slot < m_has.size() && m_has[slot] != 0; }
    std::optional<uint64_t> at(uint32_t slot) const
    {
        return has(slot) ? std::optional<uint64_t>(m_values[slot]) : std::nullopt;
    }
    /// True if the column is different afterwards.
    bool set(uint32_t slot, uint64_t value);
    bool clear(uint32_t slot);

    bool operator==(const Column &other) const;

private:
    std::vector<uint64_t> m_values;
    std::vector<uint8_t> m_has;
    uint32_t m_present = 0;
};

/// The stored and transmitted form of a column (see docs/DATA.md, "Column format"): dense with width 1, 2, 4 or 8 and
/// a presence bitmap, or sparse (slot delta, value) varints; values may be stored as (value - base) / scale;
/// whichever form is smallest. Deterministic: equal columns give equal bytes. An empty column gives an empty string.
std::string encodeColumn(const Column &column);

/// A read-only look at an encoded column. open() checks the bytes once, completely; after that every access is safe.
/// It refers to the bytes, which must outlive it. Cheap to copy; any thread.
class ColumnView
{
public:
    ColumnView() = default;
    /// Fails with ErrorCode::Corrupt on anything unsafe and on whatever one pass can tell that encodeColumn has not
    /// written. Whether another form would have been smaller is not asked; encodeColumn(toColumn()) tells.
    static Result<ColumnView> open(std::string_view bytes);

    /// One past the last place that has a value; 0 for an empty column.
    uint32_t size() const { return m_size; }
    uint32_t presentCount() const { return m_present; }
    std::optional<uint64_t> at(uint32_t slot) const;
    Column toColumn() const;

    /// Calls visit(slot, value) for each value in ascending slot order.
    template <typename Visit>
    void forEach(Visit &&visit) const;

    /// sums[slot] += value for each value whose slot is below sums.size(). The hot loop of every ranking.
    void addTo(std::span<uint64_t> sums) const;
    /// Sets bit (slot % 64) of words[slot / 64] for each value.
    void markPresent(std::span<uint64_t> words) const;
    /// Writes value or `absent` into out[slot] for all slots below out.size(). Values are cut to a byte, so this is
    /// for columns of small numbers (status, reason).
    void copyBytes(std::span<uint8_t> out, uint8_t absent) const;
    uint64_t total() const;

private:
    enum class Form : uint8_t { Empty, Dense, Sparse };

    static Result<ColumnView> openDense(std::string_view bytes, size_t position, uint8_t header);
    static Result<ColumnView> openSparse(std::string_view bytes, size_t position, uint8_t header);
    bool takeNarrowing(std::string_view bytes, size_t &position, uint8_t header);
    bool takeDenseParts(std::string_view bytes, size_t position, uint8_t header);
    bool isCanonicalDense() const;

    bool presentAt(uint32_t index) const
    {
        return m_presence.empty() || (static_cast<uint8_t>(m_presence[index / 8]) >> (index % 8) & 1) != 0;
    }
    uint64_t rawAt(uint32_t index) const
    {
        uint64_t raw = 0;
        std::memcpy(&raw, m_data.data() + size_t {index} * m_width, m_width);
        return raw;
    }

    std::string_view m_presence; ///< bitmap of m_count bits, empty if every place is present
    std::string_view m_data; ///< dense values, or sparse varints
    uint64_t m_base = 0;
    uint64_t m_scale = 1;
    uint32_t m_first = 0; ///< first slot of a dense column
    uint32_t m_count = 0; ///< places of a dense column
    uint32_t m_size = 0;
    uint32_t m_present = 0;
    uint8_t m_width = 0;
    Form m_form = Form::Empty;
};

/// Unsigned LEB128, at most ten bytes. Reads at `position` and moves it; false at the end, on overflow and on a form
/// longer than needed.
bool readVarint(std::string_view bytes, size_t &position, uint64_t &value);
void appendVarint(std::string &bytes, uint64_t value);

template <typename Visit>
void ColumnView::forEach(Visit &&visit) const
{
    if (m_form == Form::Dense) {
        for (uint32_t i = 0; i < m_count; ++i) {
            if (presentAt(i))
                visit(m_first + i, m_base + m_scale * rawAt(i));
        }
    } else if (m_form == Form::Sparse) {
        size_t position = 0;
        uint64_t slot = 0;
        uint64_t delta = 0;
        uint64_t raw = 0;
        for (uint32_t i = 0; i < m_present; ++i) {
            readVarint(m_data, position, delta);
            readVarint(m_data, position, raw);
            slot = i == 0 ? delta : slot + delta + 1;
            visit(static_cast<uint32_t>(slot), m_base + m_scale * raw);
        }
    }
}

} // namespace qunce
