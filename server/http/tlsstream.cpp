// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <limits>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include "server/http/bytestream.h"

// OpenSSL straight on the socket: asio's ssl::stream keeps 34 KiB of buffers for every idle connection, OpenSSL with
// SSL_MODE_RELEASE_BUFFERS none.

namespace qunce::server {

namespace {

constexpr char kCiphers12[] = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL";

struct FreeSsl {
    void operator()(SSL *ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
};

std::string lastError()
{
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    const char *reason = code ? ERR_reason_error_string(code) : nullptr;
    return reason ? reason : "unknown TLS error";
}

int cut(size_t size)
{
    return static_cast<int>(std::min<size_t>(size, static_cast<size_t>(std::numeric_limits<int>::max())));
}

class TlsStream : public ByteStream
{
public:
    TlsStream(std::unique_ptr<SSL, FreeSsl> ssl, int socket) : m_ssl(std::move(ssl)), m_socket(socket) { }
    IoStep handshake() override
    {
        ERR_clear_error();
        return step(SSL_accept(m_ssl.get()));
    }
    IoStep read(std::span<char> into) override
    {
        ERR_clear_error();
        return step(SSL_read(m_ssl.get(), into.data(), cut(into.size())));
    }
    IoStep write(std::string_view bytes) override
    {
        ERR_clear_error();
        return step(SSL_write(m_ssl.get(), bytes.data(), cut(bytes.size())));
    }
    void finish() override
    {
        ERR_clear_error();
        if (!m_broken && SSL_is_init_finished(m_ssl.get()))
            SSL_shutdown(m_ssl.get());
        ::shutdown(m_socket, SHUT_WR);
    }

private:
    IoStep step(int result)
    {
        if (result > 0)
            return {IoStep::Kind::Done, static_cast<size_t>(result)};
        switch (SSL_get_error(m_ssl.get(), result)) {
        case SSL_ERROR_WANT_READ:
            return {IoStep::Kind::WantRead, 0};
        case SSL_ERROR_WANT_WRITE:
            return {IoStep::Kind::WantWrite, 0};
        case SSL_ERROR_ZERO_RETURN:
            return {};
        default:
            m_broken = true;
            return {}; // SSL_shutdown must not follow
        }
    }

    std::unique_ptr<SSL, FreeSsl> m_ssl;
    int m_socket;
    bool m_broken = false;
};

} // namespace

struct TlsContext::Private {
    std::unique_ptr<SSL_CTX, FreeSsl> context;
};

TlsContext::TlsContext(std::unique_ptr<Private> priv) : d(std::move(priv)) { }

TlsContext::~TlsContext() = default;

Result<std::unique_ptr<TlsContext>> TlsContext::load(
    const std::string &certificateFile, const std::string &keyFile)
{
    const auto failure = [&] {
        return Error {ErrorCode::InvalidInput,
            Message(
                QUNCE_TEXT("The certificate %1 and the key %2 cannot be used. Check that both are PEM files "
                           "that belong together."),
                {certificateFile, keyFile}),
            lastError()};
    };
    auto d = std::make_unique<Private>();
    d->context.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX *context = d->context.get();
    if (!context || SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1
        || SSL_CTX_set_cipher_list(context, kCiphers12) != 1)
        return failure();
    SSL_CTX_set_options(
        context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(context,
        SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    // Sessions come back by ticket; a cache in memory would only grow.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    if (SSL_CTX_use_certificate_chain_file(context, certificateFile.c_str()) != 1
        || SSL_CTX_use_PrivateKey_file(context, keyFile.c_str(), SSL_FILETYPE_PEM) != 1
        || SSL_CTX_check_private_key(context) != 1)
        return failure();
    return std::unique_ptr<TlsContext>(new TlsContext(std::move(d)));
}

std::unique_ptr<ByteStream> TlsContext::makeStream(int socket) const
{
    std::unique_ptr<SSL, FreeSsl> ssl(SSL_new(d->context.get()));
    if (!ssl || SSL_set_fd(ssl.get(), socket) != 1)
        return nullptr;
    return std::make_unique<TlsStream>(std::move(ssl), socket);
}

} // namespace qunce::server
