// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/httpconnection.h"

namespace qunce::server {

namespace {

std::string hex(uint64_t value)
{
    std::string out;
    do {
        out.insert(out.begin(), "0123456789abcdef"[value & 15]);
        value >>= 4;
    } while (value);
    return out;
}

} // namespace

HttpCore::HttpCore(
    const Router &theRouter, HttpMetrics &theMetrics, const Clock &theClock, HttpOptions theOptions)
    : router(theRouter)
    , metrics(theMetrics)
    , clock(theClock)
    , options(std::move(theOptions))
    , workers(options.workers, options.queueLimit)
    , unmatchedStats(metrics.route("other"))
    , m_startMs(clock.nowMs())
{
    for (const Route &route : router.routes())
        routeStats.push_back(&metrics.route(route.method + ' ' + route.pattern));
}

std::string HttpCore::nextRequestId()
{
    return hex(static_cast<uint64_t>(m_startMs)) + '-' + hex(++m_requests);
}

Response HttpCore::problem(int status, std::string_view text) const
{
    Response response = options.problemResponse ? options.problemResponse(status, text)
                                                : Response::text(status, std::string(text) + '\n');
    response.status = status;
    return response;
}

void HttpCore::logError(const std::string &line) const
{
    if (options.errorLog)
        options.errorLog(line);
}

bool HttpCore::admitConnection()
{
    const std::lock_guard lock(m_mutex);
    if (m_connections >= options.connectionLimit) {
        ++metrics.connectionsRefused;
        return false;
    }
    ++m_connections;
    ++metrics.connectionsOpen;
    ++metrics.connectionsAccepted;
    return true;
}

void HttpCore::connectionClosed()
{
    const std::lock_guard lock(m_mutex);
    --m_connections;
    --metrics.connectionsOpen;
    if (m_connections == 0)
        m_noneLeft.notify_all();
}

bool HttpCore::waitUntilAllClosed(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    return m_noneLeft.wait_for(lock, timeout, [this] { return m_connections == 0; });
}

} // namespace qunce::server
