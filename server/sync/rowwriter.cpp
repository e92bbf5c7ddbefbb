// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/rowwriter.h"

#include <algorithm>
#include <map>

#include "models/base/seededbugs.h"
#include "models/protocol/recordtables.h"
#include "models/protocol/rowdigest.h"

namespace qunce::server {

namespace {

const std::vector<std::string> kFactColumns {"raw_size", "payload"};

/// Column names of a kind, and where each stands when they are sorted, as stored fields are.
struct Layout {
    struct Place {
        std::string_view name;
        size_t column = 0;
        bool masked = false;
    };

    std::vector<std::string> columns;
    std::vector<Place> sorted;
};

Layout layoutOf(const KindDescriptor &kind)
{
    Layout layout;
    for (const FieldDescriptor &field : kind.fields) {
        layout.sorted.push_back({field.name, layout.columns.size(), field.masked});
        layout.columns.emplace_back(field.name);
    }
    std::sort(layout.sorted.begin(), layout.sorted.end(),
        [](const Layout::Place &left, const Layout::Place &right) { return left.name < right.name; });
    return layout;
}

const Layout &layout(Kind kind)
{
    static const std::map<Kind, Layout> kLayouts = [] {
        std::map<Kind, Layout> layouts;
        for (const KindDescriptor &about : allKinds())
            layouts.emplace(about.kind, layoutOf(about));
        return layouts;
    }();
    return kLayouts.at(kind);
}

Error unreadable(const StoredRow &row)
{
    return {ErrorCode::Corrupt, Message(QUNCE_TEXT("A stored record cannot be read. Run `qunced check`.")),
        std::string(row.kind) + " " + std::string(row.id)};
}

} // namespace

const std::vector<std::string> &columnsOf(Kind kind)
{
    return layout(kind).columns;
}

Result<void> RowWriter::write(std::string_view bucket, const StoredRow &row)
{
    if (!row.live) {
        m_page.deletion(row.kind, bucket, row.id, row.seq);
        return {};
    }
    if (row.kind != kFactWireKind)
        return writeRecord(bucket, row);
    m_page.beginRow(row.kind, bucket, kFactColumns, row.id, row.seq);
    m_page.writer().integer(static_cast<int64_t>(row.rawSize));
    m_page.writer().bytes(row.payload);
    m_page.endRow();
    return {};
}

bool RowWriter::readValues(const KindDescriptor &kind, std::string_view fields)
{
    const std::vector<Layout::Place> &places = layout(kind.kind).sorted;
    m_values.resize(std::max(m_values.size(), places.size()));
    for (Value &value : m_values)
        value.present = false;
    StoredFields reader(fields);
    size_t at = 0;
    while (reader.next()) {
        while (at < places.size() && places[at].name < reader.name())
            ++at;
        if (at == places.size() || places[at].name != reader.name())
            continue; // of another version of the schema
        Value &value = m_values[places[at].column];
        value.present = true;
        value.type = reader.type();
        value.integer = reader.integer();
        if (value.type == StoredFields::Type::Text)
            value.text =
                places[at].masked && !seededBug("masked field whole") ? masked(reader.text()) : reader.text();
        value.items.clear();
        while (value.type == StoredFields::Type::Set && reader.nextItem())
            value.items.emplace_back(reader.text());
    }
    return !reader.failed();
}

void RowWriter::writeValue(const Value &value)
{
    WireWriter &out = m_page.writer();
    if (!value.present)
        return out.null();
    switch (value.type) {
    case StoredFields::Type::Integer:
        return out.integer(value.integer);
    case StoredFields::Type::Text:
        return out.text(value.text);
    case StoredFields::Type::Set:
        break;
    }
    out.beginArray();
    for (const std::string &item : value.items)
        out.text(item);
    out.endArray();
}

Result<void> RowWriter::writeRecord(std::string_view bucket, const StoredRow &row)
{
    const std::optional<Kind> kind = kindNamed(row.kind);
    if (!kind || !readValues(descriptor(*kind), row.fields))
        return unreadable(row);
    const std::vector<std::string> &columns = columnsOf(*kind);
    m_page.beginRow(row.kind, bucket, columns, row.id, row.seq);
    for (size_t i = 0; i < columns.size(); ++i)
        writeValue(m_values[i]);
    m_page.endRow();
    return {};
}

} // namespace qunce::server
