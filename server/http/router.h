// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/handler.h"

namespace qunce::server {

struct RouteOptions {
    size_t bodyLimit = 2 * 1024 * 1024; ///< bytes; a longer body is answered with 413 unread
    /// Answered in the thread that serves the sockets, even when all workers are busy; only for what takes microseconds.
    bool immediate = false;
    /// After this time Request::cancelled fires with TimedOut; 0 for handlers that do not wait.
    std::chrono::milliseconds longPoll {0};
};

struct Route {
    std::string method;
    std::string pattern;
    std::vector<std::string> segments;
    RouteOptions options;
    std::shared_ptr<Handler> handler;
    size_t index = 0; ///< place in Router::routes()
};

struct RouteMatch {
    const Route *route = nullptr; ///< null: status says why
    NamedValues parameters;
    int status = 200; ///< or 404, 405
    std::string allow; ///< methods of this path, for 405
};

/// Method and path to handler. Patterns are literal segments and {name} for exactly one non-empty segment; the first
/// pattern added wins. HEAD takes the route of GET. Filled by one thread, then only read, by any.
class Router
{
public:
    void add(
        std::string method, std::string pattern, std::shared_ptr<Handler> handler, RouteOptions options = {});
    /// For handlers that answer at once.
    void addFunction(std::string method, std::string pattern,
        std::function<Response(const Request &)> function, RouteOptions options = {});

    /// `path` as sent, its percent encoding already checked.
    RouteMatch match(std::string_view method, std::string_view path) const;
    const std::vector<Route> &routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
};

/// `text` with its percent encoding undone; false if that is malformed or hides a control character. `plusIsSpace` as
/// in queries.
bool decodePercent(std::string_view text, bool plusIsSpace, std::string &out);

} // namespace qunce::server
