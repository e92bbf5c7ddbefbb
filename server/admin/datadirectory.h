// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include "models/base/result.h"

namespace qunce::server {

/// Where things are in a data directory.
struct DataLayout {
    std::string root;

    std::string database() const { return root + "/qunce.db"; }
    std::string lockFile() const { return root + "/lock"; }
    /// Where `serve` listens for the other subcommands (server/adminsocket).
    std::string adminSocket() const { return root + "/admin.sock"; }
    std::string signingKey() const { return root + "/signing.key"; }
    std::string sealingKey() const { return root + "/sealing.key"; }
};

/// A data directory that belongs to this process for as long as the object lives: one process writes a SQLite brand at
/// a time (architecture.md, "Server"). The lock is the kernel's and ends with the process, however that ends. One
/// thread at a time.
class DataDirectory
{
public:
    /// `command` is what the holder is called in the refusal that another process gets. Fails with Locked, naming the
    /// holder, or NotFound if there is no directory.
    static Result<DataDirectory> open(const std::string &path, const std::string &command);

    DataDirectory(DataDirectory &&other) noexcept;
    DataDirectory &operator=(DataDirectory &&) = delete;
    ~DataDirectory();

    const DataLayout &layout() const { return m_layout; }

private:
    DataDirectory(DataLayout layout, int lock) : m_layout(std::move(layout)), m_lock(lock) { }

    DataLayout m_layout;
    int m_lock = -1;
};

} // namespace qunce::server
