// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/httpserver.h"

#include <algorithm>
#include <future>
#include <thread>
#include <utility>

#include <sys/resource.h>
#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/httpconnection.h"

namespace qunce::server {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
constexpr auto kAcceptResult = asio::as_tuple(asio::use_awaitable);

constexpr char kFullAnswer[] = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\n"
                               "Cache-Control: no-store\r\nConnection: close\r\n\r\n";
/// Descriptors left for databases, logs and the like.
constexpr rlim_t kOtherDescriptors = 128;

/// Raises what the process may open as far as needed and possible; how many connections that allows.
size_t connectionsPossible(size_t wanted)
{
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    const rlim_t needed = static_cast<rlim_t>(wanted) + kOtherDescriptors;
    if (limit.rlim_cur < needed) {
        limit.rlim_cur = std::min(needed, limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
        ::getrlimit(RLIMIT_NOFILE, &limit);
    }
    return limit.rlim_cur < needed
        ? static_cast<size_t>(std::max<rlim_t>(limit.rlim_cur, kOtherDescriptors + 1) - kOtherDescriptors)
        : wanted;
}

std::chrono::milliseconds sweepInterval(const HttpOptions &options)
{
    using std::chrono::milliseconds;
    const auto shortest = std::min({options.headTimeout, options.bodyTimeout, options.writeTimeout,
        options.idleTimeout, options.lingerTimeout});
    return std::clamp(milliseconds(shortest / 8), milliseconds(5), milliseconds(500));
}

Error cannotListen(const std::string &where, const boost::system::error_code &error)
{
    return {ErrorCode::Io,
        Message(
            QUNCE_TEXT("The server cannot listen on %1. Choose an address of this machine and a free port."),
            {where}),
        error.message()};
}

} // namespace

class HttpServer::Private
{
public:
    Private(const Router &router, HttpMetrics &metrics, const Clock &clock, HttpOptions options)
        : m_core(router, metrics, clock, std::move(options))
    {
        for (size_t i = 0; i < std::max<size_t>(m_core.options.ioThreads, 1); ++i)
            m_loops.push_back(std::make_unique<EventLoop>());
        m_acceptor.emplace(m_loops.front()->context);
    }
    ~Private() { stop(); }

    Result<void> listen();
    void run();
    void stop();

    const HttpCore &core() const { return m_core; }
    const tcp::endpoint &endpoint() const { return m_endpoint; }

private:
    asio::awaitable<void> acceptAll();
    asio::awaitable<void> sweepAll(EventLoop &loop);
    void admit(EventLoop &loop, tcp::socket socket);
    template <typename Action>
    void onEveryConnection(Action action);

    HttpCore m_core;
    std::vector<std::unique_ptr<EventLoop>> m_loops;
    std::optional<tcp::acceptor> m_acceptor; ///< of the first loop
    tcp::endpoint m_endpoint;
    std::vector<std::thread> m_threads;
    std::mutex m_stopMutex;
};

Result<void> HttpServer::Private::listen()
{
    const ListenAddress &listen = m_core.options.listen;
    const std::string where = listen.host + ':' + std::to_string(listen.port);
    boost::system::error_code error;
    const auto address = asio::ip::make_address(listen.host, error);
    if (error)
        return cannotListen(where, error);
    if (!m_core.options.certificateFile.empty() || !m_core.options.keyFile.empty()) {
        QUNCE_ASSIGN(m_core.tls, TlsContext::load(m_core.options.certificateFile, m_core.options.keyFile));
    } else if (!address.is_loopback()) {
        return Error {ErrorCode::Usage,
            Message(
                QUNCE_TEXT("Without TLS the server listens on loopback addresses only. Give --tls-cert and "
                           "--tls-key, or listen on 127.0.0.1 behind a proxy that does TLS.")),
            where};
    }
    const tcp::endpoint wanted(address, listen.port);
    m_acceptor->open(wanted.protocol(), error);
    if (!error)
        m_acceptor->set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor->bind(wanted, error);
    if (!error)
        m_acceptor->listen(4096, error);
    if (!error)
        m_endpoint = m_acceptor->local_endpoint(error);
    if (error)
        return cannotListen(where, error);
    return {};
}

void HttpServer::Private::run()
{
    asio::co_spawn(m_loops.front()->context, acceptAll(), asio::detached);
    for (auto &loop : m_loops) {
        asio::co_spawn(loop->context, sweepAll(*loop), asio::detached);
        m_threads.emplace_back([&context = loop->context] { context.run(); });
    }
}

asio::awaitable<void> HttpServer::Private::acceptAll()
{
    asio::steady_timer pause(m_loops.front()->context);
    for (size_t next = 0; !m_core.stopping; ++next) {
        EventLoop &loop = *m_loops[next % m_loops.size()];
        tcp::socket socket(loop.context);
        const auto [error] = co_await m_acceptor->async_accept(socket, kAcceptResult);
        if (m_core.stopping)
            co_return;
        if (!error) {
            admit(loop, std::move(socket));
            continue;
        }
        if (error == asio::error::connection_aborted)
            continue;
        // Out of descriptors or memory: what is open goes on, and may free some.
        m_core.logError("cannot accept a connection: " + error.message());
        pause.expires_after(std::chrono::milliseconds(100));
        co_await pause.async_wait(kAcceptResult);
    }
}

void HttpServer::Private::admit(EventLoop &loop, tcp::socket socket)
{
    boost::system::error_code error;
    const tcp::endpoint remote = socket.remote_endpoint(error);
    if (error)
        return;
    if (!m_core.admitConnection()) {
        if (!m_core.tls)
            ::send(socket.native_handle(), kFullAnswer, sizeof(kFullAnswer) - 1, MSG_DONTWAIT | MSG_NOSIGNAL);
        return;
    }
    socket.native_non_blocking(true, error);
    socket.set_option(tcp::no_delay(true), error);
    auto connection =
        std::make_shared<HttpConnection>(m_core, loop, std::move(socket), remote.address().to_string());
    asio::post(loop.context, [connection] { connection->start(); });
}

asio::awaitable<void> HttpServer::Private::sweepAll(EventLoop &loop)
{
    const auto interval = sweepInterval(m_core.options);
    while (!loop.ending) {
        loop.sweep.expires_after(interval);
        const auto [error] = co_await loop.sweep.async_wait(kAcceptResult);
        if (error)
            co_return;
        const auto now = std::chrono::steady_clock::now();
        for (HttpConnection *const connection : loop.connections) {
            if (connection->deadline() <= now)
                connection->expire();
        }
    }
}

template <typename Action>
void HttpServer::Private::onEveryConnection(Action action)
{
    for (auto &loop : m_loops) {
        asio::post(loop->context, [&loop = *loop, action] {
            for (HttpConnection *const connection : loop.connections)
                action(*connection);
        });
    }
}

void HttpServer::Private::stop()
{
    const std::lock_guard lock(m_stopMutex);
    if (m_threads.empty())
        return;
    m_core.stopping = true;
    std::promise<void> closed; // after it no connection comes that the steps below would miss
    asio::post(m_loops.front()->context, [this, &closed] {
        boost::system::error_code ignored;
        m_acceptor->close(ignored);
        closed.set_value();
    });
    closed.get_future().wait();
    onEveryConnection([](HttpConnection &connection) { connection.stop(); });
    if (!m_core.waitUntilAllClosed(m_core.options.stopTimeout)) {
        onEveryConnection([](HttpConnection &connection) { connection.kill(); });
        m_core.waitUntilAllClosed(m_core.options.stopTimeout);
    }
    m_core.workers.stop();
    for (auto &loop : m_loops) {
        asio::post(loop->context, [&loop = *loop] {
            loop.ending = true; // the timer may have run out just now, so that cancel() finds nothing
            loop.sweep.cancel();
        });
    }
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

HttpServer::HttpServer(std::unique_ptr<Private> priv) : d(std::move(priv)) { }

HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::start(
    const Router &router, HttpMetrics &metrics, const Clock &clock, HttpOptions options)
{
    options.connectionLimit = connectionsPossible(options.connectionLimit);
    auto d = std::make_unique<Private>(router, metrics, clock, std::move(options));
    QUNCE_TRY(d->listen());
    d->run();
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(d)));
}

uint16_t HttpServer::port() const
{
    return d->endpoint().port();
}

std::string HttpServer::url() const
{
    const auto address = d->endpoint().address();
    const std::string host = address.is_v6() ? '[' + address.to_string() + ']' : address.to_string();
    return (d->core().tls ? "https://" : "http://") + host + ':' + std::to_string(port());
}

void HttpServer::stop()
{
    d->stop();
}

} // namespace qunce::server
