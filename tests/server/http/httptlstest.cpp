// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <memory>

#include <openssl/ssl.h>

#include "tests/server/http/testserver.h"
#include "tests/support/files.h"
#include "tests/support/selfsigned.h"
#include "tests/support/tempdir.h"

namespace qunce::server {
namespace {

using test::RawClient;

struct Free {
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
    void operator()(SSL *ssl) const { SSL_free(ssl); }
};

class HttpTls : public testing::Test
{
protected:
    void SetUp() override
    {
        server.options.certificateFile = folder.file("cert.pem");
        server.options.keyFile = folder.file("key.pem");
        test::writeSelfSigned(server.options.certificateFile, server.options.keyFile);
    }

    /// What the server answers over TLS of at most `version`; empty if there is no handshake.
    std::string ask(uint16_t port, const std::string &request, int version = TLS1_3_VERSION)
    {
        const std::unique_ptr<SSL_CTX, Free> context(SSL_CTX_new(TLS_client_method()));
        SSL_CTX_set_max_proto_version(context.get(), version);
        SSL_CTX_set_security_level(context.get(), 0);
        SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
        RawClient client(port);
        const std::unique_ptr<SSL, Free> ssl(SSL_new(context.get()));
        SSL_set_fd(ssl.get(), client.descriptor());
        if (SSL_connect(ssl.get()) != 1)
            return {};
        SSL_write(ssl.get(), request.data(), static_cast<int>(request.size()));
        std::string answer;
        char scratch[4096];
        for (int got = 0; (got = SSL_read(ssl.get(), scratch, sizeof scratch)) > 0;)
            answer.append(scratch, static_cast<size_t>(got));
        const bool properEnd = (SSL_get_shutdown(ssl.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
        EXPECT_TRUE(properEnd) << "a cut answer must be told from a whole one";
        return answer;
    }

    TempDir folder;
    TestServer server;
};

constexpr char kHello[] = "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

TEST_F(HttpTls, servesTls12And13AndNothingOlder)
{
    const uint16_t port = server.start();
    EXPECT_EQ(server.server->url(), "https://127.0.0.1:" + std::to_string(port));
    EXPECT_TRUE(ask(port, kHello).ends_with("hello"));
    EXPECT_TRUE(ask(port, kHello, TLS1_2_VERSION).ends_with("hello"));
    EXPECT_EQ(ask(port, kHello, TLS1_1_VERSION), "");
}

TEST_F(HttpTls, carriesMegabytesBothWays)
{
    const uint16_t port = server.start();
    const std::string body(2 * 1024 * 1024, 'x');
    const std::string answer = ask(port,
        "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
            + std::to_string(body.size()) + "\r\n\r\n" + body);
    EXPECT_TRUE(answer.ends_with(body));
}

TEST_F(HttpTls, survivesClientsThatDoNotSpeakIt)
{
    server.options.headTimeout = std::chrono::milliseconds(150);
    const uint16_t port = server.start();
    RawClient plain(port);
    plain.send(kHello);
    EXPECT_TRUE(plain.waitForClose());
    RawClient silent(port);
    EXPECT_TRUE(silent.waitForClose());
    RawClient(port).reset();
    EXPECT_TRUE(ask(port, kHello).ends_with("hello"));
}

TEST_F(HttpTls, mayListenBeyondLoopback)
{
    server.options.listen.host = "0.0.0.0";
    EXPECT_TRUE(ask(server.start(), kHello).ends_with("hello"));
}

TEST_F(HttpTls, refusesFilesThatDoNotBelongTogether)
{
    const auto startCode = [&] {
        auto started = HttpServer::start(server.router, server.metrics, server.clock, server.options);
        return started.ok() ? ErrorCode::Cancelled : started.error().code;
    };
    const std::string certificate = server.options.certificateFile;
    test::writeSelfSigned(folder.file("other.pem"), server.options.keyFile);
    EXPECT_EQ(startCode(), ErrorCode::InvalidInput) << "another key";
    server.options.certificateFile = test::writeFile(folder.file("garbage.pem"), "not a certificate");
    EXPECT_EQ(startCode(), ErrorCode::InvalidInput);
    server.options.certificateFile = folder.file("missing.pem");
    EXPECT_EQ(startCode(), ErrorCode::InvalidInput);
    server.options.certificateFile = certificate;
    server.options.keyFile.clear();
    EXPECT_EQ(startCode(), ErrorCode::InvalidInput) << "a certificate without a key is no plain HTTP";
}

} // namespace
} // namespace qunce::server
