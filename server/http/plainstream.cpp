// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cerrno>

#include <sys/socket.h>

#include "server/http/bytestream.h"

namespace qunce::server {

namespace {

class PlainStream : public ByteStream
{
public:
    explicit PlainStream(int socket) : m_socket(socket) { }
    IoStep handshake() override { return {IoStep::Kind::Done, 1}; }
    IoStep read(std::span<char> into) override
    {
        return step(::recv(m_socket, into.data(), into.size(), MSG_DONTWAIT), IoStep::Kind::WantRead);
    }
    IoStep write(std::string_view bytes) override
    {
        return step(::send(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL),
            IoStep::Kind::WantWrite);
    }
    void finish() override { ::shutdown(m_socket, SHUT_WR); }

private:
    static IoStep step(ssize_t moved, IoStep::Kind wait)
    {
        if (moved > 0)
            return {IoStep::Kind::Done, static_cast<size_t>(moved)};
        if (moved < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
            return {wait, 0};
        return {};
    }

    int m_socket;
};

} // namespace

std::unique_ptr<ByteStream> makePlainStream(int socket)
{
    return std::make_unique<PlainStream>(socket);
}

} // namespace qunce::server
