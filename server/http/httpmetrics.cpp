// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/httpmetrics.h"

#include <cstdio>

namespace qunce::server {

namespace {

void appendHeading(std::string &out, const char *name, const char *type, const char *help)
{
    out += std::string("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

template <typename Number>
void appendSingle(std::string &out, const char *name, const char *type, const char *help, Number value)
{
    appendHeading(out, name, type, help);
    out += std::string(name) + ' ' + std::to_string(value) + '\n';
}

std::string seconds(double value)
{
    std::array<char, 32> text {};
    const int length = std::snprintf(text.data(), text.size(), "%.6g", value);
    return {text.data(), static_cast<size_t>(length)};
}

void appendHistogram(std::string &out, const HttpMetrics::RouteStats &route)
{
    const std::string name = "qunce_http_request_seconds";
    uint64_t total = 0;
    for (const auto &count : route.byClass)
        total += count;
    for (size_t i = 0; i < HttpMetrics::kBucketMs.size(); ++i) {
        out += name + "_bucket{route=\"" + route.label + "\",le=\""
            + seconds(HttpMetrics::kBucketMs[i] / 1000.0) + "\"} " + std::to_string(route.buckets[i].load())
            + '\n';
    }
    out += name + "_bucket{route=\"" + route.label + "\",le=\"+Inf\"} " + std::to_string(total) + '\n';
    out += name + "_sum{route=\"" + route.label + "\"} "
        + seconds(static_cast<double>(route.microseconds.load()) / 1e6) + '\n';
    out += name + "_count{route=\"" + route.label + "\"} " + std::to_string(total) + '\n';
}

} // namespace

void HttpMetrics::RouteStats::count(int status, std::chrono::microseconds time)
{
    const auto group = static_cast<size_t>(status / 100);
    ++byClass[group < byClass.size() ? group : 0];
    for (size_t i = 0; i < kBucketMs.size(); ++i) {
        if (time <= std::chrono::milliseconds(kBucketMs[i]))
            ++buckets[i];
    }
    microseconds += static_cast<uint64_t>(time.count());
}

HttpMetrics::RouteStats &HttpMetrics::route(const std::string &label)
{
    const std::lock_guard lock(m_mutex);
    for (RouteStats &known : m_routes) {
        if (known.label == label)
            return known;
    }
    m_routes.emplace_back().label = label;
    return m_routes.back();
}

std::string HttpMetrics::prometheusText() const
{
    std::string out;
    appendSingle(out, "qunce_http_connections", "gauge", "Open connections.", connectionsOpen.load());
    appendSingle(out, "qunce_http_connections_accepted_total", "counter", "Connections accepted.",
        connectionsAccepted.load());
    appendSingle(out, "qunce_http_connections_refused_total", "counter", "Connections above the cap.",
        connectionsRefused.load());
    appendSingle(out, "qunce_http_requests_running", "gauge", "Requests being handled or waiting.",
        requestsRunning.load());
    appendSingle(out, "qunce_http_held_bytes", "gauge", "Bytes of bodies in memory.", heldBytes.load());
    appendSingle(out, "qunce_http_busy_total", "counter", "Requests refused because the server was busy.",
        busyRefused.load());
    appendSingle(
        out, "qunce_http_timeouts_total", "counter", "Connections closed for being slow.", timeouts.load());
    appendSingle(out, "qunce_http_handler_failures_total", "counter", "Exceptions of handlers.",
        handlerFailures.load());
    appendSingle(out, "qunce_http_received_bytes_total", "counter", "Bytes received.", bytesIn.load());
    appendSingle(out, "qunce_http_sent_bytes_total", "counter", "Bytes sent.", bytesOut.load());

    const std::lock_guard lock(m_mutex);
    appendHeading(out, "qunce_http_requests_total", "counter", "Requests by route and class of status.");
    for (const RouteStats &route : m_routes) {
        for (size_t group = 0; group < route.byClass.size(); ++group) {
            if (const uint64_t count = route.byClass[group])
                out += "qunce_http_requests_total{route=\"" + route.label + "\",status=\""
                    + std::to_string(group) + "xx\"} " + std::to_string(count) + '\n';
        }
    }
    appendHeading(
        out, "qunce_http_request_seconds", "histogram", "Time from head to last byte of the answer.");
    for (const RouteStats &route : m_routes)
        appendHistogram(out, route);
    return out;
}

} // namespace qunce::server
