// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/changeboard.h"

#include <algorithm>
#include <charconv>

namespace qunce::server {

void ChangeBoard::announce(Entries::value_type &entry, int64_t nowMs)
{
    m_byNumber.erase(entry.second.number);
    entry.second.number = ++m_last;
    entry.second.announcedMs = nowMs;
    m_byNumber.emplace(entry.second.number, &entry);
}

bool ChangeBoard::change(const std::string &bucket, int64_t nowMs)
{
    auto found = m_entries.find(bucket);
    if (found == m_entries.end()) {
        const std::optional<bucket::Name> name = bucket::parse(bucket);
        if (!name)
            return false;
        found = m_entries.emplace(bucket, Entry {*name, 0, 0}).first;
    }
    const Entry &entry = found->second;
    const bool isFact = entry.name.type == bucket::Type::FactsOfRegion;
    const int64_t dueMs = entry.announcedMs + m_factPauseMs;
    if (!isFact || entry.number == 0 || nowMs >= dueMs) {
        announce(*found, nowMs);
        return true;
    }
    const auto [first, end] = m_due.equal_range(dueMs);
    const bool isWaiting =
        std::any_of(first, end, [&found](const auto &due) { return due.second == &*found; });
    if (!isWaiting)
        m_due.emplace(dueMs, &*found);
    return false;
}

bool ChangeBoard::announceDue(int64_t nowMs)
{
    bool announced = false;
    while (!m_due.empty() && m_due.begin()->first <= nowMs) {
        Entries::value_type &entry = *m_due.begin()->second;
        const int64_t dueMs = m_due.begin()->first;
        m_due.erase(m_due.begin());
        // Announced already if somebody changed it late, between its time and this call.
        if (dueMs != entry.second.announcedMs + m_factPauseMs)
            continue;
        announce(entry, nowMs);
        announced = true;
    }
    return announced;
}

std::optional<int64_t> ChangeBoard::nextDueMs() const
{
    return m_due.empty() ? std::nullopt : std::optional<int64_t>(m_due.begin()->first);
}

std::optional<uint64_t> ChangeBoard::numberOf(std::string_view token) const
{
    if (!token.starts_with(m_run + "-"))
        return std::nullopt;
    token.remove_prefix(m_run.size() + 1);
    uint64_t number = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
    const bool isNumber = error == std::errc() && end == token.data() + token.size();
    return isNumber && number <= m_last ? std::optional<uint64_t>(number) : std::nullopt;
}

std::vector<std::string> ChangeBoard::since(uint64_t number, const Scope &scope) const
{
    std::vector<std::string> changed;
    for (auto place = m_byNumber.upper_bound(number); place != m_byNumber.end(); ++place) {
        if (scope.mayRead(place->second->second.name))
            changed.push_back(place->second->first);
    }
    std::sort(changed.begin(), changed.end());
    return changed;
}

} // namespace qunce::server
