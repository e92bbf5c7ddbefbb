// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qunce {

/// Puts texts into a pool, each once, and says where they are. A hash table with open addressing over places in the
/// pool: a hundred thousand rows with two names each cost no allocation beyond the texts themselves. Texts are never
/// taken out. One thread.
class TextPool
{
public:
    TextPool();

    /// The place of the text; the empty one is at 0.
    uint32_t placeOf(std::string_view text);
    const std::string &text(uint32_t place) const { return m_texts[place]; }
    /// Room for so many texts without growing on the way.
    void reserve(size_t texts);
    /// The texts by place; the pool is empty afterwards and must not be used any more.
    std::vector<std::string> take();

private:
    void grow(size_t cells);

    std::vector<std::string> m_texts;
    std::vector<size_t> m_hashes; ///< of the texts, in their order
    std::vector<uint32_t> m_cells; ///< place + 1, or 0; as many as a power of two
};

} // namespace qunce
