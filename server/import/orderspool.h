// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "models/base/result.h"
#include "server/import/orderrow.h"

namespace qunce::server {

/// Keeps rows of orders in the order they came in, in a file without a name that disappears with the spool or the
/// process: so that they are read and looked up without the write lock, whatever their number. Fails with DiskFull or Io.
/// One thread.
class OrderSpool
{
public:
    explicit OrderSpool(std::filesystem::path directory) : m_directory(std::move(directory)) { }

    /// `batch` and `line` come back with the row.
    Result<void> add(const OrderRow &row, uint32_t batch, uint64_t line);

    using Visitor = std::function<Result<void>(const OrderRow &row, uint32_t batch, uint64_t line)>;
    /// Once, after the last add().
    Result<void> each(const Visitor &visitor);

private:
    struct Closer {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };

    std::filesystem::path m_directory;
    std::unique_ptr<std::FILE, Closer> m_file;
    std::string m_bytes;
};

} // namespace qunce::server
