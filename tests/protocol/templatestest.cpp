// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "models/base/csvreader.h"
#include "models/protocol/headermap.h"

using namespace qunce;

namespace {

/// Empty if the cell is right for its column, else the reason.
std::string refusal(const ImportDescriptor &kind, size_t column, const HeaderMap &map, std::string_view cell,
    std::optional<Metric> rowMetric)
{
    const ImportColumn &type = kind.columns[column];
    std::string scratch;
    const auto reason = [](const auto &result) {
        return result.ok() ? "" : result.error().userText.english();
    };
    switch (type.type) {
    case ColumnType::Text:
    case ColumnType::LongText:
    case ColumnType::CodeList:
        return {};
    case ColumnType::Code:
        return reason(parseCode(cell, scratch));
    case ColumnType::Choice:
        return choiceNamed(type.choices, cell) ? "" : "no such choice";
    case ColumnType::ChoiceList:
        return choiceNamed(type.choices, cell.substr(0, cell.find(';'))) ? "" : "no such choice";
    case ColumnType::Count:
        return reason(parseCount(cell));
    case ColumnType::Day:
        return reason(parseDayCell(cell));
    case ColumnType::Date:
        return reason(parseDateCell(cell));
    case ColumnType::Instant:
        return reason(parseInstantCell(cell));
    case ColumnType::Hour:
        return reason(parseHourCell(cell));
    case ColumnType::Period:
        return reason(parsePeriod(cell));
    case ColumnType::Metric:
        return rowMetric ? "" : "no such metric";
    case ColumnType::Value:
        return rowMetric ? reason(parseMetricValue(*rowMetric, map.units[column], cell)) : "no metric";
    case ColumnType::MetricValue:
        return reason(parseMetricValue(*type.metric, map.units[column], cell));
    }
    return "unknown type";
}

using Codes = std::map<std::string, std::set<std::string, std::less<>>>;

/// What a code column refers to, and where such codes come from.
const std::map<std::string_view, std::string> kTargets {{"parent_code", ""}, {"store_code", "org"},
    {"org_code", "org"}, {"region_code", "org"}, {"owner_code", "guides"}, {"guide_code", "guides"},
    {"mentor_code", "guides"}, {"group_code", "groups"}, {"koc_code", "koc"}, {"content_code", "content"},
    {"entry_code", "entries"}, {"task_code", "tasks"}};

void checkReference(
    const ImportDescriptor &kind, const ImportColumn &column, std::string_view cell, const Codes &codes)
{
    const auto target = kTargets.find(column.name);
    if (target == kTargets.end())
        return;
    const std::string &from = target->second.empty() ? kind.name : target->second;
    EXPECT_TRUE(codes.at(from).contains(cell)) << kind.name << '.' << column.name << ' ' << cell;
}

void checkTemplate(const ImportDescriptor &kind, const std::string &folder, Codes &codes)
{
    const auto file = TextFile::open(folder + '/' + kind.name + ".csv");
    ASSERT_TRUE(file.ok()) << folder << ' ' << kind.name;
    const auto reader = CsvReader::open(**file);
    ASSERT_TRUE(reader.ok());
    const auto map = mapHeader(kind, (*reader)->header());
    ASSERT_TRUE(map.ok()) << map.error().userText.english();
    EXPECT_TRUE(map->unknown.empty());
    size_t rows = 0;
    for (; *(*reader)->next(); ++rows) {
        const auto cellOf = [&](size_t column) {
            return map->inFile[column] ? (*reader)->cells()[map->source[column]] : std::string_view();
        };
        ASSERT_EQ((*reader)->problem(), CsvProblem::None);
        const auto metricColumn = columnNamed(kind, "metric");
        const auto metric =
            metricColumn && kind.metrics ? metricInCell(*kind.metrics, cellOf(*metricColumn)) : std::nullopt;
        for (size_t i = 0; i < kind.columns.size(); ++i) {
            EXPECT_FALSE(kind.columns[i].required && cellOf(i).empty())
                << kind.name << '.' << kind.columns[i].name;
            if (cellOf(i).empty())
                continue;
            EXPECT_EQ(refusal(kind, i, *map, cellOf(i), metric), "")
                << kind.name << '.' << kind.columns[i].name;
            if (std::string_view(kind.columns[i].name) == "code")
                codes[kind.name].emplace(cellOf(i));
            checkReference(kind, kind.columns[i], cellOf(i), codes);
        }
    }
    EXPECT_GE(rows, 2U);
}

TEST(TemplatesTest, AreRightForTheirKindAndFitEachOtherInBothLanguages)
{
    const char *root = std::getenv("QUNCE_SOURCE_DIR");
    ASSERT_NE(root, nullptr) << "run under ctest, or set QUNCE_SOURCE_DIR";
    for (const char *language : {"en", "zh_CN"}) {
        Codes codes;
        for (const ImportDescriptor &kind : allImportKinds())
            checkTemplate(kind, std::string(root) + "/resources/templates/" + language, codes);
    }
}

} // namespace
