// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/undo/orderundo.h"

#include "server/import/factplaces.h"
#include "server/import/ledgerwriter.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

Result<void> OrderUndo::run()
{
    BrandParts parts;
    parts.kocs = false;
    QUNCE_ASSIGN(const Brand brand, loadBrand(m_parts.transaction, {}, parts));
    const FactPlaces guides(brand, SubjectKind::Guide);
    const FactPlaces groups(brand, SubjectKind::Group);
    const std::vector<Uuid> regions = regionIds(brand);
    const OrderPlaces places(guides, groups, regions);
    LedgerWriter ledger(m_parts.transaction, places);
    const auto takeBack = [&](const LoggedChange &change) -> Result<void> {
        if (change.what != LoggedChange::What::Order)
            return {};
        QUNCE_TRY(m_parts.tally.goOn());
        QUNCE_ASSIGN(const std::optional<LedgerOrder> now, m_parts.transaction.ledgerOrder(change.name));
        if (!now || now->delivery != m_parts.import.delivery)
            return m_parts.tally.keptOrder(change.name, changedSince());
        if (change.before.empty()) {
            m_parts.tally.removed();
            return ledger.takeBack(*now, std::nullopt);
        }
        m_parts.tally.restored();
        return ledger.takeBack(*now, orderFromLog(change));
    };
    QUNCE_TRY(m_parts.formers.eachLogged(m_parts.import, takeBack));
    return ledger.settle();
}

} // namespace qunce::server
