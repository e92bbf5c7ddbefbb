// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Deliveries of machines: durable before they are acknowledged, merged once, and the same as an import of the same file.

#include <algorithm>
#include <future>
#include <map>

#include <nlohmann/json.hpp>

#include "server/handlers/wireexchange.h"
#include "server/ingest/intake.h"
#include "server/ingest/merger.h"
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

/// Codes of the demo brand to deliver results about.
struct Codes {
    std::vector<std::string> tasks;
    std::vector<std::string> guides;

    explicit Codes(const std::string &database)
    {
        const SystemClock clock;
        const auto storage = SqliteStorage::open(database, SqliteStorage::Mode::ReadOnly, clock);
        const auto reading = storage.value()->beginRead();
        const auto collect = [&](Kind kind, std::vector<std::string> &codes) {
            const auto visited = reading.value()->eachRecord(kind, [&](const Record &record) {
                codes.emplace_back(record.text("code"));
                return Result<void>();
            });
            EXPECT_TRUE(visited.ok());
            std::sort(codes.begin(), codes.end());
        };
        collect(Kind::Task, tasks);
        collect(Kind::Guide, guides);
    }

    /// Results of one task for some guides.
    std::string csv(size_t task, size_t firstGuide, size_t count, const std::string &status) const
    {
        std::string text = "task_code,guide_code,status,done_at,replies\n";
        for (size_t i = firstGuide; i < firstGuide + count; ++i)
            text += tasks.at(task) + ',' + guides.at(i % guides.size()) + ',' + status + ",2026-06-01 10:00,"
                + std::to_string(i) + '\n';
        return text;
    }
};

class IngestTest : public ::testing::Test
{
protected:
    std::string token(const std::string &name, const std::string &purpose = "task-results")
    {
        std::string text = m_brand.run({"token", "add", name, "--ingest", purpose}).out;
        text.pop_back();
        return text;
    }
    static RawResponse deliver(
        uint16_t port, const std::string &token, const std::string &batch, const std::string &body)
    {
        return RawClient(port).ask(
            "POST /v1/ingest/task-results HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
            + "\r\nX-Batch-Id: " + batch + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n"
            + body);
    }
    static RawResponse look(uint16_t port, const std::string &token, const std::string &batch)
    {
        return RawClient(port).ask("GET /v1/ingest/batch/" + batch
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    }
    /// What is said of the batch once it has been merged.
    static json waitUntilMerged(uint16_t port, const std::string &token, const std::string &batch)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        for (;;) {
            const json body = json::parse(look(port, token, batch).body, nullptr, false);
            if (body.value("state", "") == "merged" || std::chrono::steady_clock::now() > end)
                return body;
            ::usleep(50'000);
        }
    }
    /// The same files, imported one after the other into an equal brand, give the same exports.
    void expectLikeImports(const std::vector<std::string> &bodies)
    {
        const BrandFolder plain;
        for (const std::string &body : bodies)
            EXPECT_GE(
                plain.run({"import", "task_results", writeFile(plain.file("f.csv"), body)}).exitCode, 0);
        for (const char *const by : {"guide", "task"}) {
            const Words words {"export", "completion", "--from", "2026-01-01", "--to", "2026-12-31", "--by",
                by, "--as-of", "2026-07-01 00:00", "--format", "csv", "--out", "-"};
            const std::string expected = plain.run(words).out;
            EXPECT_GT(expected.size(), 1000U);
            EXPECT_EQ(m_brand.run(words).out, expected) << by;
        }
        EXPECT_EQ(m_brand.run({"check"}).exitCode, 0);
    }

    BrandFolder m_brand;
    Codes m_codes {m_brand.data() + "/qunce.db"};
};

TEST_F(IngestTest, ADeliveryIsAcknowledgedThenMergedLikeAnImport)
{
    const std::string key = token("scrm");
    ServeProgram server(m_brand.folder(), m_brand.data());
    const std::string good = m_codes.csv(3, 0, 50, "done");
    const std::string bad =
        m_codes.csv(3, 20, 10, "failed") + "NOPE,G1,done,,\n" + m_codes.tasks[3] + ",G0,maybe,,\n";
    const RawResponse first = deliver(server.port(), key, "b-1", good);
    EXPECT_EQ(first.status, 202) << first.body;
    EXPECT_EQ(json::parse(first.body)["rows"], 50);
    EXPECT_EQ(json::parse(first.body)["batch"], "b-1");
    EXPECT_EQ(deliver(server.port(), key, "b-2", bad).status, 202);

    const json merged = waitUntilMerged(server.port(), key, "b-2");
    EXPECT_EQ(merged["rows"], 12);
    EXPECT_EQ(merged["rejected"], 2) << merged;
    ASSERT_EQ(merged["errors"].size(), 2U);
    EXPECT_EQ(merged["errors"][0]["line"], 12);
    EXPECT_NE(merged["errors"][0]["reason"].get<std::string>().find("task_code = NOPE"), std::string::npos);
    EXPECT_EQ(waitUntilMerged(server.port(), key, "b-1")["rejected"], 0);
    EXPECT_EQ(server.stop(), 0);
    expectLikeImports({good, bad});
}

TEST_F(IngestTest, ADeliveryThatComesAgainIsTheSameDelivery)
{
    const std::string key = token("scrm");
    const std::string other = token("other");
    ServeProgram server(m_brand.folder(), m_brand.data());
    const std::string body = m_codes.csv(1, 0, 5, "done");
    EXPECT_EQ(deliver(server.port(), key, "b", body).status, 202);
    EXPECT_EQ(deliver(server.port(), key, "b", body).status, 202);
    waitUntilMerged(server.port(), key, "b");
    const json again = json::parse(deliver(server.port(), key, "b", body).body);
    EXPECT_EQ(again["state"], "merged");
    EXPECT_EQ(again["rejected"], 0);
    EXPECT_EQ(deliver(server.port(), key, "b", body + "x,y,done,,\n").status, 400) << "another body";
    EXPECT_EQ(look(server.port(), other, "b").status, 404) << "names belong to their token";
    EXPECT_EQ(deliver(server.port(), other, "b", body).status, 202);
}

TEST_F(IngestTest, WhoMayNotDeliverIsTurnedAwayAndAnUnreadableBodyIsRefused)
{
    const std::string key = token("scrm");
    const std::string orders = token("orders", "orders");
    ServeProgram server(m_brand.folder(), m_brand.data());
    const std::string body = m_codes.csv(1, 0, 5, "done");
    EXPECT_EQ(deliver(server.port(), "", "b", body).status, 401);
    EXPECT_EQ(deliver(server.port(), "wrong", "b", body).status, 401);
    EXPECT_EQ(look(server.port(), "wrong", "b").status, 401);
    EXPECT_EQ(deliver(server.port(), orders, "b", body).status, 403);
    EXPECT_EQ(deliver(server.port(), key, "", body).status, 400);
    EXPECT_EQ(deliver(server.port(), key, "two words", body).status, 400);
    EXPECT_EQ(deliver(server.port(), key, "b", "").status, 400);
    EXPECT_EQ(deliver(server.port(), key, "b", "guide_code,status\nG1,done\n").status, 400);
    EXPECT_EQ(look(server.port(), key, "b").status, 404) << "nothing of it was kept";
    EXPECT_EQ(RawClient(server.port())
                  .ask("POST /v1/ingest/task-results HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n")
                  .status,
        413);
    // A token that is made while the server runs is good at once.
    EXPECT_EQ(deliver(server.port(), token("late"), "b", body).status, 202);
}

TEST_F(IngestTest, WhatWasAcknowledgedSurvivesAKillAndGoesInOnce)
{
    const std::string key = token("scrm");
    std::vector<std::string> bodies;
    for (size_t round = 0; round < 4; ++round) {
        ServeProgram server(m_brand.folder(), m_brand.data());
        ASSERT_NE(server.url(), "") << server.errors();
        for (size_t i = 0; i < 3; ++i) {
            bodies.push_back(m_codes.csv(round, i * 7, 30, i % 2 == 0 ? "done" : "pending"));
            ASSERT_EQ(
                deliver(server.port(), key, "b" + std::to_string(bodies.size()), bodies.back()).status, 202);
        }
        // At once, or in the middle of the round that the start has begun.
        server.process().signal(SIGKILL);
        server.process().wait();
    }
    ServeProgram server(m_brand.folder(), m_brand.data());
    for (size_t i = 1; i <= bodies.size(); ++i)
        EXPECT_EQ(waitUntilMerged(server.port(), key, "b" + std::to_string(i))["state"], "merged") << i;
    EXPECT_EQ(server.stop(), 0);
    expectLikeImports(bodies);
}

/// The merger by itself, on a database that nobody else has.
class IngestMergerTest : public IngestTest
{
protected:
    IngestMergerTest()
    {
        auto opened = SqliteStorage::open(m_brand.data() + "/qunce.db", SqliteStorage::Mode::Open, m_clock);
        m_storage = std::move(opened).value();
        m_merger.emplace(*m_storage, m_clock, m_brand.folder().path());
    }
    void add(const std::string &name, const std::string &body)
    {
        IngestIntake intake(*m_storage, m_clock);
        std::promise<int> answered;
        intake.submit({"scrm", name, body}, [&](const Outcome<IngestBatch> &outcome) {
            answered.set_value(outcome.ok() ? 0 : static_cast<int>(outcome.error().code));
        });
        EXPECT_EQ(answered.get_future().get(), 0);
    }
    MergeReport merge()
    {
        const Result<MergeReport> report = m_merger->mergeWaiting();
        EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().detail);
        return report.ok() ? *report : MergeReport();
    }
    uint64_t movedSince(std::map<std::string, uint64_t> &seqs)
    {
        uint64_t moved = 0;
        const auto heads = m_storage->beginRead().value()->heads();
        for (const BucketHead &head : heads.value()) {
            moved += head.headSeq - seqs[head.bucket];
            seqs[head.bucket] = head.headSeq;
        }
        return moved;
    }

    SystemClock m_clock;
    std::unique_ptr<SqliteStorage> m_storage;
    std::optional<IngestMerger> m_merger;
};

TEST_F(IngestMergerTest, BatchesAreMergedInOrderWhateverTheirColumns)
{
    const std::string done = m_codes.csv(2, 0, 20, "done");
    const std::string reach =
        "任务编码,导购编码,状态,触达人次\n" + m_codes.tasks[2] + ',' + m_codes.guides[3] + ",失败,17\n";
    const std::string pending = m_codes.csv(2, 5, 10, "pending");
    add("1", done);
    add("2", reach);
    add("3", pending);
    const MergeReport report = merge();
    EXPECT_EQ(report.batches, 3U);
    EXPECT_EQ(report.rows, 31U);
    EXPECT_EQ(report.rejected, 0U);
    EXPECT_FALSE(report.moreWaits);
    EXPECT_EQ(merge().batches, 0U);
    m_storage.reset();
    expectLikeImports({done, reach, pending});
}

TEST_F(IngestMergerTest, ARoundMovesEveryColumnOnceAndRepeatedDataMovesNothing)
{
    std::map<std::string, uint64_t> seqs;
    movedSince(seqs);
    for (size_t i = 0; i < 10; ++i)
        add("r" + std::to_string(i), m_codes.csv(4, i, 20, "done"));
    merge();
    const uint64_t moved = movedSince(seqs);
    // Status, done_at and replies of one task in each region.
    EXPECT_GT(moved, 0U);
    EXPECT_LE(moved, 3U * 30U);
    add("again", m_codes.csv(4, 9, 20, "done"));
    merge();
    EXPECT_EQ(movedSince(seqs), 0U);
}

TEST_F(IngestMergerTest, AGuideThatCameSinceTheLastRoundIsKnown)
{
    add("1", m_codes.csv(0, 0, 1, "done"));
    EXPECT_EQ(merge().rejected, 0U);
    const std::string body = "task_code,guide_code,status\n" + m_codes.tasks[0] + ",NEW1,done\n";
    add("2", body);
    EXPECT_EQ(merge().rejected, 1U);
    {
        const auto transaction = m_storage->beginWrite().value();
        auto guide = transaction->recordByCode(Kind::Guide, m_codes.guides[0]).value();
        const auto slots = [&] {
            std::vector<Record> found;
            EXPECT_TRUE(transaction
                            ->eachRecord(Kind::Slot,
                                [&](const Record &slot) {
                                    if (slot.text("subject_code") == m_codes.guides[0])
                                        found.push_back(slot);
                                    return Result<void>();
                                })
                            .ok());
            return found;
        }();
        ASSERT_FALSE(slots.empty());
        guide->fields["code"] = std::string("NEW1");
        ASSERT_TRUE(transaction->putRecord(*guide).ok());
        for (Record slot : slots) {
            slot.fields["subject_code"] = std::string("NEW1");
            ASSERT_TRUE(transaction->putRecord(slot).ok());
        }
        ASSERT_TRUE(transaction->commit().ok());
    }
    add("3", body);
    EXPECT_EQ(merge().rejected, 0U);
}

TEST_F(IngestMergerTest, ABatchWhoseColumnsNobodyKnowsAnyMoreHoldsUpNobody)
{
    {
        const auto transaction = m_storage->beginWrite().value();
        const std::string body = "a column of another program\nx\ny\n";
        IngestBatch batch;
        batch.token = "scrm";
        batch.name = "old";
        batch.rows = 2;
        ASSERT_TRUE(transaction->addIngestBatch(batch, body).ok());
        ASSERT_TRUE(transaction->commit().ok());
    }
    const std::string done = m_codes.csv(2, 0, 20, "done");
    add("new", done);
    const MergeReport report = merge();
    EXPECT_EQ(report.batches, 2U);
    EXPECT_EQ(report.rejected, 2U);
    const std::optional<IngestBatch> old = m_storage->beginRead().value()->ingestBatch("scrm", "old").value();
    ASSERT_TRUE(old && old->mergedAtMs);
    EXPECT_NE(old->errorsJson.find("\"line\":1"), std::string::npos) << old->errorsJson;
    m_storage.reset();
    expectLikeImports({done});
}

TEST_F(IngestMergerTest, TooMuchAtOnceIsRefusedWithAWait)
{
    IngestLimits limits;
    limits.waitingBytes = 1000;
    IngestIntake intake(*m_storage, m_clock, limits);
    const auto submit = [&](const std::string &name, const std::string &body) {
        std::promise<Outcome<IngestBatch>> answered;
        intake.submit({"scrm", name, body},
            [&](Outcome<IngestBatch> outcome) { answered.set_value(std::move(outcome)); });
        return answered.get_future().get();
    };
    EXPECT_TRUE(submit("small", m_codes.csv(0, 0, 2, "done")).ok());
    const Outcome<IngestBatch> refused = submit("large", m_codes.csv(0, 0, 200, "done"));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, Refusal::Code::SlowDown);
    EXPECT_GT(refused.error().retryAfterMs, 0);
}

TEST_F(IngestMergerTest, ADeliveryThatTheDiskHasNoRoomForIsToldSo)
{
    SqliteStorage::Options small;
    small.maxPages = 1; // no page more than there are
    const auto full =
        SqliteStorage::open(m_brand.data() + "/qunce.db", SqliteStorage::Mode::Open, m_clock, small);
    ASSERT_TRUE(full.ok()) << full.error().detail;
    IngestIntake intake(**full, m_clock);
    // Free pages of the file may still take some.
    std::optional<Refusal> refused;
    for (int i = 0; i < 200 && !refused; ++i) {
        std::promise<Outcome<IngestBatch>> answered;
        intake.submit({"scrm", "b" + std::to_string(i), m_codes.csv(0, static_cast<size_t>(i), 5000, "done")},
            [&](Outcome<IngestBatch> outcome) { answered.set_value(std::move(outcome)); });
        if (const Outcome<IngestBatch> outcome = answered.get_future().get(); !outcome.ok())
            refused = outcome.error();
    }
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->code, Refusal::Code::DiskFull) << refused->detail;
    const Response told = respond(*refused, WireFormat::Json, {});
    EXPECT_EQ(told.status, 503);
    EXPECT_NE(told.body.find("the server's disk is full"), std::string::npos) << told.body;
}

TEST_F(IngestMergerTest, AnImportThatTakesLongMakesDeliveriesWaitAndThenComeAgain)
{
    IngestLimits limits;
    limits.patience = std::chrono::milliseconds(20);
    IngestIntake intake(*m_storage, m_clock, limits);
    const auto importing = m_storage->beginWrite();
    std::promise<Outcome<IngestBatch>> answered;
    intake.submit({"scrm", "b", m_codes.csv(0, 0, 2, "done")},
        [&](Outcome<IngestBatch> outcome) { answered.set_value(std::move(outcome)); });
    const Outcome<IngestBatch> refused = answered.get_future().get();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, Refusal::Code::SlowDown);
}

} // namespace
