// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Clients that mean harm, against the program itself: the others are served and memory stays bounded.

#include <openssl/ssl.h>
#include <sys/resource.h>

#include "tests/server/serve/serveprogram.h"
#include "tests/support/selfsigned.h"
#include "tests/support/rawclient.h"

using namespace qunce;
using namespace qunce::server::testing;
using namespace std::chrono_literals;
using qunce::test::RawClient;

namespace {

constexpr double kMostMegabytes = 200;

struct Free {
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
    void operator()(SSL *ssl) const { SSL_free(ssl); }
};

class ServeLimitsTest : public ::testing::Test
{
protected:
    void TearDown() override
    {
#ifndef QUNCE_SANITIZED
        EXPECT_LT(m_server->process().peakMegabytes(), kMostMegabytes);
#endif
        EXPECT_EQ(m_server->stop(), 0);
        EXPECT_EQ(m_brand.run({"check"}).exitCode, 0);
    }
    /// Somebody else asks and is answered soon.
    void expectOthersServed()
    {
        const auto begun = std::chrono::steady_clock::now();
        EXPECT_EQ(RawClient(m_server->port()).get("/healthz").status, 200);
        EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
    }

    BrandFolder m_brand {false};
    std::optional<ServeProgram> m_server {std::in_place, m_brand.folder(), m_brand.data()};
};

TEST_F(ServeLimitsTest, ThreeHundredMegabytesAreNotTaken)
{
    for (const char *const path : {"/v1/session", "/v1/ingest/task-results", "/nowhere"}) {
        RawClient client(m_server->port());
        client.send(
            std::string("POST ") + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 314572800\r\n\r\n");
        const std::string megabyte(1024 * 1024, 'x');
        for (int sent = 0; sent < 300 && client.send(megabyte); ++sent) { }
        const int status = client.receive().status;
        EXPECT_TRUE(status == 413 || status == 404 || status == 0) << path << ' ' << status;
        expectOthersServed();
    }
}

TEST_F(ServeLimitsTest, ManyBodiesThatNeverEndDoNotFillTheMemory)
{
    std::vector<RawClient> clients;
    const std::string megabyte(1024 * 1024, 'x');
    for (int i = 0; i < 64; ++i) {
        clients.emplace_back(m_server->port());
        clients.back().send(
            "POST /v1/ingest/task-results HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n");
    }
    for (int round = 0; round < 7; ++round) {
        for (RawClient &client : clients)
            client.send(megabyte);
    }
    expectOthersServed();
}

TEST_F(ServeLimitsTest, SlowHeadersHoldNobodyUp)
{
    std::vector<RawClient> slow;
    for (int i = 0; i < 200; ++i) {
        slow.emplace_back(m_server->port());
        slow.back().send("GET /healthz HTTP/1.1\r\nHost: ");
    }
    for (int round = 0; round < 20; ++round) {
        for (RawClient &client : slow)
            client.send("x");
        expectOthersServed();
    }
}

TEST_F(ServeLimitsTest, TwoThousandIdleConnectionsHoldNobodyUp)
{
    rlimit files {};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < 2500)
        GTEST_SKIP() << "only " << files.rlim_cur << " files may be open";
    std::vector<RawClient> idle;
    for (int i = 0; i < 2000; ++i) {
        idle.emplace_back(m_server->port());
        ASSERT_TRUE(idle.back().connected()) << i;
    }
    EXPECT_EQ(idle.front().get("/healthz").status, 200);
    EXPECT_EQ(idle.back().get("/healthz").status, 200);
    expectOthersServed();
    m_server->process().signal(SIGTERM);
    EXPECT_TRUE(idle.front().waitForClose());
    EXPECT_EQ(m_server->process().wait(), 0) << "idle connections do not keep it";
    idle.clear();
    m_server.emplace(m_brand.folder(), m_brand.data()); // for TearDown()
}

TEST_F(ServeLimitsTest, ClientsThatLeaveInTheMiddleOfAnAnswerAreNoLoss)
{
    for (int i = 0; i < 200; ++i) {
        RawClient client(m_server->port());
        client.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\nGET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        if (i % 2 == 0)
            client.reset();
    }
    expectOthersServed();
}

TEST(ServeTlsTest, ServesTlsWhereItIsToldTo)
{
    const BrandFolder brand(false);
    test::writeSelfSigned(brand.file("cert.pem"), brand.file("key.pem"));
    ServeProgram server(brand.folder(), brand.data(),
        {"--tls-cert", brand.file("cert.pem"), "--tls-key", brand.file("key.pem")});
    ASSERT_TRUE(server.url().starts_with("https://127.0.0.1:")) << server.errors();
    const RawClient client(server.port());
    const std::unique_ptr<SSL_CTX, Free> context(SSL_CTX_new(TLS_client_method()));
    const std::unique_ptr<SSL, Free> tls(SSL_new(context.get()));
    SSL_set_fd(tls.get(), client.descriptor());
    ASSERT_EQ(SSL_connect(tls.get()), 1);
    const std::string request = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    ASSERT_GT(SSL_write(tls.get(), request.data(), static_cast<int>(request.size())), 0);
    std::string answer(4096, '\0');
    const int got = SSL_read(tls.get(), answer.data(), static_cast<int>(answer.size()));
    ASSERT_GT(got, 0);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
    EXPECT_EQ(RawClient(server.port()).get("/healthz").status, 0) << "no plain answer at a TLS port";
    EXPECT_EQ(server.stop(), 0);
}

} // namespace
