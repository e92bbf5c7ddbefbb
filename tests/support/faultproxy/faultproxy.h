// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace qunce::test {

/// What the network does to one exchange.
enum class NetworkFault : uint8_t {
    Refuse, ///< the connection is closed unread
    Reset, ///< reset at the position
    HangRequest, ///< the server never sees the request
    HangAnswer, ///< the server acts; the answer stops at the position
    Cut, ///< a proper end at the position
    Short, ///< the body ends at the position and the length says so
    Drip, ///< slow from the position on
    Delay,
    RequestTwice, ///< the server sees it twice, the client the second answer
    OldAnswer, ///< the answer to an earlier request to the same endpoint
    BitFlip,
    BitFlipRequest,
    WrongLength,
    WrongHash,
    NoMagic,
    Portal, ///< 200 and a page of HTML
    Redirect,
    Status401,
    Status403,
    Status413,
    Status429,
    Status500,
    Status503,
    Status504,
    Bomb, ///< a zstd frame of gigabytes with a matching hash
    KeptAliveDead, ///< after the answer the connection no longer works
    Count
};
const char *faultName(NetworkFault fault);

/// Where in the answer (of faults that have a place).
enum class FaultPlace : uint8_t { BeforeHead, InHead, InBody, AfterBody, Count };
const char *placeName(FaultPlace place);

/// One fault, for the next exchanges with an endpoint.
struct FaultPlan {
    NetworkFault fault = NetworkFault::Refuse;
    FaultPlace place = FaultPlace::BeforeHead;
    std::string pathPrefix; ///< of the request, e.g. `/v1/sync/pull`
    int skip = 0; ///< exchanges with the endpoint that pass before it strikes
    int times = 1; ///< how often it strikes
};

/// An HTTP proxy on a port of the loopback that hands every exchange to a server on the loopback, and does to some of
/// them what networks do. Threads of its own, one a connection. It speaks no more of HTTP than Content-Length, which is
/// all the server and its clients use.
class FaultProxy
{
public:
    struct Options {
        uint64_t bytesPerSecond = 0; ///< of answers, over all connections; 0 for no limit
        std::chrono::milliseconds delay {300};
        std::chrono::milliseconds dripPause {40};
        int dripBytes = 200; ///< this many bytes drip, the rest flows
    };

    explicit FaultProxy(uint16_t serverPort) : FaultProxy(serverPort, Options()) { }
    FaultProxy(uint16_t serverPort, Options options);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    uint16_t port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    void forwardTo(uint16_t serverPort) { m_serverPort = serverPort; }

    void plan(FaultPlan plan);
    /// Forgets what is planned; true if all of it has struck at least once.
    bool heal();
    uint64_t strikes() const { return m_strikes; }
    uint64_t exchanges() const { return m_exchanges; }

private:
    struct Message;

    void accept();
    void serve(int client);
    bool exchange(int client, int &server, std::string &input);
    std::optional<FaultPlan> strike(std::string_view path);
    bool sendAll(int socket, std::string_view bytes, bool throttled);
    bool sendWith(int client, const FaultPlan &plan, std::string head, std::string body);
    void wait(std::chrono::milliseconds time) const;

    const Options m_options;
    std::atomic<uint16_t> m_serverPort;
    uint16_t m_port = 0;
    int m_listener = -1;
    std::atomic<bool> m_stopping = false;
    std::atomic<uint64_t> m_strikes = 0;
    std::atomic<uint64_t> m_exchanges = 0;

    std::mutex m_mutex; ///< for what follows
    std::vector<std::pair<FaultPlan, int>> m_plans; ///< with the number of strikes
    std::map<std::string, std::pair<std::string, std::string>, std::less<>> m_oldAnswers; ///< by path
    std::vector<std::jthread> m_connections;
    std::chrono::steady_clock::time_point m_throttleFree;
    std::jthread m_acceptor;
};

} // namespace qunce::test
