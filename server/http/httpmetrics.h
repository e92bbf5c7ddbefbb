// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>

namespace qunce::server {

/// Counters of an HTTP server; any thread.
class HttpMetrics
{
public:
    static constexpr std::array<int, 10> kBucketMs = {1, 3, 10, 30, 100, 300, 1000, 3000, 10000, 60000};

    /// Requests of one route, by class of status and by time from head to last byte.
    struct RouteStats {
        std::string label;
        std::array<std::atomic<uint64_t>, 6> byClass {}; ///< 0 = left unanswered
        std::array<std::atomic<uint64_t>, kBucketMs.size()> buckets {};
        std::atomic<uint64_t> microseconds {0};

        void count(int status, std::chrono::microseconds time);
    };

    /// The stats of a route, made when first asked for; lives as long as this object.
    RouteStats &route(const std::string &label);

    std::atomic<int64_t> connectionsOpen {0};
    std::atomic<uint64_t> connectionsAccepted {0};
    std::atomic<uint64_t> connectionsRefused {0}; ///< above the cap
    std::atomic<int64_t> requestsRunning {0}; ///< waiting long polls included
    std::atomic<int64_t> heldBytes {0}; ///< of bodies, both ways
    std::atomic<uint64_t> busyRefused {0}; ///< 503 because of a full queue or too many held bytes
    std::atomic<uint64_t> timeouts {0};
    std::atomic<uint64_t> handlerFailures {0}; ///< exceptions
    std::atomic<uint64_t> bytesIn {0};
    std::atomic<uint64_t> bytesOut {0};

    /// Prometheus text format 0.0.4.
    std::string prometheusText() const;

private:
    mutable std::mutex m_mutex; ///< of the list, not of what is in it
    std::deque<RouteStats> m_routes;
};

} // namespace qunce::server
