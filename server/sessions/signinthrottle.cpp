// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sessions/signinthrottle.h"

#include <algorithm>

namespace qunce::server {

int64_t SignInThrottle::waitFor(const std::string &key, int64_t nowMs)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_failures.find(key);
    if (found == m_failures.end())
        return 0;
    trim(found->second, nowMs);
    if (found->second.size() >= m_most)
        return found->second.front() + m_windowMs - nowMs;
    if (found->second.empty())
        m_failures.erase(found);
    return 0;
}

void SignInThrottle::failed(const std::string &key, int64_t nowMs)
{
    const std::lock_guard lock(m_mutex);
    if (m_failures.size() >= kMostKeys && !m_failures.contains(key))
        makeRoom(nowMs);
    std::deque<int64_t> &failures = m_failures[key];
    trim(failures, nowMs);
    failures.push_back(nowMs);
    if (failures.size() > m_most)
        failures.pop_front();
}

void SignInThrottle::succeeded(const std::string &key)
{
    const std::lock_guard lock(m_mutex);
    m_failures.erase(key);
}

void SignInThrottle::trim(std::deque<int64_t> &failures, int64_t nowMs) const
{
    std::erase_if(failures, [&](int64_t at) { return at <= nowMs - m_windowMs || at > nowMs; });
}

void SignInThrottle::makeRoom(int64_t nowMs)
{
    for (auto &[key, failures] : m_failures)
        trim(failures, nowMs);
    std::erase_if(m_failures, [](const auto &entry) { return entry.second.empty(); });
    if (m_failures.size() < kMostKeys)
        return;
    const auto oldest = std::min_element(m_failures.begin(), m_failures.end(),
        [](const auto &left, const auto &right) { return left.second.back() < right.second.back(); });
    m_failures.erase(oldest);
}

std::string failureKeyOfUser(const std::string &name)
{
    return "user " + name;
}

std::string failureKeyOfAddress(const std::string &address)
{
    return "address " + address;
}

} // namespace qunce::server
