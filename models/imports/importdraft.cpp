// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/imports/importdraft.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <utility>

#include "models/base/csvcell.h"
#include "models/protocol/headermap.h"

namespace qunce {

namespace {

/// FNV-1a: stable between programs, and nobody gains by a collision.
uint64_t hashOf(std::string_view text, uint64_t begun = 14'695'981'039'346'656'037ULL)
{
    for (const char c : text)
        begun = (begun ^ static_cast<uint8_t>(c)) * 1'099'511'628'211ULL;
    return begun;
}

/// The kind's column that a single name means; mapHeader() says it of the file as a whole only.
std::optional<size_t> meaningOf(const ImportDescriptor &kind, const std::string &name)
{
    ImportDescriptor lenient = kind;
    for (ImportColumn &column : lenient.columns)
        column.required = false;
    lenient.kind = ImportKind::Org; // the two forms of day numbers are a matter of the whole header
    const std::vector<std::string> header {name};
    const Result<HeaderMap> map = mapHeader(lenient, header);
    if (!map.ok())
        return std::nullopt;
    for (size_t i = 0; i < map->inFile.size(); ++i) {
        if (map->inFile[i])
            return i;
    }
    return std::nullopt;
}

bool holdsMoney(const ImportColumn &column)
{
    return column.type == ColumnType::Value || (column.metric && info(*column.metric).isMoney);
}

std::string_view moneySuffix(std::string_view name)
{
    for (const std::string_view suffix : {"(元)", "（元）", "(yuan)"}) {
        if (name.ends_with(suffix))
            return "(元)";
    }
    return {};
}

std::vector<std::string> namesAfter(const std::vector<PlannedColumn> &plan, const ColumnRenames &renames)
{
    std::vector<std::string> names;
    for (const PlannedColumn &column : plan) {
        const auto renamed = renames.find(column.name);
        names.push_back(renamed == renames.end() ? column.name : renamed->second);
    }
    return names;
}

} // namespace

std::optional<ImportKind> guessKind(std::string_view fileName, std::span<const std::string> header)
{
    for (size_t begin = 0; begin <= fileName.size();) {
        const size_t end = std::min(fileName.find_first_of(". -()", begin), fileName.size());
        if (const auto kind = importKindNamed(fileName.substr(begin, end - begin)))
            return kind;
        begin = end + 1;
    }
    std::optional<ImportKind> best;
    size_t most = 0;
    for (const ImportDescriptor &kind : allImportKinds()) {
        const Result<HeaderMap> map = mapHeader(kind, header);
        if (!map.ok())
            continue;
        const auto known = static_cast<size_t>(std::count(map->inFile.begin(), map->inFile.end(), 1));
        if (known > most) {
            most = known;
            best = kind.kind;
        }
    }
    return best;
}

std::vector<PlannedColumn> planColumns(
    ImportKind kind, std::span<const std::string> header, const ColumnRenames &said)
{
    const ImportDescriptor &columns = descriptor(kind);
    std::vector<PlannedColumn> plan;
    for (const std::string &name : header) {
        PlannedColumn &column = plan.emplace_back();
        column.name = name;
        column.byName = meaningOf(columns, name);
        const auto renamed = said.find(name);
        column.column = renamed == said.end() ? column.byName : meaningOf(columns, renamed->second);
    }
    return plan;
}

ColumnRenames renamesOf(ImportKind kind, const std::vector<PlannedColumn> &plan)
{
    const ImportDescriptor &columns = descriptor(kind);
    ColumnRenames renames;
    for (const PlannedColumn &column : plan) {
        if (column.column == column.byName || column.name.empty())
            continue;
        std::string name;
        if (column.column) {
            const ImportColumn &meant = columns.columns[*column.column];
            name = meant.name;
            if (holdsMoney(meant))
                name += moneySuffix(column.name);
        }
        renames[column.name] = std::move(name);
    }
    return renames;
}

Message planProblem(ImportKind kind, const std::vector<PlannedColumn> &plan)
{
    const Result<HeaderMap> map = mapHeader(descriptor(kind), namesAfter(plan, renamesOf(kind, plan)));
    return map.ok() ? Message() : map.error().userText;
}

std::string sourceKey(ImportKind kind, std::span<const std::string> header)
{
    std::vector<std::string> names(header.begin(), header.end());
    std::sort(names.begin(), names.end());
    uint64_t hash = hashOf({});
    for (const std::string &name : names)
        hash = hashOf("\n", hashOf(name, hash));
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
    return std::string(descriptor(kind).name) + "_" + digits;
}

std::string textOfRenames(const ColumnRenames &renames)
{
    std::string text;
    for (const auto &[from, to] : renames)
        text += from + "\t" + to + "\n";
    return text;
}

ColumnRenames renamesFromText(std::string_view text)
{
    ColumnRenames renames;
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const size_t tab = line.rfind('\t');
        if (tab != std::string_view::npos && tab > 0)
            renames[std::string(line.substr(0, tab))] = line.substr(tab + 1);
    }
    return renames;
}

std::string templateCsv(ImportKind kind, bool inChinese)
{
    std::string csv = "\xEF\xBB\xBF";
    const ImportDescriptor &columns = descriptor(kind);
    bool isFirst = true;
    for (const ImportColumn &column : columns.columns) {
        // Of two forms only the wide one can be filled in by hand; one row per number is for programs.
        if (columns.hasTwoForms() && (column.type == ColumnType::Metric || column.type == ColumnType::Value))
            continue;
        if (!std::exchange(isFirst, false))
            csv += ',';
        appendCsvCell(
            csv, (inChinese ? column.chinese : column.name) + std::string(column.required ? "*" : ""));
    }
    return csv + "\r\n";
}

} // namespace qunce
