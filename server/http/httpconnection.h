// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/http/bytestream.h"
#include "server/http/httpserver.h"
#include "server/http/requestlog.h"
#include "server/http/requestparser.h"
#include "server/http/workerpool.h"

// Inside of HttpServer; only its .cpp files include this, because Asio is slow to compile.

namespace qunce::server {

using SteadyTime = std::chrono::steady_clock::time_point;

/// What all connections of a server share.
struct HttpCore {
    HttpCore(const Router &router, HttpMetrics &metrics, const Clock &clock, HttpOptions options);

    const Router &router;
    HttpMetrics &metrics;
    const Clock &clock;
    const HttpOptions options;
    std::unique_ptr<TlsContext> tls; ///< null for plain HTTP
    WorkerPool workers;
    std::vector<HttpMetrics::RouteStats *> routeStats; ///< by Route::index
    HttpMetrics::RouteStats &unmatchedStats;
    std::atomic<bool> stopping {false};

    std::string nextRequestId();
    Response problem(int status, std::string_view text) const;
    void logError(const std::string &line) const;

    bool admitConnection(); ///< false above the cap
    void connectionClosed();
    bool waitUntilAllClosed(std::chrono::milliseconds timeout);

private:
    const int64_t m_startMs;
    std::atomic<uint64_t> m_requests {0};
    std::mutex m_mutex;
    std::condition_variable m_noneLeft;
    size_t m_connections = 0;
};

class HttpConnection;

/// One io thread and the connections it serves. All members but post-able context belong to that thread.
struct EventLoop {
    std::unordered_set<HttpConnection *> connections;
    std::array<char, 64 * 1024>
        scratch; ///< every read goes through it, so that a waiting connection needs no buffer
    boost::asio::io_context context {1};
    boost::asio::steady_timer sweep {context};
    bool ending = false; ///< no connections are left or will come
};

/// One client. Lives in its loop's thread, owned by its own coroutine, which suspends in wait() only: whoever wants it to
/// look again (deadline, answer of a handler, stop) sets a member and calls wake().
class HttpConnection : public std::enable_shared_from_this<HttpConnection>
{
public:
    HttpConnection(
        HttpCore &core, EventLoop &loop, boost::asio::ip::tcp::socket socket, std::string remoteAddress);
    ~HttpConnection();

    void start();
    SteadyTime deadline() const { return m_deadline; }
    /// The deadline has passed.
    void expire();
    /// Ends now if nothing is running, else soon.
    void stop();
    /// Ends now.
    void kill();

private:
    enum class State : uint8_t { Idle, Receiving, Handling, Sending, Lingering };
    struct PendingAnswer;
    struct Exchange;
    template <typename T>
    using Task = boost::asio::awaitable<T>;

    Task<void> run();
    Task<bool> handshake();
    Task<bool> serveOne();
    Task<bool> readHead(Exchange &exchange);
    Task<bool> readBody(Exchange &exchange);
    Task<void> handle(Exchange &exchange);
    Task<void> waitForAnswer();
    Task<bool> send(Exchange &exchange);
    Task<bool> write(std::string_view bytes);
    Task<bool> receive(size_t most);
    Task<bool> wait(IoStep::Kind kind);
    Task<void> linger();

    bool admit(Exchange &exchange);
    void refuse(Exchange &exchange, int status, std::string_view text);
    bool isCrowded(const Exchange &exchange, uint64_t more) const;
    void refuseForNow(Exchange &exchange);
    void completeProblem(Response &answer) const;
    void dispatch(Exchange &exchange);
    void take(const PendingAnswer *from, Response response);
    void detach();
    void finish(Exchange &exchange);
    void hold(Exchange &exchange, size_t bytes);
    void wake();

    HttpCore &m_core;
    EventLoop &m_loop;
    boost::asio::ip::tcp::socket m_socket;
    std::optional<boost::asio::steady_timer> m_pause; ///< to wait without looking at the socket
    std::unique_ptr<ByteStream> m_stream;
    std::string m_remoteAddress;
    std::string m_input; ///< received and not yet consumed
    State m_state = State::Idle;
    SteadyTime m_deadline;
    bool m_closing = false; ///< do nothing more
    bool m_timedOut = false;
    bool m_isFirst = true; ///< no request has come yet
    uint64_t m_sent = 0; ///< bytes, since the request began
    std::shared_ptr<PendingAnswer> m_pending;
    std::optional<CancelSource> m_cancel;
    std::optional<Response> m_answer;
};

} // namespace qunce::server
