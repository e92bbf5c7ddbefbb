// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/integrity.h"

#include <filesystem>
#include <system_error>

#include <gtest/gtest.h>

#include "models/protocol/rowdigest.h"
#include "models/store/factaddress.h"
#include "models/store/recordtable.h"
#include "models/store/sqlite.h"

namespace qunce::test {

namespace {

Result<std::string> queryText(const std::string &path, const std::string &sql)
{
    QUNCE_ASSIGN(auto database, Database::open(path, Database::Access::ReadWrite, 5000));
    QUNCE_ASSIGN(Statement query, Statement::prepare(*database, sql));
    QUNCE_ASSIGN(const bool row, query.step());
    return row ? std::string(query.text(0)) : std::string();
}

} // namespace

void execute(const std::string &path, const std::string &sql)
{
    Result<std::unique_ptr<Database>> database = Database::open(path, Database::Access::ReadWrite, 5000);
    ASSERT_TRUE(database.ok()) << database.error().detail;
    const Result<void> done = (*database)->execute(sql);
    ASSERT_TRUE(done.ok()) << done.error().detail;
}

int64_t queryInteger(const std::string &path, const std::string &sql)
{
    const Result<std::string> text = queryText(path, sql);
    EXPECT_TRUE(text.ok()) << text.error().detail;
    return text.ok() ? std::atoll(text->c_str()) : -1;
}

std::string newestCache(const std::string &directory)
{
    std::string newest;
    std::error_code none; // killed before it made the directory
    for (const auto &entry : std::filesystem::directory_iterator(directory, none)) {
        const std::string name = entry.path().filename();
        if (name.starts_with("cache.") && name.ends_with(".db"))
            newest = std::max(newest, entry.path().string());
    }
    return newest;
}

void expectSound(const std::string &directory)
{
    for (const auto &entry : std::filesystem::directory_iterator(directory)) {
        const std::string path = entry.path();
        if (!path.ends_with(".db"))
            continue;
        const Result<std::string> check = queryText(path, "PRAGMA integrity_check");
        ASSERT_TRUE(check.ok()) << path << check.error().detail;
        EXPECT_EQ(*check, "ok") << path;
    }
    const std::string cache = newestCache(directory);
    if (cache.empty())
        return;
    if (queryInteger(cache, "SELECT count(*) FROM sqlite_master") == 0)
        return; // left by a death before it was made; the next start removes it
    std::string counts = "SELECT bucket FROM fact UNION ALL SELECT bucket FROM unknown_row";
    for (const KindDescriptor &kind : allKinds())
        counts += " UNION ALL SELECT bucket FROM " + recordTableName(kind);
    EXPECT_EQ(queryInteger(cache,
                  "SELECT count(*) FROM bucket WHERE row_count <> (SELECT count(*) FROM (" + counts
                      + ") AS r WHERE r.bucket = bucket.number)"),
        0);
    EXPECT_EQ(queryInteger(cache,
                  "SELECT count(*) FROM (" + counts + ") WHERE bucket NOT IN (SELECT number FROM bucket)"),
        0);
    EXPECT_EQ(
        queryInteger(cache, "SELECT count(*) FROM stage_page WHERE id NOT IN (SELECT page FROM stage_use)"),
        0);
}

ModelRows readable(const ModelRows &rows)
{
    ModelRows seen;
    for (auto [key, row] : rows) {
        const auto &[kind, id, bucket] = key;
        if (kind == kFactWireKind) {
            row.seq = 0;
            if (factAddress(id))
                seen.emplace(key, row);
        } else if (kindNamed(kind)) {
            seen.emplace(key, row);
        }
    }
    return seen;
}

} // namespace qunce::test
