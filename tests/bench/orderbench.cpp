// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ledger of orders: machines hand orders in as fast as they are taken while rounds of merging put them into the
// ledger and the days of guides; then one refund of an old order; then the same orders as files, CSV and workbook, with
// the program itself from its start to its exit.

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <random>
#include <thread>

#include <xlsxwriter.h>

#include "server/ingest/intake.h"
#include "server/ingest/merger.h"
#include "server/storage/sqlitestorage.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/childprogram.h"
#include "tests/bench/importfixture.h"

namespace qunce::bench {

namespace {

namespace fs = std::filesystem;
using OrderClock = std::chrono::steady_clock;

constexpr uint64_t kOrders = 600'000;
constexpr uint64_t kOrdersABatch = 5'000;
constexpr uint64_t kSheetOrders = 300'000;
constexpr int kNights = 90;

double secondsSince(OrderClock::time_point begun)
{
    return std::chrono::duration<double>(OrderClock::now() - begun).count();
}

/// Cells of an order as a shop says them; the same for the same number.
std::array<std::string, 6> orderCells(uint64_t number)
{
    std::mt19937_64 random(number + 77);
    // Orders come in the order of their time, each to any of the guides.
    const Day day = Day::fromYmd(2026, 6, 1) + static_cast<int>(number * kNights / kOrders);
    char code[40];
    std::snprintf(code, sizeof code, "D%s%09u", day.toString().c_str(), static_cast<unsigned>(number));
    char paidAt[32];
    std::snprintf(paidAt, sizeof paidAt, "%s %02u:%02u:%02u", day.toString().c_str(),
        static_cast<unsigned>(random() % 24), static_cast<unsigned>(random() % 60),
        static_cast<unsigned>(random() % 60));
    return {code, "G" + std::to_string(100000 + random() % ImportFixture::kGuides), paidAt,
        std::to_string(100 + random() % 50000), std::to_string(1 + random() % 4),
        random() % 3 == 0 ? "mini_program" : "store"};
}

constexpr const char *kOrderColumns = "order_code,guide_code,paid_at,amount,items,channel\n";

std::string orderLines(uint64_t first, uint64_t count)
{
    std::string text = kOrderColumns;
    for (uint64_t i = first; i < first + count; ++i) {
        const auto cells = orderCells(i);
        for (size_t c = 0; c < cells.size(); ++c)
            text += cells[c] + (c + 1 < cells.size() ? ',' : '\n');
    }
    return text;
}

bool writeSheet(const std::string &path, uint64_t rows)
{
    lxw_workbook_options options {};
    options.constant_memory = LXW_TRUE;
    lxw_workbook *const book = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet *const sheet = workbook_add_worksheet(book, nullptr);
    const char *const header[] {"order_code", "guide_code", "paid_at", "amount", "items", "channel"};
    for (uint16_t c = 0; c < 6; ++c)
        worksheet_write_string(sheet, 0, c, header[c], nullptr);
    for (uint32_t i = 0; i < rows; ++i) {
        const auto cells = orderCells(i);
        for (uint16_t c = 0; c < cells.size(); ++c) {
            if (c == 3 || c == 4)
                worksheet_write_number(sheet, i + 1, c, std::stod(cells[c]), nullptr);
            else
                worksheet_write_string(sheet, i + 1, c, cells[c].c_str(), nullptr);
        }
    }
    return workbook_close(book) == LXW_NO_ERROR;
}

uint64_t movedRows(server::Storage &storage)
{
    uint64_t sum = 0;
    const auto reading = storage.beginRead();
    const auto heads = (*reading)->heads();
    for (const server::BucketHead &head : *heads)
        sum += head.headSeq;
    return sum;
}

struct OrderRun {
    std::atomic<uint64_t> taken {0};
    std::atomic<uint64_t> refused {0};
    uint64_t merged = 0;
    double longestLockMs = 0;
};

void mergeOrders(server::IngestMerger &merger, const std::atomic<bool> &delivered, OrderRun &run)
{
    for (;;) {
        const bool isLast = delivered;
        const Result<server::MergeReport> report = merger.mergeWaiting();
        if (!report.ok())
            return;
        run.merged += report->rows - report->rejected;
        run.longestLockMs = std::max(run.longestLockMs, static_cast<double>(report->locked.count()) / 1000);
        if (isLast && report->batches == 0)
            return;
        if (report->batches == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

void ingestOrders(Bench &bench, server::Storage &storage, const Clock &clock, const std::string &data)
{
    const std::string name = "orders.ingest";
    std::vector<std::string> bodies; // made before: the shop's work is not ours
    for (uint64_t first = 0; first < kOrders; first += kOrdersABatch)
        bodies.push_back(orderLines(first, kOrdersABatch));
    server::IngestMerger merger(storage, clock, data);
    OrderRun run;
    std::atomic<bool> delivered {false};
    double takenSeconds = 0;
    const auto begun = OrderClock::now();
    {
        std::thread merging([&] { mergeOrders(merger, delivered, run); });
        server::IngestIntake intake(storage, clock);
        for (size_t i = 0; i < bodies.size(); ++i) {
            while (i - run.taken - run.refused > 8) // a shop waits for its answers
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            intake.submit({"bench", "o" + std::to_string(i), bodies[i], "orders"},
                [&run](const server::Outcome<server::IngestBatch> &outcome) {
                    ++(outcome.ok() ? run.taken : run.refused);
                });
        }
        while (run.taken + run.refused < bodies.size())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        takenSeconds = secondsSince(begun);
        delivered = true;
        merging.join();
    }
    const double seconds = secondsSince(begun);
    if (run.refused > 0 || run.merged != kOrders)
        bench.fail(
            name, std::to_string(run.merged) + " orders are in, " + std::to_string(run.refused) + " refused");
    bench.report({.name = name + ", until the last one counted",
        .value = kOrders / seconds,
        .unit = "orders/s",
        .minValue = 20000,
        .note = "acknowledged at " + std::to_string(static_cast<int>(kOrders / takenSeconds))
            + "/s; of 10,000 guides, 90 nights"});
    bench.report({.name = name + ", longest write lock of a round", .value = run.longestLockMs});
}

void refundOldOrder(Bench &bench, server::Storage &storage, const Clock &clock, const std::string &data)
{
    const std::string name = "orders.refund of an old order";
    server::IngestMerger merger(storage, clock, data);
    server::IngestIntake intake(storage, clock);
    std::atomic<bool> taken {false};
    const uint64_t before = movedRows(storage);
    const auto begun = OrderClock::now();
    intake.submit({"bench", "refund", "order_code,refunds\n" + orderCells(17)[0] + ",1\n", "orders"},
        [&taken](const auto &) { taken = true; });
    while (!taken)
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    const Result<server::MergeReport> report = merger.mergeWaiting();
    const double ms = secondsSince(begun) * 1000;
    if (!report.ok() || report->rows != 1 || report->rejected != 0)
        return bench.fail(name, "it was not taken");
    bench.report({.name = name + ", columns written",
        .value = static_cast<double>(movedRows(storage) - before),
        .unit = "columns",
        .maxValue = 4,
        .minValue = 2,
        .note = "durable and counted in " + std::to_string(static_cast<int>(ms)) + " ms, look-ups included"});
}

void importOrders(Bench &bench, const ImportFixture &fixture, const std::string &file,
    const std::string &name, uint64_t rows, double least)
{
    const std::string data = bench.fixtures() + "/orders-run";
    fs::remove_all(data);
    fs::copy(fixture.data, data, fs::copy_options::recursive);
    const Result<ChildRun> run = runChild({qunced(), "import", "orders", file, "--data", data});
    fs::remove_all(data);
    if (!run.ok())
        return bench.fail(name, run.error().detail);
    bench.report({.name = name,
        .value = static_cast<double>(rows) / run->milliseconds * 1000,
        .unit = "rows/s",
        .minValue = least,
        .note = "whole program, durable"});
    bench.report(
        {.name = name + ", peak memory", .value = run->peakMegabytes, .unit = "MB", .maxValue = 200});
}

} // namespace

void benchOrders(Bench &bench)
{
    const Result<ImportFixture> fixture = makeImportFixture(bench.fixtures());
    if (!fixture.ok())
        return bench.fail("orders", fixture.error().detail);
    const std::string data = bench.fixtures() + "/orders";
    fs::remove_all(data);
    fs::copy(fixture->data, data, fs::copy_options::recursive);
    {
        const SystemClock clock;
        const auto storage =
            server::SqliteStorage::open(data + "/qunce.db", server::SqliteStorage::Mode::Open, clock);
        if (!storage.ok())
            return bench.fail("orders", storage.error().detail);
        ingestOrders(bench, **storage, clock, data);
        refundOldOrder(bench, **storage, clock, data);
    }
    fs::remove_all(data);
    const std::string csv = bench.fixtures() + "/orders.csv";
    std::ofstream(csv) << orderLines(0, kOrders);
    importOrders(bench, *fixture, csv, "orders.import of a CSV file", kOrders, 50000);
    const std::string sheet = bench.fixtures() + "/orders.xlsx";
    if (!writeSheet(sheet, kSheetOrders))
        return bench.fail("orders.import of a workbook", "it could not be written");
    importOrders(bench, *fixture, sheet, "orders.import of a workbook", kSheetOrders, 50000);
    fs::remove(csv);
    fs::remove(sheet);
}

} // namespace qunce::bench
