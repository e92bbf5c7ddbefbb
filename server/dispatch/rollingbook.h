// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/storage/storage.h"

namespace qunce::server {

/// Which entries roll. They stand in no span of days, so that nothing finds them among 60,000 others; the book reads the
/// plan once and then what has changed. Any thread.
class RollingBook
{
public:
    /// All of them as the transaction sees them, ascending, whatever their state; there may be some among them that do not
    /// roll any more. `remember`: false inside a write, of which nobody knows yet whether it will stand.
    Result<std::vector<Uuid>> all(ReadTransaction &transaction, bool remember);

private:
    using Known = std::unordered_map<Uuid, std::string>; ///< with the bucket

    std::mutex m_mutex;
    Known m_known;
    std::map<std::string, uint64_t> m_read; ///< up to which seq, by bucket
};

} // namespace qunce::server
