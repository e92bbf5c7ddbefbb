// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "server/rules/scope.h"
#include "server/sync/pullservice.h"
#include "tests/server/storage/teststorage.h"

namespace qunce::server::testing {

/// Bucket, kind and id of a row, as on the wire.
using RowKey = std::tuple<std::string, std::string, std::string>;
/// Rows as a client shows them: values of a record as `name=value` texts, a column as its unpacked bytes.
using ShownRows = std::map<RowKey, std::string>;

/// A database that changes at random, and by its side what it ought to hold, kept without asking it. Two regions with
/// facts of three years, one of which is not served any more; every bucket's rows carry a mark of their bucket, so that
/// a row that gets where it should not is recognised by its text alone.
class SyncWorld
{
public:
    explicit SyncWorld(uint64_t seed = 1, const PageBounds &bounds = PageBounds());

    /// One transaction of one to six random changes.
    void changeSomething();
    void putTag(const Uuid &id, const std::string &bucket, const std::string &name);
    void deleteTag(const Uuid &id);
    void putColumn(const ColumnAddress &address, const std::string &bytes);
    /// Whatever else is to be written.
    void write(const std::function<void(WriteTransaction &)> &change);

    /// What a client of the scope has to show when it is complete.
    ShownRows expected(const Scope &scope) const;
    /// Text that stands in each row of the bucket and nowhere else.
    static std::string mark(const std::string &bucket);
    /// Marks of all buckets that the scope may not read.
    std::vector<std::string> foreignMarks(const Scope &scope) const;

    uint32_t random(uint32_t limit) { return static_cast<uint32_t>(m_random() % limit); }
    Head headOf(const std::string &bucket);

    TestStorage db;
    Uuid north = db.ids.next();
    Uuid south = db.ids.next();
    Uuid user = db.ids.next();
    Uuid otherUser = db.ids.next();
    std::string epoch = "epoch-1";
    std::shared_ptr<HeadsCache> heads;
    PageBounds bounds;
    PullService service;

private:
    void changeRecord(WriteTransaction &transaction);
    void changeColumn(WriteTransaction &transaction);
    Record makeGuide(const Uuid &id, const std::string &bucket);

    std::string uniqueName(const std::string &bucket);

    std::mt19937_64 m_random;
    uint64_t m_names = 0;
    std::vector<std::string> m_buckets; ///< of records
    std::map<Uuid, Record> m_records;
    std::map<std::string, std::map<std::string, std::string>> m_columns; ///< bucket -> row id -> bytes
};

/// The first rows that are missing, too many or different, one a line; empty if there are none.
std::string difference(const ShownRows &actual, const ShownRows &expected);

/// A record as ShownRows has it, masked.
std::string shown(const Record &record);

} // namespace qunce::server::testing
