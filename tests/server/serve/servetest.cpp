// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `qunced serve` as a program: what it says, whom it refuses, how it ends.

#include <atomic>
#include <fstream>
#include <future>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "models/protocol/frame.h"
#include "tests/server/serve/serveprogram.h"
#include "tests/support/rawclient.h"

using namespace qunce;
using namespace qunce::server::testing;
using qunce::test::RawClient;
using qunce::test::RawResponse;
using qunce::test::readFile;

namespace {

class ServeTest : public ::testing::Test
{
protected:
    BrandFolder m_brand {false};
};

TEST_F(ServeTest, SaysWhereItListensAndThatItIsWell)
{
    ServeProgram server(m_brand.folder(), m_brand.data());
    ASSERT_TRUE(server.url().starts_with("http://127.0.0.1:")) << server.errors();
    RawClient client(server.port());
    const RawResponse health = client.get("/healthz");
    EXPECT_EQ(health.status, 200);
    EXPECT_EQ(health.body, "ok\n");
    const RawResponse metrics = client.get("/metrics");
    EXPECT_EQ(metrics.status, 200);
    EXPECT_NE(metrics.body.find("qunce_http_connections 1"), std::string::npos);
    EXPECT_EQ(server.stop(), 0);
    EXPECT_EQ(server.errors(), "");
}

TEST_F(ServeTest, RefusesADirectoryThatIsServedAlready)
{
    ServeProgram first(m_brand.folder(), m_brand.data());
    ASSERT_NE(first.url(), "");
    ServeProgram second(m_brand.folder(), m_brand.data());
    EXPECT_EQ(second.process().wait(), 3);
    EXPECT_NE(second.errors().find(
                  "is in use by `qunced serve` (process " + std::to_string(first.process().id()) + ")"),
        std::string::npos)
        << second.errors();
    EXPECT_EQ(RawClient(first.port()).get("/healthz").status, 200);
}

TEST_F(ServeTest, RefusesPlainHttpBeyondLoopbackAndHalfOfTls)
{
    for (const Words &words : {Words {"--listen", "0.0.0.0:0"}, Words {"--tls-cert", "/x"},
             Words {"--listen", "everywhere"}, Words {"--log", m_brand.data() + "/qunce.db"}}) {
        ServeProgram server(m_brand.folder(), m_brand.data(), words);
        EXPECT_EQ(server.process().wait(), 2) << words[0];
        EXPECT_NE(server.errors(), "");
    }
    ServeProgram server(m_brand.folder(), m_brand.data(), {"--tls-cert", "/no", "--tls-key", "/no"});
    EXPECT_EQ(server.process().wait(), 1);
    EXPECT_EQ(m_brand.run({"check"}).exitCode, 0);
}

TEST_F(ServeTest, RefusesAPortThatIsTakenAndADirectoryThatIsNone)
{
    ServeProgram first(m_brand.folder(), m_brand.data());
    BrandFolder other(false);
    ServeProgram second(
        other.folder(), other.data(), {"--listen", "127.0.0.1:" + std::to_string(first.port())});
    EXPECT_EQ(second.process().wait(), 1);
    EXPECT_NE(second.errors().find("cannot listen on"), std::string::npos) << second.errors();
    ServeProgram nowhere(other.folder(), other.file("nothing"));
    EXPECT_EQ(nowhere.process().wait(), 1);
    EXPECT_NE(nowhere.errors().find("Run `qunced init` first"), std::string::npos) << nowhere.errors();
}

TEST_F(ServeTest, LogsRequestsWithoutTheirSecrets)
{
    ServeProgram server(m_brand.folder(), m_brand.data());
    RawClient client(server.port());
    client.ask("GET /v1/sync/wait?since=tokenInQuery HTTP/1.1\r\nHost: x\r\n"
               "Authorization: Bearer tokenInHeader\r\n\r\n");
    client.post("/v1/session", "{\"password\": \"tokenInBody\"}");
    EXPECT_EQ(server.stop(), 0);
    const std::string log = readFile(m_brand.file("serve.log"));
    EXPECT_NE(log.find("GET /v1/sync/wait"), std::string::npos) << log;
    EXPECT_NE(log.find("POST /v1/session"), std::string::npos) << log;
    EXPECT_EQ(log.find("tokenIn"), std::string::npos) << log;
}

TEST_F(ServeTest, BeginsItsLogAnewOnSighup)
{
    ServeProgram server(m_brand.folder(), m_brand.data());
    RawClient client(server.port());
    client.get("/before");
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (readFile(m_brand.file("serve.log")).find("/before") == std::string::npos // it follows the answer
        && std::chrono::steady_clock::now() < end)
        ::usleep(10'000);
    ASSERT_EQ(std::rename(m_brand.file("serve.log").c_str(), m_brand.file("old.log").c_str()), 0);
    server.process().signal(SIGHUP);
    while (readFile(m_brand.file("serve.log")).find("/after") == std::string::npos
        && std::chrono::steady_clock::now() < end)
        client.get("/after");
    EXPECT_NE(readFile(m_brand.file("old.log")).find("/before"), std::string::npos);
    EXPECT_NE(readFile(m_brand.file("serve.log")).find("/after"), std::string::npos);
    EXPECT_EQ(server.stop(), 0);
}

TEST_F(ServeTest, ImportsWhatIsPutIntoTheWatchedFolder)
{
    const std::string watched = m_brand.file("incoming");
    std::filesystem::create_directory(watched);
    test::writeFile(watched + "/erp.org.csv", "code,kind,name\nR1,region,Zhejiang\nR2,planet,Jiangsu\n");
    ServeProgram server(m_brand.folder(), m_brand.data(), {"--watch-imports", watched});
    ASSERT_NE(server.url(), "") << server.errors();
    const std::string failed = watched + "/failed/erp.org.csv";
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!std::filesystem::exists(failed) && std::chrono::steady_clock::now() < end)
        ::usleep(50'000);
    EXPECT_NE(readFile(failed + ".errors.csv").find("R2,planet"), std::string::npos);
    EXPECT_EQ(server.stop(), 0);
    EXPECT_NE(readFile(m_brand.file("serve.log")).find("erp.org.csv: 2 rows, 1 rejected"), std::string::npos);
    EXPECT_EQ(m_brand.run({"check"}).exitCode, 0);
}

TEST_F(ServeTest, RefusesAWatchedFolderThatIsNone)
{
    ServeProgram server(m_brand.folder(), m_brand.data(), {"--watch-imports", m_brand.file("nothing")});
    EXPECT_EQ(server.process().wait(), 2);
    EXPECT_NE(server.errors().find("--watch-imports names no folder"), std::string::npos) << server.errors();
}

TEST_F(ServeTest, EndsAtOnceWhileLongPollsWait)
{
    m_brand.run({"user", "add", "eve", "--role", "admin"}, "a password\n");
    ServeProgram server(m_brand.folder(), m_brand.data());
    const std::string common = " HTTP/1.1\r\nHost: x\r\nX-Qunce-Sync: 1\r\nX-Schema: 1\r\n"
                               "X-Client-Id: 01970000-0000-7000-8000-000000000001\r\n";
    const std::string body = R"({"user": "eve", "password": "a password", "device": "laptop"})";
    RawClient client(server.port());
    const RawResponse session = client.ask("POST /v1/session?fmt=json" + common
        + "Content-Type: application/vnd.qunce+json\r\nX-Body-Hash: " + bodyHash(body)
        + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    ASSERT_EQ(session.status, 200) << session.body;
    const std::string wait = common + "Authorization: Bearer "
        + nlohmann::json::parse(session.body)["access"].get<std::string>() + "\r\n\r\n";
    const RawResponse first = client.ask("GET /v1/sync/wait?fmt=json" + wait);
    ASSERT_EQ(first.status, 200) << first.body;
    const std::string token = nlohmann::json::parse(first.body)["token"];
    std::vector<RawClient> waiting;
    for (int i = 0; i < 20; ++i) {
        waiting.emplace_back(server.port());
        waiting.back().send("GET /v1/sync/wait?fmt=json&since=" + token + wait);
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (client.get("/metrics").body.find("qunce_http_requests_running 21") == std::string::npos
        && std::chrono::steady_clock::now() < end)
        ::usleep(10'000);
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(server.stop(), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
    for (RawClient &one : waiting) {
        EXPECT_EQ(one.receive().status, 200);
        EXPECT_TRUE(one.waitForClose());
    }
}

TEST_F(ServeTest, PeopleSignInWhileALongImportReadsItsFile)
{
    m_brand.run({"user", "add", "eve", "--role", "admin"}, "a password\n");
    ServeProgram server(m_brand.folder(), m_brand.data());
    const std::string pipe = m_brand.file("guide_days.csv");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    auto import = std::async(std::launch::async, [&] { return m_brand.run({"import", "guide_days", pipe}); });
    std::ofstream file(pipe); // opens when the server reads: from then on the import has the database
    file << "guide_code,day,orders\n";
    std::atomic<bool> ends {false};
    auto feeding = std::async(std::launch::async, [&] {
        for (uint64_t rows = 0;; ++rows) {
            file << "NOBODY,2026-06-01,1\n";
            if (ends && rows % 1024 == 0)
                return rows + 1;
        }
    });
    const std::string body = R"({"user": "eve", "password": "a password", "device": "laptop"})";
    const auto signIn = [&](const std::string &said) {
        return RawClient(server.port())
            .ask("POST /v1/session?fmt=json HTTP/1.1\r\nHost: x\r\nX-Qunce-Sync: 1\r\n"
                 "X-Schema: 1\r\nX-Client-Id: 01970000-0000-7000-8000-000000000001\r\n"
                 "Content-Type: application/vnd.qunce+json\r\nX-Body-Hash: "
                + bodyHash(said) + "\r\nContent-Length: " + std::to_string(said.size()) + "\r\n\r\n" + said);
    };
    for (int i = 0; i < 3; ++i) {
        const RawResponse session = signIn(body);
        EXPECT_EQ(session.status, 200) << session.body;
    }
    EXPECT_EQ(signIn(R"({"user": "eve", "password": "another", "device": "laptop"})").status, 401);
    EXPECT_EQ(import.wait_for(std::chrono::seconds(0)), std::future_status::timeout) << "it still runs";
    ends = true;
    const uint64_t rows = feeding.get();
    file.close();
    const CommandResult done = import.get();
    EXPECT_EQ(nlohmann::json::parse(done.out)["rejected"], rows) << done.out << done.err;
    EXPECT_EQ(server.stop(), 0);
}

TEST_F(ServeTest, EndsOnSigintToo)
{
    ServeProgram server(m_brand.folder(), m_brand.data());
    RawClient idle(server.port());
    EXPECT_EQ(idle.get("/healthz").status, 200);
    server.process().signal(SIGINT);
    EXPECT_EQ(server.process().wait(), 0);
    EXPECT_TRUE(idle.waitForClose());
    EXPECT_NE(readFile(m_brand.file("serve.log")).find("# serve: stopped"), std::string::npos);
}

} // namespace
