// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/ordersink.h"

#include <utility>

#include "server/import/ledgerwriter.h"

namespace qunce::server {

OrderSink::OrderSink(const HeaderMap &header, const ImportOptions &options, const Brand &brand,
    WriteTransaction &transaction, std::filesystem::path spoolDirectory)
    : m_transaction(transaction)
    , m_fed(options.fed)
    , m_guides(brand, SubjectKind::Guide)
    , m_groups(brand, SubjectKind::Group)
    , m_regions(regionIds(brand))
    , m_places(m_guides, m_groups, m_regions)
    , m_reader(m_places, header)
    , m_spool(std::move(spoolDirectory))
{ }

Result<std::optional<Rejection>> OrderSink::take(const ImportRow &row)
{
    if (std::optional<Rejection> rejection = m_reader.read(row, m_row))
        return rejection;
    QUNCE_TRY(m_spool.add(m_row, 0, row.line()));
    return std::optional<Rejection>();
}

Result<ImportCounts> OrderSink::finish(std::vector<LateRejection> &late)
{
    QUNCE_ASSIGN(const uint64_t delivery, nextLedgerDelivery(m_transaction));
    if (FormerValues *const formers = m_transaction.formerValues())
        formers->setDelivery(delivery);
    LedgerWriter ledger(m_transaction, m_places, m_fed);
    ImportCounts counts;
    const auto put = [&](const OrderRow &row, uint32_t, uint64_t line) -> Result<void> {
        QUNCE_ASSIGN(LedgerWriter::Verdict verdict, ledger.put(row, delivery));
        if (verdict.rejection) {
            late.push_back({line, *std::move(verdict.rejection)});
            if (late.size() <= kMostLate)
                return {};
            return Error {ErrorCode::InvalidInput,
                Message(QUNCE_TEXT(
                            "More than %1 rows do not fit the orders that are here, so nothing was imported. "
                            "Is this the right file?"),
                    {std::to_string(kMostLate)}),
                "orders"};
        }
        uint64_t &counter = verdict.change == Change::Created ? counts.created
            : verdict.change == Change::Updated               ? counts.updated
                                                              : counts.unchanged;
        ++counter;
        return {};
    };
    QUNCE_TRY(m_spool.each(put));
    QUNCE_TRY(ledger.settle());
    return counts;
}

} // namespace qunce::server
