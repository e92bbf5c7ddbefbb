// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <csignal>
#include <filesystem>
#include <string>
#include <system_error>

#include "server/app/serverapp.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"

namespace qunce::server {

namespace {

constexpr const char *kDefaultAddress = "127.0.0.1:8787";

/// The signals that steer a server, held back from all threads that begin from now on, for sigwait().
sigset_t blockSignals()
{
    sigset_t signals;
    ::sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::sigaddset(&signals, signal);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // Both show as failed writes: a reader that has gone, a file that may not grow.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return signals;
}

Result<ServeOptions> serveOptionsOf(const CommandLine &line, const Environment &environment)
{
    ServeOptions options;
    QUNCE_ASSIGN(options.dataDirectory, dataDirectory(line));
    QUNCE_ASSIGN(
        options.http.listen, parseListenAddress(line.has("listen") ? line.value("listen") : kDefaultAddress));
    options.http.certificateFile = line.value("tls-cert");
    options.http.keyFile = line.value("tls-key");
    if (options.http.certificateFile.empty() != options.http.keyFile.empty())
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("--tls-cert and --tls-key go together: a certificate and its key.")}, {}};
    if (line.has("log"))
        options.log = line.value("log");
    options.text = environment.text;
    options.textIn = environment.textIn;
    options.watchedFolder = line.value("watch-imports");
    std::error_code failed;
    if (!options.watchedFolder.empty() && !std::filesystem::is_directory(options.watchedFolder, failed))
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("--watch-imports names no folder: %1"), {options.watchedFolder}}, {}};
    if (options.log != "-")
        QUNCE_TRY(refuseInside(line, environment, options.log));
    return options;
}

int runForClient(const AdminCall &call, const RunningBrand &brand, const Environment &server)
{
    const Environment environment {server.clock, server.textIn(call.language), call.language, server.textIn,
        call.out, call.err, call.files, &brand, call.cancelled};
    return runCommand(call.arguments, environment);
}

} // namespace

Result<int> runServe(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    QUNCE_ASSIGN(ServeOptions options, serveOptionsOf(line, environment));
    const sigset_t signals = blockSignals();
    const auto command = [&environment](const AdminCall &call, const RunningBrand &brand) {
        return runForClient(call, brand, environment);
    };
    QUNCE_ASSIGN(const std::unique_ptr<ServerApp> app,
        ServerApp::start(std::move(options), environment.clock, command));
    environment.print("listening on " + app->url());
    for (;;) {
        int signal = 0;
        if (::sigwait(&signals, &signal) != 0 || signal == SIGHUP) {
            app->log().reopen();
            continue;
        }
        app->log().event("serve", std::string("stopping: ") + (signal == SIGINT ? "SIGINT" : "SIGTERM"));
        app->stop();
        app->log().event("serve", "stopped");
        return 0;
    }
}

} // namespace qunce::server
