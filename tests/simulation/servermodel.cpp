// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulation/servermodel.h"

#include <cstdlib>
#include <iostream>

#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <zstd.h>

#include "models/base/uuid.h"
#include "models/domain/metric.h"
#include "models/protocol/kinds.h"

namespace qunce::simulation {

namespace {

using nlohmann::json;

/// A prepared statement that ends the program when it fails: the judge must not be wrong.
class Query
{
public:
    Query(sqlite3 *database, const char *sql) : m_database(database)
    {
        check(::sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr));
    }
    ~Query() { ::sqlite3_finalize(m_statement); }
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    void bind(int place, int64_t value) { check(::sqlite3_bind_int64(m_statement, place, value)); }
    bool step()
    {
        const int code = ::sqlite3_step(m_statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            check(code);
        return code == SQLITE_ROW;
    }
    uint64_t number(int column) { return static_cast<uint64_t>(::sqlite3_column_int64(m_statement, column)); }
    std::string bytes(int column)
    {
        const auto *data = static_cast<const char *>(::sqlite3_column_blob(m_statement, column));
        const int size = ::sqlite3_column_bytes(m_statement, column);
        return size == 0 ? std::string() : std::string(data, static_cast<size_t>(size));
    }

private:
    void check(int code) const
    {
        if (code == SQLITE_OK || code == SQLITE_DONE)
            return;
        std::cerr << "the observer cannot read the server's database: " << ::sqlite3_errmsg(m_database)
                  << '\n';
        std::abort();
    }

    sqlite3 *m_database;
    sqlite3_stmt *m_statement = nullptr;
};

uint64_t saltNumber(const std::string &bytes)
{
    // As on the wire: 8 bytes, big-endian.
    uint64_t number = 0;
    for (const char byte : bytes)
        number = number << 8 | static_cast<uint8_t>(byte);
    return number;
}

std::string factId(uint64_t metric, const std::string &key)
{
    const MetricInfo &known = info(static_cast<Metric>(metric));
    return std::string(name(known.kind)) + "/" + key + "/" + known.name;
}

} // namespace

std::string idText(const std::string &stored)
{
    Uuid id;
    std::copy_n(stored.begin(), std::min<size_t>(stored.size(), 16), id.bytes.begin());
    return id.toString();
}

std::string canonicalRecord(std::string_view kind, std::string_view fieldsJson)
{
    json fields = json::parse(fieldsJson);
    const std::optional<Kind> known = kindNamed(kind);
    for (const FieldDescriptor &field : descriptor(known.value()).fields) {
        const auto found = fields.find(field.name);
        if (!field.masked || found == fields.end())
            continue;
        const auto text = found->get<std::string>();
        const size_t hidden = text.size() > 4 ? text.size() - 4 : text.size();
        *found = std::string(hidden, '*') + text.substr(hidden);
    }
    return fields.dump();
}

std::string canonicalColumn(std::string_view frame, uint64_t rawSize)
{
    std::string raw(rawSize, '\0');
    const size_t size = ::ZSTD_decompress(raw.data(), raw.size(), frame.data(), frame.size());
    return ::ZSTD_isError(size) != 0 || size != rawSize ? "not a column" : raw;
}

Observer::~Observer()
{
    close();
}

void Observer::open(const std::string &database)
{
    close();
    if (::sqlite3_open_v2(database.c_str(), &m_database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        std::abort();
    look();
}

void Observer::close()
{
    ::sqlite3_close(m_database);
    m_database = nullptr;
}

BucketRows Observer::readRows(int64_t bucketId, const BucketRows &before)
{
    BucketRows rows;
    const auto keep = [&](RowKey key, uint64_t seq, const auto &canonical) {
        // Most rows are what they were. A seq names one version within one history; after a restore it may name another
        // one, so the text is compared too.
        const auto old = before.find(key);
        std::string text = canonical();
        if (old != before.end() && old->second->seq == seq && old->second->canonical == text)
            rows.emplace(std::move(key), old->second);
        else
            rows.emplace(std::move(key), std::make_shared<RowVersion>(RowVersion {seq, std::move(text)}));
    };
    Query records(m_database, "SELECT kind, id, seq, fields FROM record WHERE bucket = ?");
    records.bind(1, bucketId);
    while (records.step()) {
        const std::string kind = records.bytes(0);
        keep({kind, idText(records.bytes(1))}, records.number(2),
            [&] { return canonicalRecord(kind, records.bytes(3)); });
    }
    Query columns(m_database, "SELECT metric, key, seq, raw_size, payload FROM fact WHERE bucket = ?");
    columns.bind(1, bucketId);
    while (columns.step()) {
        keep({"fact", factId(columns.number(0), columns.bytes(1))}, columns.number(2),
            [&] { return canonicalColumn(columns.bytes(4), columns.number(3)); });
    }
    return rows;
}

void Observer::look()
{
    ++m_moment;
    std::map<std::string, std::shared_ptr<BucketVersion>> now;
    Query query(m_database, "SELECT id, bucket, head_seq, head_salt, floor_seq FROM bucket_head");
    while (query.step()) {
        const auto id = static_cast<int64_t>(query.number(0));
        const std::string bucket = query.bytes(1);
        const uint64_t seq = query.number(2);
        const uint64_t salt = saltNumber(query.bytes(3));
        std::shared_ptr<BucketVersion> &version = m_versions[bucket][{seq, salt}];
        if (!version) {
            version = std::make_shared<BucketVersion>();
            version->seq = seq;
            version->salt = salt;
            const auto old = m_heads.find(bucket);
            version->rows = readRows(id, old == m_heads.end() ? BucketRows() : old->second->rows);
        }
        version->floor = query.number(4);
        if (!version->reigns.empty() && version->reigns.back().second + 1 == m_moment)
            version->reigns.back().second = m_moment;
        else
            version->reigns.emplace_back(m_moment, m_moment);
        now.emplace(bucket, version);
    }
    m_heads = std::move(now);
}

std::shared_ptr<const BucketVersion> Observer::find(
    const std::string &bucket, uint64_t seq, uint64_t salt) const
{
    const auto versions = m_versions.find(bucket);
    if (versions == m_versions.end())
        return nullptr;
    const auto version = versions->second.find({seq, salt});
    return version == versions->second.end() ? nullptr : version->second;
}

} // namespace qunce::simulation
