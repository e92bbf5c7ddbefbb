// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <functional>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "models/domain/column.h"
#include "models/protocol/slotrecord.h"
#include "server/admin/check.h"
#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

/// A small sound database: one region with three guide slots, a column, a tombstone, and a deleted row.
class CheckTest : public ::testing::Test
{
protected:
    CheckTest()
    {
        const Record extra = slot(3, m_db.ids.next());
        write([&](WriteTransaction &t) {
            for (uint32_t number = 0; number < 3; ++number)
                must(t.putRecord(slot(number, m_db.ids.next())));
            must(t.putColumn(m_orders, bytesWith(2)));
        });
        write([&](WriteTransaction &t) {
            must(t.putColumn(m_orders, bytesWith(1)));
            must(t.putRecord(extra));
        });
        write([&](WriteTransaction &t) { must(t.deleteRecord(Kind::Slot, extra.id)); });
        write([&](WriteTransaction &t) { signIn(t); });
    }

    /// A device with an access token, and with a refresh token whose successor has not been used.
    void signIn(WriteTransaction &t)
    {
        using Purpose = DeviceToken::Purpose;
        using State = DeviceToken::State;
        const Uuid account = m_db.ids.next();
        must(t.putAccount({account, "wang", "hash", "viewer", true, {}, false, 0}));
        const Uuid device = m_db.ids.next();
        must(t.putDevice({device, account, "laptop", m_db.ids.next(), 1, 1, DeviceState::SignedIn}));
        must(t.putDeviceToken({std::string(32, 'a'), device, Purpose::Access, State::Live, 1, 2}));
        must(t.putDeviceToken({std::string(32, 'b'), device, Purpose::Refresh, State::Used, 1, 2}));
        must(t.putDeviceToken({std::string(32, 'c'), device, Purpose::Refresh, State::Live, 1, 2}));
        const Uuid client = m_db.ids.next();
        must(t.putPushClient({client, account, 1, 2, 1}));
        for (const uint64_t mid : {1, 2})
            must(t.addPushResult(client, {mid, 1, std::string(32, 'h'), {}, "result"}));
    }

    Record slot(uint32_t number, const Uuid &subject)
    {
        SlotRecord slot {.kind = SubjectKind::Guide,
            .region = m_region,
            .number = number,
            .store = {},
            .city = {},
            .slot = {}};
        slot.slot.id = m_db.ids.next();
        slot.slot.subject = subject;
        Record record = toRecord(slot);
        record.bucket = bucket::peopleOf(m_region);
        return record;
    }

    static std::string bytesWith(uint32_t place)
    {
        Column column;
        column.set(place, 7);
        return encodeColumn(column);
    }

    CheckReport check() { return must(checkDatabase(*must(m_db.storage->beginRead()))); }

    static void run(const std::string &path, const std::string &sql)
    {
        sqlite3 *handle = nullptr;
        ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(handle);
        EXPECT_TRUE(sql.starts_with("VACUUM") || sqlite3_total_changes(handle) > 0) << "it must hit: " << sql;
        sqlite3_close(handle);
    }

    void write(const std::function<void(WriteTransaction &)> &change)
    {
        const auto t = must(m_db.storage->beginWrite());
        change(*t);
        must(t->commit());
    }

    TestStorage m_db;
    Uuid m_region = m_db.ids.next();
    ColumnAddress m_orders {m_region, 2026, Metric::Orders, "2026-01-01"};
};

TEST_F(CheckTest, ASoundDatabaseHasNoProblems)
{
    const CheckReport report = check();
    for (const Message &problem : report.problems)
        ADD_FAILURE() << problem.english();
    EXPECT_TRUE(report.clean());
    EXPECT_EQ(report.records, 3U);
    EXPECT_EQ(report.columns, 1U);
    EXPECT_EQ(report.tombstones, 1U);
    EXPECT_EQ(report.buckets, 2U);
}

TEST_F(CheckTest, EachKindOfDamageIsFound)
{
    const char *const kDamages[] {
        "UPDATE bucket_head SET digest = digest + 1 WHERE id = 1",
        "UPDATE bucket_head SET live_rows = live_rows + 1 WHERE id = 1",
        "UPDATE bucket_head SET head_seq = head_seq + 1 WHERE id = 1",
        "UPDATE bucket_head SET head_salt = x'0000000000000000' WHERE id = 1",
        "UPDATE tombstone SET seq = 1",
        "UPDATE record SET bucket = 99 WHERE seq = 1",
        "UPDATE record SET fields = '{' WHERE seq = 2",
        "UPDATE record SET fields = '{\"nonsense\":1}' WHERE seq = 2",
        "UPDATE record SET field_seqs = '900' WHERE seq = 2",
        "UPDATE fact SET payload = x'28b52ffd'",
        "UPDATE fact SET raw_size = raw_size + 1",
        "DELETE FROM account",
        "DELETE FROM device",
        "UPDATE device SET revoked = 6",
        "UPDATE device_token SET state = 1 WHERE purpose = 1",
        "UPDATE device_token SET state = 1 WHERE purpose = 0",
        "UPDATE device_token SET purpose = 2 WHERE state = 0",
        "UPDATE device_token SET hash = x'00' WHERE purpose = 0",
        "UPDATE push_client SET lmid = 3",
        "UPDATE push_client SET account = zeroblob(16)",
        "DELETE FROM push_result WHERE mid = 1",
        "UPDATE push_result SET hash = x'00' WHERE mid = 2",
        "INSERT INTO deleted_record SELECT kind, id, 1, 1, 1, 'x', '{}' FROM record LIMIT 1",
    };
    for (const char *sql : kDamages) {
        const TempDir folder;
        const std::string copy = folder.file("copy.db");
        run(m_db.path(), "VACUUM INTO '" + copy + "'");
        run(copy, sql);
        const auto storage = must(SqliteStorage::open(copy, SqliteStorage::Mode::Open, m_db.clock));
        EXPECT_FALSE(must(checkDatabase(*must(storage->beginRead()))).clean()) << sql;
    }
}

TEST_F(CheckTest, SlotsAndPlacesThatContradictEachOtherAreFound)
{
    write([&](WriteTransaction &t) { must(t.putColumn(m_orders, bytesWith(3))); });
    EXPECT_EQ(check().problemCount, 1U) << "a value in a place that does not exist";
    const Uuid subject = m_db.ids.next();
    write([&](WriteTransaction &t) { must(t.putRecord(slot(0, subject))); });
    EXPECT_EQ(check().problemCount, 2U) << "two slots in one place";
    write([&](WriteTransaction &t) { must(t.putRecord(slot(5, subject))); });
    EXPECT_EQ(check().problemCount, 3U) << "one subject in two slots on the same days";
}

} // namespace
