// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/store/overlay.h"
#include "models/store/readconnection.h"

namespace qunce {

/// A row of a query for chosen fields, as the cache has it.
class StatementRow : public RowView
{
public:
    /// id, bucket and seq stand before the fields.
    static constexpr int kOwnColumns = 3;

    explicit StatementRow(const Statement &row) : m_row(row) { }

    Uuid id() const override { return m_row.uuid(0); }
    uint32_t bucket() const override { return static_cast<uint32_t>(m_row.integer(1)); }
    BaseAt at() const { return {bucket(), m_row.number(2)}; }
    bool isNull(size_t place) const override { return m_row.isNull(column(place)); }
    int64_t integer(size_t place) const override { return m_row.integer(column(place)); }
    std::optional<Day> day(size_t place) const override
    {
        const std::optional<int64_t> number = m_row.integerOrNull(column(place));
        return number ? std::optional(Day {static_cast<int32_t>(*number)}) : std::nullopt;
    }
    Uuid reference(size_t place) const override { return m_row.uuid(column(place)); }
    std::string_view text(size_t place) const override { return m_row.text(column(place)); }

private:
    static int column(size_t place) { return static_cast<int>(place) + kOwnColumns; }

    const Statement &m_row;
};

/// The same of a record with edits drawn over it.
class EffectiveRow : public RowView
{
public:
    EffectiveRow(const KindDescriptor &kind, const std::vector<const FieldDescriptor *> &fields)
    {
        for (const FieldDescriptor *field : fields)
            m_places.push_back(static_cast<size_t>(field - kind.fields.data()));
    }
    /// The next one; `edits` have an effective record, and stay as they are while it is looked at.
    void show(const Uuid &id, RecordEdits &edits)
    {
        m_id = id;
        m_bucket = edits.bucket();
        m_cells = &edits.cells();
    }

    Uuid id() const override { return m_id; }
    uint32_t bucket() const override { return m_bucket; }
    bool isNull(size_t place) const override { return cell(place).isNull; }
    int64_t integer(size_t place) const override { return cell(place).integer; }
    std::optional<Day> day(size_t place) const override
    {
        return isNull(place) ? std::nullopt : std::optional(Day {static_cast<int32_t>(cell(place).integer)});
    }
    Uuid reference(size_t place) const override { return cell(place).reference; }
    std::string_view text(size_t place) const override { return cell(place).text; }

private:
    const EffectiveCell &cell(size_t place) const { return (*m_cells)[m_places[place]]; }

    std::vector<size_t> m_places; ///< in the kind, by place in the query
    Uuid m_id;
    uint32_t m_bucket = 0;
    const std::vector<EffectiveCell> *m_cells = nullptr;
};

/// A row of a query for chosen fields in which edits have changed some.
class PatchedRow : public RowView
{
public:
    PatchedRow(const KindDescriptor &kind, const std::vector<const FieldDescriptor *> &fields)
        : m_kind(kind), m_wanted(kind.fields.size()), m_places(kind.fields.size()), m_cells(fields.size())
    {
        for (size_t place = 0; place < fields.size(); ++place) {
            const auto field = static_cast<size_t>(fields[place] - kind.fields.data());
            m_wanted[field] = true;
            m_places[field].push_back(place);
        }
    }
    /// The next one, which `row` stands on; `edits` are patches, and stay as they are while it is looked at.
    void show(const Statement &row, RecordEdits &edits);

    Uuid id() const override { return base().id(); }
    uint32_t bucket() const override { return base().bucket(); }
    bool isNull(size_t place) const override
    {
        return m_cells[place] ? m_cells[place]->isNull : base().isNull(place);
    }
    int64_t integer(size_t place) const override
    {
        return m_cells[place] ? m_cells[place]->integer : base().integer(place);
    }
    std::optional<Day> day(size_t place) const override
    {
        return isNull(place) ? std::nullopt : std::optional(Day {static_cast<int32_t>(integer(place))});
    }
    Uuid reference(size_t place) const override
    {
        return m_cells[place] ? m_cells[place]->reference : base().reference(place);
    }
    std::string_view text(size_t place) const override
    {
        return m_cells[place] ? std::string_view(m_cells[place]->text) : base().text(place);
    }

private:
    StatementRow base() const { return StatementRow(*m_row); }

    const KindDescriptor &m_kind;
    std::vector<bool> m_wanted; ///< by place in the kind
    std::vector<std::vector<size_t>> m_places; ///< in the query, by place in the kind
    std::vector<const EffectiveCell *> m_cells; ///< by place in the query; null where the cache's holds
    const Statement *m_row = nullptr;
};

/// The rows of the pinned cache without what is drawn over them.
class PinnedRows : public BaseRows
{
public:
    explicit PinnedRows(ReadConnection &connection) : m_connection(connection) { }

    Result<std::optional<BaseAt>> at(Kind kind, const Uuid &id) override;
    Result<std::optional<Record>> row(Kind kind, const Uuid &id) override;

    using Visitor = std::function<Result<void>(Statement &row)>;
    /// Rows with own columns and these fields; none if the cache has no table of the kind.
    Result<void> each(const KindDescriptor &kind, const std::vector<const FieldDescriptor *> &fields,
        const std::string &condition, const std::function<void(Statement &)> &bind, const Visitor &visitor);
    /// Of a row with all fields.
    Record recordFrom(const KindDescriptor &kind, const Statement &row) const;

private:
    ReadConnection &m_connection;
};

std::vector<const FieldDescriptor *> allFields(const KindDescriptor &kind);

} // namespace qunce
