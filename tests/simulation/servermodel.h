// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct sqlite3;

namespace qunce::simulation {

/// One version of a row as the server has it, in the form that canonicalRecord() and canonicalColumn() give.
struct RowVersion {
    uint64_t seq = 0;
    std::string canonical;

    bool operator==(const RowVersion &) const = default;
};
using RowKey = std::pair<std::string, std::string>; ///< wire kind, wire id
using BucketRows = std::map<RowKey, std::shared_ptr<const RowVersion>>;

/// A bucket as it was after one commit.
struct BucketVersion {
    uint64_t seq = 0;
    uint64_t salt = 0;
    uint64_t floor = 0;
    BucketRows rows;
    /// Moments (Observer::moment) at which this was the head: [first, last], one after the other.
    std::vector<std::pair<size_t, size_t>> reigns;
};

/// The id in a stored blob of 16 bytes.
std::string idText(const std::string &stored);
/// A record's fields in one text, whatever order and spelling the source had. `masked` as a client may see it.
std::string canonicalRecord(std::string_view kind, std::string_view fieldsJson);
/// The bytes of a column without its compression.
std::string canonicalColumn(std::string_view frame, uint64_t rawSize);

/// Remembers every state that the server's database has ever been in, bucket by bucket. It reads the tables itself, with
/// its own SQL, so that it shares no mistake with what it judges. One thread.
class Observer
{
public:
    Observer() = default;
    ~Observer();
    Observer(const Observer &) = delete;
    Observer &operator=(const Observer &) = delete;

    /// Looks at another file from now on (the server was restored, or started anew).
    void open(const std::string &database);
    void close();
    /// To be called after every change of the database.
    void look();

    size_t moment() const { return m_moment; }
    /// What the buckets are now.
    const std::map<std::string, std::shared_ptr<BucketVersion>> &heads() const { return m_heads; }
    /// The version of a bucket that a cursor names; null if the server was never there.
    std::shared_ptr<const BucketVersion> find(const std::string &bucket, uint64_t seq, uint64_t salt) const;

private:
    BucketRows readRows(int64_t bucketId, const BucketRows &before);

    sqlite3 *m_database = nullptr;
    size_t m_moment = 0;
    std::map<std::string, std::shared_ptr<BucketVersion>> m_heads;
    std::map<std::string, std::map<std::pair<uint64_t, uint64_t>, std::shared_ptr<BucketVersion>>> m_versions;
};

} // namespace qunce::simulation
