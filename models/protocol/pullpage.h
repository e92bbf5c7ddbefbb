// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/protocol/cbor.h"
#include "models/protocol/syncmessages.h"

namespace qunce {

/// Rows of one kind in one bucket, still encoded: each row a CBOR array [id, seq, one value per column].
struct PullTable {
    std::string kind;
    std::string bucket;
    std::vector<std::string> columns;
    uint64_t rowCount = 0;
    std::string_view rows; ///< the CBOR items of the rows, one after the other, in the order of seq
};

/// Tombstones of one kind in one bucket: to be removed only from that bucket.
struct PullDeletion {
    std::string kind;
    std::string bucket;
    std::vector<std::string> ids;
    std::vector<uint64_t> seqs;
};

/// The answer to a pull, decoded as far as its rows, which are read from the bytes as they are applied. parse() has
/// walked over every row, so that reading one cannot run past the end; types of values are checked by the reader.
/// Immutable; any thread; views live as long as the page.
class PullPage
{
public:
    /// `cbor`: the body without compression. Fails with InvalidInput.
    static Result<PullPage> parse(std::string cbor);
    /// A body as received, of any format (JSON is turned into CBOR).
    static Result<PullPage> decode(std::string_view body, WireFormat format);

    PullPage(PullPage &&) noexcept = default;
    PullPage &operator=(PullPage &&) noexcept = default;

    const PullHeader &header() const { return m_header; }
    const std::vector<PullTable> &tables() const { return m_tables; }
    const std::vector<PullDeletion> &deletions() const { return m_deletions; }
    uint64_t rowCount() const { return m_rowCount; }
    /// What parse() was given; parse(bytes()) is this page again.
    std::string_view bytes() const { return *m_bytes; }

private:
    PullPage() = default;
    /// `textual`: byte strings are still the texts that JSON has for them.
    static Result<PullPage> parse(std::string cbor, bool textual);

    std::unique_ptr<const std::string> m_bytes; ///< on the heap, so that views survive a move
    PullHeader m_header;
    std::vector<PullTable> m_tables;
    std::vector<PullDeletion> m_deletions;
    uint64_t m_rowCount = 0;
};

/// Goes through the rows of a table: next(), then all values of that row from values() in the order of the columns.
class PullRows
{
public:
    explicit PullRows(const PullTable &table) : m_reader(table.rows), m_left(table.rowCount) { }

    /// False at the end, or if the last row was malformed: then failed().
    bool next();
    bool failed() const { return m_reader.failed(); }
    std::string_view id() const { return m_id; }
    uint64_t seq() const { return m_seq; }
    /// Values of this row: as many as the table has columns.
    uint64_t valueCount() const { return m_values; }
    CborReader &values() { return m_reader; }

private:
    CborReader m_reader;
    uint64_t m_left = 0;
    std::string_view m_id;
    uint64_t m_seq = 0;
    uint64_t m_values = 0;
};

/// Writes the answer to a pull row by row, on the server. Rows of one (kind, bucket) become one table as long as they
/// come one after the other. One thread.
class PullWriter
{
public:
    explicit PullWriter(WireFormat format);

    /// `id` of the wire; then its values through writer(): one for each of `columns`, or endRow() asserts.
    void beginRow(std::string_view kind, std::string_view bucket, const std::vector<std::string> &columns,
        std::string_view id, uint64_t seq);
    WireWriter &writer() { return *m_writer; }
    void endRow();
    void deletion(std::string_view kind, std::string_view bucket, std::string_view id, uint64_t seq);

    uint64_t rowCount() const { return m_rowCount; } ///< rows and tombstones
    size_t size() const; ///< bytes so far, before compression
    /// Everything but the rows, and the end. The writer is used up.
    std::string finish(const PullHeader &header);

private:
    void closeTable();

    std::unique_ptr<WireWriter> m_writer;
    std::vector<PullDeletion> m_deletions;
    size_t m_deletionBytes = 0;
    std::string m_kind;
    std::string m_bucket;
    size_t m_columns = 0;
    uint64_t m_rowCount = 0;
    bool m_tableOpen = false;
};

} // namespace qunce
