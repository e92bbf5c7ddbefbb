// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/facts/cacheexport.h"

#include <optional>

#include "models/facts/cachebrand.h"
#include "models/facts/cachefacts.h"
#include "models/store/syncstore.h"

namespace qunce {

namespace {

/// A region that was granted and has not arrived whole would look empty.
Result<void> checkRecords(const ReadSnapshot &snapshot)
{
    for (const CachedBucket &bucket : snapshot.buckets()) {
        if (!bucket.complete && !isFactBucket(bucket.name))
            return Error {ErrorCode::NotFound,
                {QUNCE_TEXT("The data have not all arrived yet. Let the sync finish first.")}, bucket.name};
    }
    return {};
}

class CacheSource : public ExportSource
{
public:
    CacheSource(ReadSnapshot &snapshot, const CacheScope &scope, FactMemory &memory, FactsAhead *ahead)
        : m_snapshot(snapshot), m_scope(scope), m_memory(memory), m_ahead(ahead)
    { }

    void expect(std::vector<DayFacts> needed) override
    {
        if (m_ahead)
            m_ahead->start(std::move(needed));
    }
    Result<const OrgTree *> organisation() override
    {
        if (!m_organisation) {
            QUNCE_ASSIGN(m_organisation, loadOrganisation(m_snapshot));
        }
        return &*m_organisation;
    }
    Result<Brand> brand(const BrandParts &parts) override
    {
        if (!m_organisation)
            return loadBrand(m_snapshot, m_scope, parts);
        OrgTree org = std::move(*m_organisation); // it takes as long to copy as a third of its reading
        m_organisation.reset();
        return loadBrand(m_snapshot, m_scope, parts, std::move(org));
    }
    std::unique_ptr<FactSource> facts(const Brand &brand) override
    {
        if (m_ahead)
            m_ahead->wait();
        return std::make_unique<CacheFacts>(m_snapshot, brand, m_memory);
    }
    /// The cache holds nothing but what the user may read.
    Result<void> eachRecord(Kind kind, const RecordVisitor &visitor) override
    {
        return m_snapshot.eachRecord(kind, visitor);
    }
    std::string scope(const OrgTree &org) const override
    {
        return scopeText(m_scope.wholeBrand, m_scope.regions, org);
    }

private:
    ReadSnapshot &m_snapshot;
    const CacheScope &m_scope;
    FactMemory &m_memory;
    FactsAhead *const m_ahead; ///< or null
    std::optional<OrgTree> m_organisation; ///< for the brand that is asked for next
};

} // namespace

Result<Export> exportFrom(ReadSnapshot &snapshot, const CacheScope &scope, FactMemory &memory,
    const ExportArguments &arguments, Instant now, FactsAhead *ahead)
{
    QUNCE_TRY(checkRecords(snapshot));
    CacheSource source(snapshot, scope, memory, ahead);
    return makeExport(source, arguments, now);
}

} // namespace qunce
