// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace qunce::server {

/// The refused rows of a delivery: how many, and the first of them by line with their reasons. One thread.
class RefusedRows
{
public:
    static constexpr size_t kKept = 200;

    void add(uint64_t line, const std::string &reason);
    uint64_t count() const { return m_count; }
    /// `[{"line": 12, "reason": "…"}]`
    std::string json() const;

private:
    uint64_t m_count = 0;
    std::multimap<uint64_t, std::string> m_kept; ///< by line
};

} // namespace qunce::server
