// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdlib>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "models/base/uuid.h"
#include "server/storage/sqlitestorage.h"
#include "tests/support/tempdir.h"

namespace qunce::server::testing {

class FixedClock : public Clock
{
public:
    int64_t nowMs() const override { return ms; }

    int64_t ms = 1'767'225'600'000; ///< 2026-01-01T00:00:00Z
};

template <typename T>
T must(Result<T> result)
{
    if (!result.ok()) {
        ADD_FAILURE() << result.error().userText.english() << " | " << result.error().detail;
        std::abort();
    }
    return std::move(result).value();
}

inline void must(const Result<void> &result)
{
    ASSERT_TRUE(result.ok()) << result.error().userText.english() << " | " << result.error().detail;
}

/// A storage in a directory of its own, with ids and a clock.
struct TestStorage {
    TempDir directory;
    FixedClock clock;
    SeededIdSource ids {1, 1'767'225'600'000};
    std::unique_ptr<SqliteStorage> storage;

    explicit TestStorage(SqliteStorage::Options options = {})
    {
        storage = must(SqliteStorage::open(path(), SqliteStorage::Mode::Create, clock, options));
    }
    std::string path() const { return directory.file("qunce.db"); }
    void reopen()
    {
        storage.reset();
        storage = must(SqliteStorage::open(path(), SqliteStorage::Mode::Open, clock));
    }
};

inline Record makeRecord(
    Kind kind, const Uuid &id, std::string bucket, std::map<std::string, FieldValue, std::less<>> fields)
{
    Record record;
    record.kind = kind;
    record.id = id;
    record.bucket = std::move(bucket);
    record.fields = std::move(fields);
    return record;
}

} // namespace qunce::server::testing
