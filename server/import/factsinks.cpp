// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/factsinks.h"

#include "server/import/numbersink.h"
#include "server/import/ordersink.h"
#include "server/import/taskresultsink.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

bool isFactKind(ImportKind kind)
{
    switch (kind) {
    case ImportKind::TaskResults:
    case ImportKind::GuideDays:
    case ImportKind::GroupDays:
    case ImportKind::KocDays:
    case ImportKind::GroupHours:
    case ImportKind::Orders:
        return true;
    default:
        return false;
    }
}

Result<std::unique_ptr<RowSink>> makeFactSink(ImportKind kind, const HeaderMap &header,
    const ImportOptions &options, WriteTransaction &transaction, const std::filesystem::path &spoolDirectory)
{
    BrandParts parts;
    parts.kocs = kind == ImportKind::KocDays;
    QUNCE_ASSIGN(const Brand brand, loadBrand(transaction, {}, parts));
    std::unique_ptr<RowSink> sink;
    if (kind == ImportKind::TaskResults)
        sink = std::make_unique<TaskResultSink>(brand, transaction, spoolDirectory);
    else if (kind == ImportKind::Orders)
        sink = std::make_unique<OrderSink>(header, options, brand, transaction, spoolDirectory);
    else
        sink = std::make_unique<NumberSink>(kind, header, options, brand, transaction, spoolDirectory);
    return sink;
}

} // namespace qunce::server
