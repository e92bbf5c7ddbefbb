// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <list>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include <sys/socket.h>

#include "models/sync/transport.h"
#include "tests/support/rawclient.h"

namespace qunce::test {

/// Plain sockets, a thread a call: a transport without Qt, so that ThreadSanitizer sees all of it.
class RawTransport : public Transport
{
public:
    ~RawTransport() override
    {
        std::list<std::jthread> threads;
        {
            const std::lock_guard lock(m_mutex);
            for (const auto &[call, socket] : m_sockets)
                ::shutdown(socket, SHUT_RDWR);
            threads.swap(m_threads);
        }
    }

    void send(
        uint64_t call, const std::string &server, HttpRequest request, int64_t, Receiver receiver) override
    {
        const std::lock_guard lock(m_mutex);
        m_threads.emplace_back(
            [this, call, server, request = std::move(request), receiver = std::move(receiver)] {
                receiver(carry(call, server, request));
            });
    }
    void cancel(uint64_t call) override
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled.insert(call);
        if (const auto found = m_sockets.find(call); found != m_sockets.end())
            ::shutdown(found->second, SHUT_RDWR);
    }

private:
    Outcome carry(uint64_t call, const std::string &server, const HttpRequest &request)
    {
        RawClient client(static_cast<uint16_t>(std::stoi(server.substr(server.rfind(':') + 1))));
        {
            const std::lock_guard lock(m_mutex);
            if (m_cancelled.contains(call))
                return NoAnswer {NoAnswer::Cause::Unreachable, "cancelled"};
            m_sockets[call] = client.descriptor();
        }
        std::string text = request.method + " " + request.path + " HTTP/1.1\r\nHost: test\r\n";
        for (const auto &[name, value] : request.headers)
            text += name + ": " + value + "\r\n";
        if (request.method == "POST" || request.method == "PUT")
            text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
        client.send(text + "\r\n" + request.body);
        const RawResponse response = client.connected() ? client.receive() : RawResponse();
        const std::lock_guard lock(m_mutex);
        m_sockets.erase(call);
        if (response.status == 0)
            return NoAnswer {NoAnswer::Cause::Unreachable, "no answer"};
        HttpAnswer answer;
        answer.status = response.status;
        answer.body = response.body;
        for (size_t line = response.head.find("\r\n") + 2; line < response.head.size();) {
            const size_t end = response.head.find("\r\n", line);
            const size_t colon = response.head.find(": ", line);
            answer.headers.emplace_back(
                response.head.substr(line, colon - line), response.head.substr(colon + 2, end - colon - 2));
            line = end + 2;
        }
        return answer;
    }

    std::mutex m_mutex;
    std::map<uint64_t, int> m_sockets;
    std::set<uint64_t> m_cancelled;
    std::list<std::jthread> m_threads;
};

} // namespace qunce::test
