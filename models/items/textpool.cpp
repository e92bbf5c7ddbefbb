// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/textpool.h"

#include <bit>
#include <functional>
#include <utility>

namespace qunce {

namespace {

constexpr size_t kFirstCells = 256;

} // namespace

TextPool::TextPool()
{
    grow(kFirstCells);
    placeOf({});
}

uint32_t TextPool::placeOf(std::string_view text)
{
    const size_t hash = std::hash<std::string_view> {}(text);
    const size_t mask = m_cells.size() - 1;
    size_t cell = hash & mask;
    for (; m_cells[cell] != 0; cell = (cell + 1) & mask) {
        const uint32_t place = m_cells[cell] - 1;
        if (m_hashes[place] == hash && m_texts[place] == text)
            return place;
    }
    const auto place = static_cast<uint32_t>(m_texts.size());
    m_texts.emplace_back(text);
    m_hashes.push_back(hash);
    m_cells[cell] = place + 1;
    // At most two of three cells taken: searches stay short.
    if (m_texts.size() * 3 > m_cells.size() * 2)
        grow(m_cells.size() * 2);
    return place;
}

void TextPool::reserve(size_t texts)
{
    m_texts.reserve(texts);
    m_hashes.reserve(texts);
    if (const size_t cells = std::bit_ceil(texts * 3 / 2 + 1); cells > m_cells.size())
        grow(cells);
}

std::vector<std::string> TextPool::take()
{
    m_hashes.clear();
    m_cells.clear();
    return std::exchange(m_texts, {});
}

void TextPool::grow(size_t cells)
{
    m_cells.assign(cells, 0);
    const size_t mask = cells - 1;
    for (size_t place = 0; place < m_hashes.size(); ++place) {
        size_t cell = m_hashes[place] & mask;
        while (m_cells[cell] != 0)
            cell = (cell + 1) & mask;
        m_cells[cell] = static_cast<uint32_t>(place) + 1;
    }
}

} // namespace qunce
