// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "models/base/clock.h"
#include "models/base/result.h"
#include "server/http/handler.h"
#include "server/http/httpmetrics.h"
#include "server/http/router.h"

namespace qunce::server {

struct ListenAddress {
    std::string host = "127.0.0.1";
    uint16_t port = 0; ///< 0 picks one
};

/// `127.0.0.1:8787`, `[::1]:0`, `localhost:8787`; else ErrorCode::Usage.
Result<ListenAddress> parseListenAddress(std::string_view text);

struct HttpOptions {
    ListenAddress listen;
    std::string certificateFile; ///< PEM; with keyFile: TLS
    std::string keyFile;

    size_t ioThreads = 2;
    size_t workers = 4; ///< threads that run handlers
    size_t queueLimit = 2048; ///< requests waiting for a worker; more are answered with 503
    size_t connectionLimit = 20000; ///< lowered to what the process may open
    size_t headLimit = 16 * 1024; ///< bytes
    /// Bytes of bodies being received, handled and sent; while there are more, requests are answered with 503.
    size_t heldBytesLimit = 128 * 1024 * 1024;

    std::chrono::milliseconds headTimeout {10000}; ///< from accept or from the first byte
    std::chrono::milliseconds bodyTimeout {60000}; ///< without a byte, or altogether below minimumRate
    std::chrono::milliseconds writeTimeout {60000}; ///< likewise
    size_t minimumRate = 8 * 1024; ///< bytes a second
    std::chrono::milliseconds idleTimeout {75000}; ///< between requests
    std::chrono::milliseconds lingerTimeout {2000}; ///< for a client to read the last answer before the close
    std::chrono::milliseconds stopTimeout {5000};

    /// Called from any thread of the server, one line without its end a call. May be empty.
    std::function<void(const std::string &line)> requestLog;
    std::function<void(const std::string &line)> errorLog;
    /// Body and headers of the answers that the server gives itself (400, 404, 405, 408, 411, 413, 417, 431, 500 of an
    /// exception, 503, 505); plain text if empty. Status, Allow and Retry-After are set by the server.
    std::function<Response(int status, std::string_view text)> problemResponse;
};

/// HTTP/1.1 over plain TCP (loopback only) or TLS. Each connection is a coroutine in one of the io threads; handlers run
/// in their own pool. A slow, greedy, vanishing or malformed client costs a bounded amount of memory and time and nobody
/// else's. Bodies need Content-Length; Transfer-Encoding is refused (411), and with it the usual ways of smuggling.
class HttpServer
{
public:
    /// Listens and serves at once. `router` (complete), `metrics` and `clock` are the caller's and must outlive the
    /// server. Fails with Usage (plain HTTP beyond loopback, bad address), InvalidInput (certificate) or Io (port taken).
    static Result<std::unique_ptr<HttpServer>> start(
        const Router &router, HttpMetrics &metrics, const Clock &clock, HttpOptions options);
    /// Stops.
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    uint16_t port() const;
    /// `http://127.0.0.1:8787`
    std::string url() const;

    /// Accepts nothing more, ends waiting long polls and idle connections at once, lets running requests finish for
    /// stopTimeout, then closes what is left and waits for handlers that still run. Blocks; any thread but the server's
    /// own; once is enough. For SIGTERM and SIGINT block both before start(), sigwait(), then call this.
    void stop();

private:
    class Private;
    explicit HttpServer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// GET /healthz: 200 `ok`, or 503 with what `problem` says; GET /metrics. Both are answered even when all workers are
/// busy, so `problem` must be quick, and so must `moreMetrics`, which adds to the text of the second. `metrics` must
/// outlive the router.
void addServiceRoutes(Router &router, const HttpMetrics &metrics, std::function<std::string()> problem,
    std::function<std::string()> moreMetrics = {});

} // namespace qunce::server
