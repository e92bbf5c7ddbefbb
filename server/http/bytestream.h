// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "models/base/result.h"

namespace qunce::server {

/// What one non-blocking call came to.
struct IoStep {
    enum class Kind : unsigned char { Done, WantRead, WantWrite, Closed };
    Kind kind = Kind::Closed;
    size_t bytes = 0; ///< if Done, > 0
};

/// Bytes over a connected non-blocking socket, plain or TLS, that keeps no buffer while nothing moves. It does not own
/// the socket. One thread at a time. Every failure is Closed: nothing else can be done about it.
class ByteStream
{
public:
    virtual ~ByteStream() = default;
    /// Done when bytes may flow.
    virtual IoStep handshake() = 0;
    /// Closed also if the peer will send no more.
    virtual IoStep read(std::span<char> into) = 0;
    virtual IoStep write(std::string_view bytes) = 0;
    /// Says, as far as that goes without waiting, that nothing more will be written.
    virtual void finish() = 0;
};

std::unique_ptr<ByteStream> makePlainStream(int socket);

/// Certificate and key of the server; TLS 1.2 and later with forward secrecy. Shared by all streams, thread-safe.
class TlsContext
{
public:
    /// PEM files; the certificate file may hold the chain. Fails with InvalidInput.
    static Result<std::unique_ptr<TlsContext>> load(
        const std::string &certificateFile, const std::string &keyFile);
    ~TlsContext();
    TlsContext(const TlsContext &) = delete;
    TlsContext &operator=(const TlsContext &) = delete;

    /// Null only when memory is short.
    std::unique_ptr<ByteStream> makeStream(int socket) const;

private:
    struct Private;
    explicit TlsContext(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace qunce::server
