// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/httpconnection.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/responsehead.h"

// One request after the other: head, admission, body, handler, answer. Reading and writing are plain non-blocking calls;
// the coroutine waits for the socket only when they cannot go on. Deadlines are members that the loop's sweep compares
// with the time, so that no request starts a timer.
// GCC 12 frees a coroutine's frame too early when co_await stands inside a condition: always give its result a name first.

namespace qunce::server {

namespace {

namespace asio = boost::asio;
constexpr auto kResult = asio::as_tuple(asio::use_awaitable);
constexpr SteadyTime kNever = SteadyTime::max();
/// What a client may send ahead of the answer that it waits for.
constexpr size_t kReadAhead = 16 * 1024;
/// Of a body, after which the client is believed how long it will be; what has not come yet takes no memory.
constexpr size_t kCertainBody = 64 * 1024;
/// A body up to this size goes out in one piece with its head.
constexpr size_t kOnePiece = 32 * 1024;

SteadyTime now()
{
    return std::chrono::steady_clock::now();
}

/// When to give up on a peer: nothing moved for the timeout, or on the whole less than the rate beyond it.
class Pace
{
public:
    Pace(std::chrono::milliseconds timeout, size_t bytesPerSecond)
        : m_start(now()), m_timeout(timeout), m_rate(std::max<size_t>(bytesPerSecond, 1))
    { }
    SteadyTime deadline(uint64_t moved) const
    {
        const auto earned = std::chrono::milliseconds(moved * 1000 / m_rate);
        return std::min(now(), m_start + earned) + m_timeout;
    }

private:
    SteadyTime m_start;
    std::chrono::milliseconds m_timeout;
    size_t m_rate;
};

void runHandler(HttpCore &core, Handler &handler, Request request, Responder responder)
{
    const std::string id = request.id;
    std::string what;
    try {
        handler.handle(std::move(request), std::move(responder));
        return;
    } catch (const std::exception &exception) {
        what = exception.what();
    } catch (...) {
        what = "an exception of unknown type";
    }
    ++core.metrics.handlerFailures;
    core.logError("request " + id + ": the handler failed: " + what);
}

} // namespace

/// The way from a Responder, in any thread and at any time, to the connection, as long as that waits.
struct HttpConnection::PendingAnswer {
    std::mutex mutex;
    HttpConnection *connection = nullptr;
};

struct HttpConnection::Exchange {
    RequestHead head;
    const Route *route = nullptr;
    NamedValues parameters;
    std::string body;
    std::optional<Response> answer;
    bool keepAlive = false;
    SteadyTime started;
    RequestRecord record;
    int64_t held = 0;
};

HttpConnection::HttpConnection(
    HttpCore &core, EventLoop &loop, asio::ip::tcp::socket socket, std::string remoteAddress)
    : m_core(core)
    , m_loop(loop)
    , m_socket(std::move(socket))
    , m_remoteAddress(std::move(remoteAddress))
    , m_deadline(kNever)
{ }

HttpConnection::~HttpConnection() = default;

void HttpConnection::start()
{
    m_loop.connections.insert(this);
    const int descriptor = m_socket.native_handle();
    m_stream = m_core.tls ? m_core.tls->makeStream(descriptor) : makePlainStream(descriptor);
    m_closing = m_core.stopping || !m_stream;
    asio::co_spawn(
        m_loop.context, [self = shared_from_this()] { return self->run(); },
        [self = shared_from_this()](std::exception_ptr failure) {
            if (failure)
                self->m_core.logError("a connection failed, probably for want of memory");
            self->detach();
            self->m_stream.reset();
            boost::system::error_code ignored;
            self->m_socket.close(ignored);
            self->m_loop.connections.erase(self.get());
            self->m_core.connectionClosed();
        });
}

auto HttpConnection::run() -> Task<void>
{
    bool open = !m_closing;
    if (open)
        open = co_await handshake();
    if (!open)
        co_return;
    while (open)
        open = co_await serveOne();
    if (!m_closing)
        co_await linger();
}

auto HttpConnection::handshake() -> Task<bool>
{
    m_deadline = now() + m_core.options.headTimeout;
    for (;;) {
        const IoStep step = m_stream->handshake();
        if (step.kind == IoStep::Kind::Done || step.kind == IoStep::Kind::Closed)
            co_return step.kind == IoStep::Kind::Done;
        const bool mayGoOn = co_await wait(step.kind);
        if (!mayGoOn)
            co_return false;
    }
}

auto HttpConnection::serveOne() -> Task<bool>
{
    Exchange exchange;
    m_sent = 0;
    const bool hasHead = co_await readHead(exchange);
    if (hasHead && admit(exchange)) {
        const bool hasBody = co_await readBody(exchange);
        if (hasBody)
            co_await handle(exchange);
    }
    bool sent = false;
    if (exchange.answer)
        sent = co_await send(exchange);
    finish(exchange);
    co_return sent &&exchange.keepAlive;
}

auto HttpConnection::readHead(Exchange &exchange) -> Task<bool>
{
    const HttpOptions &options = m_core.options;
    m_state = m_input.empty() ? State::Idle : State::Receiving;
    m_deadline = now() + (m_isFirst || !m_input.empty() ? options.headTimeout : options.idleTimeout);
    size_t scanned = 0;
    size_t length = headLength(m_input, 0);
    while (length == 0 && m_input.size() < options.headLimit && !hasBareLineFeed(m_input, scanned)) {
        scanned = m_input.size();
        const bool received = co_await receive(options.headLimit);
        if (!received) {
            if (m_timedOut)
                refuse(exchange, 408, "The request came too slowly.");
            co_return false;
        }
        if (m_state == State::Idle) {
            m_state = State::Receiving;
            if (!m_isFirst)
                m_deadline = now() + options.headTimeout;
        }
        length = headLength(m_input, scanned);
    }
    m_isFirst = false;
    exchange.started = now();
    exchange.record.atMs = m_core.clock.nowMs();
    exchange.record.bytesIn = length ? length : m_input.size();
    if (length > options.headLimit || (length == 0 && m_input.size() >= options.headLimit)) {
        refuse(exchange, 431, "The header of the request is too long.");
        co_return false;
    }
    const std::string_view head = std::string_view(m_input).substr(0, length ? length : m_input.size());
    auto parsed = parseRequestHead(head);
    if (const auto *problem = std::get_if<HeadProblem>(&parsed)) {
        refuse(exchange, problem->status, problem->text);
        co_return false;
    }
    exchange.head = std::move(std::get<RequestHead>(parsed));
    m_input.erase(0, length);
    co_return true;
}

/// Decides by the head alone whether the body may come.
bool HttpConnection::admit(Exchange &exchange)
{
    RequestHead &head = exchange.head;
    const auto id = head.headers.find("x-request-id");
    exchange.record.id =
        id != head.headers.end() && isPlainRequestId(id->second) ? id->second : m_core.nextRequestId();
    exchange.record.method = head.method;
    exchange.record.path = head.path;
    // A refused body is not read; with the bytes in an unknown state the connection must close.
    exchange.keepAlive = head.keepAlive && head.contentLength == 0;

    RouteMatch match = m_core.router.match(head.method, head.path);
    if (!match.route) {
        refuse(exchange, match.status,
            match.status == 404 ? "There is nothing at this path." : "This path does not know this method.");
        if (match.status == 405)
            exchange.answer->headers.emplace_back("Allow", match.allow);
        return false;
    }
    exchange.route = match.route;
    exchange.parameters = std::move(match.parameters);
    const RouteOptions &options = match.route->options;
    if (head.contentLength > options.bodyLimit) {
        refuse(exchange, 413, "The body of the request is too long.");
        return false;
    }
    if (isCrowded(exchange, head.contentLength)) {
        refuseForNow(exchange);
        return false;
    }
    exchange.keepAlive = head.keepAlive;
    return true;
}

auto HttpConnection::readBody(Exchange &exchange) -> Task<bool>
{
    const auto length = static_cast<size_t>(exchange.head.contentLength);
    if (length > 0 && m_input.empty() && exchange.head.expectsContinue) {
        const bool sent = co_await write("HTTP/1.1 100 Continue\r\n\r\n");
        if (!sent)
            co_return false;
    }
    m_state = State::Receiving;
    const Pace pace(m_core.options.bodyTimeout, m_core.options.minimumRate);
    size_t come = std::min(m_input.size(), length);
    hold(exchange, come);
    while (come < length) {
        m_deadline = pace.deadline(come);
        const bool received = co_await receive(length - come);
        hold(exchange, m_input.size() - come);
        come = m_input.size();
        if (come >= kCertainBody)
            m_input.reserve(length); // growing by and by would hold the old pieces beside the new ones
        const bool crowded = received && come < length && isCrowded(exchange, 0);
        if (!received || crowded) {
            exchange.record.bytesIn += come;
            exchange.keepAlive = false;
            std::string().swap(m_input); // the connection lingers, and nobody counts what it holds then
            if (crowded)
                refuseForNow(exchange);
            else if (m_timedOut)
                refuse(exchange, 408, "The request came too slowly.");
            co_return false;
        }
    }
    exchange.record.bytesIn += length;
    if (m_input.size() == length) {
        exchange.body.swap(m_input);
    } else {
        exchange.body = m_input.substr(0, length);
        m_input.erase(0, length);
    }
    co_return true;
}

auto HttpConnection::handle(Exchange &exchange) -> Task<void>
{
    m_state = State::Handling;
    const auto longPoll = exchange.route->options.longPoll;
    m_deadline = longPoll.count() > 0 ? now() + longPoll : kNever;
    ++m_core.metrics.requestsRunning;
    dispatch(exchange);
    co_await waitForAnswer();
    --m_core.metrics.requestsRunning;
    detach();
    if (m_answer) {
        exchange.answer = std::move(m_answer);
        m_answer.reset();
        hold(exchange, exchange.answer->body.size());
    }
}

void HttpConnection::dispatch(Exchange &exchange)
{
    m_cancel.emplace();
    Request request;
    request.method = exchange.head.method == "HEAD" ? "GET" : exchange.head.method;
    request.path = std::move(exchange.head.path);
    request.parameters = std::move(exchange.parameters);
    request.query = std::move(exchange.head.query);
    request.headers = std::move(exchange.head.headers);
    request.body = std::move(exchange.body);
    request.remoteAddress = m_remoteAddress;
    request.id = exchange.record.id;
    request.cancelled = m_cancel->token();

    m_pending = std::make_shared<PendingAnswer>();
    m_pending->connection = this;
    Responder responder([pending = m_pending](Response response) {
        const std::lock_guard lock(pending->mutex);
        if (HttpConnection *const connection = pending->connection) {
            asio::dispatch(connection->m_loop.context,
                [self = connection->shared_from_this(), from = pending.get(),
                    answer = std::move(response)]() mutable { self->take(from, std::move(answer)); });
        }
    });

    HttpCore &core = m_core;
    Handler &handler = *exchange.route->handler;
    if (exchange.route->options.immediate) {
        runHandler(core, handler, std::move(request), std::move(responder));
        return;
    }
    struct Job {
        Request request;
        Responder responder;
    };
    auto job = std::make_shared<Job>(Job {std::move(request), std::move(responder)});
    const bool queued = m_core.workers.post([&core, &handler, job] {
        runHandler(core, handler, std::move(job->request), std::move(job->responder));
    });
    if (!queued)
        ++m_core.metrics.busyRefused; // and the responder, dropped with the job, answers 503
}

auto HttpConnection::waitForAnswer() -> Task<void>
{
    bool watching = true; // a read that ends is how we learn that the client has left
    while (!m_answer && !m_closing) {
        if (!watching) {
            m_pause.emplace(m_loop.context, kNever);
            co_await m_pause->async_wait(kResult);
            m_pause.reset();
            continue;
        }
        const IoStep step = m_stream->read(m_loop.scratch);
        if (step.kind == IoStep::Kind::Closed) {
            watching = false;
            m_cancel->cancel(CancelReason::ClientGone);
        } else if (step.kind == IoStep::Kind::Done) {
            m_core.metrics.bytesIn += step.bytes;
            m_input.append(m_loop.scratch.data(), step.bytes);
            watching = m_input.size() < kReadAhead;
        } else {
            watching = co_await wait(step.kind);
        }
    }
}

/// What an answer that reports a problem lacks.
void HttpConnection::completeProblem(Response &answer) const
{
    if (answer.status >= 400 && answer.body.empty()) {
        Response problem = m_core.problem(answer.status, reasonPhrase(answer.status));
        answer.contentType = std::move(problem.contentType);
        answer.body = std::move(problem.body);
        std::move(problem.headers.begin(), problem.headers.end(), std::back_inserter(answer.headers));
    }
    const bool saysWhen = std::any_of(answer.headers.begin(), answer.headers.end(),
        [](const auto &field) { return field.first == "Retry-After"; });
    if (answer.status == 503 && !saysWhen)
        answer.headers.emplace_back("Retry-After", "1");
}

auto HttpConnection::send(Exchange &exchange) -> Task<bool>
{
    Response &answer = *exchange.answer;
    completeProblem(answer);
    exchange.record.status = answer.status;
    exchange.keepAlive = exchange.keepAlive && !m_core.stopping && !m_closing;
    std::string head = responseHead(answer, exchange.record.id, exchange.keepAlive, exchange.record.atMs);
    m_state = State::Sending;
    const bool bodyGoes = exchange.head.method != "HEAD" && hasBody(answer.status);
    std::string_view rest = bodyGoes ? std::string_view(answer.body) : std::string_view();
    const size_t together = rest.size() <= kOnePiece ? rest.size() : 1024;
    head.append(rest.substr(0, together));
    rest.remove_prefix(together);
    bool sent = co_await write(head);
    if (sent && !rest.empty())
        sent = co_await write(rest);
    co_return sent;
}

auto HttpConnection::write(std::string_view bytes) -> Task<bool>
{
    const Pace pace(m_core.options.writeTimeout, m_core.options.minimumRate);
    uint64_t written = 0;
    while (!bytes.empty()) {
        const IoStep step = m_stream->write(bytes);
        if (step.kind == IoStep::Kind::Closed)
            co_return false;
        if (step.kind == IoStep::Kind::Done) {
            written += step.bytes;
            m_sent += step.bytes;
            m_core.metrics.bytesOut += step.bytes;
            bytes.remove_prefix(step.bytes);
            continue;
        }
        m_deadline = pace.deadline(written);
        const bool mayGoOn = co_await wait(step.kind);
        if (!mayGoOn)
            co_return false;
    }
    co_return true;
}

/// Appends what has come, at most `most` bytes, to m_input; false at the end.
auto HttpConnection::receive(size_t most) -> Task<bool>
{
    for (;;) {
        const std::span<char> scratch(m_loop.scratch.data(), std::min(most, m_loop.scratch.size()));
        const IoStep step = m_stream->read(scratch);
        if (step.kind == IoStep::Kind::Closed)
            co_return false;
        if (step.kind == IoStep::Kind::Done) {
            m_core.metrics.bytesIn += step.bytes;
            m_input.append(scratch.data(), step.bytes);
            co_return true;
        }
        const bool mayGoOn = co_await wait(step.kind);
        if (!mayGoOn)
            co_return false;
    }
}

auto HttpConnection::wait(IoStep::Kind kind) -> Task<bool>
{
    if (m_closing)
        co_return false;
    const auto type =
        kind == IoStep::Kind::WantWrite ? asio::socket_base::wait_write : asio::socket_base::wait_read;
    const auto [error] = co_await m_socket.async_wait(type, kResult);
    co_return !m_closing && (!error || error == asio::error::operation_aborted); // aborted by wake()
}

/// Reads on for a moment: closing with unread bytes would reset the connection and take the last answer with it.
auto HttpConnection::linger() -> Task<void>
{
    m_stream->finish();
    m_state = State::Lingering;
    m_deadline = now() + m_core.options.lingerTimeout;
    while (!m_core.stopping && now() < m_deadline) {
        const bool mayGoOn = co_await wait(IoStep::Kind::WantRead);
        if (!mayGoOn)
            co_return;
        if (m_stream->read(m_loop.scratch).kind == IoStep::Kind::Closed)
            co_return;
    }
}

void HttpConnection::refuse(Exchange &exchange, int status, std::string_view text)
{
    if (exchange.record.id.empty())
        exchange.record.id = m_core.nextRequestId();
    exchange.answer = m_core.problem(status, text);
}

/// Only what has arrived is counted: a client that announces much and sends nothing takes nobody's place.
bool HttpConnection::isCrowded(const Exchange &exchange, uint64_t more) const
{
    const auto held = static_cast<uint64_t>(m_core.metrics.heldBytes.load());
    return !exchange.route->options.immediate && held + more > m_core.options.heldBytesLimit;
}

void HttpConnection::refuseForNow(Exchange &exchange)
{
    ++m_core.metrics.busyRefused;
    refuse(exchange, 503, "The server is busy. Try again later.");
}

void HttpConnection::take(const PendingAnswer *from, Response response)
{
    if (m_pending.get() != from)
        return;
    m_answer = std::move(response);
    wake();
}

void HttpConnection::detach()
{
    if (m_pending) {
        const std::lock_guard lock(m_pending->mutex);
        m_pending->connection = nullptr;
    }
    m_pending.reset();
    if (m_cancel)
        m_cancel->close();
    m_cancel.reset();
}

void HttpConnection::hold(Exchange &exchange, size_t bytes)
{
    exchange.held += static_cast<int64_t>(bytes);
    m_core.metrics.heldBytes += static_cast<int64_t>(bytes);
}

void HttpConnection::finish(Exchange &exchange)
{
    m_core.metrics.heldBytes -= exchange.held;
    if (m_input.empty())
        std::string().swap(m_input); // assignment would keep the memory
    RequestRecord &record = exchange.record;
    if (record.id.empty())
        return; // the client closed an idle connection
    record.bytesOut = m_sent;
    record.time = std::chrono::duration_cast<std::chrono::microseconds>(now() - exchange.started);
    if (exchange.answer)
        record.user = std::move(exchange.answer->user);
    auto &stats = exchange.route ? *m_core.routeStats[exchange.route->index] : m_core.unmatchedStats;
    stats.count(record.status, record.time);
    if (m_core.options.requestLog)
        m_core.options.requestLog(requestLine(record));
}

void HttpConnection::wake()
{
    boost::system::error_code ignored;
    m_socket.cancel(ignored);
    if (m_pause)
        m_pause->cancel();
}

void HttpConnection::expire()
{
    m_deadline = kNever;
    if (m_state == State::Handling) {
        if (m_cancel)
            m_cancel->cancel(CancelReason::TimedOut);
        return;
    }
    m_timedOut = m_state == State::Receiving || m_state == State::Sending;
    if (m_timedOut)
        ++m_core.metrics.timeouts;
    kill();
}

void HttpConnection::stop()
{
    if (m_state == State::Handling) {
        if (m_cancel)
            m_cancel->cancel(CancelReason::Stopping);
    } else if (m_state == State::Idle || m_state == State::Lingering) {
        kill();
    }
}

void HttpConnection::kill()
{
    m_closing = true;
    wake();
}

} // namespace qunce::server
