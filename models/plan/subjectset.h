// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace qunce {

/// A set of numbers below a bound that is given once: the groups and guides of PlanPeople. A value.
class SubjectSet
{
public:
    SubjectSet() = default;
    explicit SubjectSet(size_t bound) : m_words((bound + 63) / 64) { }

    void add(uint32_t subject) { m_words[subject / 64] |= uint64_t {1} << (subject % 64); }
    void remove(uint32_t subject) { m_words[subject / 64] &= ~(uint64_t {1} << (subject % 64)); }
    bool has(uint32_t subject) const { return (m_words[subject / 64] >> (subject % 64) & 1) != 0; }
    bool empty() const
    {
        return std::all_of(m_words.begin(), m_words.end(), [](uint64_t word) { return word == 0; });
    }
    size_t count() const
    {
        size_t sum = 0;
        for (const uint64_t word : m_words)
            sum += static_cast<size_t>(std::popcount(word));
        return sum;
    }
    /// What both have; they have the same bound.
    SubjectSet common(const SubjectSet &other) const
    {
        SubjectSet both = *this;
        for (size_t i = 0; i < m_words.size(); ++i)
            both.m_words[i] &= other.m_words[i];
        return both;
    }
    /// All of the other, which has the same bound.
    void add(const SubjectSet &other)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
    }
    /// Takes all of the other away, which has the same bound.
    void remove(const SubjectSet &other)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= ~other.m_words[i];
    }
    /// Ascending.
    template <typename Visitor>
    void each(Visitor &&visitor) const
    {
        for (size_t i = 0; i < m_words.size(); ++i) {
            for (uint64_t word = m_words[i]; word != 0; word &= word - 1)
                visitor(static_cast<uint32_t>(i * 64 + static_cast<size_t>(std::countr_zero(word))));
        }
    }
    bool operator==(const SubjectSet &) const = default;

private:
    std::vector<uint64_t> m_words;
};

} // namespace qunce
