// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/exporttable.h"

#include <nlohmann/json.hpp>

#include "models/base/commandline.h"
#include "models/base/csvcell.h"

namespace qunce {

namespace {

std::string quoted(const std::string &text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void appendJsonRow(std::string &json, const ExportTable &table, const std::vector<ExportCell> &row)
{
    json += '{';
    for (size_t i = 0; i < table.columns.size(); ++i) {
        const ExportCell &cell = row[i];
        json += (i == 0 ? "" : ",") + quoted(table.columns[i]) + ':';
        switch (cell.type) {
        case ExportCell::Type::Empty:
            json += "null";
            break;
        case ExportCell::Type::Integer:
        case ExportCell::Type::Number:
            json += cell.text;
            break;
        case ExportCell::Type::Text:
            json += quoted(cell.text);
            break;
        }
    }
    json += '}';
}

void endLine(std::string &csv)
{
    csv += "\r\n";
}

void appendNote(std::string &csv, const std::string &name, const std::string &value)
{
    appendCsvCell(csv, "# " + name + ": " + value);
    endLine(csv);
}

} // namespace

std::string toCsv(const ExportTable &table, bool headerNote)
{
    std::string csv = "\xEF\xBB\xBF";
    if (headerNote) {
        appendNote(csv, "view", table.view);
        for (const auto &[flag, value] : table.filters)
            appendNote(csv, flag, value);
        appendNote(csv, "scope", table.scope);
        appendNote(csv, "as_of", table.asOf.toString());
        appendNote(csv, "count", std::to_string(table.rows.size()));
        for (const ClosedNote &note : table.closed)
            appendNote(csv, "closed",
                note.month + " v" + std::to_string(note.version) + ' ' + note.closedAt.toString() + ' '
                    + note.closedBy + (note.closedBy.empty() ? "" : " ") + "adjustments "
                    + std::to_string(note.adjustments));
        appendNote(csv, "money", "fen (1/100 yuan)");
        appendNote(csv, "program", versionLine("Qunce"));
    }
    for (size_t i = 0; i < table.columns.size(); ++i) {
        csv += i == 0 ? "" : ",";
        appendCsvCell(csv, table.columns[i]);
    }
    endLine(csv);
    for (const std::vector<ExportCell> &row : table.rows) {
        for (size_t i = 0; i < row.size(); ++i) {
            csv += i == 0 ? "" : ",";
            appendCsvCell(csv, row[i].text);
        }
        endLine(csv);
    }
    return csv;
}

std::string toJson(const ExportTable &table)
{
    std::string json = "{\"view\":" + quoted(table.view) + ",\"filters\":{";
    for (size_t i = 0; i < table.filters.size(); ++i)
        json += (i == 0 ? "" : ",") + quoted(table.filters[i].first) + ':' + quoted(table.filters[i].second);
    json += "},\"scope\":" + quoted(table.scope) + ",\"as_of\":" + quoted(table.asOf.toString())
        + ",\"count\":" + std::to_string(table.rows.size());
    for (size_t i = 0; i < table.closed.size(); ++i) {
        const ClosedNote &note = table.closed[i];
        json += (i == 0 ? ",\"closed\":[" : ",") + ("{\"month\":" + quoted(note.month)) + ",\"version\":"
            + std::to_string(note.version) + ",\"closed_at\":" + quoted(note.closedAt.toString())
            + ",\"closed_by\":" + quoted(note.closedBy) + ",\"adjustments\":"
            + std::to_string(note.adjustments) + '}' + (i + 1 == table.closed.size() ? "]" : "");
    }
    json += ",\"rows\":[";
    for (size_t i = 0; i < table.rows.size(); ++i) {
        json += i == 0 ? "\n" : ",\n";
        appendJsonRow(json, table, table.rows[i]);
    }
    return json + "\n]}\n";
}

} // namespace qunce
