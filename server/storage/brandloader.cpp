// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/brandloader.h"

#include <unordered_map>

namespace qunce::server {

namespace {

Message damaged()
{
    return QUNCE_TEXT(
        "The database is damaged. Run `qunced check`, and restore a backup if it finds problems.");
}

/// A filter that is asked once for each bucket.
class RememberedFilter
{
public:
    explicit RememberedFilter(const BucketFilter &mayRead) : m_mayRead(mayRead) { }

    bool operator()(const std::string &bucket)
    {
        if (!m_mayRead)
            return true;
        const auto known = m_readable.find(bucket);
        return known != m_readable.end() ? known->second
                                         : m_readable.emplace(bucket, m_mayRead(bucket)).first->second;
    }

private:
    const BucketFilter &m_mayRead;
    std::unordered_map<std::string, bool> m_readable;
};

/// One scan for the whole brand, look-ups by region for a part of it.
Result<void> addSlots(ReadTransaction &transaction, BrandBuilder &builder)
{
    const auto add = [&builder](const Record &record) { return builder.addSlot(record); };
    if (builder.seesWholeBrand())
        return transaction.eachRecord(Kind::Slot, add);
    for (const auto &[region, index] : builder.regions())
        QUNCE_TRY(transaction.eachRecordByRef(Kind::Slot, IndexColumn::Ref1, region, add));
    return {};
}

} // namespace

Result<OrgTree> loadOrganisation(ReadTransaction &transaction)
{
    OrgBuilder builder(damaged());
    QUNCE_TRY(
        transaction.eachRecord(Kind::Org, [&builder](const Record &record) { return builder.add(record); }));
    return builder.take();
}

Result<Brand> loadBrand(ReadTransaction &transaction, const BucketFilter &mayRead, const BrandParts &parts)
{
    RememberedFilter filter(mayRead);
    QUNCE_ASSIGN(OrgTree org, loadOrganisation(transaction));
    BrandBuilder builder(
        std::move(org), [&filter](const Uuid &region) { return filter(bucket::peopleOf(region)); }, parts,
        damaged());
    if (parts.guides || parts.groups || parts.kocs)
        QUNCE_TRY(addSlots(transaction, builder));
    QUNCE_TRY(transaction.eachRecord(Kind::MonthClose, [&builder](const Record &record) -> Result<void> {
        builder.addMonth(record);
        return {};
    }));
    if (parts.tasks) {
        QUNCE_TRY(transaction.eachRecord(Kind::Task, [&](const Record &record) {
            return filter(record.bucket) ? builder.addTask(record) : Result<void>();
        }));
    }
    if (parts.goals) {
        QUNCE_TRY(transaction.eachRecord(Kind::Goal, [&](const Record &record) {
            return filter(record.bucket) ? builder.addGoal(record) : Result<void>();
        }));
    }
    return builder.take();
}

} // namespace qunce::server
