// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/facts/cacheexport.h"
#include "models/store/cachestore.h"
#include "server/sync/pullservice.h"
#include "tests/oracle/serverlibraries.h"

namespace qunce::oracle {

/// The server's libraries with laptops behind them: every export is made from the cache of its user, which is pulled
/// after every import (as deltas, page by page), and compared with the server's own file. What it returns is the cache's.
class CacheLibraries : public ServerLibraries
{
public:
    /// `factMemory` bounds each laptop's columns in memory.
    explicit CacheLibraries(size_t factMemory) : m_factMemory(factMemory) { }

    ImportOutcome import(const SourceFile &file, const FileStyle &style) override;
    std::string exported(const std::vector<std::string> &arguments) override;

private:
    struct Laptop {
        UserInfo user;
        server::Scope scope = server::Scope::everything();
        std::string directory;
        std::unique_ptr<CacheStore> store;
        std::unique_ptr<CacheReader> reader;
        std::unique_ptr<FactMemory> memory;
    };

    Laptop &laptopOf(const std::string &user);
    void pull(Laptop &laptop);
    /// The file of both sides; a failure if they differ.
    std::string made(Laptop &laptop, const ExportArguments &arguments);

    size_t m_factMemory;
    std::map<std::string, Laptop> m_laptops; ///< by user; the empty one is HQ
};

} // namespace qunce::oracle
