// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/directory.h"

namespace qunce::server {

Result<Directory> Directory::load(ReadTransaction &transaction, Kind kind)
{
    Directory directory;
    QUNCE_TRY(transaction.eachRecord(kind, [&directory](const Record &record) -> Result<void> {
        Entry entry {record.id, record.text("code"), record.reference("region")};
        directory.m_byCode.emplace(entry.code, directory.m_entries.size());
        directory.m_byId.emplace(entry.id, directory.m_entries.size());
        directory.m_entries.push_back(std::move(entry));
        return {};
    }));
    return directory;
}

const Directory::Entry *Directory::byCode(const std::string &code) const
{
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? nullptr : &m_entries[found->second];
}

const Directory::Entry *Directory::byId(const Uuid &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : &m_entries[found->second];
}

} // namespace qunce::server
