// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The smallest workbook that Excel, WPS and LibreOffice open without a question: inline texts, five number formats, a
// frozen header row (ECMA-376, part 1).

#include "models/exchange/workbook.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <charconv>
#include <cstdio>
#include <set>

#include "models/base/csvcell.h"
#include "models/base/outputfile.h"
#include "models/base/utf8.h"
#include "models/base/zipwriter.h"
#include "models/exchange/packedpart.h"

namespace qunce {

namespace {

constexpr const char *kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char *kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char *kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char *kPackage = "http://schemas.openxmlformats.org/package/2006";
constexpr size_t kMostNameCharacters = 31;
constexpr size_t kMostCellBytes = 32000;
constexpr size_t kMeasuredRows = 500; ///< for the widths of columns
constexpr size_t kPartBytes = size_t {256} * 1024; ///< of a sheet that is being written
constexpr int kEpochOfSheets = 25569; ///< 1970-01-01 as spreadsheets count days

// Places in cellXfs below.
enum Style { Plain, Bold, IntegerStyle, MoneyStyle, PercentStyle, DayStyle, NoteStyle };

/// Characters that XML 1.0 cannot carry become U+FFFD.
void appendEscaped(std::string &out, std::string_view text)
{
    for (const char one : text) {
        switch (one) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            if (static_cast<unsigned char>(one) < 0x20 && one != '\t' && one != '\n' && one != '\r')
                out += "\xEF\xBF\xBD";
            else
                out += one;
        }
    }
}

std::string escaped(std::string_view text)
{
    std::string out;
    appendEscaped(out, text);
    return out;
}

std::string columnName(size_t column)
{
    std::string name;
    for (size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

std::string numberText(double number)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", number);
    return text;
}

/// The same, sooner where the number is whole.
void appendNumber(std::string &out, double number)
{
    if (std::abs(number) < 1e15 && number == std::trunc(number)) {
        char text[24];
        const auto [end, error] = std::to_chars(text, text + sizeof text, static_cast<int64_t>(number));
        out.append(text, end);
        return;
    }
    out += numberText(number);
}

/// In characters of a spreadsheet; Chinese ones are two wide.
double widthOf(std::string_view text)
{
    double width = 0;
    for (const char one : text) {
        const auto byte = static_cast<unsigned char>(one);
        if (byte < 0x80)
            width += 1;
        else if (byte >= 0xC0)
            width += byte >= 0xE0 ? 2 : 1;
    }
    return width;
}

/// Writes the lines of a sheet one below the other into `out`, which its owner may empty at any time.
class SheetLines
{
public:
    explicit SheetLines(std::string &out) : m_out(out) { }

    void begin(const std::vector<std::string> &titles, const std::vector<double> &widths)
    {
        m_out += std::string(kHead) + "<worksheet xmlns=\"" + kMain
            + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
              "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>";
        for (size_t column = 0; column < widths.size(); ++column) {
            const std::string place = std::to_string(column + 1);
            m_out += "<col min=\"" + place + "\" max=\"" + place + "\" width=\""
                + numberText(std::clamp(widths[column] + 2, 8.0, 60.0)) + "\" customWidth=\"1\"/>";
        }
        if (widths.empty())
            m_out += "<col min=\"1\" max=\"1\" width=\"12\" customWidth=\"1\"/>";
        m_out += "</cols><sheetData>";
        open();
        for (size_t column = 0; column < titles.size(); ++column)
            appendText(column, titles[column], Bold);
        m_out += "</row>";
    }
    void add(const std::vector<SheetCell> &row)
    {
        open();
        for (size_t column = 0; column < row.size(); ++column)
            appendCell(column, row[column]);
        m_out += "</row>";
    }
    void end(const std::vector<std::string> &notes)
    {
        ++m_line; // an empty row above the notes
        for (const std::string &note : notes) {
            open();
            appendText(0, note, NoteStyle);
            m_out += "</row>";
        }
        m_out += "</sheetData></worksheet>";
    }

private:
    void open()
    {
        m_number = std::to_string(++m_line);
        m_out += "<row r=\"" + m_number + "\">";
    }
    void appendPlace(size_t column, int style)
    {
        while (m_columns.size() <= column)
            m_columns.push_back(columnName(m_columns.size()));
        m_out += "<c r=\"";
        m_out += m_columns[column];
        m_out += m_number;
        m_out += "\" s=\"";
        m_out += static_cast<char>('0' + style);
    }
    void appendText(size_t column, std::string_view text, int style)
    {
        appendPlace(column, style);
        m_out += "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">";
        appendEscaped(m_out, cutUtf8(text, kMostCellBytes));
        m_out += "</t></is></c>";
    }
    void appendValue(size_t column, int style, double value)
    {
        appendPlace(column, style);
        m_out += "\"><v>";
        appendNumber(m_out, value);
        m_out += "</v></c>";
    }
    void appendCell(size_t column, const SheetCell &cell)
    {
        switch (cell.type) {
        case SheetCell::Type::Empty:
            return;
        case SheetCell::Type::Text:
            return appendText(column, cell.text, Plain);
        case SheetCell::Type::Integer:
            return appendValue(column, IntegerStyle, cell.number);
        case SheetCell::Type::Number:
            return appendValue(column, Plain, cell.number);
        case SheetCell::Type::Money:
            return appendValue(column, MoneyStyle, cell.number);
        case SheetCell::Type::Percent:
            return appendValue(column, PercentStyle, cell.number);
        case SheetCell::Type::Day:
            return appendValue(column, DayStyle, cell.number + kEpochOfSheets);
        }
    }

    std::string &m_out;
    size_t m_line = 0;
    std::string m_number; ///< of the line
    std::vector<std::string> m_columns; ///< names, as far as they were needed
};

void widen(std::vector<double> &widths, const std::vector<SheetCell> &row)
{
    for (size_t column = 0; column < std::min(widths.size(), row.size()); ++column)
        widths[column] = std::max(
            widths[column], row[column].type == SheetCell::Type::Text ? widthOf(row[column].text) : 12);
}

std::vector<double> widthsOf(const std::vector<std::string> &titles)
{
    std::vector<double> widths;
    for (const std::string &title : titles)
        widths.push_back(widthOf(title));
    return widths;
}

std::string sheetXml(const Sheet &sheet)
{
    std::vector<double> widths = widthsOf(sheet.titles);
    for (const std::vector<SheetCell> &row : sheet.rows)
        widen(widths, row);
    std::string xml;
    SheetLines lines(xml);
    lines.begin(sheet.titles, widths);
    for (const std::vector<SheetCell> &row : sheet.rows)
        lines.add(row);
    lines.end(sheet.notes);
    return xml;
}

std::string stylesXml()
{
    return std::string(kHead) + "<styleSheet xmlns=\"" + kMain
        + "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
          "<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
          "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font>"
          "<font><sz val=\"10\"/><color rgb=\"FF666666\"/><name val=\"Calibri\"/></font></fonts>"
          "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
          "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
          "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
          "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
          "borderId=\"0\"/></cellStyleXfs>"
          "<cellXfs count=\"7\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
          "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
          "<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
          "<xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
          "<xf numFmtId=\"10\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
          "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
          "<xf numFmtId=\"0\" fontId=\"2\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>"
          "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" "
          "builtinId=\"0\"/></cellStyles></styleSheet>";
}

/// Names that spreadsheets take: no signs of theirs, at most 31 characters, each once.
std::vector<std::string> namesOf(const std::vector<std::string> &wanted)
{
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const std::string &full : wanted) {
        std::string name;
        size_t characters = 0;
        for (const char one : full) {
            const bool begins = (static_cast<unsigned char>(one) & 0xC0) != 0x80;
            if (begins && ++characters > kMostNameCharacters - 3)
                break;
            name += std::string_view("[]:*?/\\'").find(one) == std::string_view::npos ? one : '-';
        }
        if (name.empty())
            name = "Sheet";
        std::string unique = name;
        for (int number = 2; !taken.insert(unique).second; ++number)
            unique = name + " " + std::to_string(number);
        names.push_back(std::move(unique));
    }
    return names;
}

std::string relation(const std::string &id, const char *type, const std::string &target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"" + kRelations + "/" + type + "\" Target=\"" + target
        + "\"/>";
}

/// Everything of a workbook but its sheets.
Result<void> addFrame(ZipWriter &zip, const std::vector<std::string> &wanted)
{
    const std::vector<std::string> names = namesOf(wanted);
    std::string types = std::string(kHead) + "<Types xmlns=\"" + kPackage
        + "/content-types\"><Default Extension=\"rels\" "
          "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
          "Extension=\"xml\" ContentType=\"application/xml\"/>";
    const std::string sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    types += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + sheetType + "sheet.main+xml\"/>";
    types += "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + sheetType + "styles+xml\"/>";
    std::string book =
        std::string(kHead) + "<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" + kRelations + "\"><sheets>";
    std::string relations = std::string(kHead) + "<Relationships xmlns=\"" + kPackage + "/relationships\">";
    for (size_t i = 0; i < names.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        types += "<Override PartName=\"/xl/worksheets/sheet" + number + ".xml\" ContentType=\"" + sheetType
            + "worksheet+xml\"/>";
        book += "<sheet name=\"" + escaped(names[i]) + "\" sheetId=\"" + number + "\" r:id=\"rId" + number
            + "\"/>";
        relations += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
    }
    types += "</Types>";
    book += "</sheets></workbook>";
    relations +=
        relation("rId" + std::to_string(names.size() + 1), "styles", "styles.xml") + "</Relationships>";
    QUNCE_TRY(zip.add("[Content_Types].xml", types));
    QUNCE_TRY(zip.add("_rels/.rels",
        std::string(kHead) + "<Relationships xmlns=\"" + kPackage + "/relationships\">"
            + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"));
    QUNCE_TRY(zip.add("xl/workbook.xml", book));
    QUNCE_TRY(zip.add("xl/_rels/workbook.xml.rels", relations));
    return zip.add("xl/styles.xml", stylesXml());
}

} // namespace

Result<void> writeWorkbook(const std::string &path, const std::vector<Sheet> &sheets)
{
    if (sheets.empty())
        return Error {ErrorCode::InvalidInput, {QUNCE_TEXT("There is nothing to write.")}, path};
    std::vector<std::string> names;
    for (const Sheet &sheet : sheets)
        names.push_back(sheet.name);
    QUNCE_ASSIGN(OutputFile file, OutputFile::create(path));
    ZipWriter zip(file);
    QUNCE_TRY(addFrame(zip, names));
    for (size_t i = 0; i < sheets.size(); ++i)
        QUNCE_TRY(zip.add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheetXml(sheets[i])));
    QUNCE_TRY(zip.finish());
    return file.commit();
}

Result<void> writeWorkbookRows(const std::string &path, const SheetRows &sheet)
{
    if (sheet.count > kMostSheetRows)
        return Error {ErrorCode::InvalidInput,
            {QUNCE_TEXT("These are more rows than a workbook takes. Save them as CSV, or choose a "
                        "shorter period.")},
            path};
    std::vector<double> widths = widthsOf(sheet.titles);
    for (size_t row = 0; row < std::min(sheet.count, kMeasuredRows); ++row)
        widen(widths, sheet.at(row));
    QUNCE_ASSIGN(OutputFile file, OutputFile::create(path));
    ZipWriter zip(file);
    QUNCE_TRY(addFrame(zip, {sheet.name}));
    PackedPart part(zip);
    QUNCE_TRY(part.begin("xl/worksheets/sheet1.xml"));
    std::string xml;
    SheetLines lines(xml);
    lines.begin(sheet.titles, widths);
    for (size_t row = 0; row < sheet.count; ++row) {
        lines.add(sheet.at(row));
        if (xml.size() >= kPartBytes) {
            QUNCE_TRY(part.add(xml));
            xml.clear();
        }
    }
    lines.end(sheet.notes);
    QUNCE_TRY(part.add(xml));
    QUNCE_TRY(part.end());
    QUNCE_TRY(zip.finish());
    return file.commit();
}

std::string toCsv(const Sheet &sheet)
{
    std::string out = "\xEF\xBB\xBF";
    const auto endRow = [&out] { out += "\r\n"; };
    const auto add = [&out](size_t column, std::string_view text) {
        if (column > 0)
            out += ',';
        appendCsvCell(out, text);
    };
    for (size_t column = 0; column < sheet.titles.size(); ++column)
        add(column, sheet.titles[column]);
    endRow();
    for (const std::vector<SheetCell> &row : sheet.rows) {
        for (size_t column = 0; column < row.size(); ++column) {
            const SheetCell &cell = row[column];
            switch (cell.type) {
            case SheetCell::Type::Empty:
                add(column, {});
                break;
            case SheetCell::Type::Text:
                add(column, cell.text);
                break;
            case SheetCell::Type::Integer:
            case SheetCell::Type::Number:
            case SheetCell::Type::Percent:
                add(column, numberText(cell.number));
                break;
            case SheetCell::Type::Money: {
                char text[40];
                std::snprintf(text, sizeof text, "%.2f", cell.number);
                add(column, text);
                break;
            }
            case SheetCell::Type::Day:
                add(column, Day {static_cast<int32_t>(std::lround(cell.number))}.toString());
                break;
            }
        }
        endRow();
    }
    for (const std::string &note : sheet.notes) {
        add(0, note);
        endRow();
    }
    return out;
}

} // namespace qunce
