// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace qunce::test {

/// An answer as it came; status 0 if none did.
struct RawResponse {
    int status = 0;
    std::string head;
    std::string body;

    bool has(std::string_view line) const
    {
        return head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
    }
};

/// A blocking client that sends exactly what it is told. Waits at most 20 s for bytes, so that a test fails and does not
/// hang.
class RawClient
{
public:
    explicit RawClient(uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const timeval patience {20, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    ~RawClient() { close(); }
    RawClient(RawClient &&other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_connected(other.m_connected)
        , m_input(std::move(other.m_input))
    { }
    RawClient &operator=(RawClient &&) = delete;

    bool connected() const { return m_connected; }
    int descriptor() const { return m_socket; }
    void close()
    {
        if (m_socket >= 0)
            ::close(std::exchange(m_socket, -1));
    }
    /// Closes with a reset instead of a proper end.
    void reset()
    {
        const linger hard {1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close();
    }
    void closeSending() { ::shutdown(m_socket, SHUT_WR); }

    /// False if the server would not take all of it.
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

    /// The next answer, its body by Content-Length; `headOnly` after HEAD.
    RawResponse receive(bool headOnly = false)
    {
        RawResponse response;
        size_t end = 0;
        while ((end = m_input.find("\r\n\r\n")) == std::string::npos) {
            if (!fill())
                return response;
        }
        response.head = m_input.substr(0, end + 2);
        m_input.erase(0, end + 4);
        response.status = std::stoi(response.head.substr(9, 3));
        const size_t field = response.head.find("\r\nContent-Length: ");
        size_t length =
            field == std::string::npos || headOnly ? 0 : std::stoul(response.head.substr(field + 18));
        while (m_input.size() < length && fill()) { }
        length = std::min(length, m_input.size());
        response.body = m_input.substr(0, length);
        m_input.erase(0, length);
        return response;
    }
    RawResponse ask(std::string_view request)
    {
        send(request);
        return receive();
    }
    RawResponse get(std::string_view path)
    {
        return ask("GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n\r\n");
    }
    RawResponse post(std::string_view path, std::string_view body)
    {
        return ask("POST " + std::string(path) + " HTTP/1.1\r\nHost: test\r\nContent-Length: "
            + std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
    }

    /// True once the server has closed; what it sends until then is thrown away. False if it stays open for 20 s.
    bool waitForClose()
    {
        for (;;) {
            char scratch[4096];
            const ssize_t got = ::recv(m_socket, scratch, sizeof scratch, 0);
            if (got == 0 || (got < 0 && errno == ECONNRESET))
                return true;
            if (got < 0)
                return false;
        }
    }

private:
    bool fill()
    {
        char scratch[16384];
        const ssize_t got = ::recv(m_socket, scratch, sizeof scratch, 0);
        if (got <= 0)
            return false;
        m_input.append(scratch, static_cast<size_t>(got));
        return true;
    }

    int m_socket;
    bool m_connected = false;
    std::string m_input;
};

} // namespace qunce::test
