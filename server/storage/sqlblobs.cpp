// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of SqlReader and SqlWriter that looks after images.
#include "server/storage/sqlreader.h"
#include "server/storage/sqlwriter.h"

namespace qunce::server {

namespace {

constexpr char kBlob[] = "SELECT type, stored_at, who, bytes FROM blob WHERE hash = :hash";
constexpr char kHasBlob[] = "SELECT 1 FROM blob WHERE hash = :hash";
constexpr char kBlobBytes[] = "SELECT coalesce(sum(size), 0) FROM blob";
constexpr char kEachBlob[] = "SELECT hash, bytes FROM blob ORDER BY hash";
constexpr char kBlobNames[] = "SELECT hash FROM blob ORDER BY hash";
constexpr char kDropBlob[] = "DELETE FROM blob WHERE hash = :hash";
constexpr char kPutBlob[] = "INSERT INTO blob (hash, type, size, stored_at, who, bytes)"
                            " VALUES (:hash, :type, :size, :stored_at, :who, :bytes)"
                            " ON CONFLICT (hash) DO NOTHING";

} // namespace

Result<std::optional<StoredBlob>> SqlReader::blob(std::string_view hash)
{
    Statement query(*m_session.connection, kBlob);
    query.bindText(":hash", hash);
    QUNCE_ASSIGN(const bool found, query.step());
    if (!found)
        return std::optional<StoredBlob>();
    StoredBlob blob;
    blob.hash = hash;
    blob.type = query.text(0);
    blob.storedAtMs = query.integer(1);
    blob.who = query.text(2);
    blob.bytes = query.bytes(3);
    return std::optional(std::move(blob));
}

Result<bool> SqlReader::hasBlob(std::string_view hash)
{
    Statement query(*m_session.connection, kHasBlob);
    query.bindText(":hash", hash);
    return query.step();
}

Result<uint64_t> SqlReader::blobBytes()
{
    QUNCE_ASSIGN(const int64_t bytes, m_session.connection->queryInteger(kBlobBytes));
    return static_cast<uint64_t>(bytes);
}

Result<void> SqlReader::eachBlob(const ReadTransaction::BlobVisitor &visitor)
{
    Statement query(*m_session.connection, kEachBlob);
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return {};
        QUNCE_TRY(visitor(query.text(0), query.bytes(1)));
    }
}

Result<std::vector<std::string>> SqlReader::blobNames()
{
    std::vector<std::string> names;
    Statement query(*m_session.connection, kBlobNames);
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return names;
        names.emplace_back(query.text(0));
    }
}

Result<void> SqlWriter::dropBlob(std::string_view hash)
{
    if (m_failure)
        return *m_failure;
    Statement drop(*m_session.connection, kDropBlob);
    return watched(drop.bindText(":hash", hash).run());
}

Result<void> SqlWriter::putBlob(const StoredBlob &blob)
{
    if (m_failure)
        return *m_failure;
    Statement put(*m_session.connection, kPutBlob);
    return watched(put.bindText(":hash", blob.hash)
                       .bindText(":type", blob.type)
                       .bind(":size", uint64_t {blob.bytes.size()})
                       .bind(":stored_at", blob.storedAtMs)
                       .bindText(":who", blob.who)
                       .bindBytes(":bytes", blob.bytes)
                       .run());
}

} // namespace qunce::server
