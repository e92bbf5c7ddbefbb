// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <thread>

#include <gtest/gtest.h>

#include "models/protocol/rowdigest.h"
#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

/// Adds one to the number in a column, as text.
void increment(WriteTransaction &transaction, const ColumnAddress &address)
{
    const std::string before = must(transaction.column(address));
    const uint64_t value = before.empty() ? 0 : std::stoull(before);
    must(transaction.putColumn(address, std::to_string(value + 1)));
}

TEST(StorageWriterTest, EightWritersAtOnceLoseNothingAndKeepTheOrder)
{
    constexpr int kWriters = 8;
    constexpr int kRounds = 40;
    TestStorage db;
    const Uuid region = db.ids.next();
    const ColumnAddress common {region, 2026, Metric::Orders, "2026-01-01"};
    const auto own = [&](int writer) {
        return ColumnAddress {region, 2026, Metric::Amount, "2026-02-0" + std::to_string(writer + 1)};
    };

    std::vector<std::thread> threads;
    for (int writer = 0; writer < kWriters; ++writer) {
        threads.emplace_back([&, writer] {
            for (int round = 0; round < kRounds; ++round) {
                auto transaction = must(db.storage->beginWrite());
                increment(*transaction, common);
                increment(*transaction, own(writer));
                must(transaction->commit());
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();

    auto read = must(db.storage->beginRead());
    EXPECT_EQ(must(read->column(common)), std::to_string(kWriters * kRounds));
    for (int writer = 0; writer < kWriters; ++writer)
        EXPECT_EQ(must(read->column(own(writer))), std::to_string(kRounds));
    const auto heads = must(read->heads());
    ASSERT_EQ(heads.size(), 1U);
    EXPECT_EQ(heads[0].headSeq, 2U * kWriters * kRounds) << "seqs are dense";
    EXPECT_EQ(heads[0].liveRows, 1U + kWriters);
}

TEST(StorageWriterTest, AFullDiskUndoesTheWholeTransactionWhereverItStrikes)
{
    for (int64_t maxPages = 60; maxPages < 400; maxPages += 17) {
        TestStorage db({.busyTimeoutMs = 1000, .maxPages = maxPages});
        const Uuid region = db.ids.next();
        {
            auto transaction = must(db.storage->beginWrite());
            must(transaction->putColumn({region, 2026, Metric::Orders, "2026-01-01"}, "kept"));
            must(transaction->commit());
        }
        {
            auto transaction = must(db.storage->beginWrite());
            must(transaction->putColumn({region, 2026, Metric::Orders, "2026-01-01"}, "lost"));
            uint64_t noise = 1;
            Result<void> result;
            for (int i = 0; result.ok() && i < 10'000; ++i) {
                std::string bytes;
                for (int j = 0; j < 2000; ++j)
                    bytes += static_cast<char>(
                        (noise = noise * 6364136223846793005ULL + 1442695040888963407ULL) >> 56);
                result = transaction->putColumn({region, 2026, Metric::Amount, std::to_string(i)}, bytes);
            }
            ASSERT_FALSE(result.ok());
            EXPECT_EQ(result.error().code, ErrorCode::DiskFull);
            EXPECT_EQ(transaction->putSetting("a", "b").error().code, ErrorCode::DiskFull)
                << "nothing more is done";
            EXPECT_EQ(transaction->commit().error().code, ErrorCode::DiskFull);
        }
        auto read = must(db.storage->beginRead());
        EXPECT_EQ(must(read->column({region, 2026, Metric::Orders, "2026-01-01"})), "kept");
        EXPECT_EQ(must(read->heads()).at(0).headSeq, 1U);
        auto transaction = must(db.storage->beginWrite());
        must(transaction->putColumn({region, 2026, Metric::Orders, "2026-01-01"}, "next"));
        must(transaction->commit());
    }
}

} // namespace
