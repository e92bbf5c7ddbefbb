// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/cellparse.h"
#include "models/base/result.h"
#include "models/domain/metric.h"
#include "models/protocol/kinds.h"

namespace qunce {

/// What `qunced import KIND` takes (data.md, "CSV files"), in the order of `import all`: what a row refers to comes
/// first.
enum class ImportKind : uint8_t {
    Org,
    Guides,
    Groups,
    Koc,
    Content,
    Entries,
    Tasks,
    TaskResults,
    Goals,
    GuideDays,
    GroupDays,
    KocDays,
    GroupHours,
    Orders,
};

/// How the cells of a column are read; the parsers are in cellparse.h.
enum class ColumnType : uint8_t {
    Text,
    LongText, ///< several lines
    Code,
    CodeList, ///< separated by ;
    Choice,
    ChoiceList, ///< separated by ;
    Count, ///< parseCount()
    Day, ///< parseDayCell()
    Date, ///< parseDateCell(): a day of history
    Instant,
    Hour,
    Period,
    Metric, ///< name of a metric of the kind's metrics
    Value, ///< parseMetricValue() by the row's metric
    MetricValue, ///< parseMetricValue() by the column's metric
};

std::string_view typeName(ColumnType type);

struct ImportColumn {
    const char *name;
    const char *chinese;
    ColumnType type = ColumnType::Text;
    bool required = false; ///< the column must be there and no cell of it empty
    std::span<const ChoiceName> choices {};
    std::optional<Metric> metric {}; ///< of a MetricValue column
};

/// One kind of import file: its columns in the order in which a sink gets the cells.
struct ImportDescriptor {
    ImportKind kind;
    const char *name;
    const char *chinese;
    std::vector<ImportColumn> columns;
    std::optional<FactKind> metrics; ///< which metrics its columns `metric` and `value` may name

    /// Day numbers come one a row (columns metric and value) or one a column.
    bool hasTwoForms() const;
};

std::span<const ImportDescriptor> allImportKinds();
const ImportDescriptor &descriptor(ImportKind kind);
/// By English or Chinese name.
std::optional<ImportKind> importKindNamed(std::string_view name);
/// Position of the column with that English name.
std::optional<size_t> columnNamed(const ImportDescriptor &kind, std::string_view name);

/// Position in `choices` by English name in any case, or by Chinese name; full-width letters accepted.
std::optional<size_t> choiceNamed(std::span<const ChoiceName> choices, std::string_view cell);
/// By English name in any case, or by Chinese name.
std::optional<Metric> metricInCell(FactKind kind, std::string_view cell);
/// The number in fen or as a count. Negative money and orders are negative sales. `unit` counts for money only.
Result<uint64_t> parseMetricValue(
    Metric metric, MoneyUnit unit, std::string_view cell, uint64_t most = kMaxCount);

} // namespace qunce
