// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/treedigest.h"

#include "models/protocol/rowdigest.h"

namespace qunce {

namespace {

constexpr size_t kPathDigits = 64;

Result<void> readTables(CacheFile &file, const BucketEntry &bucket, BucketRows &rows)
{
    if (bucket.isFact()) {
        QUNCE_TRY(file.facts().eachId(bucket.number, [&](const FactAddress &address, uint64_t seq) {
            rows[{std::string(kFactWireKind), factWireId(address)}] = seq;
        }));
    } else {
        for (const KindDescriptor &kind : allKinds())
            QUNCE_TRY(file.records(kind.kind).eachId(bucket.number, [&](const Uuid &id, uint64_t seq) {
                rows[{kind.name, id.toString()}] = seq;
            }));
    }
    return file.unknown().eachId(
        bucket.number, [&](std::string_view kind, std::string_view id, uint64_t seq) {
            rows[{std::string(kind), std::string(id)}] = seq;
        });
}

void applyPage(const PullPage &page, const std::string &bucket, BucketRows &rows)
{
    for (const PullDeletion &deletion : page.deletions()) {
        for (size_t i = 0; deletion.bucket == bucket && i < deletion.ids.size(); ++i) {
            const auto row = rows.find({deletion.kind, deletion.ids[i]});
            if (row != rows.end() && row->second < deletion.seqs[i])
                rows.erase(row);
        }
    }
    for (const PullTable &table : page.tables()) {
        if (table.bucket != bucket)
            continue;
        PullRows values(table);
        while (values.next()) {
            rows[{table.kind, std::string(values.id())}] = values.seq();
            for (uint64_t i = 0; i < values.valueCount(); ++i)
                values.values().skip();
        }
    }
}

} // namespace

Result<BucketRows> rowsOfBucket(CacheFile &file, const BucketEntry &bucket)
{
    BucketRows rows;
    if (!bucket.state.replacing)
        QUNCE_TRY(readTables(file, bucket, rows));
    QUNCE_TRY(file.stage().each({bucket.number},
        [&](const PullPage &page, const Stage::Numbers &,
            const std::vector<WireRowId> &gone) -> Result<void> {
            for (const WireRowId &row : gone)
                rows.erase({row.kind, row.id});
            applyPage(page, bucket.state.bucket, rows);
            return {};
        }));
    return rows;
}

std::vector<VerifyChild> childrenOf(const BucketRows &rows, const std::string &prefix, int depth)
{
    const size_t digits = std::min(prefix.size() + 2 * static_cast<size_t>(std::max(depth, 0)), kPathDigits);
    std::map<std::string, VerifyChild> children;
    for (const auto &[row, seq] : rows) {
        const std::string path = treePath(row.first, row.second);
        if (depth <= 0 || !path.starts_with(prefix))
            continue;
        VerifyChild &child = children[path.substr(0, digits)];
        ++child.rows;
        child.digest += mix64(row.first, row.second, seq);
    }
    std::vector<VerifyChild> ascending;
    for (auto &[path, child] : children) {
        child.prefix = path;
        ascending.push_back(child);
    }
    return ascending;
}

} // namespace qunce
