// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/exports/exports.h"

#include "server/storage/brandloader.h"
#include "server/storage/storagefacts.h"

namespace qunce::server {

namespace {

class StorageSource : public ExportSource
{
public:
    StorageSource(ReadTransaction &transaction, const Scope &scope)
        : m_transaction(transaction), m_scope(scope)
    { }

    Result<const OrgTree *> organisation() override
    {
        QUNCE_ASSIGN(m_organisation, loadOrganisation(m_transaction));
        return &m_organisation;
    }
    Result<Brand> brand(const BrandParts &parts) override
    {
        return loadBrand(m_transaction, m_scope.filter(), parts);
    }
    std::unique_ptr<FactSource> facts(const Brand &brand) override
    {
        return std::make_unique<StorageFacts>(m_transaction, brand);
    }
    Result<void> eachRecord(Kind kind, const RecordVisitor &visitor) override
    {
        return m_transaction.eachRecord(kind, [&](const Record &record) -> Result<void> {
            return m_scope.mayRead(record.bucket) ? visitor(record) : Result<void>();
        });
    }
    std::string scope(const OrgTree &org) const override
    {
        return scopeText(m_scope.isWholeBrand(), m_scope.regions(), org);
    }

private:
    ReadTransaction &m_transaction;
    const Scope &m_scope;
    OrgTree m_organisation;
};

} // namespace

Result<Export> exportFrom(
    ReadTransaction &transaction, const Scope &scope, const ExportArguments &arguments, Instant now)
{
    StorageSource source(transaction, scope);
    return makeExport(source, arguments, now);
}

} // namespace qunce::server
