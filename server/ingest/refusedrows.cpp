// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/ingest/refusedrows.h"

#include <iterator>

#include <nlohmann/json.hpp>

namespace qunce::server {

void RefusedRows::add(uint64_t line, const std::string &reason)
{
    ++m_count;
    m_kept.emplace(line, reason);
    if (m_kept.size() > kKept)
        m_kept.erase(std::prev(m_kept.end()));
}

std::string RefusedRows::json() const
{
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const auto &[line, reason] : m_kept)
        rows.push_back({{"line", line}, {"reason", reason}});
    return rows.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace qunce::server
