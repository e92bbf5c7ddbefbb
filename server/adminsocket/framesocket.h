// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace qunce::server {

/// What goes over the admin socket: a type, some texts of any bytes, and perhaps an open file.
class Frame
{
public:
    enum class Type : char {
        Command = 'C', ///< client: protocol, language, arguments…
        Output = 'o', ///< server: a piece of standard output
        Warning = 'e', ///< server: a piece of standard error
        FileRequest = 'f', ///< server: operation, path, second
        FileReply = 'r', ///< client: errno, yes, text; the descriptor
        Exit = 'x', ///< server, last: the exit code
    };

    Frame(Type ofType, std::vector<std::string> withTexts, int descriptor = -1)
        : type(ofType), texts(std::move(withTexts)), m_descriptor(descriptor)
    { }
    Frame(Frame &&other) noexcept
        : type(other.type), texts(std::move(other.texts)), m_descriptor(other.takeDescriptor())
    { }
    Frame &operator=(Frame &&) = delete;
    ~Frame(); ///< closes the descriptor

    int descriptor() const { return m_descriptor; }
    int takeDescriptor() { return std::exchange(m_descriptor, -1); }

    Type type;
    std::vector<std::string> texts;

private:
    int m_descriptor;
};

/// One end of a connected Unix stream socket that carries frames: type, length of the rest (u32, little-endian), then
/// each text with its length before it. The socket is the object's. One thread at a time.
class FrameSocket
{
public:
    static constexpr size_t kMostBytes = 4 * 1024 * 1024; ///< of a frame

    explicit FrameSocket(int socket);
    ~FrameSocket();
    FrameSocket(const FrameSocket &) = delete;
    FrameSocket &operator=(const FrameSocket &) = delete;

    int socket() const { return m_socket; }
    /// False if the other side is gone, or takes nothing for 30 s; from then on nothing goes in either direction.
    bool send(const Frame &frame);
    /// Nothing if the other side is gone or sends rubbish, if `patience` ran out, or once `giveUp` says so (asked every
    /// 100 ms). Without patience it waits for ever.
    std::optional<Frame> receive(
        std::optional<std::chrono::milliseconds> patience, const std::function<bool()> &giveUp = {});
    /// True once the other side has closed, or has sent something nobody has asked for. Quick.
    bool isGone() const;

private:
    bool sendAll(const std::string &bytes, int descriptor);
    bool receiveAll(char *into, size_t bytes, int *descriptor, const std::function<bool()> &mayWait);

    int m_socket;
    bool m_broken = false;
};

} // namespace qunce::server
