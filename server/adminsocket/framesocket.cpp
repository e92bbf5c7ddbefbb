// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/adminsocket/framesocket.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace qunce::server {

namespace {

constexpr size_t kHeadBytes = 5;
constexpr int kTickMs = 100;

void appendNumber(std::string &out, size_t value)
{
    for (int shift = 0; shift < 32; shift += 8)
        out += static_cast<char>(value >> shift & 0xFF);
}

size_t numberAt(const char *bytes)
{
    size_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// Nothing if the lengths do not fit.
std::optional<std::vector<std::string>> split(const std::string &body)
{
    std::vector<std::string> texts;
    for (size_t at = 0; at < body.size();) {
        if (body.size() - at < 4)
            return std::nullopt;
        const size_t length = numberAt(body.data() + at);
        at += 4;
        if (length > body.size() - at)
            return std::nullopt;
        texts.push_back(body.substr(at, length));
        at += length;
    }
    return texts;
}

using ControlBuffer = std::array<char, CMSG_SPACE(sizeof(int))>;

void attach(msghdr &message, ControlBuffer &control, int descriptor)
{
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr *const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof descriptor);
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
}

/// The first descriptor of the message, -1 if there is none.
int attached(msghdr &message)
{
    int descriptor = -1;
    for (cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS)
            std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
    }
    return descriptor;
}

} // namespace

Frame::~Frame()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

FrameSocket::FrameSocket(int socket) : m_socket(socket)
{
    const timeval patience {30, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

FrameSocket::~FrameSocket()
{
    ::close(m_socket);
}

bool FrameSocket::send(const Frame &frame)
{
    std::string body;
    for (const std::string &text : frame.texts) {
        appendNumber(body, text.size());
        body += text;
    }
    if (body.size() > kMostBytes)
        m_broken = true;
    std::string bytes(1, static_cast<char>(frame.type));
    appendNumber(bytes, body.size());
    m_broken = m_broken || !sendAll(bytes + body, frame.descriptor());
    return !m_broken;
}

bool FrameSocket::sendAll(const std::string &bytes, int descriptor)
{
    for (size_t sent = 0; sent < bytes.size();) {
        iovec piece {const_cast<char *>(bytes.data()) + sent, bytes.size() - sent};
        msghdr message {};
        message.msg_iov = &piece;
        message.msg_iovlen = 1;
        alignas(cmsghdr) ControlBuffer control {};
        if (sent == 0 && descriptor >= 0)
            attach(message, control, descriptor);
        const ssize_t count = ::sendmsg(m_socket, &message, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        sent += static_cast<size_t>(count);
    }
    return true;
}

std::optional<Frame> FrameSocket::receive(
    std::optional<std::chrono::milliseconds> patience, const std::function<bool()> &giveUp)
{
    using SteadyClock = std::chrono::steady_clock;
    const auto end = patience ? SteadyClock::now() + *patience : SteadyClock::time_point::max();
    const auto mayWait = [&] { return (!giveUp || !giveUp()) && SteadyClock::now() < end; };
    std::array<char, kHeadBytes> head {};
    int descriptor = -1;
    std::string body;
    bool whole = !m_broken && receiveAll(head.data(), head.size(), &descriptor, mayWait);
    if (whole) {
        const size_t length = numberAt(head.data() + 1);
        whole = length <= kMostBytes;
        body.resize(whole ? length : 0);
        whole = whole && receiveAll(body.data(), body.size(), nullptr, mayWait);
    }
    Frame frame(static_cast<Frame::Type>(head[0]), {}, descriptor);
    auto texts = whole ? split(body) : std::nullopt;
    if (!texts) {
        m_broken = true;
        return std::nullopt;
    }
    frame.texts = *std::move(texts);
    return frame;
}

bool FrameSocket::receiveAll(char *into, size_t bytes, int *descriptor, const std::function<bool()> &mayWait)
{
    while (bytes > 0) {
        pollfd wait {m_socket, POLLIN, 0};
        const int ready = ::poll(&wait, 1, kTickMs);
        if (ready == 0 && !mayWait())
            return false;
        if (ready <= 0)
            continue;
        iovec piece {into, bytes};
        msghdr message {};
        message.msg_iov = &piece;
        message.msg_iovlen = 1;
        alignas(cmsghdr) ControlBuffer control {};
        message.msg_control = descriptor ? control.data() : nullptr;
        message.msg_controllen = descriptor ? control.size() : 0;
        const ssize_t count = ::recvmsg(m_socket, &message, MSG_CMSG_CLOEXEC);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        if (const int got = descriptor ? attached(message) : -1; got >= 0) {
            if (*descriptor >= 0)
                ::close(*descriptor);
            *descriptor = got;
        }
        into += count;
        bytes -= static_cast<size_t>(count);
    }
    return true;
}

bool FrameSocket::isGone() const
{
    pollfd look {m_socket, POLLIN | POLLRDHUP, 0};
    return m_broken || ::poll(&look, 1, 0) > 0;
}

} // namespace qunce::server
