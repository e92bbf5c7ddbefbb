// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace qunce::test {

/// A server that does to its connections, one after the other, exactly what a test says: what no real server would.
/// Patience of 20 s, so that a test fails and does not hang.
class LoopbackServer
{
public:
    /// The socket of one connection and what has been asked.
    class Connection
    {
    public:
        explicit Connection(int socket) : m_socket(socket) { }
        /// Head and body of the request; empty if none came.
        std::string request()
        {
            std::string text;
            size_t end = 0;
            while ((end = text.find("\r\n\r\n")) == std::string::npos) {
                if (!fill(text))
                    return {};
            }
            const size_t field = text.find("Content-Length: ");
            const size_t length = field < end ? std::stoul(text.substr(field + 16)) : 0;
            while (text.size() < end + 4 + length && fill(text)) { }
            return text;
        }
        bool send(std::string_view bytes)
        {
            while (!bytes.empty()) {
                const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
                if (sent <= 0)
                    return false;
                bytes.remove_prefix(static_cast<size_t>(sent));
            }
            return true;
        }
        /// Ends with a reset.
        void reset()
        {
            const linger hard {1, 0};
            ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        }
        /// True once the other side has closed.
        bool waitForClose()
        {
            std::string rest;
            while (fill(rest)) { }
            return !m_timedOut;
        }

    private:
        bool fill(std::string &text)
        {
            char scratch[65536];
            const ssize_t got = ::recv(m_socket, scratch, sizeof scratch, 0);
            m_timedOut = got < 0 && errno == EAGAIN;
            if (got <= 0)
                return false;
            text.append(scratch, static_cast<size_t>(got));
            return true;
        }

        int m_socket;
        bool m_timedOut = false;
    };

    using Behaviour = std::function<void(Connection &connection)>;

    explicit LoopbackServer(Behaviour behaviour)
        : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size);
        ::listen(m_listener, 16);
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this, behaviour = std::move(behaviour)] { serve(behaviour); });
    }
    ~LoopbackServer()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }

    uint16_t port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    int connections() const { return m_connections; }

private:
    void serve(const Behaviour &behaviour)
    {
        for (;;) {
            const int socket = ::accept(m_listener, nullptr, nullptr);
            if (socket < 0)
                return;
            ++m_connections;
            const timeval patience {20, 0};
            ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
            Connection connection(socket);
            behaviour(connection);
            ::close(socket);
        }
    }

    int m_listener;
    uint16_t m_port = 0;
    std::atomic<int> m_connections = 0;
    std::jthread m_thread;
};

} // namespace qunce::test
