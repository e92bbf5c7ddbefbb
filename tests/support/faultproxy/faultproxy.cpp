// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/faultproxy/faultproxy.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zstd.h>

#include "models/protocol/syncmessages.h"

namespace qunce::test {

namespace {

using namespace std::chrono_literals;

constexpr std::array<const char *, static_cast<size_t>(NetworkFault::Count)> kFaultNames {"refuse", "reset",
    "hang-request", "hang-answer", "cut", "short", "drip", "delay", "request-twice", "old-answer", "bit-flip",
    "bit-flip-request", "wrong-length", "wrong-hash", "no-magic", "portal", "redirect", "status-401",
    "status-403", "status-413", "status-429", "status-500", "status-503", "status-504", "bomb",
    "kept-alive-dead"};
constexpr std::array<const char *, static_cast<size_t>(FaultPlace::Count)> kPlaceNames {
    "before-head", "in-head", "in-body", "after-body"};

constexpr char kPortalPage[] =
    "<!doctype html><html><body>Welcome to the hotel. Please sign in.</body></html>";

int connectTo(uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

void closeSocket(int &socket, bool hard = false)
{
    if (socket < 0)
        return;
    if (hard) {
        const linger reset {1, 0};
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    }
    ::close(socket);
    socket = -1;
}

/// Case-insensitive; empty if there is none.
std::string headerOf(const std::string &head, std::string name)
{
    std::string lower = head;
    std::transform(
        lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    const size_t field = lower.find("\r\n" + name + ":");
    if (field == std::string::npos)
        return {};
    size_t begin = field + name.size() + 3;
    while (begin < head.size() && head[begin] == ' ')
        ++begin;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

void replaceHeader(std::string &head, const std::string &name, const std::string &value)
{
    const std::string old = headerOf(head, name);
    if (old.empty())
        return;
    const size_t at = head.find(": " + old + "\r\n");
    if (at != std::string::npos)
        head.replace(at + 2, old.size(), value);
}

void dropHeader(std::string &head, const std::string &name)
{
    std::string lower = head;
    std::transform(
        lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    const size_t field = lower.find("\r\n" + name + ":");
    if (field != std::string::npos)
        head.erase(field, head.find("\r\n", field + 2) - field);
}

std::string pathOf(const std::string &head)
{
    const size_t begin = head.find(' ');
    const size_t end = head.find_first_of(" ?", begin + 1);
    return begin == std::string::npos || end == std::string::npos ? ""
                                                                  : head.substr(begin + 1, end - begin - 1);
}

std::string plainAnswer(int status, const std::string &extra, const std::string &body)
{
    return "HTTP/1.1 " + std::to_string(status) + " Faulty\r\nContent-Type: text/html\r\n" + extra
        + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

int statusOf(NetworkFault fault)
{
    switch (fault) {
    case NetworkFault::Status401:
        return 401;
    case NetworkFault::Status403:
        return 403;
    case NetworkFault::Status413:
        return 413;
    case NetworkFault::Status429:
        return 429;
    case NetworkFault::Status500:
        return 500;
    case NetworkFault::Status503:
        return 503;
    case NetworkFault::Status504:
        return 504;
    default:
        return 0;
    }
}

/// A frame that unpacks to four gigabytes of zeros.
const std::string &bomb()
{
    static const std::string frame = [] {
        constexpr size_t kPiece = size_t {64} * 1024 * 1024;
        const std::string zeros(kPiece, '\0');
        ZSTD_CCtx *context = ::ZSTD_createCCtx();
        std::string out(1024 * 1024, '\0');
        ZSTD_outBuffer into {out.data(), out.size(), 0};
        for (int i = 0; i < 64; ++i) {
            ZSTD_inBuffer from {zeros.data(), zeros.size(), 0};
            while (from.pos < from.size)
                ::ZSTD_compressStream2(context, &into, &from, ZSTD_e_continue);
        }
        ZSTD_inBuffer nothing {nullptr, 0, 0};
        while (::ZSTD_compressStream2(context, &into, &nothing, ZSTD_e_end) != 0) { }
        ::ZSTD_freeCCtx(context);
        out.resize(into.pos);
        return out;
    }();
    return frame;
}

/// Reads one message by its Content-Length. False at the end of the connection.
bool receive(
    int socket, std::string &input, std::string &head, std::string &body, const std::atomic<bool> &stopping)
{
    const auto fill = [&] {
        for (;;) {
            pollfd waiting {socket, POLLIN, 0};
            const int ready = ::poll(&waiting, 1, 100);
            if (stopping)
                return false;
            if (ready == 0)
                continue;
            char scratch[65536];
            const ssize_t got = ::recv(socket, scratch, sizeof scratch, 0);
            if (got <= 0)
                return false;
            input.append(scratch, static_cast<size_t>(got));
            return true;
        }
    };
    size_t end = 0;
    while ((end = input.find("\r\n\r\n")) == std::string::npos) {
        if (!fill())
            return false;
    }
    head = input.substr(0, end + 4);
    input.erase(0, end + 4);
    const std::string length = headerOf(head, "content-length");
    const size_t size = length.empty() ? 0 : std::stoul(length);
    while (input.size() < size) {
        if (!fill())
            return false;
    }
    body = input.substr(0, size);
    input.erase(0, size);
    return true;
}

} // namespace

const char *faultName(NetworkFault fault)
{
    return kFaultNames[static_cast<size_t>(fault)];
}

const char *placeName(FaultPlace place)
{
    return kPlaceNames[static_cast<size_t>(place)];
}

FaultProxy::FaultProxy(uint16_t serverPort, Options options) : m_options(options), m_serverPort(serverPort)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0
        || ::listen(m_listener, 64) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        std::abort();
    m_port = ntohs(address.sin_port);
    m_acceptor = std::jthread([this] { accept(); });
}

FaultProxy::~FaultProxy()
{
    m_stopping = true;
    m_acceptor.join();
    m_connections.clear();
    ::close(m_listener);
}

void FaultProxy::plan(FaultPlan plan)
{
    const std::lock_guard lock(m_mutex);
    m_plans.emplace_back(std::move(plan), 0);
}

bool FaultProxy::heal()
{
    const std::lock_guard lock(m_mutex);
    const bool struck =
        std::all_of(m_plans.begin(), m_plans.end(), [](const auto &plan) { return plan.second > 0; });
    m_plans.clear();
    return struck;
}

void FaultProxy::wait(std::chrono::milliseconds time) const
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (!m_stopping && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::min<std::chrono::milliseconds>(time, 10ms));
}

void FaultProxy::accept()
{
    while (!m_stopping) {
        pollfd waiting {m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, 50) <= 0)
            continue;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        const std::lock_guard lock(m_mutex);
        m_connections.emplace_back([this, client] { serve(client); });
    }
}

void FaultProxy::serve(int client)
{
    const int on = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    int server = -1;
    std::string input;
    while (!m_stopping && exchange(client, server, input)) { }
    closeSocket(server);
    closeSocket(client);
}

std::optional<FaultPlan> FaultProxy::strike(std::string_view path)
{
    const std::lock_guard lock(m_mutex);
    ++m_exchanges;
    for (auto &[plan, struck] : m_plans) {
        if (!path.starts_with(plan.pathPrefix) || struck >= plan.times)
            continue;
        if (plan.skip > 0) {
            --plan.skip;
            continue;
        }
        ++struck;
        ++m_strikes;
        return plan;
    }
    return std::nullopt;
}

bool FaultProxy::sendAll(int socket, std::string_view bytes, bool throttled)
{
    constexpr size_t kPiece = 16 * 1024;
    while (!bytes.empty()) {
        const std::string_view piece =
            bytes.substr(0, throttled && m_options.bytesPerSecond > 0 ? kPiece : bytes.size());
        if (throttled && m_options.bytesPerSecond > 0) {
            std::chrono::steady_clock::time_point turn;
            {
                const std::lock_guard lock(m_mutex);
                turn = std::max(m_throttleFree, std::chrono::steady_clock::now());
                m_throttleFree =
                    turn + std::chrono::nanoseconds(piece.size() * 1'000'000'000 / m_options.bytesPerSecond);
            }
            std::this_thread::sleep_until(turn);
        }
        const ssize_t sent = ::send(socket, piece.data(), piece.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
}

/// The answer with what the plan does to it. False: the connection is over.
bool FaultProxy::sendWith(int client, const FaultPlan &plan, std::string head, std::string body)
{
    if (const int status = statusOf(plan.fault); status != 0)
        return sendAll(client, plainAnswer(status, {}, "<html>" + std::to_string(status) + "</html>"), false);
    const auto placeIn = [&](const std::string &whole) {
        switch (plan.place) {
        case FaultPlace::BeforeHead:
            return size_t {0};
        case FaultPlace::InHead:
            return head.size() / 2;
        case FaultPlace::InBody:
            return head.size() + body.size() / 2;
        default:
            return whole.size();
        }
    };
    switch (plan.fault) {
    case NetworkFault::Portal:
        return sendAll(client, plainAnswer(200, {}, kPortalPage), false);
    case NetworkFault::Redirect:
        return sendAll(client, plainAnswer(302, "Location: /login\r\n", {}), false);
    case NetworkFault::Short:
        body.resize(plan.place == FaultPlace::BeforeHead ? 0 : body.size() / 2);
        replaceHeader(head, "content-length", std::to_string(body.size()));
        break;
    case NetworkFault::BitFlip:
        if (plan.place == FaultPlace::BeforeHead || plan.place == FaultPlace::InHead || body.empty())
            head[head.find("\r\n") + 4] = static_cast<char>(head[head.find("\r\n") + 4] ^ 1);
        else
            body[plan.place == FaultPlace::InBody ? body.size() / 2 : body.size() - 1] ^= 4;
        break;
    case NetworkFault::WrongLength:
        replaceHeader(head, "content-length", std::to_string(body.size() + 7));
        sendAll(client, head + body, false);
        return false;
    case NetworkFault::WrongHash:
        replaceHeader(head, "x-body-hash", bodyHash("something else"));
        break;
    case NetworkFault::NoMagic:
        dropHeader(head, "x-qunce-sync");
        break;
    case NetworkFault::Bomb:
        body = bomb();
        replaceHeader(head, "content-length", std::to_string(body.size()));
        replaceHeader(head, "x-body-hash", bodyHash(body));
        replaceHeader(head, "content-type", "application/vnd.qunce+cbor+zstd");
        break;
    case NetworkFault::Delay:
        wait(m_options.delay);
        break;
    case NetworkFault::Reset:
    case NetworkFault::Cut:
    case NetworkFault::HangAnswer: {
        const std::string whole = head + body;
        sendAll(client, whole.substr(0, placeIn(whole)), false);
        if (plan.fault == NetworkFault::HangAnswer) {
            // Until the client gives up.
            pollfd left {client, POLLIN, 0};
            while (!m_stopping && ::poll(&left, 1, 50) == 0) { }
        }
        if (plan.fault == NetworkFault::Reset) {
            const linger hard {1, 0};
            ::setsockopt(client, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        }
        return false;
    }
    case NetworkFault::Drip: {
        const std::string whole = head + body;
        const size_t from = placeIn(whole);
        if (!sendAll(client, std::string_view(whole).substr(0, from), false))
            return false;
        size_t at = from;
        for (int i = 0; i < m_options.dripBytes && at < whole.size() && !m_stopping; ++i, ++at) {
            if (!sendAll(client, std::string_view(whole).substr(at, 1), false))
                return false;
            wait(m_options.dripPause);
        }
        return sendAll(client, std::string_view(whole).substr(at), false);
    }
    default:
        break;
    }
    return sendAll(client, head + body, true);
}

bool FaultProxy::exchange(int client, int &server, std::string &input)
{
    std::string head;
    std::string body;
    if (!receive(client, input, head, body, m_stopping))
        return false;
    const std::string path = pathOf(head);
    const std::optional<FaultPlan> plan = strike(path);
    const auto is = [&](NetworkFault fault) { return plan && plan->fault == fault; };
    if (is(NetworkFault::Refuse))
        return false;
    if (is(NetworkFault::HangRequest)) {
        pollfd left {client, POLLIN, 0};
        while (!m_stopping && ::poll(&left, 1, 50) == 0) { }
        return false;
    }
    if (is(NetworkFault::BitFlipRequest) && !body.empty())
        body[body.size() / 2] ^= 2;

    std::string answerHead;
    std::string answerBody;
    const int rounds = is(NetworkFault::RequestTwice) ? 2 : 1;
    for (int round = 0; round < rounds; ++round) {
        // A connection that the server has closed meanwhile is tried once more with a new one.
        bool answered = false;
        for (int attempt = 0; attempt < 2 && !answered; ++attempt) {
            if (server < 0)
                server = connectTo(m_serverPort);
            std::string rest;
            answered = server >= 0 && sendAll(server, head + body, false)
                && receive(server, rest, answerHead, answerBody, m_stopping);
            if (!answered)
                closeSocket(server);
        }
        if (!answered)
            return false;
    }
    if (headerOf(answerHead, "connection") == "close")
        closeSocket(server);
    {
        const std::lock_guard lock(m_mutex);
        auto &old = m_oldAnswers[path];
        const auto fresh = std::make_pair(answerHead, answerBody);
        if (is(NetworkFault::OldAnswer) && !old.first.empty()) {
            answerHead = old.first;
            answerBody = old.second;
        }
        if (!plan)
            old = fresh;
    }
    if (!plan)
        return sendAll(client, answerHead + answerBody, true);
    if (is(NetworkFault::KeptAliveDead)) {
        sendAll(client, answerHead + answerBody, true);
        pollfd next {client, POLLIN, 0};
        while (!m_stopping && ::poll(&next, 1, 50) == 0) { }
        return false;
    }
    return sendWith(client, *plan, std::move(answerHead), std::move(answerBody));
}

} // namespace qunce::test
