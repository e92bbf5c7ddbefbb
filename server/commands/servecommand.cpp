// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <csignal>
#include <string>

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
    // A reader that has gone shows as a failed write.
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

Result<ServeOptions> optionsOf(const CommandLine &line)
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
    if (options.log != "-")
        QUNCE_TRY(refuseInside(options.dataDirectory, options.log));
    return options;
}

} // namespace

Result<int> runServe(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    QUNCE_ASSIGN(ServeOptions options, optionsOf(line));
    const sigset_t signals = blockSignals();
    QUNCE_ASSIGN(
        const std::unique_ptr<ServerApp> app, ServerApp::start(std::move(options), environment.clock));
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
