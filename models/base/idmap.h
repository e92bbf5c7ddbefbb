// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "models/base/uuid.h"

namespace qunce {

/// Values by id, in the order in which they were put in, found through a table with open addressing: for the hundred
/// thousand subjects of a brand a fraction of what a map with a node each costs. Nothing is taken out. One thread writes;
/// then any number read.
template <typename Value>
class IdMap
{
public:
    void reserve(size_t values)
    {
        m_values.reserve(values);
        if (const size_t cells = std::bit_ceil(values * 3 / 2 + 1); cells > m_cells.size())
            grow(cells);
    }

    /// The value of the id; a new one is made of nothing. Stays valid until the next new id.
    Value &operator[](const Uuid &id)
    {
        // At most two of three cells taken: searches stay short.
        if ((m_values.size() + 1) * 3 > m_cells.size() * 2)
            grow(m_cells.empty() ? kFirstCells : m_cells.size() * 2);
        uint32_t &cell = m_cells[cellOf(id)];
        if (cell == 0) {
            m_values.emplace_back(id, Value {});
            cell = static_cast<uint32_t>(m_values.size());
        }
        return m_values[cell - 1].second;
    }

    /// Null if there is none.
    const Value *find(const Uuid &id) const
    {
        if (m_cells.empty())
            return nullptr;
        const uint32_t cell = m_cells[cellOf(id)];
        return cell == 0 ? nullptr : &m_values[cell - 1].second;
    }

    size_t size() const { return m_values.size(); }

private:
    static constexpr size_t kFirstCells = 64;

    /// Where the id is, or would be put.
    size_t cellOf(const Uuid &id) const
    {
        const size_t mask = m_cells.size() - 1;
        size_t cell = std::hash<Uuid> {}(id)&mask;
        while (m_cells[cell] != 0 && m_values[m_cells[cell] - 1].first != id)
            cell = (cell + 1) & mask;
        return cell;
    }

    void grow(size_t cells)
    {
        m_cells.assign(cells, 0);
        for (size_t place = 0; place < m_values.size(); ++place)
            m_cells[cellOf(m_values[place].first)] = static_cast<uint32_t>(place) + 1;
    }

    std::vector<std::pair<Uuid, Value>> m_values;
    std::vector<uint32_t> m_cells; ///< place + 1, or 0; as many as a power of two
};

} // namespace qunce
