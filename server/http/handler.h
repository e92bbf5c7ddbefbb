// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a handler sees of HTTP: plain values, so that it is tested without a port.

namespace qunce::server {

/// Why nobody waits for an answer any more.
enum class CancelReason : uint8_t {
    None,
    ClientGone, ///< The client left, or will send nothing more; an answer is still written, in case it listens.
    TimedOut, ///< RouteOptions::longPoll has passed.
    Stopping, ///< The server stops.
};

/// Tells a long poll to answer now. Copies share one state; any thread.
class CancelToken
{
public:
    CancelReason reason() const;
    bool cancelled() const { return reason() != CancelReason::None; }
    /// Calls `callback` once when it happens, in the connection's thread, or here and now if it has happened. It must
    /// be short and must not throw. It is dropped uncalled once the request has been answered.
    void onCancel(std::function<void(CancelReason)> callback) const;

private:
    friend class CancelSource;
    struct State;
    std::shared_ptr<State> m_state;
};

/// The other end of a CancelToken; any thread.
class CancelSource
{
public:
    CancelSource();
    CancelToken token() const { return m_token; }
    /// The first reason stays; later ones do nothing.
    void cancel(CancelReason reason);
    /// Forgets the callbacks, so that what they hold can go.
    void close();

private:
    CancelToken m_token;
};

using NamedValues = std::map<std::string, std::string, std::less<>>;

/// A request whose body has arrived as a whole. Immutable for its handler.
struct Request {
    std::string method; ///< HEAD comes as GET; the server leaves the body of the answer out.
    std::string path; ///< As sent, without the query.
    NamedValues parameters; ///< Of the route's pattern, decoded.
    NamedValues query; ///< Decoded; a repeated name is refused before it comes here.
    NamedValues headers; ///< By lower-case name; repeated ones are joined by ", ".
    std::string body;
    std::string remoteAddress; ///< Of the peer, which may be a proxy.
    std::string
        id; ///< The client's X-Request-Id if it is a plain word of at most 64 bytes, else one of ours.
    CancelToken cancelled;

    /// Empty if there is none. `name` in lower case.
    std::string_view header(std::string_view name) const;
};

/// An empty one with a status of 400 or more gets the server's own text as body.
struct Response {
    int status = 200;
    std::string contentType; ///< Left out if empty.
    std::string body;
    /// Besides Content-Type and those the server sets itself (Content-Length, Connection, Date, …).
    std::vector<std::pair<std::string, std::string>> headers;
    std::string user; ///< For the request log only.

    static Response text(int status, std::string body);
    static Response empty(int status);
};

/// Answers one request, from any thread; of several calls the first counts. If it is dropped without an answer, the
/// client gets 503, or 500 if an exception drops it. Outlives the server without harm.
class Responder
{
public:
    using Sink = std::function<void(Response)>;
    explicit Responder(Sink sink);
    Responder(Responder &&other) noexcept;
    Responder &operator=(Responder &&other) = delete;
    ~Responder();

    void operator()(Response response);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Answers the requests of a route. handle() is called by several threads at once; a long poll keeps the responder and
/// returns, so that it holds no thread. An exception becomes 500 and a line in the error log.
class Handler
{
public:
    virtual ~Handler() = default;
    virtual void handle(Request request, Responder responder) = 0;
};

} // namespace qunce::server
