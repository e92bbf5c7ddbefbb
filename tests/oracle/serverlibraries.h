// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <memory>

#include "models/base/clock.h"
#include "models/base/uuid.h"
#include "server/storage/sqlitestorage.h"
#include "tests/oracle/program.h"
#include "tests/support/tempdir.h"

namespace qunce::oracle {

/// Import, storage, loading and exports as the program has them, called directly on a database in a directory of its
/// own.
class ServerLibraries : public Program
{
public:
    ServerLibraries();

    ImportOutcome import(const SourceFile &file, const FileStyle &style) override;
    bool addUser(const RegionalUser &user) override;
    std::string exported(const std::vector<std::string> &arguments) override;
    bool check() override;
    std::string heads() override;

protected:
    class StoppedClock : public Clock
    {
    public:
        int64_t nowMs() const override { return 1'800'000'000'000; }
    };

    TempDir m_directory;
    StoppedClock m_clock;
    SeededIdSource m_ids {1, 1'700'000'000'000};
    std::unique_ptr<server::SqliteStorage> m_storage;
    std::map<std::string, std::vector<std::string>> m_regionsOf; ///< by user
};

} // namespace qunce::oracle
