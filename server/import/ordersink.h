// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <vector>

#include "models/domain/brand.h"
#include "models/protocol/headermap.h"
#include "server/import/factplaces.h"
#include "server/import/orderrow.h"
#include "server/import/orderspool.h"
#include "server/import/rowsink.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// orders: the ledger (docs/DATA.md, "Orders"). take() looks codes up, finish() goes through the rows in their order; a
/// row that the ledger refuses is refused then. Needs of the brand: slots of guides and groups; keeps no reference to it.
/// Spools into `spoolDirectory`. Fails with InvalidInput if so many rows are refused late that it must be another file.
class OrderSink : public RowSink
{
public:
    static constexpr size_t kMostLate = 200000;

    OrderSink(const HeaderMap &header, const ImportOptions &options, const Brand &brand,
        WriteTransaction &transaction, std::filesystem::path spoolDirectory);

    Result<std::optional<Rejection>> take(const ImportRow &row) override;
    Result<ImportCounts> finish(std::vector<LateRejection> &late) override;

private:
    WriteTransaction &m_transaction;
    const bool m_fed;
    const FactPlaces m_guides;
    const FactPlaces m_groups;
    const std::vector<Uuid> m_regions;
    const OrderPlaces m_places;
    OrderReader m_reader;
    OrderSpool m_spool;
    OrderRow m_row;
};

} // namespace qunce::server
