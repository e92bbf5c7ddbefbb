// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Orders that machines hand in to a running server: durable, once, and the same as an import of the same files.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "server/storage/sqlitestorage.h"
#include "tests/server/serve/serveprogram.h"
#include "tests/support/rawclient.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using nlohmann::json;
using qunce::test::RawClient;
using qunce::test::RawResponse;
using qunce::test::writeFile;

namespace {

const std::string kOrderHeader = "order_code,guide_code,paid_at,amount,refunds,channel\n";

class OrderIngestTest : public ::testing::Test
{
protected:
    OrderIngestTest()
    {
        const SystemClock clock;
        const auto storage =
            SqliteStorage::open(m_brand.data() + "/qunce.db", SqliteStorage::Mode::ReadOnly, clock);
        const auto reading = storage.value()->beginRead();
        const auto visited = reading.value()->eachRecord(Kind::Guide, [&](const Record &record) {
            m_guides.emplace_back(record.text("code"));
            return Result<void>();
        });
        EXPECT_TRUE(visited.ok());
        std::sort(m_guides.begin(), m_guides.end());
    }
    std::string token(const std::string &purpose)
    {
        std::string text = m_brand.run({"token", "add", "shop-" + purpose, "--ingest", purpose}).out;
        text.pop_back();
        return text;
    }
    static RawResponse deliver(uint16_t port, const std::string &token, const std::string &batch,
        const std::string &body, const std::string &what = "orders")
    {
        return RawClient(port).ask("POST /v1/ingest/" + what
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\nX-Batch-Id: " + batch
            + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    }
    static json waitUntilMerged(uint16_t port, const std::string &token, const std::string &batch)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        for (;;) {
            const json body =
                json::parse(RawClient(port)
                                .ask("GET /v1/ingest/batch/" + batch
                                    + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                                .body,
                    nullptr, false);
            if (body.value("state", "") == "merged" || std::chrono::steady_clock::now() > end)
                return body;
            ::usleep(50'000);
        }
    }
    std::string rows(int first, int count, const std::string &refunds = "") const
    {
        std::string text = kOrderHeader;
        for (int i = first; i < first + count; ++i)
            text += "D" + std::to_string(i) + "," + m_guides[static_cast<size_t>(i) % m_guides.size()]
                + ",2026-06-" + std::to_string(10 + i % 15) + " " + std::to_string(i % 24) + ":15,"
                + std::to_string(1000 + i) + "," + refunds + ",mini_program\n";
        return text;
    }
    static std::string exported(const BrandFolder &brand)
    {
        std::string text;
        for (const char *const measure : {"orders", "amount", "after_hours_share"})
            text += brand
                        .run({"export", "leaderboard", "--measure", measure, "--from", "2026-06-01", "--to",
                            "2026-06-30", "--as-of", "2026-07-01 00:00", "--format", "csv", "--out", "-"})
                        .out;
        return text;
    }
    void expectLikeImports(const std::vector<std::string> &bodies)
    {
        const BrandFolder plain;
        const std::string before = exported(plain);
        for (const std::string &body : bodies)
            EXPECT_GE(plain.run({"import", "orders", writeFile(plain.file("f.csv"), body)}).exitCode, 0);
        const std::string expected = exported(plain);
        EXPECT_NE(expected, before);
        EXPECT_EQ(exported(m_brand), expected);
        const CommandResult check = m_brand.run({"check"});
        EXPECT_EQ(check.exitCode, 0) << check.err;
    }

    BrandFolder m_brand;
    std::vector<std::string> m_guides;
};

TEST_F(OrderIngestTest, DeliveriesAreMergedLikeAnImportAndSayWhatIsWrong)
{
    const std::string key = token("orders");
    ServeProgram server(m_brand.folder(), m_brand.data());
    const std::string first = rows(0, 200);
    const std::string second =
        kOrderHeader + "D7,,,,500,\nD9999,,,,1,\nD8,NOBODY,,,,\nD9,,,,999999,\nD7,,,1,,\n";
    ASSERT_EQ(deliver(server.port(), key, "b-1", first).status, 202);
    EXPECT_EQ(deliver(server.port(), key, "b-1", first).status, 202) << "the same again is the same delivery";
    EXPECT_EQ(deliver(server.port(), key, "b-1", second).status, 400);
    ASSERT_EQ(deliver(server.port(), key, "b-2", second).status, 202);
    const json merged = waitUntilMerged(server.port(), key, "b-2");
    EXPECT_EQ(merged["rows"], 5);
    EXPECT_EQ(merged["rejected"], 4) << merged;
    std::vector<int> lines;
    for (const json &error : merged["errors"])
        lines.push_back(error["line"]);
    EXPECT_EQ(lines, (std::vector<int> {3, 4, 5, 6})) << merged;
    EXPECT_EQ(merged["errors"][0]["reason"],
        "order_code = D9999: There is no order of this number yet. Hand in the order first, then its "
        "refunds.");
    EXPECT_EQ(waitUntilMerged(server.port(), key, "b-1")["rejected"], 0);
    EXPECT_EQ(server.stop(), 0);
    expectLikeImports({first, second});
}

TEST_F(OrderIngestTest, ATokenIsForOnePurpose)
{
    const std::string orders = token("orders");
    const std::string results = token("task-results");
    ServeProgram server(m_brand.folder(), m_brand.data());
    EXPECT_EQ(deliver(server.port(), results, "b", rows(0, 1)).status, 403);
    EXPECT_EQ(
        deliver(server.port(), orders, "b", "task_code,guide_code,status\n", "task-results").status, 403);
    EXPECT_EQ(deliver(server.port(), orders, "b", "guide_code,amount\n").status, 400);
    EXPECT_EQ(deliver(server.port(), orders, "b", rows(0, 1)).status, 202);
    EXPECT_EQ(server.stop(), 0);
}

TEST_F(OrderIngestTest, WhatWasAcknowledgedSurvivesAKillAndCountsOnce)
{
    const std::string key = token("orders");
    std::vector<std::string> bodies;
    for (int round = 0; round < 4; ++round) {
        ServeProgram server(m_brand.folder(), m_brand.data());
        ASSERT_NE(server.url(), "") << server.errors();
        for (int i = 0; i < 3; ++i) {
            bodies.push_back(rows(round * 150 + i * 40, 100, i == 2 ? "17" : ""));
            ASSERT_EQ(
                deliver(server.port(), key, "b" + std::to_string(bodies.size()), bodies.back()).status, 202);
        }
        server.process().signal(SIGKILL);
        server.process().wait();
    }
    ServeProgram server(m_brand.folder(), m_brand.data());
    for (size_t i = 1; i <= bodies.size(); ++i)
        EXPECT_EQ(waitUntilMerged(server.port(), key, "b" + std::to_string(i))["state"], "merged") << i;
    EXPECT_EQ(server.stop(), 0);
    expectLikeImports(bodies);
}

TEST_F(OrderIngestTest, TheBalanceIsAFileAndAnExitCode)
{
    ASSERT_EQ(m_brand.run({"import", "orders", writeFile(m_brand.file("o.csv"), rows(0, 3))}).exitCode, 0);
    const std::string out = m_brand.file("balance.csv");
    const CommandResult balance =
        m_brand.run({"balance", "--from", "2026-06-01", "--to", "2026-06-30", "--out", out});
    EXPECT_EQ(balance.exitCode, 1) << "the demo brand's totals are others";
    EXPECT_EQ(json::parse(balance.out)["days"], 3);
    EXPECT_NE(qunce::test::readFile(out).find("day,guide_code,metric,ledger,imported,difference\r\n2026-06-"),
        std::string::npos);
    EXPECT_EQ(
        m_brand.run({"balance", "--from", "2026-01-01", "--to", "2026-01-31", "--out", out}).exitCode, 0);
    EXPECT_EQ(m_brand.run({"balance"}).exitCode, 2);
}

} // namespace
