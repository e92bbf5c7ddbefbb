// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/dispatchplaces.h"

#include "server/storage/brandloader.h"

namespace qunce::server {

namespace {

Message damaged()
{
    return QUNCE_TEXT(
        "The database is damaged. Run `qunced check`, and restore a backup if it finds problems.");
}

Result<std::map<std::string, uint64_t>> headsOfPeople(ReadTransaction &transaction)
{
    QUNCE_ASSIGN(const std::vector<BucketHead> heads, transaction.heads());
    std::map<std::string, uint64_t> found;
    for (const BucketHead &head : heads) {
        const std::optional<bucket::Name> name = bucket::parse(head.bucket);
        if (name && (name->type == bucket::Type::Ref || name->type == bucket::Type::PeopleOfRegion))
            found.emplace(head.bucket, head.headSeq);
    }
    return found;
}

Result<std::shared_ptr<const DispatchPlaces>> load(ReadTransaction &transaction)
{
    PlanPeopleBuilder builder(damaged());
    for (const Kind kind : {Kind::Org, Kind::Tag, Kind::Group, Kind::Guide})
        QUNCE_TRY(transaction.eachRecord(kind, [&](const Record &record) { return builder.add(record); }));
    QUNCE_ASSIGN(PlanPeople people, builder.take());
    BrandParts parts = BrandParts::nothing();
    parts.guides = true;
    parts.groups = true;
    QUNCE_ASSIGN(const Brand brand, loadBrand(transaction, {}, parts));
    return std::make_shared<const DispatchPlaces>(
        DispatchPlaces {std::make_shared<const PlanPeople>(std::move(people)),
            FactPlaces(brand, SubjectKind::Guide), FactPlaces(brand, SubjectKind::Group), regionIds(brand)});
}

} // namespace

Result<std::shared_ptr<const DispatchPlaces>> DispatchPlacesCache::get(ReadTransaction &transaction)
{
    QUNCE_ASSIGN(auto heads, headsOfPeople(transaction));
    const std::lock_guard lock(m_mutex);
    m_isUsed = true;
    if (!m_places || heads != m_heads) {
        m_places.reset(); // before the next ones are made: both together would be much memory
        QUNCE_ASSIGN(m_places, load(transaction));
        m_heads = std::move(heads);
    }
    return m_places;
}

Result<void> DispatchPlacesCache::keepUp(ReadTransaction &transaction)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isUsed)
            return {};
    }
    QUNCE_TRY(get(transaction));
    return {};
}

} // namespace qunce::server
