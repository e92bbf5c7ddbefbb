// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/support/program.h"
#include "tests/support/tempdir.h"

namespace qunce::test {

/// The small demo brand behind a real `qunced serve` on the loopback, and real runs of `qunce`. Users: `hq`, `viewer` and
/// `gone`, `locked` and `moved` see the whole brand, `bj` one region, `two` two of them; their password is in passwordFile().
class AppWorld
{
public:
    AppWorld();

    void startServer();
    void stopServer();
    std::string serverUrl() const { return m_url; }

    struct Run {
        std::optional<int> code;
        std::string out;
        std::string err;
    };
    /// English unless `words` say otherwise.
    Run qunce(std::vector<std::string> words);
    Run qunced(std::vector<std::string> words);
    /// Through a shell, for input by a pipe; $QUNCE is the program.
    Run shell(const std::string &command);

    /// First sync of the user into a profile of that name.
    Run signIn(const std::string &profile, const std::string &user, std::vector<std::string> more = {});
    Run sync(const std::string &profile, std::vector<std::string> more = {});
    std::string profile(const std::string &name) const { return m_directory.file("profile." + name); }
    std::string passwordFile() const { return m_directory.file("password"); }
    std::string file(const std::string &name) const { return m_directory.file(name); }

    /// The file that `export` of the view writes: from the profile, and on the server as the user.
    std::string exportOf(const std::string &profile, const std::vector<std::string> &view);
    std::string exportOnServer(const std::string &user, const std::vector<std::string> &view);

private:
    Run run(const char *program, std::vector<std::string> words);

    TempDir m_directory;
    std::unique_ptr<Program> m_server;
    std::string m_port = "0"; ///< the same at every start, since profiles belong to an address
    std::string m_url;
};

/// Splits at spaces; ' keeps them.
std::vector<std::string> words(const std::string &line);

} // namespace qunce::test
