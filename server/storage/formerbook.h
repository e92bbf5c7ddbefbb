// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "server/storage/formervalues.h"
#include "server/storage/sqlreader.h"

namespace qunce::server {

/// FormerValues in the database, and what SqlWriter tells it of each change. Columns and group rows are kept one by one,
/// in the compressed form that they have anyway, and without what the import left: that is added by whoever writes there
/// next, so that an import of new days costs next to nothing. Everything else goes into a log. One thread; shorter than
/// session and reader.
class FormerBook final : public FormerValues
{
public:
    FormerBook(Session &session, SqlReader &reader) : m_session(session), m_reader(reader) { }

    void begin(const KeptParts &parts) override { m_parts = parts; }
    void setDelivery(uint64_t delivery) override { m_delivery = delivery; }
    Result<void> noteOrder(std::string_view code, const std::optional<LedgerOrder> &before) override;
    Result<void> noteImported(
        Kind kind, const Uuid &id, std::string_view before, std::string_view after) override;
    Result<bool> end(const KeptImport &import, const KeptLimits &limits) override;
    Result<std::optional<KeptImport>> find(std::string_view id) override;
    Result<std::optional<FormerValue>> next(const KeptImport &import, int64_t after) override;
    Result<void> eachLogged(const KeptImport &import, const LogVisitor &visitor) override;
    Result<void> forget(const KeptImport &import) override;

    bool keepsRecords() const { return m_parts.records; }
    bool keepsTotals() const { return m_parts.totals; }
    /// Whether columns and group rows are to be told at all.
    Result<bool> watches();
    /// Before it is written: the column as writers see it.
    Result<void> noteColumn(const ColumnAddress &address, uint64_t rawSize, std::string_view payload);
    Result<void> noteGroupRows(
        const Uuid &region, const Uuid &task, uint64_t rawSize, std::string_view payload);
    /// `fields` as stored.
    Result<void> noteCreated(const Record &record, std::string_view fields);
    Result<void> noteChanged(
        const Record &stored, std::string_view bucketAfter, std::string_view before, std::string_view after);
    Result<void> noteTotals(
        Day night, const Uuid &guide, const ImportedTotalsArray &before, const ImportedTotalsArray &after);

private:
    Result<void> number();
    Result<void> note(const std::string &name, bool keeps, uint64_t rawSize, std::string_view payload);
    Result<void> closeOpen(int64_t value, int64_t import, uint64_t rawSize, std::string_view payload);
    Result<void> log(const LoggedChange &change);
    Result<void> flushLog();
    Result<void> weigh(uint64_t bytes);
    Result<void> trim(int64_t nowMs, const KeptLimits &limits);
    Result<std::string> unpacked(uint64_t rawSize, std::string_view payload);

    Session &m_session;
    SqlReader &m_reader;
    KeptParts m_parts;
    KeptImport m_import; ///< being kept; number 0: nothing was noted yet
    uint64_t m_delivery = 0;
    int64_t m_nextPart = 0;
    std::string m_log; ///< changes that are not written yet
    std::optional<bool> m_isAnyKept; ///< before this import
};

} // namespace qunce::server
