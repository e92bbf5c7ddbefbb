// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "models/base/textfile.h"

namespace qunce::test {

/// Text in memory, handed out in pieces of at most `piece` bytes.
class TextInMemory : public TextInput
{
public:
    explicit TextInMemory(std::string text, size_t piece = 1 << 20) : m_text(std::move(text)), m_piece(piece)
    { }

    Result<size_t> read(std::span<char> into) override
    {
        const size_t count = std::min({into.size(), m_piece, m_text.size() - m_given});
        std::memcpy(into.data(), m_text.data() + m_given, count);
        m_given += count;
        return count;
    }

private:
    std::string m_text;
    size_t m_piece;
    size_t m_given = 0;
};

} // namespace qunce::test
