// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>

namespace qunce::server {

/// Counts failed sign-ins by a key, a user's name or an address, and says how long the next try has to wait: `most`
/// failures in `windowMs` block the key until the oldest of them is that long ago. In memory; SignIn keeps those of users
/// and addresses in the database too and tells them again after a restart. Names that do not exist count too. Bounded: beyond 65,536 keys those go whose last failure is oldest. Any thread.
class SignInThrottle
{
public:
    SignInThrottle(size_t most, int64_t windowMs) : m_most(most), m_windowMs(windowMs) { }

    /// Milliseconds; 0 if it may be tried now.
    int64_t waitFor(const std::string &key, int64_t nowMs);
    void failed(const std::string &key, int64_t nowMs);
    void succeeded(const std::string &key);

private:
    static constexpr size_t kMostKeys = 65536;

    /// Drops failures that are out of the window, or in the future because the clock was set back.
    void trim(std::deque<int64_t> &failures, int64_t nowMs) const;
    void makeRoom(int64_t nowMs);

    const size_t m_most;
    const int64_t m_windowMs;
    std::mutex m_mutex;
    std::unordered_map<std::string, std::deque<int64_t>> m_failures;
};

/// By what the database counts the failures of a user, and of an address.
std::string failureKeyOfUser(const std::string &name);
std::string failureKeyOfAddress(const std::string &address);

} // namespace qunce::server
