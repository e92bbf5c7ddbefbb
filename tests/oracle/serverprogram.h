// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/oracle/program.h"

namespace qunce::oracle {

/// The real `qunced` (path in the environment as QUNCED) with a data directory of its own, removed at the end.
class ServerProgram : public Program
{
public:
    ServerProgram();
    ~ServerProgram() override;
    ServerProgram(const ServerProgram &) = delete;
    ServerProgram &operator=(const ServerProgram &) = delete;

    ImportOutcome import(const SourceFile &file, const FileStyle &style) override;
    bool addUser(const RegionalUser &user) override;
    std::string exported(const std::vector<std::string> &arguments) override;
    bool check() override { return run({"check"}) == 0; }

private:
    /// Runs a subcommand; `--data` is added. The exit code.
    int run(std::vector<std::string> arguments, std::string *output = nullptr) const;

    std::filesystem::path m_directory;
};

} // namespace qunce::oracle
