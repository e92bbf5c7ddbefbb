// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Codes, ids and regions of all records of one kind, to look up what the rows of a file refer to. One thread.
class Directory
{
public:
    struct Entry {
        Uuid id;
        std::string code;
        Uuid region;
    };

    static Result<Directory> load(ReadTransaction &transaction, Kind kind);

    const Entry *byCode(const std::string &code) const;
    const Entry *byId(const Uuid &id) const;
    const std::vector<Entry> &entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, size_t> m_byCode;
    std::unordered_map<Uuid, size_t> m_byId;
};

} // namespace qunce::server
