// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/base/uuid.h"
#include "models/domain/closedmonths.h"
#include "models/protocol/headermap.h"
#include "models/protocol/importkinds.h"
#include "models/protocol/record.h"
#include "server/import/importedvalues.h"
#include "server/import/parentcheck.h"
#include "server/import/rowsink.h"
#include "server/import/textspool.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What a sink works with; all of it outlives the sink.
struct SinkContext {
    WriteTransaction &transaction;
    IdSource &ids;
    const HeaderMap &header;
    ImportOptions options;
    std::filesystem::path spoolDirectory;
};

/// The frame of all sinks that make records, one row a record. take() turns cells into canonical text (choices by their
/// English name, days as YYYY-MM-DD …) and refuses what cannot be read; finish() looks at the rows of each record, newest
/// first, and applies the first that can be: so of two rows with the same code the later one wins. Only fields whose
/// column differs from the last import are touched (data.md, "Import against people"). Subclasses say what the columns
/// mean. Fails with the errors of the transaction and of TextSpool.
class RecordSink : public RowSink
{
public:
    Result<std::optional<Rejection>> take(const ImportRow &row) final;
    Result<ImportCounts> finish(std::vector<LateRejection> &late) final;

protected:
    /// Canonical texts by column of the import kind.
    using Cells = std::vector<std::string>;
    /// A column and the field it fills, where their names differ.
    using Renaming = std::pair<std::string_view, std::string_view>;
    using Verdict = Result<std::optional<Rejection>>;

    RecordSink(ImportKind importKind, Kind recordKind, const SinkContext &context,
        std::vector<Renaming> renamed = {});

    /// Loads look-ups; called once, before anything else.
    virtual Result<void> prepare() { return {}; }
    /// Refuses a row for what can be seen without its record.
    virtual Verdict check(const Cells &cells);
    /// What makes two rows the same record; the code unless overridden.
    virtual std::string identity(const Cells &cells) const { return cells.front(); }
    /// The stored record of an identity.
    virtual Result<std::optional<Record>> stored(const std::string &identity);
    /// Where the record stands in a tree, if its kind has one.
    virtual ParentCheck *parents() { return nullptr; }
    virtual void propose(const Cells &) { }
    /// Value of the column's field; the default reads texts, numbers, days, instants and choices.
    virtual FieldValue valueOf(size_t column, const std::string &text);
    /// The id that the record of this identity will have, though its row may come later.
    const Uuid &reservedId(const std::string &identity);
    /// The record a reference column names; the row has been checked.
    virtual Uuid referred(std::string_view, const std::string &) { return {}; }
    /// Completes the record after its columns were merged: derived fields and the bucket. May refuse.
    virtual Verdict complete(Record &record, const Cells &cells, const Record *before) = 0;
    /// Told of each record that is stored now or was changed; `before` is null for a new one.
    virtual Result<void> written(const Record &, const Cells &, const Record *) { return {}; }
    /// After all rows.
    virtual Result<void> conclude() { return {}; }

    size_t column(std::string_view name) const { return *columnNamed(m_import, name); }
    const std::string &cell(const Cells &cells, std::string_view name) const { return cells[column(name)]; }
    bool inFile(std::string_view name) const { return m_header.inFile[column(name)] != 0; }
    /// For complete(): the row changes something beside its record.
    void setAlsoChanged() { m_alsoChanged = true; }
    Rejection reject(std::string_view column, Message reason) const
    {
        return {this->column(column), std::move(reason)};
    }
    WriteTransaction &transaction() { return m_transaction; }
    IdSource &ids() { return m_ids; }
    const ImportOptions &options() const { return m_options; }

private:
    /// A row in the spool.
    struct HeldRow {
        Cells cells;
        uint64_t line = 0;
        int64_t previous = kNone; ///< place of the row before it with the same identity
        uint64_t rows = 1; ///< how many rows of the identity there are up to this one
    };
    static constexpr int64_t kNone = -1;
    struct Newest {
        int64_t place = kNone; ///< kNone if all rows were refused
        uint64_t rows = 0;
    };
    enum class Outcome : uint8_t { Created, Updated, Unchanged };

    Result<void> prepareOnce();
    std::optional<Rejection> canonical(const ImportRow &row, Cells &cells) const;
    Result<void> settleParents(std::vector<LateRejection> &late);
    Result<bool> stepBackFromImpossible(std::vector<LateRejection> &late);
    Result<void> applyNewest(int64_t newest, std::vector<LateRejection> &late, ImportCounts &counts);
    Result<int64_t> hold(HeldRow row);
    Result<HeldRow> held(int64_t place);
    Result<std::optional<Rejection>> apply(const Cells &cells, Outcome &outcome);
    void mergeColumns(Record &record, const Cells &cells, ImportedValues &imported, bool firstImport);
    void mergeField(Record &record, const FieldDescriptor &field, const FieldValue &before, FieldValue now,
        bool firstImport);
    static void count(ImportCounts &counts, Outcome outcome, uint64_t rows);

    const ImportDescriptor &m_import;
    const KindDescriptor &m_kind;
    WriteTransaction &m_transaction;
    IdSource &m_ids;
    const HeaderMap &m_header;
    ImportOptions m_options;
    std::vector<const FieldDescriptor *> m_fields; ///< by column; null where a column is no field
    std::vector<ClosedMonth> m_closed;
    bool m_prepared = false;
    bool m_alsoChanged = false; ///< of the row at hand
    TextSpool m_spool;
    std::unordered_map<std::string, Uuid> m_reserved;
    std::unordered_map<std::string, Newest> m_newest; ///< by identity
};

/// `a;b` as a sorted set.
std::vector<std::string> splitList(const std::string &text);

} // namespace qunce::server
