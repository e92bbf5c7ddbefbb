// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/numbersink.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "server/import/factcells.h"

namespace qunce::server {

namespace {

/// Columns of the import kinds; the wide form's metrics follow.
enum Column : size_t { SubjectCode, DayOrHour, MetricName, Value };

SubjectKind subjectOf(ImportKind kind)
{
    return kind == ImportKind::GuideDays ? SubjectKind::Guide
        : kind == ImportKind::KocDays    ? SubjectKind::Koc
                                         : SubjectKind::Group;
}

bool isLong(const ImportDescriptor &kind, const HeaderMap &header)
{
    return kind.hasTwoForms() && !header.oneMetricAColumn;
}

std::vector<size_t> valueColumns(const ImportDescriptor &kind, const HeaderMap &header)
{
    std::vector<size_t> columns;
    for (size_t i = 0; i < kind.columns.size(); ++i) {
        if (kind.columns[i].type == ColumnType::MetricValue && header.inFile[i] != 0)
            columns.push_back(i);
    }
    return columns;
}

NumberShape shapeOf(
    const ImportDescriptor &kind, const HeaderMap &header, std::span<const size_t> columns, bool fed)
{
    NumberShape shape;
    shape.fed = fed;
    if (isLong(kind, header))
        shape.part = NumberShape::Part::Metric;
    else if (kind.kind == ImportKind::GroupHours)
        shape.part = NumberShape::Part::Hour;
    for (const size_t column : columns)
        shape.metrics.push_back(*kind.columns[column].metric);
    return shape;
}

/// A number is replaced by a later row that has it; payloads are a mask of the numbers that are there and the numbers.
void keepEarlierNumbers(std::span<const uint32_t> earlier, std::span<uint32_t> later)
{
    for (size_t i = 0; i + 1 < later.size(); ++i) {
        const uint32_t bit = 1U << i;
        if ((later[0] & bit) == 0 && (earlier[0] & bit) != 0) {
            later[0] |= bit;
            later[1 + i] = earlier[1 + i];
        }
    }
}

} // namespace

NumberSink::NumberSink(ImportKind kind, const HeaderMap &header, const ImportOptions &options,
    const Brand &brand, WriteTransaction &transaction, std::filesystem::path spoolDirectory)
    : m_kind(descriptor(kind))
    , m_units(header.units)
    , m_valueColumns(valueColumns(m_kind, header))
    , m_shape(shapeOf(m_kind, header, m_valueColumns, options.fed))
    , m_transaction(transaction)
    , m_subjects(brand, subjectOf(kind))
    , m_regions(regionIds(brand))
    , m_spool(std::move(spoolDirectory), 1 + m_shape.values(), keepEarlierNumbers)
    , m_payload(1 + m_shape.values())
{ }

Result<std::optional<Rejection>> NumberSink::take(const ImportRow &row)
{
    RowSpool::Key key {};
    if (std::optional<Rejection> rejection = readPlace(row, key))
        return rejection;
    const bool oneNumber = m_shape.part == NumberShape::Part::Metric;
    if (std::optional<Rejection> rejection = oneNumber ? readLong(row, key) : readWide(row))
        return rejection;
    QUNCE_TRY(m_spool.add(key, m_payload));
    return std::optional<Rejection>();
}

std::optional<Rejection> NumberSink::readPlace(const ImportRow &row, RowSpool::Key &key)
{
    const Found subject = findCode(m_subjects, row.cell(SubjectCode), m_scratch);
    if (!subject.index)
        return Rejection {SubjectCode, subject.reason};
    if (row.cell(DayOrHour).empty())
        return Rejection {DayOrHour, emptyCell()};
    Day day;
    if (m_shape.part == NumberShape::Part::Hour) {
        const Result<Instant> hour = parseHourCell(row.cell(DayOrHour));
        if (!hour.ok())
            return Rejection {DayOrHour, hour.error().userText};
        day = hour->day();
        key[2] = static_cast<uint32_t>(hour->secondOfDay() / 3600);
    } else {
        const Result<Day> parsed = parseDayCell(row.cell(DayOrHour));
        if (!parsed.ok())
            return Rejection {DayOrHour, parsed.error().userText};
        day = *parsed;
    }
    const std::optional<FactPlaces::Place> place = m_subjects.placeOn(*subject.index, day);
    if (!place)
        return Rejection {SubjectCode, noPlaceOn(row.cell(SubjectCode), day)};
    key[0] = static_cast<uint32_t>(day.number);
    key[1] = place->region;
    key[3] = place->slot;
    return std::nullopt;
}

std::optional<Rejection> NumberSink::readLong(const ImportRow &row, RowSpool::Key &key)
{
    const std::string_view name = row.cell(MetricName);
    if (name.empty())
        return Rejection {MetricName, emptyCell()};
    const std::optional<Metric> metric = metricInCell(*m_kind.metrics, name);
    if (!metric)
        return Rejection {MetricName, Message(QUNCE_TEXT("There is no metric of this name."))};
    if (row.cell(Value).empty())
        return Rejection {Value, emptyCell()};
    const Result<uint64_t> value = parseMetricValue(*metric, m_units[Value], row.cell(Value));
    if (!value.ok())
        return Rejection {Value, value.error().userText};
    key[2] = static_cast<uint32_t>(*metric);
    m_payload[0] = 1;
    m_payload[1] = static_cast<uint32_t>(*value);
    return std::nullopt;
}

/// An empty cell of a wide file is a number that the row does not have, not one that it takes away.
std::optional<Rejection> NumberSink::readWide(const ImportRow &row)
{
    std::fill(m_payload.begin(), m_payload.end(), 0);
    for (size_t i = 0; i < m_valueColumns.size(); ++i) {
        const size_t column = m_valueColumns[i];
        if (row.cell(column).empty())
            continue;
        const Result<uint64_t> value =
            parseMetricValue(m_shape.metrics[i], m_units[column], row.cell(column));
        if (!value.ok())
            return Rejection {column, value.error().userText};
        m_payload[0] |= 1U << i;
        m_payload[1 + i] = static_cast<uint32_t>(*value);
    }
    return std::nullopt;
}

Result<ImportCounts> NumberSink::finish(std::vector<LateRejection> &)
{
    ImportCounts counts;
    ImportedTotals totals(m_transaction, m_subjects);
    const bool isGuides = m_kind.kind == ImportKind::GuideDays;
    NumberWriter writer(m_transaction, m_regions, m_shape, isGuides ? &totals : nullptr);
    QUNCE_TRY(m_spool.eachUnit([&](uint32_t day, std::span<const RowSpool::Row> rows) {
        return writer.apply(Day {static_cast<int32_t>(day)}, rows, counts);
    }));
    return counts;
}

} // namespace qunce::server
