// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/brand.h"
#include "models/protocol/headermap.h"
#include "models/protocol/importkinds.h"
#include "server/import/factplaces.h"
#include "server/import/numberwriter.h"
#include "server/import/rowsink.h"
#include "server/import/rowspool.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// guide_days, group_days, koc_days and group_hours: numbers of a subject on a day or in an hour, one a row or one a
/// column. take() resolves the code and packs the row, finish() writes columns and, if asked, marks what occurred as
/// complete. Needs of the brand: the slots of its subjects; keeps no reference to it. Spools into `spoolDirectory`.
class NumberSink : public RowSink
{
public:
    NumberSink(ImportKind kind, const HeaderMap &header, const ImportOptions &options, const Brand &brand,
        WriteTransaction &transaction, std::filesystem::path spoolDirectory);

    Result<std::optional<Rejection>> take(const ImportRow &row) override;
    Result<ImportCounts> finish(std::vector<LateRejection> &late) override;

private:
    std::optional<Rejection> readPlace(const ImportRow &row, RowSpool::Key &key);
    std::optional<Rejection> readLong(const ImportRow &row, RowSpool::Key &key);
    std::optional<Rejection> readWide(const ImportRow &row);

    const ImportDescriptor &m_kind;
    const std::vector<MoneyUnit> m_units; ///< by column
    const std::vector<size_t> m_valueColumns; ///< of the wide form that are in the file
    const NumberShape m_shape;
    WriteTransaction &m_transaction;
    const FactPlaces m_subjects;
    const std::vector<Uuid> m_regions;
    RowSpool m_spool;
    std::vector<uint32_t> m_payload; ///< of the row at hand
    std::string m_scratch;
};

} // namespace qunce::server
