// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/rules/dependants.h"

namespace qunce::server {

namespace {

bool livesWithOthers(const KindDescriptor &kind)
{
    const FieldDescriptor *field = fieldNamed(kind, kind.bucketField);
    return kind.bucketRule == BucketRule::ViaRecord && field && field->index == IndexColumn::Ref1;
}

} // namespace

Result<void> moveDependants(WriteTransaction &transaction, const Record &moved)
{
    for (const KindDescriptor &kind : allKinds()) {
        if (!livesWithOthers(kind))
            continue;
        std::vector<Record> behind;
        QUNCE_TRY(transaction.eachRecordByRef(
            kind.kind, IndexColumn::Ref1, moved.id, [&](const Record &record) -> Result<void> {
                if (record.bucket != moved.bucket)
                    behind.push_back(record);
                return {};
            }));
        for (Record &record : behind) {
            record.bucket = moved.bucket;
            QUNCE_TRY(transaction.putRecord(record));
            QUNCE_TRY(moveDependants(transaction, record));
        }
    }
    return {};
}

} // namespace qunce::server
