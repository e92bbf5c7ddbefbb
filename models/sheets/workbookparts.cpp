// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sheets/workbookparts.h"

#include <functional>
#include <map>
#include <memory>

#include "models/sheets/xmlpull.h"

namespace qunce {

namespace {

constexpr const char *kWorkbook = "xl/workbook.xml";
constexpr const char *kRelations = "xl/_rels/workbook.xml.rels";
constexpr const char *kStyles = "xl/styles.xml";
constexpr const char *kStrings = "xl/sharedStrings.xml";
constexpr size_t kMostFormats = 65536;

/// Tokens of one part; a part that is not there has none.
class Part
{
public:
    static Result<std::unique_ptr<Part>> open(const ZipReader &archive, const char *name)
    {
        auto part = std::make_unique<Part>();
        if (const ZipReader::Member *member = archive.find(name)) {
            QUNCE_ASSIGN(part->m_stream, archive.open(*member));
            part->m_xml = std::make_unique<XmlPull>(
                [stream = part->m_stream.get()](std::span<char> into) { return stream->read(into); });
        }
        return part;
    }
    Result<XmlPull::Token> next()
    {
        return m_xml ? m_xml->next() : Result<XmlPull::Token>(XmlPull::Token::Done);
    }
    XmlPull &xml() { return *m_xml; }

private:
    std::unique_ptr<ZipStream> m_stream;
    std::unique_ptr<XmlPull> m_xml;
};

struct Sheets {
    std::vector<std::pair<std::string, std::string>> visible; ///< name, relation
    bool is1904 = false;
};

Result<Sheets> readSheets(const ZipReader &archive)
{
    Sheets sheets;
    QUNCE_ASSIGN(const std::unique_ptr<Part> part, Part::open(archive, kWorkbook));
    for (;;) {
        QUNCE_ASSIGN(const XmlPull::Token token, part->next());
        if (token == XmlPull::Token::Done)
            return sheets;
        if (token != XmlPull::Token::Start)
            continue;
        XmlPull &xml = part->xml();
        if (xml.name() == "workbookPr") {
            const std::string_view value = xml.attribute("date1904");
            sheets.is1904 = value == "1" || value == "true";
        } else if (xml.name() == "sheet") {
            const std::string_view state = xml.attribute("state");
            if (state == "hidden" || state == "veryHidden")
                continue;
            std::string name(xml.attribute("name"));
            sheets.visible.emplace_back(std::move(name), xml.attribute("id"));
        }
    }
}

/// Where the relation leads, in the archive; empty if nowhere.
Result<std::string> targetOf(const ZipReader &archive, std::string_view relation)
{
    QUNCE_ASSIGN(const std::unique_ptr<Part> part, Part::open(archive, kRelations));
    for (;;) {
        QUNCE_ASSIGN(const XmlPull::Token token, part->next());
        if (token == XmlPull::Token::Done)
            return std::string();
        if (token != XmlPull::Token::Start || part->xml().name() != "Relationship"
            || part->xml().attribute("Id") != relation)
            continue;
        const std::string target(part->xml().attribute("Target"));
        return target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
}

Result<std::vector<CellFormat>> readFormats(const ZipReader &archive)
{
    std::vector<CellFormat> formats;
    std::map<uint64_t, CellFormat> own;
    bool isOfCells = false;
    QUNCE_ASSIGN(const std::unique_ptr<Part> part, Part::open(archive, kStyles));
    for (;;) {
        QUNCE_ASSIGN(const XmlPull::Token token, part->next());
        if (token == XmlPull::Token::Done)
            return formats;
        XmlPull &xml = part->xml();
        if (xml.name() == "cellXfs")
            isOfCells = token == XmlPull::Token::Start;
        if (token != XmlPull::Token::Start)
            continue;
        if (xml.name() == "numFmt") {
            const uint64_t id = numberIn(xml.attribute("numFmtId"));
            own[id] = formatOf(xml.attribute("formatCode"));
        } else if (isOfCells && xml.name() == "xf" && formats.size() < kMostFormats) {
            const uint64_t id = numberIn(xml.attribute("numFmtId"));
            const auto found = own.find(id);
            formats.push_back(
                found != own.end() ? found->second : builtInFormat(static_cast<int>(id % 10000)));
        }
    }
}

/// A text may be in runs of different fonts; how Japanese is read aloud (rPh) is no part of it.
Result<SharedStrings> readStrings(const ZipReader &archive, const std::string &path)
{
    SharedStrings strings;
    std::string text;
    bool isText = false;
    size_t aloud = 0;
    QUNCE_ASSIGN(const std::unique_ptr<Part> part, Part::open(archive, kStrings));
    for (;;) {
        QUNCE_ASSIGN(const XmlPull::Token token, part->next());
        if (token == XmlPull::Token::Done)
            return strings;
        const std::string_view name = part->xml().name();
        if (token == XmlPull::Token::Text) {
            if (isText && aloud == 0)
                text += part->xml().text();
            continue;
        }
        const bool begins = token == XmlPull::Token::Start;
        if (name == "t") {
            isText = begins;
        } else if (name == "rPh") {
            aloud += begins ? 1 : static_cast<size_t>(-1);
        } else if (name == "si") {
            if (!begins)
                strings.add(text);
            text.clear();
        }
        if (strings.bytes() + text.size() > SharedStrings::kMostBytes)
            return Error {ErrorCode::InvalidInput,
                Message(
                    QUNCE_TEXT("%1 holds more text than can be read at once. Save the sheet as CSV and try "
                               "again."),
                    {path}),
                "shared strings"};
    }
}

} // namespace

void SharedStrings::add(std::string_view text)
{
    m_texts += text;
    m_ends.push_back(static_cast<uint32_t>(m_texts.size()));
}

std::string_view SharedStrings::at(uint64_t number) const
{
    if (number >= m_ends.size())
        return {};
    const size_t from = number == 0 ? 0 : m_ends[number - 1];
    return std::string_view(m_texts).substr(from, m_ends[number] - from);
}

Result<Workbook> readWorkbook(const ZipReader &archive, const std::string &path)
{
    QUNCE_ASSIGN(const Sheets sheets, readSheets(archive));
    if (sheets.visible.empty())
        return damagedWorkbook(path, "no visible sheet");
    Workbook book;
    book.sheetName = sheets.visible.front().first;
    book.otherSheets = sheets.visible.size() - 1;
    book.is1904 = sheets.is1904;
    QUNCE_ASSIGN(book.sheetPath, targetOf(archive, sheets.visible.front().second));
    if (!archive.find(book.sheetPath))
        return damagedWorkbook(path, "no sheet at " + book.sheetPath);
    QUNCE_ASSIGN(book.formats, readFormats(archive));
    QUNCE_ASSIGN(book.strings, readStrings(archive, path));
    return book;
}

} // namespace qunce
