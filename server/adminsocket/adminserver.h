// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "models/base/fileaccess.h"
#include "models/base/result.h"
#include "server/admin/datadirectory.h"

namespace qunce::server {

/// A command that came through the admin socket. What it writes goes to the client; its files are the client's.
struct AdminCall {
    std::vector<std::string> arguments;
    std::string language;
    std::shared_ptr<FileAccess> files;
    std::FILE *out = nullptr;
    std::FILE *err = nullptr;
    /// True once the client has gone or the server stops: give up what would still change something.
    std::function<bool()> cancelled;
};

/// Runs one command, its exit code; called by several threads at once.
using AdminCommand = std::function<int(const AdminCall &call)>;

/// Serves the admin socket in a data directory with a few threads of its own. Only the owner of the socket and root are
/// served.
class AdminServer
{
public:
    /// The caller holds the directory's lock. Fails as listenAtAdminSocket().
    static Result<std::unique_ptr<AdminServer>> start(const DataLayout &layout, AdminCommand command);
    ~AdminServer() { stop(); }
    AdminServer(const AdminServer &) = delete;
    AdminServer &operator=(const AdminServer &) = delete;

    /// Takes nothing more, cancels what runs and waits for it; once is enough.
    void stop();

private:
    AdminServer(std::string path, int listener, int stopEvent, AdminCommand command);
    void work();
    void serve(int socket);

    const std::string m_path;
    const int m_listener;
    const int m_stopEvent; ///< readable once it stops
    const AdminCommand m_command;
    std::atomic<bool> m_stopping {false};
    std::vector<std::thread> m_threads;
};

} // namespace qunce::server
